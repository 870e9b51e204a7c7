import type { Access, Calls, Permission, ReportedProfile } from "../report/report";

/** The Regions of an access by what is known of the model in them: that calls get there, that they fail, or neither. */
export interface RegionsByAnswer {
  /** Those in which the model may be invoked by one action at least. */
  readonly reached: readonly string[];

  /** Those to which the profile routes, and in which the model is denied to an action that the profile allows. */
  readonly missing: readonly string[];

  /** Those of which it is not known. */
  readonly uncertain: readonly string[];
}

/** The Regions of an access by what is known of them. */
export function regionsByAnswer(
  { foundationModelArns, sourceRegion, type }: ReportedProfile,
  access: Access,
): RegionsByAnswer {
  const { destinations, invoke, invokeWithResponseStream } = access;
  // where nobody read the profile, only its source Region is sure to be one that calls need
  const isNeeded = (region: string) =>
    foundationModelArns !== null || (type !== "pattern" && region === sourceRegion);
  const fails = (calls: Calls, permission: Permission) => calls !== "never" && permission === "denied";
  const names = (list: typeof destinations) => list.map(({ region }) => region);
  const missing = destinations.filter(
    (each) =>
      isNeeded(each.region) &&
      (fails(invoke, each.invoke) || fails(invokeWithResponseStream, each.invokeWithResponseStream)),
  );
  const reached = destinations.filter(
    (each) => each.invoke === "allowed" || each.invokeWithResponseStream === "allowed",
  );
  const uncertain = destinations.filter(
    (each) =>
      !reached.includes(each) &&
      ((invoke !== "never" && each.invoke === "unknown") ||
        (invokeWithResponseStream !== "never" && each.invokeWithResponseStream === "unknown")),
  );
  return {
    reached: names(reached.filter((each) => !missing.includes(each))),
    missing: names(missing),
    uncertain: names(uncertain),
  };
}

const through: Readonly<Record<Calls, string>> = {
  always: "through the profile",
  sometimes: "through the profile, not in every Region",
  unknown: "perhaps through the profile",
  never: "not through the profile",
};

const without: Readonly<Record<Calls, string>> = {
  always: "directly, without a profile",
  sometimes: "directly, without a profile, not in every Region",
  unknown: "perhaps directly, without a profile",
  never: "not directly",
};

/** How calls reach the models, in words. */
export function callsInWords({ type }: ReportedProfile, access: Access): string {
  const { invoke, invokeWithResponseStream, direct, manages } = access;
  if (type === "none") return perAction(without, invoke, invokeWithResponseStream);
  const never = invoke === "never" && invokeWithResponseStream === "never";
  if (never && direct === "denied") return manages.length > 0 ? "none, it looks or manages only" : "none";
  const calls = perAction(through, invoke, invokeWithResponseStream);
  if (direct === "allowed") return `${calls}, ${never ? "but" : "and also"} directly`;
  if (direct === "unknown") return `${calls}, perhaps directly${never ? "" : " too"}`;
  return invoke === "always" && invokeWithResponseStream === "always" ? `${calls} only` : calls;
}

function perAction(words: Readonly<Record<Calls, string>>, invoke: Calls, stream: Calls): string {
  if (invoke === stream) return words[invoke];
  return `InvokeModel ${words[invoke]}, InvokeModelWithResponseStream ${words[stream]}`;
}

/** A mark of what an access is at a glance: through the profile, directly, not known, looks or manages only. */
type Mark = "P" | "D" | "U" | "L";

/** What an access is at a glance. */
export function marks(
  { type }: ReportedProfile,
  { invoke, invokeWithResponseStream, direct }: Access,
): Mark[] {
  const calls = [invoke, invokeWithResponseStream];
  const reaches = calls.includes("always") || calls.includes("sometimes");
  const found: Mark[] = [
    ...(reaches && type !== "none" ? ["P" as const] : []),
    ...(direct === "allowed" || (reaches && type === "none") ? ["D" as const] : []),
    ...(calls.includes("unknown") || direct === "unknown" ? ["U" as const] : []),
  ];
  return found.length === 0 ? ["L"] : found;
}

const markNames: Readonly<Record<Mark, string>> = {
  P: "through the profile",
  D: "directly",
  U: "not known",
  L: "looks or manages only",
};

/** What an access is at a glance, in words. */
export function markWords(profile: ReportedProfile, access: Access): string[] {
  return marks(profile, access).map((mark) => markNames[mark]);
}
