import { directAccess, type AccessRow } from "./access-row";
import { regionsByAnswer } from "./access-words";
import { htmlText } from "./html-text";
import type { Permission } from "../report/report";

/** Where a Region stands in a drawing: reached, newly reached, not reached any more, one in which calls fail, or one nobody knows of. */
type RegionState = "kept" | "gained" | "lost" | "missing" | "uncertain";

const left = { x: 1, width: 124 };
const middle = { x: 158, width: 116 };
const right = { x: 314, width: 144 };
const width = 460;
const nodeHeight = 24;
const step = 30;
const top = 34;
const laneHeight = 24;
const marks: Readonly<Record<RegionState, string>> = {
  kept: "",
  gained: "+ ",
  lost: "− ",
  missing: "✕ ",
  uncertain: "? ",
};

/** An SVG of the way from the source Region through the profile to the foundation model in each Region. */
export function routeDrawing(row: AccessRow): string {
  const { profile, change } = row.entry;
  const regions = destinations(row);
  const through = profile.type !== "none";
  const around = through && row.access.direct !== "denied";
  const stack = Math.max(regions.length, 1) * step;
  const height = top + stack + (around ? laneHeight : 0) + 8;
  const y = top + stack / 2;
  const lane = top + stack + laneHeight / 2 - 2;
  const from = profile.sourceRegion ?? (through ? "any Region" : "the caller");
  const parts = [
    caption(left.x, through ? "source Region" : "caller"),
    through ? caption(middle.x, "inference profile") : "",
    caption(right.x - 6, "foundation model in"),
    `<rect class="group" x="${right.x - 6}" y="${top - 4}" width="${right.width + 6}" height="${height - top}" rx="8"/>`,
    through ? line("wire", left.x + left.width, y, middle.x, y) : "",
    ...regions.map(([, state], index) =>
      line(
        `wire ${state}`,
        through ? middle.x + middle.width : left.x + left.width,
        y,
        right.x,
        nodeY(index),
      ),
    ),
    around ? aroundProfile(y, lane) : "",
    node(profile.sourceRegion === null ? "node open" : "node", left, y, from),
    through ? node("node profile", middle, y, profile.type) : "",
    ...regions.map(([region, state], index) => destination(region, state, nodeY(index))),
  ];
  return `<svg class="route ${change}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${htmlText(routeInWords(row, from))}">${parts.join("")}</svg>`;
}

function nodeY(index: number): number {
  return top + index * step + step / 2;
}

/** Every Region that is or was reached or ought to be, with where it stands. */
function destinations({
  entry: { profile, before, after },
  reached,
  missing,
  uncertain,
  gained,
  lost,
}: AccessRow): [string, RegionState][] {
  const regions = [
    ...reached,
    ...missing,
    ...uncertain,
    ...(before && after ? regionsByAnswer(profile, before).reached : []),
  ];
  return [...new Set(regions)].sort().map((region) => [region, state(region)]);

  function state(region: string): RegionState {
    if (missing.includes(region)) return "missing";
    if (uncertain.includes(region)) return "uncertain";
    if (gained.includes(region)) return "gained";
    return lost.includes(region) ? "lost" : "kept";
  }
}

const aroundInWords: Readonly<Record<Permission, string | undefined>> = {
  allowed: "Also directly, around the profile",
  unknown: "Perhaps directly too, around the profile",
  denied: undefined,
};

function routeInWords(row: AccessRow, from: string): string {
  const { access, reached, missing, uncertain, gained, lost, entry } = row;
  const through = entry.profile.type === "none" ? "without a profile" : "through the inference profile";
  const around = aroundInWords[access.direct];
  const list = (names: readonly string[]) => names.filter((name) => name !== directAccess).join(", ");
  return [
    `From ${from} ${through} to ${reached.join(", ") || "no Region"}`,
    ...(missing.length > 0 ? [`Missing: ${list(missing)}`] : []),
    ...(uncertain.length > 0 ? [`Not known: ${list(uncertain)}`] : []),
    ...(gained.length > 0 ? [`Gains: ${gained.join(", ")}`] : []),
    ...(lost.length > 0 ? [`Loses: ${lost.join(", ")}`] : []),
    ...(around === undefined || entry.profile.type === "none" ? [] : [around]),
  ].join(". ");
}

function caption(x: number, text: string): string {
  return `<text class="caption" x="${x}" y="16">${text}</text>`;
}

function node(className: string, { x, width: w }: typeof left, y: number, name: string): string {
  return `<g class="${className}"><rect x="${x}" y="${y - nodeHeight / 2}" width="${w}" height="${nodeHeight}" rx="6"/>${label(x + w / 2, y, name, "middle")}</g>`;
}

function destination(region: string, state: RegionState, y: number): string {
  const x = right.x;
  const shown = region === "global" ? "anywhere" : region;
  const globe =
    region === "global"
      ? `<g class="globe"><circle cx="${x + 15}" cy="${y}" r="7"/><ellipse cx="${x + 15}" cy="${y}" rx="3" ry="7"/><path d="M${x + 8} ${y}h14"/></g>`
      : "";
  const start = x + (region === "global" ? 28 : 10);
  return `<g class="node ${state}"><rect x="${x}" y="${y - nodeHeight / 2}" width="${right.width - 6}" height="${nodeHeight}" rx="6"/>${globe}${label(start, y, marks[state] + shown, "start")}</g>`;
}

function label(x: number, y: number, name: string, anchor: "start" | "middle"): string {
  const characters = Array.from(name);
  // the whole name is in the list beside the drawing
  const short = characters.length > 17 ? `${characters.slice(0, 16).join("")}…` : name;
  return `<text x="${x}" y="${y + 4}" text-anchor="${anchor}">${htmlText(short)}</text>`;
}

function line(className: string, x1: number, y1: number, x2: number, y2: number): string {
  const bend = (x1 + x2) / 2;
  const end = x2 - 7;
  return `<path class="${className}" d="M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${end} ${y2}"/>${head(className, x2, y2)}`;
}

function aroundProfile(y: number, lane: number): string {
  const x = left.x + 24;
  const end = right.x - 6;
  return `<path class="wire direct" d="M${x} ${y + nodeHeight / 2}V${lane - 8}Q${x} ${lane} ${x + 8} ${lane}H${end - 7}"/>${head("wire direct", end, lane)}<text class="caption direct" x="${middle.x + middle.width / 2}" y="${lane - 6}" text-anchor="middle">directly</text>`;
}

function head(className: string, x: number, y: number): string {
  return `<path class="${className} head" d="M${x} ${y}l-8 -4v8z"/>`;
}
