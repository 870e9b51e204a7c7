import type { PolicyDocument } from "./document";

/**
 * The characters a managed policy may have.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const managedPolicyQuota = 6144;

/** The characters IAM counts in a policy document: all but white space. */
export function policySize(document: PolicyDocument): number {
  return policyTextSize(JSON.stringify(document));
}

/** The characters IAM counts in a policy document that is written out. */
export function policyTextSize(json: string): number {
  return json.replace(/\s/g, "").length;
}
