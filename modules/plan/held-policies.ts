import type { Permissions } from "../iam/answer";
import { unreadStatements, type PolicyStatement } from "../iam/policy-statement";
import { knowledge } from "./policy";
import type { PolicyReading } from "./policy-reading";
import type { AttachedPolicy, Principal } from "./principal";

/** What a principal's policies say together. */
export interface HeldPolicies {
  /** A layer of its policies, and one of its permissions boundary, if it has one; no layer without policies. */
  readonly permissions: Permissions;

  /** The statements of its policies: a boundary allows nothing. */
  readonly statements: readonly PolicyStatement[];

  /** Whether all of its policies and their documents are known: that something is missing can't be said otherwise. */
  readonly complete: boolean;
}

/** What somebody may have whose account is not known: another of the name may be the same, and have more. */
const anyAllow = unreadStatements.filter(({ effect }) => effect === "Allow");

const nothing: HeldPolicies = { permissions: [], statements: [], complete: true };

/** What the policies of a principal say together, or of nobody. */
export function heldPolicies(principal: Principal | undefined, reading: PolicyReading): HeldPolicies {
  if (!principal) return nothing;
  const { policies, namesakes } = principal;
  const used = (use: AttachedPolicy["use"]) => policies.filter((attached) => attached.use === use);
  const statements = ({ policy, attachment }: AttachedPolicy) =>
    attachment === "unknown" ? reading.doubtfulStatements(policy) : reading.statements(policy);
  // what a namesake has is this one's too, if it is the same
  const isPlaced = principal.placed && namesakes.every(({ placed }) => placed);
  const perhaps = namesakes.flatMap((namesake) => namesake.policies);
  const granted = reading.authorization([
    ...used("policy").map(statements),
    ...perhaps.filter(({ use }) => use === "policy").map(({ policy }) => reading.doubtfulStatements(policy)),
    ...(isPlaced ? [] : [anyAllow]),
  ]);
  if (!granted) return nothing;
  const boundary = reading.authorization([
    ...used("boundary").map(statements),
    ...(perhaps.some(({ use }) => use === "boundary") ? [unreadStatements] : []),
  ]);
  return {
    permissions: boundary ? [granted, boundary] : [granted],
    statements: granted.statements,
    complete: isPlaced && namesakes.length === 0 && policies.every(isWhole),
  };
}

function isWhole({ policy, attachment }: AttachedPolicy): boolean {
  return attachment !== "unknown" && knowledge(policy) === "known";
}
