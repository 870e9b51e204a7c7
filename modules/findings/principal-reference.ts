import type { Principal } from "../plan/principal";
import type { PrincipalReference } from "../report/report";

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
