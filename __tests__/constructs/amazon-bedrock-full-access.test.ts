import { AmazonBedrockFullAccess } from "../../modules";
import { emptyStack, synthesized } from "../stack";

test("takes the partition from AWS", () => {
  const stack = emptyStack();
  new AmazonBedrockFullAccess(stack, "Admin", { roles: { Sandbox: "sandbox" } });
  expect(Object.keys(synthesized(stack).data?.aws_partition ?? {})).toHaveLength(1);
});
