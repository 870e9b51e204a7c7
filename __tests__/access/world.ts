import fc from "fast-check";
import type { PolicyDocument } from "../../modules/policy/document";
import { application, globalHaiku, haiku, model, type PlannedProfile } from "../plan/plan";

/** A profile of another geography and model, that is called from another Region. */
export const europe: PlannedProfile = {
  arn: "arn:aws:bedrock:eu-west-1:111122223333:inference-profile/eu.example.other-v2:0",
  models: ["eu-west-1", "eu-central-1"].map(
    (region) => `arn:aws:bedrock:${region}::foundation-model/example.other-v2:0`,
  ),
};

/** The same profile as haiku from another Region, where it routes to others. */
export const elsewhere: PlannedProfile = {
  arn: haiku.arn.replace("us-west-2", "us-east-1"),
  models: [model("us-east-1"), model("us-east-2"), model("us-west-2")],
};

/** Every profile there is in a small world. */
export const world: readonly PlannedProfile[] = [haiku, globalHaiku, application, europe, elsewhere];

/** Keys of which a report knows nothing. */
export const strangeKeys = ["aws:PrincipalTag/team", "bedrock:GuardrailIdentifier"] as const;

function some(...values: readonly string[]): fc.Arbitrary<string | string[]> {
  const one = fc.constantFrom(...values);
  return fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 3 }));
}

const actions = some(
  "bedrock:InvokeModel",
  "bedrock:InvokeModel*",
  "bedrock:InvokeModelWithResponseStream",
  "bedrock:Get*",
  "bedrock:*",
  "*",
);

// without a wildcard in the resource type: the other evaluator takes it to match nothing, ours to match what it can
const resources = some(
  ...world.map(({ arn }) => arn),
  ...world.flatMap(({ models }) => models),
  model("eu-north-1"),
  "*",
  "arn:aws:bedrock:*",
  "arn:aws:bedrock:*::foundation-model/*",
  "arn:aws:bedrock:us-*::foundation-model/anthropic.*",
  "arn:*:bedrock:us-west-2::foundation-model/*",
  "arn:aws:bedrock:::foundation-model/*",
  model("*"),
  "arn:aws:bedrock:*:*:inference-profile/*",
  "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.*",
  "arn:aws:bedrock:*:*:inference-profile/global.*",
  "arn:aws:bedrock:*:*:inference-profile/*.anthropic.claude-3-haiku-20240307-v1:0",
  "arn:aws:bedrock:*:111122223333:*",
  "arn:aws:bedrock:*:111122223333:application-inference-profile/*",
  "arn:aws:bedrock:*::foundation-model/${aws:PrincipalTag/team}",
  haiku.arn.replace("111122223333", ""),
  "arn:aws:bedrock:us-west-2:111122223333:foundation-model/anthropic.claude-3-haiku-20240307-v1:0",
);

const operators = fc
  .tuple(
    fc.constantFrom("", "", "", "ForAnyValue:", "ForAllValues:"),
    fc.constantFrom(
      "StringEquals",
      "StringNotEquals",
      "StringLike",
      "StringNotLike",
      "ArnLike",
      "ArnNotLike",
    ),
    fc.constantFrom("", "", "", "IfExists"),
  )
  .map((parts) => parts.join(""));

const profileCondition = fc.dictionary(
  operators,
  fc.record({
    "bedrock:InferenceProfileArn": some(
      ...world.map(({ arn }) => arn),
      "arn:aws:bedrock:*:*:inference-profile/us.*",
      "arn:aws:bedrock:*:111122223333:application-inference-profile/*",
      "*",
    ),
  }),
  { minKeys: 1, maxKeys: 1 },
);
const regionCondition = fc.dictionary(
  operators.filter((name) => name.includes("String")),
  fc.record({ "aws:RequestedRegion": some("us-west-2", "us-east-1", "unspecified", "us-*", "*") }),
  { minKeys: 1, maxKeys: 1 },
);
const strangeCondition = fc.dictionary(
  operators.filter((name) => name.includes("String")),
  fc.dictionary(fc.constantFrom(...strangeKeys), some("a", "b"), { minKeys: 1, maxKeys: 1 }),
  { minKeys: 1, maxKeys: 1 },
);
const nullCondition = fc.record({
  Null: fc.record({ "bedrock:InferenceProfileArn": fc.constantFrom("true", "false") }),
});

const statement = fc
  .record({
    Effect: fc.constantFrom("Allow", "Allow", "Allow", "Deny"),
    action: fc.tuple(fc.constantFrom("Action", "Action", "Action", "Action", "NotAction"), actions),
    resource: fc.tuple(
      fc.constantFrom("Resource", "Resource", "Resource", "Resource", "NotResource"),
      resources,
    ),
    Condition: fc.oneof(
      { weight: 4, arbitrary: fc.constant(undefined) },
      { weight: 4, arbitrary: profileCondition },
      { weight: 2, arbitrary: regionCondition },
      { weight: 1, arbitrary: strangeCondition },
      { weight: 1, arbitrary: nullCondition },
    ),
  })
  .map(({ Effect, action, resource, Condition }) => ({
    Effect,
    [action[0]]: action[1],
    [resource[0]]: resource[1],
    ...(Condition && { Condition }),
  }));

/** Policies of one principal, about profiles of the world and others. */
export const policies: fc.Arbitrary<PolicyDocument[]> = fc.array(
  fc
    .array(statement, { minLength: 1, maxLength: 4 })
    .map((Statement) => ({ Version: "2012-10-17", Statement }) as unknown as PolicyDocument),
  { minLength: 1, maxLength: 3 },
);
