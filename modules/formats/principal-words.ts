import {
  isUnknownPolicy,
  type PrincipalAccess,
  type PrincipalPolicy,
  type PrincipalReference,
} from "../report/principal";
import type { Badge, Line, Name } from "./line";

/** What people call a principal: its name, or where that is known after apply only, its address. */
function principalName({ name, address }: PrincipalReference): Name {
  return { name: name ?? address ?? "(name known after apply)" };
}

/** A principal among others: `role analytics in 111122223333`. */
export function principalInShort(principal: PrincipalReference): Line {
  const { type, account, provider } = principal;
  const place: Line =
    account !== null
      ? [" in ", { name: account }]
      : provider !== null
        ? [" (provider ", { name: provider }, ")"]
        : [];
  return [`${type} `, principalName(principal), ...place];
}

/** A principal as a heading, with its account, or the provider where nothing tells the account. */
export function principalHeading(principal: PrincipalReference): Line {
  const { type, account, provider } = principal;
  return [
    `${type} `,
    principalName(principal),
    ...(account !== null
      ? [type === "permission-set" ? " of Identity Center in account " : " in account ", { name: account }]
      : provider !== null
        ? [", account unknown, provider ", { name: provider }]
        : [", account unknown"]),
  ];
}

/** The ID of the first section about a principal, by its place in the report. */
export function principalId(index: number): string {
  return `principal-${index + 1}`;
}

/** How sure it is which policies a principal has, and what they say, where it is not. */
export function principalBadges({ policies }: PrincipalAccess): Badge[] {
  return [
    ...(policies.some(({ attachment }) => attachment === "assumed")
      ? [{ word: "assumed", risk: "unknown" } as const]
      : []),
    ...(policies.some(isUnknownPolicy) ? [{ word: "unknown policy", risk: "unknown" } as const] : []),
  ];
}

/** As many policies of a principal as stand in one line. */
const mostPolicies = 10;

/** The policies that a principal has, what is assumed or not known of them, and its permissions boundary. */
export function policyNotes({ policies }: PrincipalAccess): Line[] {
  const plain = policies.filter((policy) => policy.use === "policy" && isPlain(policy));
  const others = plain.length - mostPolicies;
  const names = plain.slice(0, mostPolicies).map(({ address }) => ({ name: address }));
  const has: Line = [
    "has ",
    ...names.flatMap((name, index) => (index === 0 ? [name] : [", ", name])),
    ...(others > 0 ? [` and ${others} more`] : []),
  ];
  return [
    ...(plain.length === 0 ? [] : [has]),
    ...policies
      .filter((policy) => policy.use === "boundary" || !isPlain(policy))
      .map((policy) => [{ name: policy.address }, ` ${inWords(policy)}`]),
  ];
}

function isPlain(policy: PrincipalPolicy): boolean {
  return policy.attachment === "known" && !isUnknownPolicy(policy);
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
