import fc from "fast-check";
import type { PolicyDocument } from "../../modules/policy/document";
import { authorization, decision } from "../../modules/iam/authorization";
import { policyStatements } from "../../modules/iam/policy-statement";
import { decision as simulated } from "../simulation";
import { request } from "./request";

const profile = "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.example.model-v1:0";
const globalProfile = "arn:aws:bedrock:us-west-2:111122223333:inference-profile/global.example.model-v1:0";
const application = "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/abc123";
const models = ["us-east-1", "us-west-2", ""].map(
  (region) => `arn:aws:bedrock:${region}::foundation-model/example.model-v1:0`,
);

const requests = [
  "bedrock:InvokeModel",
  "bedrock:InvokeModelWithResponseStream",
  "bedrock:GetInferenceProfile",
].flatMap((action) =>
  [profile, globalProfile, application, ...models].flatMap((resource) =>
    [undefined, profile, application].flatMap((inferenceProfileArn) =>
      [undefined, { "bedrock:GuardrailIdentifier": "gr-1" }].map((context) => ({
        action,
        resource,
        inferenceProfileArn,
        ...(context && { context }),
      })),
    ),
  ),
);

/** A list of one to three of some texts, or one of them alone. */
function some(...values: string[]): fc.Arbitrary<string | string[]> {
  const one = fc.constantFrom(...values);
  return fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 3 }));
}

const actions = some(
  "bedrock:InvokeModel",
  "bedrock:invokemodel*",
  "bedrock:InvokeModelWithResponseStream",
  "bedrock:Get*",
  "bedrock:*Profile",
  "bedrock:Invoke?odel",
  "bedrock:*",
  "*",
  "s3:GetObject",
);
// without a wildcard in the resource type: the other evaluator takes it to match nothing, ours to match what it can
const resources = some(
  ...[profile, application, ...models],
  "*",
  "arn:aws:bedrock:*",
  "arn:aws:bedrock:*::foundation-model/*",
  "arn:aws:bedrock:us-*::foundation-model/example.model-v?:0",
  "arn:aws:bedrock:us-west-2:*:inference-profile/*",
  "arn:*:bedrock:us-west-2:111122223333:inference-profile/us.*",
  "arn:aws:bedrock:us-west-2:111122223333:inference-profile/${*}",
  "arn:aws:s3:::bucket/*",
);
const keys = fc.constantFrom(
  "bedrock:InferenceProfileArn",
  "bedrock:inferenceprofilearn",
  "aws:RequestedRegion",
  "bedrock:GuardrailIdentifier",
  "bedrock:ServiceTier",
);
const values = some(
  ...[profile, application, profile.toUpperCase()],
  "*",
  "us-*",
  "us-west-2",
  "US-WEST-2",
  "unspecified",
  "gr-?",
  "gr-1",
  "arn:aws:bedrock:*:*:inference-profile/*",
  "arn:aws:bedrock:us-west-2:*",
  "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.*",
  "true",
  "false",
);
const operators = fc
  .tuple(
    fc.constantFrom("", "", "ForAnyValue:", "ForAllValues:"),
    fc.constantFrom(
      ...["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"],
      ...["StringLike", "StringNotLike", "ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike"],
    ),
    fc.constantFrom("", "", "IfExists"),
  )
  .map((parts) => parts.join(""));

const statements = fc
  .record({
    Effect: fc.constantFrom("Allow", "Allow", "Deny"),
    action: fc.tuple(fc.constantFrom("Action", "Action", "Action", "NotAction"), actions),
    resource: fc.tuple(fc.constantFrom("Resource", "Resource", "Resource", "NotResource"), resources),
    Condition: fc.option(
      fc.dictionary(
        fc.oneof({ weight: 5, arbitrary: operators }, fc.constant("Null")),
        fc.dictionary(keys, values, { minKeys: 1, maxKeys: 2 }),
        { minKeys: 1, maxKeys: 2 },
      ),
      { nil: undefined },
    ),
  })
  .map(({ Effect, action, resource, Condition }) => ({
    Effect,
    [action[0]]: action[1],
    [resource[0]]: resource[1],
    ...(Condition && { Condition }),
  }));

const policies = fc.array(statements, { minLength: 1, maxLength: 4 }).map((Statement) => ({
  Version: "2012-10-17",
  Statement,
}));

/** What our evaluator says of a request, in the words of the other. */
function decided(document: unknown, asked: Parameters<typeof request>[0]): string {
  const read = policyStatements(JSON.stringify(document));
  if ("problem" in read) return read.problem;
  const { allowed, denying } = decision(authorization(read), request(asked));
  if (denying.length > 0) return "ExplicitlyDenied";
  return allowed ? "Allowed" : "ImplicitlyDenied";
}

test("agrees with an evaluator that is not ours, request by request", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(policies, fc.subarray(requests, { minLength: 12, maxLength: 12 }), (policy, asked) => {
      for (const each of asked) {
        const theirs = simulated([policy as unknown as PolicyDocument], each);
        seen.add(theirs);
        expect([each, decided(policy, each)]).toEqual([each, theirs]);
      }
    }),
    { numRuns: 500 },
  );
  expect([...seen].sort()).toEqual(["Allowed", "ExplicitlyDenied", "ImplicitlyDenied"]);
});

const invoke = { action: "bedrock:InvokeModel", resource: profile };

test.each([
  ["an operator that is not judged", { DateLessThan: { "aws:CurrentTime": "2030-01-01" } }],
  ["a key that a request does not tell", { StringEquals: { "aws:PrincipalTag/team": "a" } }],
])("reads an Allow as wide and a Deny as narrow as can be with %s", (_, Condition) => {
  const allow = { Effect: "Allow", Action: "bedrock:InvokeModel", Resource: profile, Condition };
  const deny = { ...allow, Effect: "Deny" };
  const verdict = (...Statement: unknown[]) => {
    const read = policyStatements(JSON.stringify({ Statement }));
    if ("problem" in read) throw new Error(read.problem);
    return decision(authorization(read), { ...invoke, context: () => undefined }).allowed;
  };
  expect(verdict(allow)).toBe(true);
  expect(verdict({ ...allow, Condition: undefined }, deny)).toBe(true);
  expect(verdict({ ...allow, Condition: undefined }, { ...deny, Condition: undefined })).toBe(false);
});

test.each([
  ["not JSON", "should be JSON"],
  ["[]", "should have a Statement"],
  ["null", "should have a Statement"],
  ['{"Statement":[null]}', "should have the Effect 'Allow' or 'Deny' in statement 1"],
  [
    '{"Statement":{"Effect":"Allow","Action":[],"Resource":"*"}}',
    "should have either Action or NotAction, with texts, in statement 1",
  ],
  [
    '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","NotResource":"*"}}',
    "should have either Resource or NotResource, with texts, in statement 1",
  ],
  [
    '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Null":{"a":{}}}}}',
    "should have a Condition of operators, keys and values in statement 1",
  ],
])("fails to read %s as a policy", (document, problem) => {
  expect(policyStatements(document)).toEqual({ problem });
});
