import type { PrincipalAccess, PrincipalPolicy } from "../report/report";

/** What a reader should know of a policy that a principal has, besides what it allows. */
export interface PolicyNote {
  readonly address: string;

  /** What follows the address: `is assumed to be attached`. */
  readonly words: string;

  /** Whether it is not known who has the policy, or what it says. */
  readonly unknown: boolean;
}

/** What is assumed or not known of a principal's policies, and which one is its permissions boundary. */
export function policyNotes({ policies }: PrincipalAccess): PolicyNote[] {
  return policies
    .filter(
      ({ use, attachment, document }) => use === "boundary" || attachment !== "known" || document !== "known",
    )
    .map((policy) => ({
      address: policy.address,
      words: inWords(policy),
      unknown: isUnknown(policy),
    }));
}

/** How many policies there are of which nobody knows whether a principal has them, or what they say. */
export function unknownPolicies({ policies }: PrincipalAccess): number {
  return policies.filter(isUnknown).length;
}

/** Whether what is said of a principal rests on a policy that is assumed to be attached. */
export function hasAssumedPolicy({ policies }: PrincipalAccess): boolean {
  return policies.some(({ attachment }) => attachment === "assumed");
}

function isUnknown({ attachment, document }: PrincipalPolicy): boolean {
  return attachment === "unknown" || document !== "known";
}

function inWords({ use, attachment, document }: PrincipalPolicy): string {
  // the address is that of what attaches it
  if (attachment === "unknown" && document === "unknown")
    return `stands for ${unreadWords[use]} that is not known`;
  return attachmentWords[attachment] + useWords[use] + documentWords[document];
}

const unreadWords: Readonly<Record<PrincipalPolicy["use"], string>> = {
  policy: "a policy",
  boundary: "a permissions boundary",
};

const attachmentWords: Readonly<Record<PrincipalPolicy["attachment"], string>> = {
  known: "is ",
  assumed: "is assumed to be ",
  unknown: "is perhaps ",
};

const useWords: Readonly<Record<PrincipalPolicy["use"], string>> = {
  policy: "attached",
  boundary: "the permissions boundary",
};

const documentWords: Readonly<Record<PrincipalPolicy["document"], string>> = {
  known: "",
  partial: "; a part of its document is known after apply",
  unknown: "; its document is not known",
};
