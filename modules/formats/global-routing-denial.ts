import type { PrincipalAccess } from "../report/report";

/** What there is to say of the denial of global routing, with a sign of what changes; undefined where there never was one. */
export function globalRoutingDenial({
  globalRoutingDenied: { before, after },
  unknownPolicies,
}: PrincipalAccess): { readonly sign: "" | "+" | "-" | "?"; readonly words: string } | undefined {
  if (after) return { sign: before ? "" : "+", words: "global routing is denied" };
  if (!before) return undefined;
  return unknownPolicies.length > 0
    ? { sign: "?", words: "whether global routing stays denied is known after apply" }
    : { sign: "-", words: "global routing is no longer denied" };
}
