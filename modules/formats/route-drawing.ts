import type { Access, Permission } from "../report/access";
import type { AccessRow } from "./access-row";
import { markup, type Content, type Markup } from "./markup";
import { printable } from "./printable";

/** Where a Region stands in a drawing: reached, newly reached, not reached any more, one in which calls fail, or one nobody knows of. */
type RegionState = "kept" | "entered" | "left" | "missing" | "uncertain";

const source = { x: 1, width: 124 };
const profileBox = { x: 158, width: 116 };
const models = { x: 314, width: 144 };
const width = 460;
const nodeHeight = 24;
const step = 30;
const top = 34;
const laneHeight = 34;
const signs: Readonly<Record<RegionState, string>> = {
  kept: "",
  entered: "+ ",
  left: "− ",
  missing: "✕ ",
  uncertain: "? ",
};

/** An SVG of the way from the source Region through the profile to the foundation model in each Region. */
export function routeDrawing(row: AccessRow): Markup {
  const { access, entry } = row;
  const { type, sourceRegion } = entry.profile;
  const regions = destinations(row);
  const isThrough = type !== "none";
  const isAround = isThrough && access.direct !== "denied";
  const stack = Math.max(regions.length, 1) * step;
  const height = top + stack + (isAround ? laneHeight : 0) + 8;
  const middle = top + stack / 2;
  const from = isThrough ? (sourceRegion ?? "any Region") : "the caller";
  const start = isThrough ? profileBox : source;
  const kind = entry.after === null ? "left" : undefined;
  return markup`<svg class="route" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${routeInWords(row, from)}">
${caption(models.x - 6, "foundation model in")}<rect class="group" x="${models.x - 6}" y="${top - 4}" width="${models.width + 6}" height="${height - top}" rx="8"/>
${regions.map(([, state], index) => wire(kind ?? state, start.x + start.width, middle, models.x, nodeY(index)))}
${regions.map(([region, state], index) => destination(region, state, nodeY(index)))}
${isThrough ? throughProfile(row, middle, from) : [caption(source.x, "caller"), node("", source, middle, from)]}
${isAround ? aroundProfile(middle, top + stack + laneHeight - 10, access.direct) : ""}</svg>`;
}

/** The way from the source Region to the profile. */
function throughProfile({ entry, access }: AccessRow, y: number, from: string): Content[] {
  const { type, sourceRegion } = entry.profile;
  const kind = wireKind(access);
  return [
    caption(source.x, "source Region"),
    caption(profileBox.x, "inference profile"),
    kind === undefined ? "" : wire(kind, source.x + source.width, y, profileBox.x, y),
    node(sourceRegion === null ? "open" : "", source, y, from),
    node(type === "pattern" ? "profile open" : "profile", profileBox, y, type),
  ];
}

/** How sure it is that calls come to the models, or undefined where none does. */
function wireKind({ invoke, invokeWithResponseStream }: Access): "kept" | "uncertain" | undefined {
  const calls = [invoke, invokeWithResponseStream];
  if (calls.includes("always") || calls.includes("sometimes")) return "kept";
  return calls.includes("unknown") ? "uncertain" : undefined;
}

function nodeY(index: number): number {
  return top + index * step + step / 2;
}

/** Every Region that is or was reached or ought to be, with where it stands. */
function destinations({
  entry,
  access,
  reached,
  missing,
  uncertain,
  entered,
  left,
}: AccessRow): [string, RegionState][] {
  const usual = entry.after === null ? "left" : (wireKind(access) ?? "kept");
  const all: [string, RegionState][] = [
    ...reached.map((region): [string, RegionState] => [region, entered.includes(region) ? "entered" : usual]),
    ...missing.map((region): [string, RegionState] => [region, "missing"]),
    ...uncertain.map((region): [string, RegionState] => [region, "uncertain"]),
    ...left
      .filter((region) => !missing.includes(region))
      .map((region): [string, RegionState] => [region, "left"]),
  ];
  return all.sort(([one], [other]) => (one < other ? -1 : 1));
}

const aroundInWords: Readonly<Record<Permission, string>> = {
  allowed: "directly",
  unknown: "perhaps directly",
  denied: "",
};

function routeInWords(
  { entry, access, reached, missing, uncertain, entered, left }: AccessRow,
  from: string,
): string {
  const isThrough = entry.profile.type !== "none";
  const before = entry.after === null ? "Before: " : "";
  const perhaps = wireKind(access) === "uncertain" ? "perhaps " : "";
  const way = isThrough ? "through the inference profile" : "without a profile";
  const start = wireKind(access) === undefined ? `not ${way}` : `from ${printable(from)} ${perhaps}${way}`;
  const list = (words: string, regions: readonly string[]) =>
    regions.length === 0 ? [] : [`${words}: ${regions.map(shown).join(", ")}`];
  const isAround = isThrough && access.direct !== "denied";
  return [
    before + start,
    ...list("to", reached),
    ...list("missing", missing),
    ...list("not known", uncertain),
    ...list("new", entered),
    ...list("not any more", left),
    ...(isAround ? [`around the profile: ${aroundInWords[access.direct]}`] : []),
  ].join("; ");
}

function caption(x: number, text: string): Markup {
  return markup`<text class="caption" x="${x}" y="16">${text}</text>`;
}

function node(kind: string, { x, width: w }: typeof source, y: number, name: string): Markup {
  return markup`<g class="node ${kind}">${box(x, y, w)}${label(x + w / 2, y, name, "middle")}</g>`;
}

function box(x: number, y: number, w: number): Markup {
  return markup`<rect x="${x}" y="${y - nodeHeight / 2}" width="${w}" height="${nodeHeight}" rx="6"/>`;
}

function destination(region: string, state: RegionState, y: number): Markup {
  const { x, width: w } = models;
  const isGlobal = region === "global";
  const globe = isGlobal
    ? markup`<g class="globe"><circle cx="${x + 15}" cy="${y}" r="7"/><ellipse cx="${x + 15}" cy="${y}" rx="3" ry="7"/><path d="M${x + 8} ${y}h14"/></g>`
    : "";
  const text = label(x + (isGlobal ? 28 : 10), y, signs[state] + shown(region), "start");
  return markup`<g class="node ${state}">${box(x, y, w - 6)}${globe}${text}</g>`;
}

function shown(region: string): string {
  return region === "global" ? "anywhere" : region === "*" ? "other Regions" : printable(region);
}

function label(x: number, y: number, name: string, anchor: "start" | "middle"): Markup {
  const characters = Array.from(printable(name));
  // the whole name is in the list beside the drawing
  const short = characters.length > 17 ? `${characters.slice(0, 16).join("")}…` : characters.join("");
  return markup`<text x="${x}" y="${y + 4}" text-anchor="${anchor}">${short}</text>`;
}

function wire(kind: string, x1: number, y1: number, x2: number, y2: number): Markup {
  const bend = (x1 + x2) / 2;
  return markup`<path class="wire ${kind}" d="M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x2 - 7} ${y2}"/>${head(kind, x2, y2)}`;
}

function head(kind: string, x: number, y: number): Markup {
  return markup`<path class="wire ${kind} head" d="M${x} ${y}l-8 -4v8z"/>`;
}

/** A line from the source Region below everything to the models. */
function aroundProfile(y: number, lane: number, direct: Permission): Markup {
  const kind = direct === "allowed" ? "direct" : "direct uncertain";
  const [x, end] = [source.x + 24, models.x - 6];
  const line = `M${x} ${y + nodeHeight / 2}V${lane - 8}Q${x} ${lane} ${x + 8} ${lane}H${end - 7}`;
  const middle = profileBox.x + profileBox.width / 2;
  return markup`<path class="wire ${kind}" d="${line}"/>${head(kind, end, lane)}<text class="caption ${kind}" x="${middle}" y="${lane - 5}" text-anchor="middle">${aroundInWords[direct]}</text>`;
}
