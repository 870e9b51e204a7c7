import { listedOn } from "../policy/bedrock-actions";
import { managedPolicyQuota } from "../policy/size";
import type { FindingType, Severity } from "./report";

/** What a finding is about: what its words are made of. */
export interface FindingFacts {
  /** A profile, an action, a key, a size: one thing. */
  readonly subject: string;

  /** What is wrong with it, in one text. */
  readonly values: string;
}

/** A kind of finding: all that is the same wherever it is found. */
export interface FindingKind {
  /** What it is called where people read it. */
  readonly title: string;
  readonly severity: Severity;

  /** What the report has to know for it to be found; nothing of it is said without. */
  readonly needs: string;
  readonly message: (facts: FindingFacts) => string;
  readonly reason: string;

  /** What to do, unless a hint says more. */
  readonly remedy: string;
}

const allPolicies = "all policies of the principal";
const readProfile = `${allPolicies}, and the profile's Regions, read by the plan or given by --profiles`;
const statement = "the statement";
const fence = "a StringEquals condition on bedrock:InferenceProfileArn with the ARN of the profile";

/** Every kind of finding, the one place where they stand: errors first, then warnings, then notes. */
export const findingKinds: Readonly<Record<FindingType, FindingKind>> = {
  "destination-region-missing": {
    title: "A destination Region is missing",
    severity: "error",
    needs: readProfile,
    message: ({ subject, values }) =>
      `the foundation model of ${subject} should be allowed in every Region it routes to, got none in ${values}`,
    reason: "a call fails whenever Bedrock routes it to one of these Regions",
    remedy: "allow the invocation of the foundation model in these Regions too",
  },
  "source-region-missing": {
    title: "The source Region is missing",
    severity: "error",
    needs: allPolicies,
    message: ({ subject, values }) =>
      `the foundation model of ${subject} should be allowed in its source Region, got none in ${values}`,
    reason: "Bedrock checks the foundation model in the source Region on every call",
    remedy: "allow the invocation of the foundation model in the source Region too",
  },
  "models-missing": {
    title: "A profile is allowed without its foundation model",
    severity: "error",
    needs: allPolicies,
    message: ({ subject }) => `the foundation model of ${subject} should be allowed too, got it in no Region`,
    reason:
      "a call takes the profile and the foundation model in every Region it may be routed to; each fails",
    remedy: `allow the invocation of the foundation model in every Region of the profile, with ${fence}`,
  },
  "profile-missing": {
    title: "Foundation models are allowed without their profile",
    severity: "error",
    needs: allPolicies,
    message: ({ subject }) => `${subject} should be allowed too, got its foundation models only`,
    reason:
      "the condition lets the models be called through the profile, and nothing allows that; each call fails",
    remedy: "allow bedrock:InvokeModel* on the profile too",
  },
  "action-missing": {
    title: "An action is missing on the foundation models",
    severity: "error",
    needs: allPolicies,
    message: ({ subject, values }) =>
      `the foundation model of ${subject} should be allowed for what the profile is, got none for ${values}`,
    reason: "a call takes the same action on the profile and on the foundation model",
    remedy: "allow the action on the foundation models too, or drop it from the profile",
  },
  "impossible-arn": {
    title: "An ARN matches nothing there is",
    severity: "error",
    needs: statement,
    message: ({ values }) => `an ARN should be one that Bedrock gives, got ${values}`,
    reason:
      "no request is for such a resource, so that it allows and denies nothing, without a word from IAM",
    remedy: "copy the ARN from `aws bedrock list-inference-profiles` or `list-foundation-models`",
  },
  "ineffective-action": {
    title: "An action has no effect on its resource",
    severity: "error",
    needs: statement,
    message: ({ subject, values }) => `'${subject}' should be on a resource it can match, got ${values}`,
    reason: "an action on a resource it can't match has no effect, without a word from IAM",
    remedy: "name a resource that the action can match, or drop the action",
  },
  "unknown-action": {
    title: "An action does not exist",
    severity: "error",
    needs: statement,
    message: ({ subject }) => `actions should exist, got '${subject}'`,
    reason: "an action that does not exist allows and denies nothing, without a word from IAM",
    remedy: "name an action of the Bedrock service, or drop it",
  },
  "unknown-condition-key": {
    title: "A condition key does not exist",
    severity: "error",
    needs: statement,
    message: ({ subject }) => `condition keys should exist, got '${subject}'`,
    reason: "no request has a key that does not exist, so that the condition is never what it seems",
    remedy:
      "name a condition key of the Bedrock service; a profile is bedrock:InferenceProfileArn, a model is named in Resource",
  },
  "literal-wildcard": {
    title: "A wildcard is compared as a plain character",
    severity: "error",
    needs: statement,
    message: ({ subject, values }) =>
      `'${subject}' should be compared by an operator with wildcards, got ${values}`,
    reason: "for StringEquals and StringNotEquals, * and ? are characters that no value has",
    remedy: "write StringLike, or ArnLike for an ARN",
  },
  "policy-size": {
    title: "The policy is longer than its quota",
    severity: "error",
    needs: "the policy document",
    message: ({ subject }) =>
      `the policy should have at most ${managedPolicyQuota} characters without white space, got ${subject}`,
    reason: `IAM refuses a managed policy of more than ${managedPolicyQuota}`,
    remedy: "split the policy, with fewer inference profiles in each",
  },
  "deny-hides-allow": {
    title: "A Deny or a boundary takes back what is allowed",
    severity: "error",
    needs: allPolicies,
    message: ({ values }) => `what is allowed should be left so, got it denied for ${values}`,
    reason: "a Deny wins over every Allow, and a permissions boundary has to allow it too; these calls fail",
    remedy: "narrow the Deny, widen the boundary, or drop the Allow",
  },
  "invalid-policy": {
    title: "The policy is not valid",
    severity: "error",
    needs: "the policy document",
    message: ({ subject }) => `the policy ${subject}`,
    reason: "IAM refuses it, or it allows nothing",
    remedy: "write it as an IAM policy document, for example with the data source aws_iam_policy_document",
  },
  "direct-model-access": {
    title: "The model can be called without its profile",
    severity: "warning",
    needs: `${allPolicies}, and a profile that leads to the model`,
    message: ({ values }) =>
      `foundation models should be called through an inference profile only, got direct access to ${values}`,
    reason: "a direct call goes around the profile, its Regions, its tags and its costs",
    remedy: `add ${fence}`,
  },
  "global-routing": {
    title: "Requests may be routed to any Region",
    severity: "warning",
    needs: allPolicies,
    message: ({ subject, values }) =>
      `${subject || "an inference profile"} should reach foundation models in its Regions only, got ${values}`,
    reason:
      "no global profile is granted for it, and the region-less ARN allows calls to be served in any Region",
    remedy: "drop the region-less ARN, or deny calls whose aws:RequestedRegion is 'unspecified'",
  },
  "region-wildcard": {
    title: "A wildcard stands for the Region",
    severity: "warning",
    needs: statement,
    message: ({ values }) => `ARNs should name their Region, got ${values}`,
    reason: "the wildcard allows every Region, and on a foundation model global routing too",
    remedy: "name the source Region and each destination Region of the profile in an ARN of its own",
  },
  "any-profile-or-model": {
    title: "Any profile or model is allowed",
    severity: "warning",
    needs: statement,
    message: ({ values }) =>
      `calls should be allowed on named inference profiles and foundation models, got ${values}`,
    reason:
      "the wildcard allows profiles and models that nobody has chosen, and those that are still to come",
    remedy: "name the profile, and its foundation models, by their ARNs",
  },
  "wide-managed-policy": {
    title: "An AWS managed policy allows any profile or model",
    severity: "warning",
    needs: "the attachment, and the AWS managed policy as it was on the day of the list",
    message: ({ subject }) => `a policy for named inference profiles should be attached, got ${subject}`,
    reason: "it allows calls of every profile and every model, also of those that are still to come",
    remedy: "attach a policy of your own that names the profiles and their foundation models",
  },
  "other-way": {
    title: "Models can be called without any profile",
    severity: "warning",
    needs: allPolicies,
    message: ({ subject, values }) =>
      `models should be called through the granted inference profiles only, got '${subject}' on ${values}`,
    reason: "it leads to models without an inference profile, its Regions, its tags and its costs",
    remedy: "drop the action, or give it to a principal of its own",
  },
  "fenced-wildcard": {
    title: "A wildcard stands behind the condition on one profile",
    severity: "note",
    needs: statement,
    message: ({ values }) => `foundation models should be named in each Region, got ${values}`,
    reason:
      "the condition names the profile, so that the wildcard allows what that profile routes to and nothing else, also when AWS adds Regions to it",
    remedy: "leave it, or name the foundation models that the profile routes to, so that a reader sees them",
  },
  "unread-profile": {
    title: "Nothing read the profile",
    severity: "note",
    needs: statement,
    message: ({ subject }) => `${subject} should be read, so that its Regions can be compared`,
    reason: "which Regions it routes to is not in the plan, so that a missing one can't be found",
    remedy: "read it by the data source aws_bedrock_inference_profile, or give its list by --profiles",
  },
  "unlisted-action": {
    title: "An action is not on AWS's list",
    severity: "note",
    needs: statement,
    message: ({ subject }) => `actions should be among those that AWS had on ${listedOn}, got '${subject}'`,
    reason: "an action that does not exist allows and denies nothing, without a word from IAM",
    remedy: "name an action of the service, or leave it if it is newer than the list",
  },
  "unlisted-condition-key": {
    title: "A condition key is not on AWS's list",
    severity: "note",
    needs: statement,
    message: ({ subject }) =>
      `condition keys should be among those that Bedrock had on ${listedOn}, got '${subject}'`,
    reason: "no request has a key that does not exist, so that the condition is never what it seems",
    remedy:
      "name a condition key of the Bedrock service; a profile is bedrock:InferenceProfileArn, a model is named in Resource",
  },
  "policy-nearly-full": {
    title: "The policy is near its quota",
    severity: "note",
    needs: "the policy document",
    message: ({ subject }) =>
      `the policy should be well below ${managedPolicyQuota} characters without white space, got ${subject}`,
    reason: `IAM refuses a managed policy of more than ${managedPolicyQuota}, and one more Region may be too much`,
    remedy: "split the policy, with fewer inference profiles in each",
  },
};

/** Every kind of finding, as `--fail-on` names it. */
export const findingTypes = Object.keys(findingKinds) as readonly FindingType[];

/** How much findings may matter, the most first. */
export const severities: readonly Severity[] = ["error", "warning", "note"];
