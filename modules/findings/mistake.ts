import { listedOn } from "../policy/bedrock-actions";
import { isNonexistentKey } from "../iam/condition-keys";
import { managedPolicyQuota } from "../policy/size";
import { placements, remedies } from "../policy/action";
import type { PolicyStatement } from "../iam/policy-statement";
import { severities } from "../report/finding-type";
import type { Finding, FindingType } from "../report/report";
import { mistakePath } from "./mistake-path";

/** A mistake in a policy, before it is put in words. */
export interface Mistake {
  readonly type: FindingType;

  /** `null` is the policy as a whole. */
  readonly statement: PolicyStatement | null;

  /** What it is about: a profile, an action, a key. */
  readonly subject: string;

  /** What is wrong with it, sorted. */
  readonly values: readonly string[];
}

type Wording = Pick<Finding, "message" | "reason" | "remedy">;

/** What a mistake is in words, how much it matters, and where it is in its policy. */
export function described({
  type,
  statement,
  subject,
  values,
}: Mistake): Pick<Finding, "type" | "severity" | "statement" | "sid" | "path" | keyof Wording> {
  return {
    type,
    severity: isNote(type, subject) ? "note" : severities[type],
    statement: statement?.position ?? null,
    sid: statement?.sid ?? null,
    path: statement && mistakePath(statement, [subject, ...values]),
    ...wordings[type](subject, values.join(", ")),
  };
}

/** Whether it may be no mistake at all: a list of ours is older than the policy, or a quota not reached yet. */
function isNote(type: FindingType, subject: string): boolean {
  if (type === "unknown-action") return replacement(subject) === undefined;
  if (type === "unknown-condition-key") return !isNonexistentKey(subject);
  return type === "policy-size" && Number(subject) <= managedPolicyQuota;
}

const wordings: Readonly<Record<FindingType, (subject: string, values: string) => Wording>> = {
  "destination-region-missing": (profile, regions) => ({
    message: `the foundation model of ${profile} should be allowed in every Region it routes to, got none in ${regions}`,
    reason: "a call fails whenever Bedrock routes it to one of these Regions",
    remedy: regions.includes("global")
      ? "allow the invocation of the foundation model without a Region, arn:…:bedrock:::foundation-model/…, too"
      : `allow the invocation of the foundation model in ${regions} too`,
  }),
  "source-region-missing": (profile, region) => ({
    message: `the foundation model of ${profile} should be allowed in its source Region, got none in ${region}`,
    reason: "Bedrock checks the foundation model in the source Region on every call",
    remedy: `allow the invocation of the foundation model in ${region} too`,
  }),
  "direct-model-access": (_, models) => ({
    message: `foundation models should be called through an inference profile only, got direct access to ${models}`,
    reason: "a direct call goes around the profile, its Regions, its tags and its costs",
    remedy: "add a StringEquals condition on bedrock:InferenceProfileArn with the ARN of the profile",
  }),
  "global-routing": (profile, models) => ({
    message: `${profile} should reach foundation models in its Regions only, got ${models}`,
    reason:
      "the profile does not route globally, and the region-less ARN allows calls to be served in any Region",
    remedy: "drop the region-less ARN, or deny calls whose aws:RequestedRegion is 'unspecified'",
  }),
  "region-wildcard": (_, arns) => ({
    message: `ARNs should name their Region, got ${arns}`,
    reason: "the wildcard allows every Region, and on a foundation model global routing too",
    remedy: "name the source Region and each destination Region of the profile in an ARN of its own",
  }),
  "any-profile-or-model": (_, arns) => ({
    message: `calls should be allowed on named inference profiles and foundation models, got ${arns}`,
    reason:
      "the wildcard allows profiles and models that nobody has chosen, and those that are still to come",
    remedy: "name the profile, and its foundation models, by their ARNs",
  }),
  "ineffective-action": (action, resources) => ({
    message: `'${action}' should be on a resource it can match, got ${resources}`,
    reason: "an action on a resource it can't match has no effect, without a word from IAM",
    remedy: placementRemedy(action),
  }),
  "unknown-action": (action) => ({
    message:
      replacement(action) !== undefined
        ? `actions should exist, got '${action}'`
        : `actions should be among those that Bedrock had on ${listedOn}, got '${action}'`,
    reason: "an action that does not exist allows and denies nothing, without a word from IAM",
    remedy: replacement(action) ?? "name an action of the Bedrock service, or drop it",
  }),
  "unknown-condition-key": (key) => ({
    message: isNonexistentKey(key)
      ? `condition keys should exist, got '${key}'`
      : `condition keys should be among those that Bedrock had on ${listedOn}, got '${key}'`,
    reason: "no request has a key that does not exist, so that the condition is never what it seems",
    remedy:
      key.toLowerCase() === "aws:inferenceprofilearn"
        ? "write 'bedrock:InferenceProfileArn'"
        : "name a condition key of the Bedrock service; a profile is bedrock:InferenceProfileArn, a model is named in Resource",
  }),
  "policy-size": (size) => ({
    message: `the policy should be well below ${managedPolicyQuota} characters without white space, got ${size}`,
    reason: `IAM refuses a managed policy of more than ${managedPolicyQuota}`,
    remedy: "split the policy, with fewer inference profiles in each",
  }),
  "deny-hides-allow": (_, resources) => ({
    message: `a Deny should leave what is allowed, got a Deny of ${resources}`,
    reason: "a Deny wins over every Allow, so that these calls fail",
    remedy: "narrow the Deny, or drop the Allow",
  }),
  "invalid-policy": (problem) => ({
    message: `the policy ${problem}`,
    reason: "IAM refuses it, or it allows nothing",
    remedy: "write it as an IAM policy document, for example with the data source aws_iam_policy_document",
  }),
};

/** What to write in place of an action that does not exist. */
function replacement(action: string): string | undefined {
  const [, found] = [...remedies].find(([wrong]) => wrong.toLowerCase() === action.toLowerCase()) ?? [];
  return found;
}

function placementRemedy(action: string): string {
  const [, placement] = [...placements].find(([known]) => known.toLowerCase() === action.toLowerCase()) ?? [];
  const types = placement?.resourceTypes ?? [];
  return types.length === 0
    ? 'allow it in a statement of its own on "*"'
    : `name the ARN of ${types.map((type) => `${/^[ai]/.test(type) ? "an" : "a"} ${type}`).join(" or ")}, or drop it`;
}
