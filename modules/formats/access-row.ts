import type { Access, Calls, ProfileChange } from "../report/access";
import { accessMarks, invokeAction, streamingAction, type Mark } from "./access-words";
import { named, type Line } from "./line";
import { reachedRegions, type ReachedRegions } from "./reached-regions";

/** What a reader sees of a principal's access with one profile. */
export interface AccessRow extends ReachedRegions {
  readonly entry: ProfileChange;

  /** The access after the plan, or, of what the plan takes away, the one before. */
  readonly access: Access;
  readonly marks: readonly Mark[];

  /** The Regions that are reached after the plan and not before it, where there was access before too. */
  readonly entered: readonly string[];

  /** The Regions that were reached before the plan and are surely not after it, where some access stays. */
  readonly left: readonly string[];

  /** What is new, where there was access before too. */
  readonly gained: readonly Line[];

  /** What is gone, where some access stays. */
  readonly lost: readonly Line[];
}

const none: Access = {
  invoke: "never",
  invokeWithResponseStream: "never",
  destinations: [],
  direct: "denied",
  manages: [],
  conditions: [],
};

/** What a reader sees of a principal's access with one profile. */
export function accessRow(entry: ProfileChange): AccessRow {
  const { profile, before, after, change } = entry;
  const access = after ?? before ?? none;
  const { reached, missing, uncertain } = reachedRegions(profile, access);
  const marks = accessMarks(profile, access, missing);
  const row = { entry, access, marks, reached, missing, uncertain };
  if (before === null || after === null || before === after) {
    return { ...row, entered: [], left: [], gained: [], lost: [] };
  }
  const former = reachedRegions(profile, before);
  const entered = notIn([...former.reached, ...former.uncertain], reached);
  const left = notIn([...reached, ...uncertain], former.reached);
  const [gained, lost] = [added(before, after, entered), added(after, before, left)];
  if (change === "unknown") return { ...row, entered, left, gained, lost: [] };
  return {
    ...row,
    ...{ entered, left },
    gained:
      gained.length === 0 && change === "widened" ? [["requests that were not allowed before"]] : gained,
    lost: lost.length === 0 && change === "narrowed" ? [["requests that were allowed before"]] : lost,
  };
}

function notIn(some: readonly string[], all: readonly string[]): string[] {
  return all.filter((each) => !some.includes(each));
}

/** Whether calls are proven to come to something that they surely came not to. */
function isNever(from: Calls, to: Calls): boolean {
  return from === "never" && (to === "always" || to === "sometimes");
}

function added(from: Access, to: Access, regions: readonly string[]): Line[] {
  return [
    ...[...regions, ...notIn(from.manages, to.manages)].map(named),
    ...(isNever(from.invoke, to.invoke) ? [named(invokeAction)] : []),
    ...(isNever(from.invokeWithResponseStream, to.invokeWithResponseStream) ? [named(streamingAction)] : []),
    ...(to.direct === "allowed" && from.direct !== "allowed" ? [["direct access"]] : []),
  ];
}
