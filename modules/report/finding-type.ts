import type { FindingType, Severity } from "./report";

/** How much each finding matters, where the mistake itself does not say more. */
export const severities: Readonly<Record<FindingType, Severity>> = {
  "destination-region-missing": "error",
  "source-region-missing": "error",
  "direct-model-access": "warning",
  "global-routing": "warning",
  "region-wildcard": "warning",
  "any-profile-or-model": "warning",
  "ineffective-action": "error",
  "unknown-action": "error",
  "unknown-condition-key": "error",
  "policy-size": "error",
  "deny-hides-allow": "error",
  "invalid-policy": "error",
};

/** What each finding is called where people read it. */
export const findingTitles: Readonly<Record<FindingType, string>> = {
  "destination-region-missing": "A destination Region is missing",
  "source-region-missing": "The source Region is missing",
  "direct-model-access": "The model can be called without its profile",
  "global-routing": "Requests may be routed to any Region",
  "region-wildcard": "A wildcard stands for the Region",
  "any-profile-or-model": "Any profile or model is allowed",
  "ineffective-action": "An action has no effect on its resource",
  "unknown-action": "An action does not exist",
  "unknown-condition-key": "A condition key does not exist",
  "policy-size": "The policy is longer than its quota",
  "deny-hides-allow": "A Deny takes back what is allowed",
  "invalid-policy": "The policy is not valid",
};

/** Every mistake that a report knows, as `--fail-on` names it. */
export const findingTypes = Object.keys(findingTitles) as readonly FindingType[];
