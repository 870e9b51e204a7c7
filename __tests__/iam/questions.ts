import fc from "fast-check";
import type { Question } from "../../modules/iam/question";
import { matching, only, outside, type TextSet } from "../../modules/iam/text-set";
import { arnPattern } from "../../modules/iam/arn-pattern";
import { wildcard } from "../../modules/iam/wildcard";
import { actions, arnPatterns, arns, profileArns } from "./policies";
import { reference } from "./reference";

/** A pattern, and whether it is read part by part as an ARN. */
export interface Pattern {
  readonly text: string;
  readonly arn: boolean;
}

/** A set of texts in the words of the tests: one text, or what patterns match and others do not. */
export type Texts = string | { readonly within: readonly Pattern[]; readonly without: readonly Pattern[] };

/** The requests that are asked about, in the words of the tests: `null` where no request has a key. */
export interface Asked {
  readonly action: Texts;
  readonly resource: Texts;
  readonly keys: Readonly<Record<string, Texts | null>>;
  readonly resourceKey: string | undefined;
}

/** Whether a text is in a set, by an expression that is not ours. */
export function isIn(texts: Texts, text: string): boolean {
  if (typeof texts === "string") return texts === text;
  const isLike = (pattern: Pattern) => reference(pattern.text, pattern.arn).test(text);
  return texts.within.every(isLike) && !texts.without.some(isLike);
}

/** The same question as the engine takes it. */
export function question({ action, resource, keys, resourceKey }: Asked): Question {
  return {
    action: textSet(action),
    resource: textSet(resource),
    keys: Object.fromEntries(
      Object.entries(keys).map(([key, texts]) => [key.toLowerCase(), texts === null ? null : textSet(texts)]),
    ),
    resourceKey: resourceKey?.toLowerCase(),
  };
}

export function textSet(texts: Texts): TextSet {
  if (typeof texts === "string") return only(texts);
  const [within, without] = [texts.within, texts.without].map((patterns) =>
    patterns.map(({ text, arn }) => (arn ? arnPattern(text) : wildcard(text))),
  ) as [ReturnType<typeof wildcard>[], ReturnType<typeof wildcard>[]];
  return outside(matching(...within), ...without);
}

function patterned(patterns: fc.Arbitrary<Pattern>): fc.Arbitrary<Texts> {
  return fc.record({
    within: fc.oneof(
      { weight: 3, arbitrary: fc.array(patterns, { minLength: 1, maxLength: 1 }) },
      fc.array(patterns, { minLength: 2, maxLength: 2 }),
    ),
    without: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      fc.array(patterns, { minLength: 1, maxLength: 2 }),
    ),
  });
}

const plain = (text: string): Pattern => ({ text, arn: false });
const asArn = (text: string): Pattern => ({ text, arn: true });

const shapes = fc.constantFrom(
  ...["arn:*:bedrock:*::foundation-model/?*", "arn:aws:bedrock:::foundation-model/*"],
  ...["arn:aws:bedrock:?*::foundation-model/*", "arn:*:bedrock:?*:?*:inference-profile/?*"],
  ...["arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/*"],
  "arn:aws:bedrock:us-west-2:*:inference-profile/${aws:username}",
);
const arnTexts = patterned(
  fc.oneof(
    { weight: 4, arbitrary: arnPatterns.map(asArn) },
    { weight: 4, arbitrary: shapes.map(asArn) },
    fc.constantFrom("*", "arn:aws:bedrock:us-*", "*:inference-profile/*").map(plain),
  ),
);
const exactly = (texts: readonly string[]) => fc.constantFrom(...texts);
const inAws = (all: readonly string[]) => all.filter((arn) => arn.startsWith("arn:aws:"));
const names = patterned(fc.constantFrom("*", "us-*", "?*", "unspecified", "us-west-2", "*-1").map(plain));

const profileTexts = fc.oneof(
  { weight: 4, arbitrary: exactly(inAws(profileArns)) },
  { weight: 3, arbitrary: arnTexts },
  patterned(fc.constantFrom("*", "gr-*", "?*:*", "arn:aws:bedrock:us-*").map(plain)),
  exactly(["gr-1", "arn:aws:bedrock:us-west-2:111122223333"]),
);
const regionTexts = fc.oneof(
  { weight: 4, arbitrary: exactly(["us-west-2", "us-east-1", "unspecified"]) },
  { weight: 2, arbitrary: names },
);

export const questions: fc.Arbitrary<Asked> = fc
  .record({
    action: fc.oneof(
      { weight: 4, arbitrary: exactly(["bedrock:invokemodel", "bedrock:invokemodelwithresponsestream"]) },
      patterned(actions.map((text) => plain(text.toLowerCase()))),
    ),
    resource: fc.oneof({ weight: 3, arbitrary: exactly(inAws(arns)) }, { weight: 4, arbitrary: arnTexts }),
    profile: fc.oneof(
      { weight: 5, arbitrary: profileTexts },
      fc.constantFrom(null, null, undefined, "the resource" as const),
    ),
    region: fc.oneof({ weight: 8, arbitrary: regionTexts }, fc.constantFrom(null, undefined)),
    guardrail: fc.oneof(
      { weight: 3, arbitrary: fc.constant(null) },
      exactly(["gr-1", "gr-12"]),
      fc.constant(undefined),
    ),
    tier: fc.constantFrom(null, null, undefined),
  })
  .map(({ action, resource, profile, region, guardrail, tier }) => ({
    action,
    resource,
    keys: Object.fromEntries(
      Object.entries({
        ...(profile !== "the resource" && { "bedrock:InferenceProfileArn": profile }),
        "aws:RequestedRegion": region,
        "bedrock:GuardrailIdentifier": guardrail,
        "bedrock:ServiceTier": tier,
      }).filter((entry): entry is [string, Texts | null] => entry[1] !== undefined),
    ),
    resourceKey: profile === "the resource" ? "bedrock:InferenceProfileArn" : undefined,
  }));
