import type { Report } from "../report/report";

/** What a report without any access says. */
export function nobody({ unjudged, source }: Report): string {
  if (unjudged.length === 0) return "No principal has access.";
  return `No access can be told from this ${source}: what is not judged may give some.`;
}
