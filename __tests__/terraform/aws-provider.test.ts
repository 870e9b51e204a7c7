import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App } from "cdktf";
import {
  ApplicationInferenceProfile,
  BedrockAccessStack,
  InferenceProfile,
  ModelAccess,
} from "../../modules";
import { emptyStack, synthesized } from "../stack";

const path = "terraform.required_providers.aws.version";
const inferenceProfileId = "us.anthropic.claude-3-haiku-20240307-v1:0";
const modelArn = "arn:aws:bedrock:us-east-2::foundation-model/anthropic.claude-3-haiku-20240307-v1:0";

function version(stack: ReturnType<typeof emptyStack>): string {
  return synthesized(stack).terraform.required_providers.aws.version;
}

test.each(["5.100.0", "~> 6.20", ">= 5.100.0, < 7.0.0", "7.0.0"])(
  "never changes a version the user set: %s",
  (set) => {
    const before = emptyStack();
    before.addOverride(path, set);
    InferenceProfile.fromLookup(before, "Haiku", { inferenceProfileId });
    new ModelAccess(before, "Subscribe", { roles: ["platform"] });
    expect(version(before)).toBe(set);

    const after = emptyStack();
    InferenceProfile.fromLookup(after, "Haiku", { inferenceProfileId });
    after.addOverride(path, set);
    new ModelAccess(after, "Subscribe", { roles: ["platform"] });
    expect(version(after)).toBe(set);
  },
);

test("takes a version in a whole block of overrides for the user's", () => {
  const stack = emptyStack();
  stack.addOverride("terraform", { required_providers: { aws: { version: "~> 6.20" } } });
  new ModelAccess(stack, "Subscribe", { roles: ["platform"] });
  expect(version(stack)).toBe("~> 6.20");
});

test("sourceRegion raises our version to 6, the user's not", () => {
  const stack = emptyStack();
  InferenceProfile.fromLookup(stack, "Haiku", { inferenceProfileId });
  InferenceProfile.fromLookup(stack, "Ohio", { inferenceProfileId, sourceRegion: "us-east-2" });
  expect(version(stack)).toBe(">= 6.0.0, < 7.0.0");

  const users = emptyStack();
  users.addOverride(path, ">= 5.100.0, < 7.0.0");
  new ApplicationInferenceProfile(users, "Team", { copyFrom: modelArn, sourceRegion: "us-east-2" });
  expect(version(users)).toBe(">= 5.100.0, < 7.0.0");
});

test("oneProvider raises our version to 6", () => {
  const grants = { Analytics: { inferenceProfileIds: [inferenceProfileId], roles: ["analytics"] } };
  const props = { accountId: "111122223333", sourceRegion: "us-west-2", grants };
  expect(version(new BedrockAccessStack(new App(), "prod", props))).toBe(">= 5.100.0, < 7.0.0");
  const one = new BedrockAccessStack(new App(), "prod", { ...props, oneProvider: true });
  expect(version(one)).toBe(">= 6.0.0, < 7.0.0");
  one.addOverride(path, "5.100.0");
  expect(() => synthesized(one)).toThrow(
    "prod: 'oneProvider' should stand beside AWS provider 6, got the version '5.100.0' of the stack; let it be 6, or define a provider for the Region instead",
  );
});

test.each(["before", "after"])(
  "fails on a sourceRegion beside a version that shuts 6 out, set %s",
  (when) => {
    const stack = emptyStack();
    if (when === "before") stack.addOverride(path, "~> 5.100");
    InferenceProfile.fromLookup(stack, "Ohio", { inferenceProfileId, sourceRegion: "us-east-2" });
    if (when === "after") stack.addOverride(path, "~> 5.100");
    expect(() => synthesized(stack)).toThrow(
      "prod/Ohio: 'sourceRegion' should stand beside AWS provider 6, got the version '~> 5.100' of the stack; let it be 6, or define a provider for the Region instead",
    );
  },
);

test("takes a stack whose user leaves the version out, or the provider", () => {
  const stack = emptyStack();
  InferenceProfile.fromLookup(stack, "Ohio", { inferenceProfileId, sourceRegion: "us-east-2" });
  stack.addOverride("terraform.required_providers", { aws: { source: "hashicorp/aws" } });
  expect(() => synthesized(stack)).not.toThrow();

  const none = emptyStack();
  none.addOverride("terraform.required_providers", null);
  expect(() => InferenceProfile.fromLookup(none, "Haiku", { inferenceProfileId })).not.toThrow();
});

test("a copy is made where what it copies is, unless it says otherwise", () => {
  const stack = emptyStack();
  const provider = new AwsProvider(stack, "East", { region: "us-east-1", alias: "east" });
  const west = new AwsProvider(stack, "West", { region: "us-west-1", alias: "west" });
  const virginia = InferenceProfile.fromLookup(stack, "Virginia", { inferenceProfileId, provider });
  const ohio = InferenceProfile.fromLookup(stack, "Ohio", { inferenceProfileId, sourceRegion: "us-east-2" });
  new ApplicationInferenceProfile(stack, "A", { copyFrom: virginia });
  new ApplicationInferenceProfile(stack, "B", { copyFrom: ohio });
  new ApplicationInferenceProfile(stack, "C", { copyFrom: virginia, provider: west });
  new ApplicationInferenceProfile(stack, "D", { copyFrom: ohio, sourceRegion: "us-west-1" });
  new ApplicationInferenceProfile(stack, "E", { copyFrom: modelArn, provider });
  const made = Object.values(synthesized(stack).resource?.aws_bedrock_inference_profile ?? {});
  const places = Object.fromEntries(
    made.map(({ name, provider: its, region }) => [String(name), [its, region]] as const),
  );
  expect(places).toEqual({
    "prod-A": ["aws.east", undefined],
    "prod-B": [undefined, "us-east-2"],
    "prod-C": ["aws.west", undefined],
    "prod-D": [undefined, "us-west-1"],
    "prod-E": ["aws.east", undefined],
  });
});
