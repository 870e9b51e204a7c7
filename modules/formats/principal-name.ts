import type { PrincipalReference } from "../report/report";

/** What people call a principal: its name, or where that is known after apply only, its address. */
export function principalName({ name, address }: PrincipalReference): string {
  return name ?? address ?? "(name known after apply)";
}

/** The account of a principal, to stand behind its name, in the form that `shown` gives what comes from a plan. */
export function inAccount({ account }: PrincipalReference, shown: (text: string) => string): string {
  return account === null ? "" : ` in ${shown(account)}`;
}
