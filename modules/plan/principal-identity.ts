import type { PrincipalType } from "../report/principal";
import type { Place } from "./account";

/** A role, user, group or permission set, as what attaches a policy to it tells it from others. */
export interface PrincipalIdentity {
  /** The same for the same principal, before and after a plan. */
  readonly key: string;
  readonly type: PrincipalType;

  /** `null` where it is known after apply only. */
  readonly name: string | null;
  readonly account: string | null;
  readonly provider: string | null;

  /** Whether it is known which account's or which provider's it is. */
  readonly placed: boolean;
}

/** Who a name means at a place. IAM compares names without regard to case. */
export function identity(
  type: PrincipalType,
  { account, provider, key }: Place,
  name: string,
  namedBy: string,
): PrincipalIdentity {
  // nobody knows whether two that can't be placed are one
  const where = key ?? `of ${namedBy}`;
  const unique = JSON.stringify([type, where, name.toLowerCase()]);
  return { key: unique, type, name, account, provider, placed: key !== undefined };
}

/** Who is meant by a resource whose name is known after apply only, or an ARN that is no resource's. */
export function identityByAddress(
  type: PrincipalType,
  { account, provider }: Pick<Place, "account" | "provider">,
  address: string,
): PrincipalIdentity {
  return { key: JSON.stringify([type, address]), type, name: null, account, provider, placed: true };
}
