import type { PolicyDocument } from "../../modules/policy/document";
import { synthesizedStacks } from "../app";
import { fixture, inOneOrder } from "../fixture";
import { decision } from "../simulation";
import { describeWithTerraform, LocalAws, unframed } from "./local-aws";

const production = "111122223333";
const staging = "444455556666";

/** The page's policy, in an account. */
function expected(name: string, account: string): unknown {
  const text = JSON.stringify(fixture(name).expected).replaceAll(production, account);
  return inOneOrder(JSON.parse(text) as PolicyDocument);
}

describeWithTerraform("main.ts, applied in two accounts", () => {
  let aws: LocalAws;
  let terraform: Record<"production" | "staging", Awaited<ReturnType<LocalAws["terraform"]>>>;
  const stacks = synthesizedStacks();

  beforeAll(async () => {
    aws = await LocalAws.start();
    for (const role of ["analytics", "research"]) await aws.createRole(role);
    await aws.createRole("analytics", staging);
    terraform = {
      production: await aws.terraform("production", stacks.get("production") ?? ""),
      staging: await aws.terraform("staging", stacks.get("staging") ?? ""),
    };
  });

  afterAll(() => aws.stop());

  test("each account gets its own policies, and they say what the AWS page says", async () => {
    for (const stack of [terraform.production, terraform.staging]) {
      await stack.validate();
      await stack.deploy();
    }
    const analytics = await aws.attachedDocuments("analytics");
    const research = await aws.attachedDocuments("research");
    const staged = await aws.attachedDocuments("analytics", staging);
    expect(analytics.map(inOneOrder)).toEqual([expected("us-claude-3-haiku", production)]);
    expect(research.map(inOneOrder)).toEqual([expected("global-claude-sonnet-4", production)]);
    expect(staged.map(inOneOrder)).toEqual([expected("us-claude-3-haiku-no-global-routing", staging)]);
    expect((await aws.policyNames()).sort()).toEqual(["production-Analytics", "production-Research"]);
    expect(await aws.policyNames(staging)).toEqual(["staging-Analytics"]);

    for (const [name, documents] of [
      ["us-claude-3-haiku", analytics],
      ["global-claude-sonnet-4", research],
    ] as const) {
      for (const { arn, foundationModelArns } of fixture(name).input.profiles) {
        expectFence(documents, arn, foundationModelArns);
      }
    }
  });

  test("a second plan is empty, in whatever order AWS lists the models", async () => {
    expect(await terraform.production.changes()).toEqual([]);
    expect(await terraform.staging.changes()).toEqual([]);
  });

  test("destroy leaves nothing in either account", async () => {
    await terraform.production.destroy();
    await terraform.staging.destroy();
    expect(await aws.policyNames()).toEqual([]);
    expect(await aws.policyNames(staging)).toEqual([]);
    expect(await aws.attachedDocuments("analytics")).toEqual([]);
  });

  test("fails to plan in the wrong account", async () => {
    const text = stacks.get("staging") ?? "";
    // credentials of production, for the stack of staging
    terraform.staging.write(text.replace(`arn:aws:iam::${staging}:role`, `arn:aws:iam::${production}:role`));
    const error = await terraform.staging.savePlan().catch(unframed);
    expect(error).toContain(`AWS account ID not allowed: ${production}`);
  });
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
