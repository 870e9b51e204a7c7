import type { Principal } from "../plan/principal";
import type { PrincipalReference } from "../report/principal";

/** Who a principal is. */
export function principalReference({
  type,
  name,
  address,
  account,
  provider,
}: Principal): PrincipalReference {
  return { type, name, address, account, provider };
}
