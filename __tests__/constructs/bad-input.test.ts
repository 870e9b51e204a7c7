import { TerraformVariable, Token, type TerraformStack } from "cdktf";
import { placements } from "../../modules/policy/action";
import { InferenceProfile, InferenceProfileAccess, type InferenceProfileAccessProps } from "../../modules";
import { emptyStack } from "../stack";

const known = [...placements.keys()].join(", ");
const haikuId = "us.anthropic.claude-3-haiku-20240307-v1:0";
const globalId = "global.anthropic.claude-sonnet-4-20250514-v1:0";

const badIds: [id: string, message: string][] = [
  ["", "without wildcards, white space, quotes or ${, got ''"],
  ["us.*", "without wildcards, white space, quotes or ${, got 'us.*'"],
  ["us.claude ", "without wildcards, white space, quotes or ${, got 'us.claude '"],
  ["us.'claude'", "without wildcards, white space, quotes or ${, got 'us.'claude''"],
  ["${var.id}", "without wildcards, white space, quotes or ${, got '${var.id}'"],
];

test.each(badIds)("fails to look up %j", (inferenceProfileId, message) => {
  const stack = emptyStack();
  expect(() => InferenceProfile.fromLookup(stack, "Haiku", { inferenceProfileId })).toThrow(
    new Error(`prod/Haiku: 'inferenceProfileId' should be an inference profile ID or ARN ${message}`),
  );
  expect(stack.node.tryFindChild("Haiku")?.node.children).toEqual([]);
});

interface Case {
  readonly what: string;
  readonly props: (stack: TerraformStack) => Partial<InferenceProfileAccessProps>;
  readonly message: string;
}

const name = (stack: TerraformStack) => new TerraformVariable(stack, "Name", { type: "string" }).stringValue;
const profile = (stack: TerraformStack, inferenceProfileId: string, id = "Other") =>
  InferenceProfile.fromLookup(stack, id, { inferenceProfileId });

const cases: Case[] = [
  {
    what: "no profiles",
    props: () => ({ inferenceProfiles: [] }),
    message: "'inferenceProfiles' should name at least one inference profile, got []",
  },
  {
    what: "a profile twice",
    props: (stack) => ({ inferenceProfiles: [profile(stack, haikuId, "A"), profile(stack, haikuId, "B")] }),
    message: `'inferenceProfiles' should name each inference profile once, got '${haikuId}' twice`,
  },
  {
    what: "no roles",
    props: () => ({ roles: [] }),
    message: "'roles' should name at least one role, got []",
  },
  {
    what: "a record without roles",
    props: () => ({ roles: {} }),
    message: "'roles' should name at least one role, got {}",
  },
  {
    what: "a role twice",
    props: () => ({ roles: ["analytics", "analytics"] }),
    message: "'roles' should name each role once, got 'analytics' twice",
  },
  {
    what: "a role under two keys",
    props: () => ({ roles: { A: "analytics", B: "analytics" } }),
    message: "'roles' should name each role once, got 'analytics' twice",
  },
  {
    what: "a token under two keys",
    props: (stack) => {
      const token = name(stack);
      return { roles: { A: token, B: token } };
    },
    message: "'roles' should name each role once, got a token twice",
  },
  {
    what: "a token in a list of roles",
    props: (stack) => ({ roles: [name(stack)] }),
    message: "'roles' should be a record where a name is a token, got a list; write { Analytics: role.name }",
  },
  {
    what: "an empty role name",
    props: () => ({ roles: [""] }),
    message: "'roles' should be role names of 1 to 64 characters from [\\w+=,.@-], got ''",
  },
  {
    what: "an ARN for a role name",
    props: () => ({ roles: { Analytics: "arn:aws:iam::111122223333:role/analytics" } }),
    message:
      "'roles' should be role names of 1 to 64 characters from [\\w+=,.@-], got 'arn:aws:iam::111122223333:role/analytics'; a role's name is what follows the last '/' of its ARN",
  },
  {
    what: "a role name with a slash",
    props: () => ({ roles: ["teams/analytics"] }),
    message: "'roles' should be role names of 1 to 64 characters from [\\w+=,.@-], got 'teams/analytics'",
  },
  {
    what: "a role name of 65 characters",
    props: () => ({ roles: ["a".repeat(65)] }),
    message: `'roles' should be role names of 1 to 64 characters from [\\w+=,.@-], got '${"a".repeat(65)}'`,
  },
  {
    what: "an empty key of a role",
    props: () => ({ roles: { "": "analytics" } }),
    message: "'roles' should have keys of characters from [\\w+=,.@-], got ''",
  },
  {
    what: "no actions",
    props: () => ({ actions: [] }),
    message: "'actions' should name at least one action, got []",
  },
  {
    what: "every action",
    props: () => ({ actions: ["*"] }),
    message: `'actions' should be Bedrock actions this module places (${known}), got '*'`,
  },
  {
    what: "every Bedrock action",
    props: () => ({ actions: ["bedrock:*"] }),
    message: `'actions' should be Bedrock actions this module places (${known}), got 'bedrock:*'`,
  },
  {
    what: "an action that does not exist",
    props: () => ({ actions: ["bedrock:InvokeModel", "bedrock:Converse"] }),
    message: `'actions' should be Bedrock actions this module places (${known}), got 'bedrock:Converse'; Converse is authorized by bedrock:InvokeModel`,
  },
  {
    what: "an action of another service",
    props: () => ({ actions: ["s3:GetObject"] }),
    message: `'actions' should be Bedrock actions this module places (${known}), got 's3:GetObject'`,
  },
  {
    what: "an action of application profiles without one",
    props: () => ({ actions: ["bedrock:InvokeModel*", "bedrock:TagResource"] }),
    message:
      "'actions' should match one of 'inferenceProfiles', got 'bedrock:TagResource', which matches application inference profiles only",
  },
  {
    what: "a policy name IAM refuses",
    props: () => ({ policyName: "Claude Haiku" }),
    message:
      "'policyName' should be a policy name of 1 to 128 characters from [\\w+=,.@-], got 'Claude Haiku'",
  },
  {
    what: "a path IAM refuses",
    props: () => ({ path: "teams" }),
    message:
      "'path' should begin and end with '/', with [A-Za-z0-9.,+@=_-] between, in at most 512 characters, got 'teams'",
  },
  {
    what: "a description IAM refuses",
    props: () => ({ description: "a".repeat(1001) }),
    message: "'description' should have at most 1000 characters, got 1001",
  },
  {
    what: "no global routing through a global profile",
    props: (stack) => ({ inferenceProfiles: [profile(stack, globalId)], denyGlobalRouting: true }),
    message: `'denyGlobalRouting' should be false beside a profile that routes globally, got true beside '${globalId}'`,
  },
  {
    what: "no global routing through the ARN of a global profile",
    props: (stack) => ({
      inferenceProfiles: [
        profile(stack, `arn:aws:bedrock:us-west-2:111122223333:inference-profile/${globalId}`),
      ],
      denyGlobalRouting: true,
    }),
    message: `'denyGlobalRouting' should be false beside a profile that routes globally, got true beside 'arn:aws:bedrock:us-west-2:111122223333:inference-profile/${globalId}'`,
  },
];

test.each(cases)("fails on $what", ({ props, message }) => {
  const stack = emptyStack();
  const valid = { inferenceProfiles: [profile(stack, haikuId, "Haiku")], roles: ["analytics"] };
  expect(() => new InferenceProfileAccess(stack, "Access", { ...valid, ...props(stack) })).toThrow(
    new Error(`prod/Access: ${message}`),
  );
  expect(stack.node.tryFindChild("Access")?.node.children).toEqual([]);
});

test("fails on a path of constructs that makes no policy name, and says what it made", () => {
  const stack = emptyStack();
  const valid = { inferenceProfiles: [profile(stack, haikuId)], roles: ["analytics"] };
  expect(() => new InferenceProfileAccess(stack, "Team (EU)", valid)).toThrow(
    new Error(
      "prod/Team (EU): 'policyName' should be a policy name of 1 to 128 characters from [\\w+=,.@-], got 'prod-Team (EU)'",
    ),
  );
});

test("passes tokens through unread", () => {
  const stack = emptyStack();
  const token = Token.asString(name(stack));
  const inferenceProfiles = [profile(stack, token)];
  const text = { policyName: token, path: token, description: token };
  expect(
    () => new InferenceProfileAccess(stack, "Access", { inferenceProfiles, roles: { Any: token }, ...text }),
  ).not.toThrow();
});
