import type { GlobalRouting, PrincipalAccess } from "../report/report";

const words: Readonly<Record<GlobalRouting, string>> = {
  open: "calls can be routed globally",
  denied: "global routing is denied",
  "not-allowed": "global routing is not allowed",
  unknown: "whether calls can be routed globally is not known",
};

/** What there is to say of global routing, with a sign of what changes; undefined where it is simply not allowed. */
export function globalRoutingInWords({
  globalRouting: { before, after },
}: PrincipalAccess): { readonly sign: "" | "+" | "-" | "?"; readonly words: string } | undefined {
  if (after === before || after === null || before === null) {
    const state = after ?? before;
    if (state === null || state === "not-allowed") return undefined;
    return { sign: before === null ? "+" : after === null ? "-" : "", words: words[state] };
  }
  if (after === "unknown") return { sign: "?", words: words.unknown };
  if (after === "denied") return { sign: "+", words: words.denied };
  if (before === "denied") return { sign: "-", words: `global routing is no longer denied: ${words[after]}` };
  return { sign: after === "open" ? "+" : "-", words: words[after] };
}
