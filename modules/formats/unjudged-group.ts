import type { Unjudged } from "../report/report";

/** One thing that is not judged, and every place where it is. */
export interface UnjudgedGroup {
  readonly what: string;
  readonly places: readonly Pick<Unjudged, "address" | "statement">[];
}

/** What is not judged, each with its places: an AWS managed policy may be attached to a hundred roles. */
export function unjudgedGroups(unjudged: readonly Unjudged[]): UnjudgedGroup[] {
  const groups = new Map<string, Pick<Unjudged, "address" | "statement">[]>();
  for (const { what, ...place } of unjudged) {
    const places = groups.get(what);
    if (places) places.push(place);
    else groups.set(what, [place]);
  }
  return [...groups].map(([what, places]) => ({ what, places }));
}
