import type { GrantedAccess } from "../../modules/policy/document";
import { decision, type Request } from "../simulation";
import { policies, profile } from "./profile";

const haiku = profile("us-west-2", "us.anthropic.claude-3-haiku-20240307-v1:0", ["us-east-1", "us-west-2"]);
const sonnet = profile("eu-central-1", "eu.anthropic.claude-sonnet-4-6", ["eu-central-1", "eu-west-1"]);
const made = (region: string, account = "111122223333") =>
  `arn:aws:bedrock:${region}:${account}:application-inference-profile/a1b2c3d4e5f6`;
const everyMade = (region: string) => made(region).replace(/[^/]*$/, "*");
const [near = "", far = ""] = haiku.foundationModelArns;
const [european = ""] = sonnet.foundationModelArns;

const access: Omit<GrantedAccess, "beside"> = {
  profiles: [haiku, sonnet],
  actions: ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile", "bedrock:CountTokens"],
  profileTags: { resourceTags: { project: ["a", "b"] }, matchingPrincipalTags: ["team"] },
};

function decided(request: Partial<Request>): string {
  const documents = policies(access).map(
    (document) => JSON.parse(JSON.stringify(document)) as typeof document,
  );
  return decision(documents, { action: "bedrock:InvokeModel", resource: made("us-west-2"), ...request });
}

test("asks for every tag of a profile, and for the application profiles of the Region before a model", () => {
  expect(JSON.parse(JSON.stringify(policies(access)))).toEqual([
    {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"],
          Resource: [everyMade("us-west-2"), everyMade("eu-central-1")],
          Condition: {
            StringEquals: {
              "aws:ResourceTag/project": ["a", "b"],
              "aws:ResourceTag/team": "${aws:PrincipalTag/team}",
            },
          },
        },
        ...[haiku, sonnet].flatMap(({ foundationModelArns: Resource }, index) => [
          {
            Effect: "Allow",
            Action: ["bedrock:InvokeModel*"],
            Resource,
            Condition: {
              ArnLike: {
                "bedrock:InferenceProfileArn": [everyMade(index === 0 ? "us-west-2" : "eu-central-1")],
              },
            },
          },
          { Effect: "Allow", Action: ["bedrock:CountTokens"], Resource },
        ]),
      ],
    },
  ]);
});

const right = {
  "aws:ResourceTag/project": "b",
  "aws:ResourceTag/team": "red",
  "aws:PrincipalTag/team": "red",
};

test.each([
  ["all tags", right, "Allowed"],
  ["another project", { ...right, "aws:ResourceTag/project": "c" }, "ImplicitlyDenied"],
  ["another team than the caller's", { ...right, "aws:ResourceTag/team": "blue" }, "ImplicitlyDenied"],
  ["another caller", { ...right, "aws:PrincipalTag/team": "blue" }, "ImplicitlyDenied"],
  ["a caller without the tag", withoutKey(right, "aws:PrincipalTag/team"), "ImplicitlyDenied"],
  ["a profile without the team", withoutKey(right, "aws:ResourceTag/team"), "ImplicitlyDenied"],
  ["neither of them with the team", { "aws:ResourceTag/project": "a" }, "ImplicitlyDenied"],
  ["a profile without tags", { "aws:PrincipalTag/team": "red" }, "ImplicitlyDenied"],
  [
    "a tag that is the variable itself",
    { ...right, "aws:PrincipalTag/team": "blue", "aws:ResourceTag/team": "${aws:PrincipalTag/team}" },
    "ImplicitlyDenied",
  ],
])("a call of a profile with %s is decided", (_, context, expected) => {
  expect(decided({ context })).toBe(expected);
});

test.each([
  ["another account", made("us-west-2", "444455556666")],
  ["another Region", made("us-east-1")],
  ["the profile behind", haiku.arn],
])("a profile of %s is denied, whatever its tags", (_, resource) => {
  expect(decided({ resource, context: right })).toBe("ImplicitlyDenied");
});

test.each([
  [near, made("us-west-2"), "Allowed"],
  [far, made("us-west-2"), "Allowed"],
  [european, made("eu-central-1"), "Allowed"],
  [near, made("eu-central-1"), "ImplicitlyDenied"],
  [european, made("us-west-2"), "ImplicitlyDenied"],
  [near, made("us-west-2", "444455556666"), "ImplicitlyDenied"],
  [near, haiku.arn, "ImplicitlyDenied"],
  [near, undefined, "ImplicitlyDenied"],
  [near.replace("haiku", "opus"), made("us-west-2"), "ImplicitlyDenied"],
])("a call of %s through %s is decided", (resource, inferenceProfileArn, expected) => {
  expect(decided({ resource, inferenceProfileArn })).toBe(expected);
});

test("tags are asked of every action on a profile", () => {
  const actions = ["bedrock:DeleteInferenceProfile", "bedrock:TagResource", "bedrock:ListInferenceProfiles"];
  const [first, ...others] = policies({ ...access, actions })[0]?.Statement ?? [];
  expect(first?.Action).toEqual(actions.slice(0, 2));
  expect(first?.Condition).toEqual({
    StringEquals: expect.objectContaining({ "aws:ResourceTag/project": ["a", "b"] }) as unknown,
  });
  expect(others).toEqual([{ Effect: "Allow", Action: actions.slice(2), Resource: "*" }]);
});

function withoutKey(context: Readonly<Record<string, string>>, key: string): Record<string, string> {
  return Object.fromEntries(Object.entries(context).filter(([name]) => name !== key));
}
