import type { Access, Calls, Change, ReportedProfile } from "../report/access";
import { worst, type Badge, type Line, type Risk } from "./line";

const through: Readonly<Record<Calls, string>> = {
  always: "through the profile",
  sometimes: "through the profile, not in every Region",
  unknown: "perhaps through the profile",
  never: "not through the profile",
};

const without: Readonly<Record<Calls, string>> = {
  always: "directly, without a profile",
  sometimes: "directly, without a profile",
  unknown: "perhaps directly, without a profile",
  never: "not directly",
};

/** How calls reach the models, in words. */
export function callsInWords({ type }: ReportedProfile, access: Access): string {
  const { invoke, invokeWithResponseStream, direct, manages } = access;
  if (type === "none") return perAction(without, invoke, invokeWithResponseStream);
  const never = invoke === "never" && invokeWithResponseStream === "never";
  if (never && direct === "denied") return looksOnly(manages) ? "none, it looks only" : "none, it manages";
  const calls = perAction(through, invoke, invokeWithResponseStream);
  // a pattern stands for profiles of more models than those that can be called
  const models = type === "pattern" ? "some models directly" : "directly";
  if (direct === "allowed") return `${calls}, ${never ? "but" : "and also"} ${models}`;
  if (direct === "unknown") return `${calls}, perhaps ${models}${never ? "" : " too"}`;
  return invoke === "always" && invokeWithResponseStream === "always" ? `${calls} only` : calls;
}

/** Whether actions show something and change nothing. */
function looksOnly(actions: readonly string[]): boolean {
  return actions.every((action) => /:(Get|List)/.test(action));
}

/** The actions that call a model, as AWS names them. */
export const [invokeAction, streamingAction] = [
  "bedrock:InvokeModel",
  "bedrock:InvokeModelWithResponseStream",
] as const;
export const invokeActions: readonly string[] = [invokeAction, streamingAction];

function perAction(words: Readonly<Record<Calls, string>>, invoke: Calls, stream: Calls): string {
  if (invoke === stream) return words[invoke];
  return `InvokeModel ${words[invoke]}, InvokeModelWithResponseStream ${words[stream]}`;
}

/** What an access is at a glance, in a word and in one character. */
export interface Mark extends Badge {
  readonly letter: string;
}

/** Every mark there is. */
export const marks = {
  through: { letter: "P", word: "through the profile", risk: "none" },
  throughAny: { letter: "P", word: "through the profile", risk: "wide" },
  oneAction: { letter: "1", word: "one action only", risk: "notable" },
  sometimes: { letter: "S", word: "sometimes", risk: "fails" },
  directly: { letter: "D", word: "directly", risk: "wide" },
  directlyToo: { letter: "T", word: "directly too", risk: "wide" },
  unknown: { letter: "U", word: "unknown", risk: "unknown" },
  missing: { letter: "!", word: "Region missing", risk: "fails" },
  lookOnly: { letter: "L", word: "look only", risk: "none" },
  pattern: { letter: "~", word: "see its patterns", risk: "wide" },
  otherWay: { letter: "W", word: "another way", risk: "wide" },
  global: { letter: "G", word: "global routing", risk: "wide" },
  manage: { letter: "M", word: "manage only", risk: "notable" },
} as const satisfies Readonly<Record<string, Mark>>;

/** What an access is at a glance. */
export function accessMarks(
  { type }: ReportedProfile,
  { invoke, invokeWithResponseStream, direct, manages }: Access,
  missing: readonly string[],
): Mark[] {
  const calls = [invoke, invokeWithResponseStream];
  const isDirect = type === "none";
  const [always, sometimes] = [calls.includes("always"), calls.includes("sometimes")];
  const found: Mark[] = [
    ...(always && !isDirect ? [type === "pattern" ? marks.throughAny : marks.through] : []),
    ...(always && calls.includes("never") ? [marks.oneAction] : []),
    ...(sometimes && !isDirect ? [marks.sometimes] : []),
    ...(isDirect && (always || sometimes) ? [marks.directly] : []),
    ...(direct === "allowed" && !isDirect ? [always || sometimes ? marks.directlyToo : marks.directly] : []),
    ...(calls.includes("unknown") || direct === "unknown" ? [marks.unknown] : []),
    ...(missing.length > 0 && !sometimes ? [marks.missing] : []),
  ];
  if (found.length > 0) return found;
  return [looksOnly(manages) ? marks.lookOnly : marks.manage];
}

/** A change in the colour of what it brings: nothing that is taken away is a risk. None where nothing changes. */
export function changeBadges(change: Change, brought: readonly Risk[]): Badge[] {
  if (change === "unchanged") return [];
  if (change === "unknown") return [{ word: change, risk: "unknown" }];
  const brings = change === "added" || change === "widened";
  return [{ word: change, risk: brings ? worst([...brought, "notable"]) : "none" }];
}

/** The name of a profile, with the source Region that tells it from one of the same name elsewhere. */
export function profileTitle({ label, type, sourceRegion }: ReportedProfile): Line {
  if (type === "none") return ["foundation models without a profile"];
  if (type === "pattern") return ["profiles like ", { name: label }];
  return [{ name: label }, ...(sourceRegion === null ? [] : [" in ", { name: sourceRegion }])];
}
