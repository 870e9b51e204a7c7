import type { PolicyDocument } from "./document";

/** The characters IAM counts in a policy document: all but white space. */
export function policySize(document: PolicyDocument): number {
  return policyTextSize(JSON.stringify(document));
}

/** The characters IAM counts in a policy document that is written out. */
export function policyTextSize(json: string): number {
  return json.replace(/\s/g, "").length;
}
