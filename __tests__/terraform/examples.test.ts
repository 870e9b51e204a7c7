import type { PolicyDocument } from "../../modules/policy/document";
import { changedAddresses } from "../../local/terraform";
import { synthesizedStacks } from "../app";
import { fixture, inOneOrder } from "../fixture";
import { decision } from "../simulation";
import { describeWithTerraform, LocalAws } from "./local-aws";

const minutes = 60_000;

describeWithTerraform("main.ts, applied", () => {
  let aws: LocalAws;
  let stacks: ReadonlyMap<string, string>;

  beforeAll(async () => {
    stacks = synthesizedStacks();
    aws = await LocalAws.start();
  }, minutes);

  afterAll(() => aws.stop());

  test.each([
    ["us-claude-3-haiku", "analytics"],
    ["global-claude-sonnet-4", "research"],
    ["no-global-routing", "support"],
  ])(
    "%s",
    async (stack, role) => {
      await aws.createRole(role);
      const terraform = await aws.terraform(stack, stacks.get(stack) ?? "");
      await terraform.validate();
      await terraform.plan();
      await terraform.apply();
      const documents = await aws.attachedDocuments(role);
      const again = await terraform.plan();
      await terraform.destroy();
      const left = [await aws.attachedDocuments(role), await aws.policyNames()];

      const name = stack === "no-global-routing" ? "us-claude-3-haiku-no-global-routing" : stack;
      const { input, expected } = fixture(name);
      expect(documents.map(inOneOrder)).toEqual([inOneOrder(expected)]);
      expect(changedAddresses(again)).toEqual([]);
      expect(left).toEqual([[], []]);
      for (const profile of input.profiles) expectFence(documents, profile.arn, profile.foundationModelArns);
    },
    2 * minutes,
  );
});

/** Asks for every call that the policy should allow, and for their neighbours that it should not. */
function expectFence(documents: readonly PolicyDocument[], arn: string, models: readonly string[]): void {
  const asked = (resource: string, inferenceProfileArn?: string) =>
    ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"].map((action) =>
      decision(documents, { action, resource, inferenceProfileArn }),
    );
  const allowed = ["Allowed", "Allowed"];
  const denied = ["ImplicitlyDenied", "ImplicitlyDenied"];

  expect(asked(arn, arn)).toEqual(allowed);
  for (const model of models) {
    expect(asked(model, arn)).toEqual(allowed);
    expect(asked(model)).toEqual(denied);
    expect(asked(model, arn.replace("/us.", "/eu.").replace("/global.", "/us."))).toEqual(denied);
    expect(asked(model.replace(/bedrock:[^:]*:/, "bedrock:eu-west-1:"), arn)).toEqual(denied);
    expect(asked(`${model}0`, arn)).toEqual(denied);
    expect(asked(model.replace("anthropic.claude", "amazon.nova"), arn)).toEqual(denied);
  }
}
