import { listedOn } from "../policy/listed-actions";
import { managedPolicyQuota } from "../policy/quota";
import {
  errors,
  allPolicies,
  statement,
  fence,
  noAction,
  noKey,
  bedrockKey,
  tooLong,
  split,
} from "./error-kind";
import type { FindingKind, FindingType, Severity } from "./finding";

/** More is allowed than a profile needs. */
const warnings = {
  "direct-model-access": {
    title: "The model can be called without its profile",
    needs: `${allPolicies}, and a profile that leads to the model`,
    message:
      "foundation models should be called through an inference profile only, got direct access to {values}",
    reason: "a direct call goes around the profile, its Regions, its tags and its costs",
    remedy: `add ${fence}`,
  },
  "global-routing": {
    title: "Requests may be routed to any Region",
    needs: allPolicies,
    message: "{subject} should reach foundation models in its Regions only, got {values}",
    reason:
      "no global profile is granted for it, and the region-less ARN allows calls to be served in any Region",
    remedy: "drop the region-less ARN, or deny calls whose aws:RequestedRegion is 'unspecified'",
  },
  "region-wildcard": {
    title: "A wildcard stands for the Region",
    needs: statement,
    message: "ARNs should name their Region, got {values}",
    reason: "the wildcard allows every Region, and on a foundation model global routing too",
    remedy: "name the source Region and each destination Region of the profile in an ARN of its own",
  },
  "any-profile-or-model": {
    title: "A statement allows any profile or model",
    needs: statement,
    message: "calls should be allowed on named inference profiles and foundation models, got {values}",
    reason:
      "the wildcard allows profiles and models that nobody has chosen, and those that are still to come",
    remedy: "name the profile, and its foundation models, by their ARNs",
  },
  "wide-managed-policy": {
    title: "An AWS managed policy allows any profile or model",
    needs: "the attachment, and the AWS managed policy as it was on the day of the list",
    message: "a policy for named inference profiles should be attached, got {subject}",
    reason: "it allows calls of every profile and every model, also of those that are still to come",
    remedy: "attach a policy of your own that names the profiles and their foundation models",
  },
  "other-way": {
    title: "Models can be called without any profile",
    needs: allPolicies,
    message:
      "models should be called through the granted inference profiles only, got '{subject}' on {values}",
    reason: "it leads to models without an inference profile, its Regions, its tags and its costs",
    remedy: "drop the action, or give it to a principal of its own",
  },
};

/** Worth knowing. */
const notes = {
  "fenced-wildcard": {
    title: "A wildcard stands behind the condition on one profile",
    needs: statement,
    message: "foundation models should be named in each Region, got {values}",
    reason:
      "the condition names the profile, so that the wildcard allows what that profile routes to and nothing else, also when AWS adds Regions to it",
    remedy: "leave it, or name the foundation models that the profile routes to, so that a reader sees them",
  },
  "unread-profile": {
    title: "Nothing read the profile",
    needs: statement,
    message: "{subject} should be read, so that its Regions can be compared",
    reason: "which Regions it routes to is not in the plan, so that a missing one can't be found",
    remedy: "read it by the data source aws_bedrock_inference_profile, or give its list by --profiles",
  },
  "unlisted-action": {
    title: "An action is not on AWS's list",
    needs: statement,
    message: `actions should be among those that AWS had on ${listedOn}, got '{subject}'`,
    reason: noAction,
    remedy: "name an action of the service, or leave it if it is newer than the list",
  },
  "unlisted-condition-key": {
    title: "A condition key is not on AWS's list",
    needs: statement,
    message: `condition keys should be among those that Bedrock had on ${listedOn}, got '{subject}'`,
    reason: noKey,
    remedy: bedrockKey,
  },
  "policy-nearly-full": {
    title: "The policy is near its quota",
    needs: "the policy document",
    message: `the policy should be well below ${managedPolicyQuota} characters without white space, got {subject}`,
    reason: `${tooLong}, and one more Region may be too much`,
    remedy: split,
  },
};

/** Every kind of finding: errors, which stand in a file of their own, then warnings, then notes. */
export const findingKinds: Readonly<Record<FindingType, FindingKind>> = {
  ...ofSeverity("error", errors),
  ...ofSeverity("warning", warnings),
  ...ofSeverity("note", notes),
};

function ofSeverity<Type extends FindingType>(
  severity: Severity,
  kinds: Readonly<Record<Type, Omit<FindingKind, "severity">>>,
): Record<Type, FindingKind> {
  const entries = Object.entries<Omit<FindingKind, "severity">>(kinds);
  return Object.fromEntries(entries.map(([type, kind]) => [type, { ...kind, severity }])) as Record<
    Type,
    FindingKind
  >;
}

/** Every kind of finding, as `--fail-on` names it. */
export const findingTypes = Object.keys(findingKinds) as readonly FindingType[];

/** How much findings may matter, the most first. */
export const severities: readonly Severity[] = ["error", "warning", "note"];
