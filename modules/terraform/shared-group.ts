import { Construct, type IConstruct } from "constructs";
import { OncePerStack } from "./once-per-stack";

const groups = new OncePerStack<"group", Construct>();

/** The group for what constructs share: below the stack, so that nothing in it goes with the construct that was first. */
export function sharedGroup(scope: IConstruct): Construct {
  return groups.of(scope, "group", (stack) => new Construct(stack, "cdktf-bedrock-inference-profiles"));
}
