import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { ApplicationInferenceProfile, InferenceProfile } from "../../modules";
import { emptyStack, synthesized } from "../stack";

const inferenceProfileId = "us.anthropic.claude-3-haiku-20240307-v1:0";

function reads(stack: ReturnType<typeof emptyStack>) {
  return Object.values(synthesized(stack).data?.aws_bedrock_inference_profile ?? {});
}

test("reads a profile once, however often it is looked up", () => {
  const stack = emptyStack();
  const [first, second] = ["A", "B"].map((id) =>
    InferenceProfile.fromLookup(stack, id, { inferenceProfileId }),
  );
  expect(reads(stack)).toHaveLength(1);
  expect(second?.inferenceProfileArn).toBe(first?.inferenceProfileArn);
});

test("reads a profile again for another source Region or another provider", () => {
  const stack = emptyStack();
  const provider = new AwsProvider(stack, "East", { region: "us-east-1", alias: "east" });
  InferenceProfile.fromLookup(stack, "Here", { inferenceProfileId });
  InferenceProfile.fromLookup(stack, "Ohio", { inferenceProfileId, sourceRegion: "us-east-2" });
  InferenceProfile.fromLookup(stack, "Virginia", { inferenceProfileId, provider });
  expect(reads(stack).map((read) => [read.region, read.provider])).toEqual([
    [undefined, undefined],
    ["us-east-2", undefined],
    [undefined, "aws.east"],
  ]);
});

test("reads a profile in each stack", () => {
  for (const stack of [emptyStack(), emptyStack()]) {
    InferenceProfile.fromLookup(stack, "Haiku", { inferenceProfileId });
    expect(reads(stack)).toHaveLength(1);
  }
});

test("accepts AWS provider 5.100 and 6", () => {
  const stack = emptyStack();
  InferenceProfile.fromLookup(stack, "Haiku", { inferenceProfileId });
  expect(synthesized(stack).terraform.required_providers.aws.version).toBe(">= 5.100.0, < 7.0.0");
});

test("leaves the last word on the AWS provider's version to the stack", () => {
  const stack = emptyStack();
  InferenceProfile.fromLookup(stack, "Haiku", { inferenceProfileId });
  stack.addOverride("terraform.required_providers.aws.version", "6.25.0");
  InferenceProfile.fromLookup(stack, "Sonnet", { inferenceProfileId: "us.anthropic.claude-sonnet-4-6" });
  expect(synthesized(stack).terraform.required_providers.aws.version).toBe("6.25.0");
});

test("defines no output that nobody asked for", () => {
  const stack = emptyStack();
  const haiku = InferenceProfile.fromLookup(stack, "Haiku", { inferenceProfileId });
  new ApplicationInferenceProfile(stack, "Team", { copyFrom: haiku });
  expect(synthesized(stack).output).toBeUndefined();
});
