import { managedPolicyQuota } from "../policy/quota";

export const allPolicies = "all policies of the principal";
const readProfile = `${allPolicies}, and the profile's Regions, read by the plan or given by --profiles`;
export const statement = "the statement";
export const fence = "a StringEquals condition on bedrock:InferenceProfileArn with the ARN of the profile";

export const noAction = "an action that does not exist allows and denies nothing, without a word from IAM";
export const noKey = "no request has a key that does not exist, so that the condition is never what it seems";
export const bedrockKey =
  "name a condition key of the Bedrock service; a profile is bedrock:InferenceProfileArn, a model is named in Resource";
export const tooLong = `IAM refuses a managed policy of more than ${managedPolicyQuota}`;
export const split = "split the policy, with fewer inference profiles in each";

/** The kinds of finding of which calls fail, or for which IAM refuses the policy. */
export const errors = {
  "destination-region-missing": {
    title: "A destination Region is missing",
    needs: readProfile,
    message:
      "the foundation model of {subject} should be allowed in every Region it routes to, got none in {values}",
    reason: "a call fails whenever Bedrock routes it to one of these Regions",
    remedy: "allow the invocation of the foundation model in these Regions too",
  },
  "source-region-missing": {
    title: "The source Region is missing",
    needs: allPolicies,
    message: "the foundation model of {subject} should be allowed in its source Region, got none in {values}",
    reason: "Bedrock checks the foundation model in the source Region on every call",
    remedy: "allow the invocation of the foundation model in the source Region too",
  },
  "models-missing": {
    title: "A profile is allowed without its foundation model",
    needs: allPolicies,
    message: "the foundation model of {subject} should be allowed too, got it in no Region",
    reason:
      "a call takes the profile and the foundation model in every Region it may be routed to; each fails",
    remedy: `allow the invocation of the foundation model in every Region of the profile, with ${fence}`,
  },
  "profile-missing": {
    title: "Foundation models are allowed without their profile",
    needs: allPolicies,
    message: "{subject} should be allowed too, got its foundation models only",
    reason:
      "the condition lets the models be called through the profile, and nothing allows that; each call fails",
    remedy: "allow bedrock:InvokeModel* on the profile too",
  },
  "action-missing": {
    title: "An action is missing on the foundation models",
    needs: allPolicies,
    message:
      "the foundation model of {subject} should be allowed for what the profile is, got none for {values}",
    reason: "a call takes the same action on the profile and on the foundation model",
    remedy: "allow the action on the foundation models too, or drop it from the profile",
  },
  "impossible-arn": {
    title: "An ARN matches nothing there is",
    needs: statement,
    message: "an ARN should be one that Bedrock gives, got {values}",
    reason:
      "no request is for such a resource, so that it allows and denies nothing, without a word from IAM",
    remedy: "copy the ARN from `aws bedrock list-inference-profiles` or `list-foundation-models`",
  },
  "ineffective-action": {
    title: "An action has no effect on its resource",
    needs: statement,
    message: "'{subject}' should be on a resource it can match, got {values}",
    reason: "an action on a resource it can't match has no effect, without a word from IAM",
    remedy: "name a resource that the action can match, or drop the action",
  },
  "unknown-action": {
    title: "An action does not exist",
    needs: statement,
    message: "actions should exist, got '{subject}'",
    reason: noAction,
    remedy: "name an action of the Bedrock service, or drop it",
  },
  "unknown-condition-key": {
    title: "A condition key does not exist",
    needs: statement,
    message: "condition keys should exist, got '{subject}'",
    reason: noKey,
    remedy: bedrockKey,
  },
  "literal-wildcard": {
    title: "A wildcard is compared as a plain character",
    needs: statement,
    message: "'{subject}' should be compared by an operator with wildcards, got {values}",
    reason: "for StringEquals and StringNotEquals, * and ? are characters that no value has",
    remedy: "write StringLike, or ArnLike for an ARN",
  },
  "policy-size": {
    title: "The policy is longer than its quota",
    needs: "the policy document",
    message: `the policy should have at most ${managedPolicyQuota} characters without white space, got {subject}`,
    reason: tooLong,
    remedy: split,
  },
  "deny-hides-allow": {
    title: "A Deny or a boundary takes back what is allowed",
    needs: allPolicies,
    message: "what is allowed should be left so, got it denied for {values}",
    reason: "a Deny wins over every Allow, and a permissions boundary has to allow it too; these calls fail",
    remedy: "narrow the Deny, widen the boundary, or drop the Allow",
  },
  "invalid-policy": {
    title: "The policy is not valid",
    needs: "the policy document",
    message: "the policy {subject}",
    reason: "IAM refuses it, or it allows nothing",
    remedy: "write it as an IAM policy document, for example with the data source aws_iam_policy_document",
  },
};
