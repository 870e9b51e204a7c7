import fc from "fast-check";
import type { Policy, Statement } from "./evaluator";

export const regions = ["us-east-1", "us-west-2", "eu-west-1"] as const;
export const accounts = ["111122223333", "444455556666"] as const;
const [model, otherModel] = ["foundation-model/example.model-v1:0", "foundation-model/other.model"] as const;
const profiles = ["inference-profile/us.example.model-v1:0", "inference-profile/global.other.model"] as const;
const application = "application-inference-profile/abc123";

/** ARNs of foundation models and inference profiles, and some that match no request. */
export const arns: readonly string[] = ["aws", "aws-us-gov"].flatMap((partition) =>
  [...regions, ""].flatMap((region) => [
    ...[model, otherModel].map((resource) => `arn:${partition}:bedrock:${region}::${resource}`),
    ...[...profiles, application].flatMap((resource) =>
      accounts.map((account) => `arn:${partition}:bedrock:${region}:${account}:${resource}`),
    ),
  ]),
);

export const profileArns = arns.filter((arn) => arn.includes("inference-profile/"));

/** Some of some values, the first more often than the others. */
function mostly<T>(first: T, ...others: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 2, arbitrary: fc.constant(first) }, fc.constantFrom(first, ...others));
}

/** A pattern with wildcards in any place of an ARN. */
export const arnPatterns: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: inEveryPart("::", model, "foundation-model/*", "foundation-model/example.*") },
  {
    weight: 2,
    arbitrary: inEveryPart("::", "*/example.model-v?:0", "foundation-model/*.model*", "f*:0", "*"),
  },
  {
    weight: 5,
    arbitrary: inEveryPart(":111122223333:", profiles[0], "inference-profile/*", "inference-profile/us.*"),
  },
  {
    weight: 3,
    arbitrary: inEveryPart(
      ":*:",
      profiles[1],
      application,
      "*inference-profile/*",
      "application-*",
      "*/?*.model*",
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "*",
      "**",
      "arn:*",
      "arn:aws:bedrock:*",
      "arn:aws:bedrock:us-*",
      "arn:aws:s3:::bucket/*",
    ),
  },
  { weight: 1, arbitrary: fc.constant("arn:aws:bedrock:us-west-2:111122223333:inference-profile/${*}") },
);

function inEveryPart(account: string, ...resources: readonly [string, ...string[]]): fc.Arbitrary<string> {
  return fc
    .tuple(
      mostly("aws", "aws", "aws", "*", "aws*", "aws-us-gov", "a?s"),
      mostly("bedrock", "bedrock", "bedrock", "*", "b?drock"),
      fc.constantFrom("us-east-1", "us-west-2", "us-west-2", "", "*", "*", "us-*", "*-1", "?*", "??-*-?"),
      mostly(account, account, account, ":*:", ":1111*:", ":?*:"),
      fc.constantFrom(...resources),
    )
    .map(
      ([partition, service, region, owner, resource]) =>
        `arn:${partition}:${service}:${region}${owner}${resource}`,
    );
}

const exactArns = fc.constantFrom(...arns.filter((arn) => arn.startsWith("arn:aws:")));
export const resources = fc.oneof({ weight: 1, arbitrary: exactArns }, { weight: 2, arbitrary: arnPatterns });

export const actions = fc.constantFrom(
  ...["bedrock:InvokeModel", "bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
  ...["bedrock:invokemodel*", "bedrock:InvokeModel*", "bedrock:Invoke?odel", "bedrock:*", "*"],
  ...["bedrock:GetInferenceProfile", "bedrock:Get*", "bedrock:*Profile", "s3:GetObject"],
);

/** What a policy variable may stand for, by the key it names. */
const variables = fc.constantFrom(
  ...["${aws:PrincipalTag/team}", "${aws:PrincipalTag/team, 'a'}", "${aws:username}"],
  ...["${aws:RequestedRegion}", "${bedrock:InferenceProfileArn}"],
);

function withVariable(variable: string): fc.Arbitrary<string> {
  return fc.constantFrom(
    variable,
    `${variable}*`,
    `arn:aws:bedrock:${variable}::foundation-model/*`,
    `arn:aws:bedrock:*::foundation-model/${variable}`,
    `arn:aws:bedrock:us-west-2:*:inference-profile/${variable}*`,
    `arn:aws:bedrock:us-west-2:${variable}:inference-profile/*`,
    `arn:${variable}`,
  );
}

const variablePatterns = variables.chain(withVariable);
const variableArns = variablePatterns.filter((pattern) => pattern.startsWith("arn"));

/** A list of one to three of some values, or one of them alone. */
function some(one: fc.Arbitrary<string>): fc.Arbitrary<string | string[]> {
  return fc.oneof({ weight: 2, arbitrary: one }, fc.array(one, { minLength: 1, maxLength: 3 }));
}

/** The keys of which the engine judges conditions, where a question tells them. */
export const judgedKeys = [
  "bedrock:InferenceProfileArn",
  "aws:RequestedRegion",
  "bedrock:GuardrailIdentifier",
  "bedrock:ServiceTier",
] as const;

/** A key that no request has, because there is none of that name. */
export const nonexistentKey = "bedrock:modelId";

/** Keys that no question tells. */
export const untoldKeys = [
  "aws:PrincipalTag/team",
  "aws:ResourceTag/project",
  "aws:TagKeys",
  "aws:username",
  "aws:CurrentTime",
  "aws:MultiFactorAuthPresent",
] as const;

const regionTexts = fc.constantFrom(
  "us-*",
  "us-west-2",
  "US-WEST-2",
  "unspecified",
  "*",
  "us-east-1",
  "?*",
  "eu-*-1",
);
const otherTexts = fc.constantFrom(
  ...[
    "gr-?",
    "gr-1",
    "*",
    "true",
    "false",
    "arn:aws:bedrock:us-west-2:*",
    "arn:aws:bedrock:us-west-2:111122223333",
    "arn:aws:bedrock",
    "a",
    "b",
  ],
  ...["arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.example.model-v1:0".toUpperCase(), ""],
);
const keyedTexts: Readonly<Record<string, fc.Arbitrary<string>>> = {
  "bedrock:InferenceProfileArn": fc.oneof(
    { weight: 5, arbitrary: resources },
    { weight: 3, arbitrary: fc.constantFrom(...profileArns.slice(0, 8)) },
    { weight: 3, arbitrary: otherTexts },
  ),
  "aws:RequestedRegion": fc.oneof({ weight: 8, arbitrary: regionTexts }, otherTexts),
};

const stringOperators = ["StringEquals", "StringEqualsIgnoreCase", "StringLike"];
const judged = [...stringOperators, "ArnEquals", "ArnLike", "ArnLike", "StringLike", "StringEquals"]
  .flatMap((operator) => [operator, operator.replace(/^(String|Arn)/, "$1Not")])
  .flatMap((operator) => [operator, operator, `${operator}IfExists`])
  .flatMap((operator) => [operator, operator, `ForAnyValue:${operator}`, `ForAllValues:${operator}`]);
const judgedOperators = fc.constantFrom(...judged);
const unjudgedOperators = fc.constantFrom(
  ...["DateLessThan", "Bool", "BoolIfExists", "NumericEquals", "IpAddress", "NotIpAddressIfExists"],
);

/** What a set of policies may have in it that the engine does not judge. */
interface Features {
  readonly unjudged: boolean;
}

function conditionsOn(
  keys: readonly string[],
  { unjudged }: Features,
): fc.Arbitrary<[string, string, string | string[]]> {
  const operators = unjudged
    ? fc.oneof({ weight: 8, arbitrary: judgedOperators }, unjudgedOperators)
    : judgedOperators;
  return fc.constantFrom(...keys).chain((key) => {
    const told = keyedTexts[key] ?? otherTexts;
    const texts = unjudged ? fc.oneof({ weight: 6, arbitrary: told }, variablePatterns) : told;
    const spelled = fc.constantFrom(key, key, key.toLowerCase());
    return fc.oneof(
      { weight: 8, arbitrary: fc.tuple(operators, spelled, some(texts)) },
      fc.tuple(
        fc.constantFrom("Null", "Null", "NullIfExists"),
        spelled,
        some(fc.constantFrom("true", "false")),
      ),
    );
  });
}

function statements(features: Features): fc.Arbitrary<Statement> {
  const keys = [...judgedKeys, nonexistentKey, ...judgedKeys.slice(0, 2), ...judgedKeys.slice(0, 1)];
  const conditions = conditionsOn(features.unjudged ? [...keys, ...untoldKeys] : keys, features);
  const patterns = features.unjudged
    ? fc.oneof({ weight: 6, arbitrary: resources }, variableArns)
    : resources;
  return fc
    .record({
      Effect: fc.constantFrom("Allow", "Allow", "Deny"),
      action: fc.tuple(fc.constantFrom("Action", "Action", "Action", "NotAction"), some(actions)),
      resource: fc.tuple(fc.constantFrom("Resource", "Resource", "Resource", "NotResource"), some(patterns)),
      conditions: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 2, arbitrary: fc.array(conditions, { minLength: 1, maxLength: 2 }) },
      ),
    })
    .map(({ Effect, action, resource, conditions: given }) => ({
      Effect,
      [action[0]]: action[1],
      [resource[0]]: resource[1],
      ...(given.length > 0 && { Condition: together(given) }),
    }));
}

function together(given: readonly (readonly [string, string, string | string[]])[]): Statement["Condition"] {
  const result: Record<string, Record<string, string | string[]>> = {};
  for (const [operator, key, values] of given) result[operator] = { ...result[operator], [key]: values };
  return result;
}

/** What leaves other statements something to take away. */
const wide: readonly Statement[] = [
  { Effect: "Allow", Action: "bedrock:*", Resource: "*" },
  { Effect: "Allow", Action: "bedrock:Invoke*", Resource: "arn:aws:bedrock:*" },
  {
    Effect: "Allow",
    NotAction: "iam:*",
    Resource: ["arn:*:bedrock:*::foundation-model/*", "arn:*:*:*:*:*inference-profile/*"],
  },
];

function policies(features: Features, most: number): fc.Arbitrary<Policy> {
  return fc
    .tuple(
      fc.oneof(
        fc.constant([]),
        fc.constantFrom(...wide).map((statement) => [statement]),
      ),
      fc.array(statements(features), { minLength: 1, maxLength: most }),
    )
    .map(([first, others]) => ({ Version: "2012-10-17", Statement: [...first, ...others] }));
}

/** A policy that the engine judges whole. */
export const judgedPolicies = policies({ unjudged: false }, 4);

/** What a principal has: its policies, and its permissions boundary, if it has one. */
export interface PolicySet {
  readonly policies: readonly Policy[];
  readonly boundary: Policy | undefined;
}

/**
 * Policies of a principal.
 *
 * @param unjudged whether there may be something in them that the engine does not judge
 */
export function policySets(unjudged: boolean): fc.Arbitrary<PolicySet> {
  return fc.record({
    policies: fc.array(policies({ unjudged }, 3), { minLength: 1, maxLength: 4 }),
    boundary: fc.option(policies({ unjudged }, 3), { nil: undefined, freq: 3 }),
  });
}
