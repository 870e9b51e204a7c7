import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformVariable } from "cdktf";
import {
  ApplicationInferenceProfile,
  FoundationModel,
  FoundationModelAccess,
  TaggedInferenceProfileAccess,
} from "../../modules";
import { emptyStack, synthesized } from "../stack";

const modelId = "amazon.titan-embed-text-v2:0";

function reads(stack: ReturnType<typeof emptyStack>, type = "aws_bedrock_foundation_model") {
  return Object.values(synthesized(stack).data?.[type] ?? {});
}

test("reads a model once, however often it is looked up", () => {
  const stack = emptyStack();
  const [first, second] = ["A", "B"].map((id) => FoundationModel.fromLookup(stack, id, { modelId }));
  expect(reads(stack)).toHaveLength(1);
  expect(second?.foundationModelArn).toBe(first?.foundationModelArn);
});

test("reads a model again for another Region or another provider", () => {
  const stack = emptyStack();
  const provider = new AwsProvider(stack, "East", { region: "us-east-1", alias: "east" });
  FoundationModel.fromLookup(stack, "Here", { modelId });
  FoundationModel.fromLookup(stack, "Ohio", { modelId, sourceRegion: "us-east-2" });
  FoundationModel.fromLookup(stack, "Virginia", { modelId, provider });
  expect(reads(stack).map((read) => [read.region, read.provider])).toEqual([
    [undefined, undefined],
    ["us-east-2", undefined],
    [undefined, "aws.east"],
  ]);
});

test("fails on a lookup that went with the construct that was first", () => {
  const stack = emptyStack();
  FoundationModel.fromLookup(stack, "First", { modelId });
  FoundationModel.fromLookup(stack, "Second", { modelId });
  stack.node.tryRemoveChild("First");
  expect(() => synthesized(stack)).toThrow(
    "prod/Second: its lookup should be in the stack, went with prod/First/Default; look it up in a construct that stays first",
  );
});

/** The conditions on what AWS answers. */
function conditions(stack: ReturnType<typeof emptyStack>): string[] {
  const [read] = reads(stack) as { lifecycle: { postcondition: { condition: string }[] } }[];
  return read?.lifecycle.postcondition.map(({ condition }) => condition) ?? [];
}

test("asks for the model, the Region and a call without a profile", () => {
  const stack = emptyStack();
  FoundationModel.fromLookup(stack, "Titan", { modelId });
  expect(conditions(stack)).toEqual([
    '${can(regex("^arn:[^:*?]+:bedrock:[^:*?]+::foundation-model\\\\/[^*?$]+$", self.model_arn))}',
    `\${self.model_arn == "${modelId}" || try(split("/", self.model_arn)[1] == "${modelId}", false)}`,
    '${try(contains(self.inference_types_supported, "ON_DEMAND"), false)}',
    '${try(split(":", self.model_arn)[3], "") == "us-west-2"}',
  ]);
});

test("asks for a model that only Terraform knows", () => {
  const stack = emptyStack();
  const id = new TerraformVariable(stack, "Id", { type: "string" }).stringValue;
  FoundationModel.fromLookup(stack, "Titan", { modelId: id });
  expect(conditions(stack)[1]).toContain("local.bedrock_model_id_1");
});

test("an application profile of a model routes to it, in its Region and by its provider", () => {
  const stack = emptyStack();
  const provider = new AwsProvider(stack, "East", { region: "us-east-1", alias: "east" });
  const copyFrom = FoundationModel.fromLookup(stack, "Titan", { modelId, provider });
  const team = new ApplicationInferenceProfile(stack, "Team", { copyFrom });
  expect(team.foundationModelArns).toBe(copyFrom.foundationModelArns);
  const [made] = Object.values(synthesized(stack).resource?.aws_bedrock_inference_profile ?? {});
  expect(made).toMatchObject({
    provider: "aws.east",
    model_source: [
      {
        copy_from: expect.stringMatching(/^\${data.aws_bedrock_foundation_model\..*\.model_arn}$/) as unknown,
      },
    ],
  });
});

const roles = ["kb"];

test("asks for the account once for each provider, and only where a policy names what the account has", () => {
  const stack = emptyStack();
  const provider = new AwsProvider(stack, "East", { region: "us-east-1", alias: "east" });
  const here = FoundationModel.fromLookup(stack, "Here", { modelId });
  const there = FoundationModel.fromLookup(stack, "There", { modelId, provider });
  new FoundationModelAccess(stack, "A", { foundationModels: [here, there], roles });
  expect(reads(stack, "aws_caller_identity")).toEqual([]);
  new FoundationModelAccess(stack, "B", { foundationModels: [here], roles, asyncInvoke: true });
  const resourceTags = { team: "a" };
  new TaggedInferenceProfileAccess(stack, "C", { copiedFrom: [here, there], resourceTags, roles });
  expect(reads(stack, "aws_caller_identity").map((read) => read.provider)).toEqual([undefined, "aws.east"]);
});

test("a policy variable is left to IAM", () => {
  const stack = emptyStack();
  const titan = FoundationModel.fromLookup(stack, "Titan", { modelId });
  new TaggedInferenceProfileAccess(stack, "A", {
    copiedFrom: [titan],
    matchingPrincipalTags: ["team"],
    roles,
  });
  expect(JSON.stringify(synthesized(stack).locals)).toContain(
    '"aws:ResourceTag/team":"$${aws:PrincipalTag/team}"',
  );
});
