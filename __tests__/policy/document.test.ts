import { accessDocuments } from "../../modules/policy/document";
import { policySize } from "../../modules/policy/size";
import { fixture } from "../fixture";
import { decision } from "../simulation";
import { profile } from "./profile";

const haiku = profile("us-west-2", "us.anthropic.claude-3-haiku-20240307-v1:0", ["us-east-1", "us-west-2"]);

test.each(["us-claude-3-haiku", "us-claude-3-haiku-no-global-routing", "global-claude-sonnet-4"])(
  "says what the AWS page says: %s",
  (name) => {
    const { input, expected } = fixture(name);
    expect(accessDocuments(input)).toEqual([expected]);
  },
);

test("directModelAccess lets the models be called without a profile", () => {
  const request = { action: "bedrock:InvokeModel", resource: String(haiku.foundationModelArns[0]) };
  const [fenced, direct] = [false, true].map((directModelAccess) =>
    accessDocuments({ profiles: [haiku], actions: ["bedrock:InvokeModel*"], directModelAccess }),
  );
  expect(decision(fenced ?? [], request)).toBe("ImplicitlyDenied");
  expect(decision(direct ?? [], request)).toBe("Allowed");
});

test("denyGlobalRouting denies what another policy allows, where the Region is unspecified", () => {
  const { expected } = fixture("global-claude-sonnet-4");
  const { arn, foundationModelArns } = fixture("global-claude-sonnet-4").input.profiles[0] ?? haiku;
  const deny = accessDocuments({
    profiles: [haiku],
    actions: ["bedrock:InvokeModel*"],
    denyGlobalRouting: true,
  });
  const decisions = foundationModelArns.map((resource) =>
    decision([expected, ...deny], { action: "bedrock:InvokeModel", resource, inferenceProfileArn: arn }),
  );
  expect(decisions).toEqual(["ExplicitlyDenied", "Allowed"]);
});

test("another profile at the end changes one document", () => {
  const ids = Array.from({ length: 12 }, (_, index) => `us.anthropic.claude-${index}`);
  const profiles = ids.map((id) => profile("us-west-2", id, ["us-east-1", "us-west-2"]));
  const access = { actions: ["bedrock:InvokeModel*"], denyGlobalRouting: true, profilesPerPolicy: 5 };
  const before = accessDocuments({ ...access, profiles: profiles.slice(0, 11) });
  const after = accessDocuments({ ...access, profiles });
  expect(after).toHaveLength(3);
  expect(
    after.filter((document, index) => JSON.stringify(document) !== JSON.stringify(before[index])),
  ).toHaveLength(1);
});

test("puts what belongs to no profile in the first document", () => {
  const profiles = [haiku, profile("us-west-2", "us.anthropic.claude-sonnet-4-6", ["us-west-2"])];
  const actions = ["bedrock:ListInferenceProfiles"];
  const documents = accessDocuments({ profiles, actions, denyGlobalRouting: true, profilesPerPolicy: 1 });
  expect(documents.map(({ Statement }) => Statement.map(({ Effect }) => Effect))).toEqual([
    ["Allow", "Deny"],
    [],
  ]);
});

test("twelve profiles of the longest list AWS has fit in three policies", () => {
  const regions = ["ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1"].concat([
    "ap-south-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-4",
  ]);
  const profiles = Array.from({ length: 12 }, () =>
    profile("ap-northeast-1", "apac.amazon.nova-lite-v1:0", regions),
  );
  const actions = ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"];
  const sizes = accessDocuments({ profiles, actions, denyGlobalRouting: true, profilesPerPolicy: 5 }).map(
    policySize,
  );
  expect(sizes).toHaveLength(3);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(6144);
});

test("a US profile with three Regions costs at most 600 characters of its policy", () => {
  const sonnet = profile("us-east-1", "us.anthropic.claude-sonnet-4-20250514-v1:0", [
    "us-east-1",
    "us-east-2",
    "us-west-2",
  ]);
  const actions = ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"];
  const [one, two] = [[haiku], [haiku, sonnet]].map((profiles) =>
    accessDocuments({ profiles, actions }).map(policySize),
  );
  expect(Number(two?.[0]) - Number(one?.[0])).toBeLessThanOrEqual(600);
});
