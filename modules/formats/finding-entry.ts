import { findingKinds, severities } from "../report/finding-kind";
import type { Finding, Severity, Unjudged } from "../report/finding";
import { fact, named, type Line, type Risk } from "./line";
import { count, type Count, type Entry } from "./page";
import { principalInShort } from "./principal-words";
import { sentence } from "./sentence";

const severityRisks: Readonly<Record<Severity, Risk>> = { error: "fails", warning: "wide", note: "notable" };

/** As many principals of a finding as anyone reads. */
const mostPrincipals = 5;

/** How many findings there are of each severity, the worst first. */
export function severityCounts(findings: readonly Finding[]): Count[] {
  return severities.map((severity) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return count(number, severity, severityRisks[severity]);
  });
}

/** Findings, the worst first. */
export function findingEntries(findings: readonly Finding[]): Entry[] {
  return severities
    .flatMap((severity) => findings.filter((finding) => finding.severity === severity))
    .map(findingEntry);
}

function findingEntry(finding: Finding): Entry {
  const { type, severity, introduced, principals, message, reason, remedy } = finding;
  const others = principals.length - mostPrincipals;
  const who = [
    ...principals.slice(0, mostPrincipals).map(principalInShort),
    ...(others > 0 ? [[`${others} more`]] : []),
  ];
  return {
    badges: [
      { word: severity, risk: severityRisks[severity] },
      ...(introduced === true ? [{ word: "new", risk: "notable" } as const] : []),
    ],
    title: [findingKinds[type].title],
    facts: [
      ...fact("at", [place(finding)]),
      ...fact("who", who.length === 0 ? [["nobody in what was read"]] : who),
      ...fact("what", [sentence(message)]),
      ...fact("why", [sentence(reason)]),
      ...fact("do", [sentence(remedy)]),
      ...fact("type", [named(type)]),
    ],
  };
}

/** Where in the plan a statement is. */
function place({ address, statement, sid }: Pick<Finding, "address" | "statement" | "sid">): Line {
  if (statement === null) return named(address);
  const sidInWords = sid === null ? [] : [" (", { name: sid }, ")"];
  return [{ name: address }, `, statement ${statement}`, ...sidInWords];
}

/** What is not judged, each with its places: an AWS managed policy may be attached to a hundred roles. */
export function unjudgedEntries(unjudged: readonly Unjudged[]): Entry[] {
  const places = new Map<string, Line[]>();
  for (const { what, address, statement } of unjudged) {
    const found = places.get(what) ?? [];
    found.push(place({ address, statement, sid: null }));
    places.set(what, found);
  }
  return [...places].map(([what, at]) => ({ badges: [], title: sentence(what), facts: fact("at", at) }));
}
