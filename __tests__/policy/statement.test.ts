import { policyDocument } from "../../modules/policy/document";
import { accessStatements, type ProfileResource } from "../../modules/policy/statement";
import { fixture } from "../fixture";
import { decision } from "../simulation";

const haiku = profile("us-west-2", "inference-profile/us.anthropic.claude-3-haiku-20240307-v1:0", [
  "us-east-1",
  "us-west-2",
]);
const team: ProfileResource = {
  ...profile("us-west-2", "application-inference-profile/a1b2c3d4e5f6", ["us-east-1", "us-west-2"]),
  application: true,
};

function profile(region: string, resource: string, regions: readonly string[]): ProfileResource {
  return {
    arn: `arn:aws:bedrock:${region}:111122223333:${resource}`,
    application: false,
    foundationModelArns: regions.map(
      (name) => `arn:aws:bedrock:${name}::foundation-model/anthropic.claude-3-haiku-20240307-v1:0`,
    ),
  };
}

test.each(["us-claude-3-haiku", "us-claude-3-haiku-no-global-routing", "global-claude-sonnet-4"])(
  "says what the AWS page says: %s",
  (name) => {
    const { input, expected } = fixture(name);
    expect(policyDocument(accessStatements(input))).toEqual(expected);
  },
);

test("fences the models of each profile with that profile alone", () => {
  const statements = accessStatements({ profiles: [haiku, team], actions: ["bedrock:InvokeModel*"] });
  expect(statements).toEqual([
    { Effect: "Allow", Action: ["bedrock:InvokeModel*"], Resource: [haiku.arn, team.arn] },
    {
      Effect: "Allow",
      Action: ["bedrock:InvokeModel*"],
      Resource: haiku.foundationModelArns,
      Condition: { StringEquals: { "bedrock:InferenceProfileArn": haiku.arn } },
    },
    {
      Effect: "Allow",
      Action: ["bedrock:InvokeModel*"],
      Resource: team.foundationModelArns,
      Condition: { StringEquals: { "bedrock:InferenceProfileArn": team.arn } },
    },
  ]);
});

test("puts each action where it can match, and nowhere else", () => {
  const actions = [
    "bedrock:InvokeModel",
    "bedrock:CountTokens",
    "bedrock:GetInferenceProfile",
    "bedrock:TagResource",
    "bedrock:ListInferenceProfiles",
  ];
  expect(accessStatements({ profiles: [haiku, team], actions })).toEqual([
    {
      Effect: "Allow",
      Action: ["bedrock:InvokeModel", "bedrock:GetInferenceProfile"],
      Resource: [haiku.arn, team.arn],
    },
    { Effect: "Allow", Action: ["bedrock:TagResource"], Resource: [team.arn] },
    ...[haiku, team].flatMap(({ arn, foundationModelArns }) => [
      {
        Effect: "Allow",
        Action: ["bedrock:InvokeModel"],
        Resource: foundationModelArns,
        Condition: { StringEquals: { "bedrock:InferenceProfileArn": arn } },
      },
      { Effect: "Allow", Action: ["bedrock:CountTokens"], Resource: foundationModelArns },
    ]),
    { Effect: "Allow", Action: ["bedrock:ListInferenceProfiles"], Resource: "*" },
  ]);
});

test("never makes a statement without an action or without a resource", () => {
  expect(accessStatements({ profiles: [haiku], actions: ["bedrock:TagResource"] })).toEqual([]);
  expect(accessStatements({ profiles: [haiku], actions: ["bedrock:GetInferenceProfile"] })).toEqual([
    { Effect: "Allow", Action: ["bedrock:GetInferenceProfile"], Resource: [haiku.arn] },
  ]);
});

test("directModelAccess lets the models be called without a profile", () => {
  const request = { action: "bedrock:InvokeModel", resource: String(haiku.foundationModelArns[0]) };
  const [fenced, direct] = [false, true].map((directModelAccess) =>
    policyDocument(
      accessStatements({ profiles: [haiku], actions: ["bedrock:InvokeModel*"], directModelAccess }),
    ),
  );
  expect(decision(fenced ? [fenced] : [], request)).toBe("ImplicitlyDenied");
  expect(decision(direct ? [direct] : [], request)).toBe("Allowed");
});

test("denyGlobalRouting denies what another policy allows, where the Region is unspecified", () => {
  const { expected } = fixture("global-claude-sonnet-4");
  const { arn, foundationModelArns } = fixture("global-claude-sonnet-4").input.profiles[0] ?? haiku;
  const deny = policyDocument(
    accessStatements({ profiles: [haiku], actions: ["bedrock:InvokeModel*"], denyGlobalRouting: true }),
  );
  const decisions = foundationModelArns.map((resource) =>
    decision([expected, deny], { action: "bedrock:InvokeModel", resource, inferenceProfileArn: arn }),
  );
  expect(decisions).toEqual(["ExplicitlyDenied", "Allowed"]);
});
