import { actionRemedies, creation, placements } from "../modules/policy/action";
import type { ResourceType } from "../modules/policy/action";

/** What the Terraform module knows of actions. */
export interface ModuleActions {
  /** The actions that it places. */
  readonly placed: readonly string[];

  /** The actions by where they can match. */
  readonly matching: Readonly<Record<string, readonly string[]>>;

  /** What to write in place of other actions, by their name in lower case. */
  readonly remedies: Readonly<Record<string, string>>;
}

/** What the Terraform module knows of actions: the same as the constructs do. */
export function moduleActions(): ModuleActions {
  const all = [...placements];
  const placed = [...placements.keys()];
  const on = (type: ResourceType) =>
    all.filter(([, { resourceTypes }]) => resourceTypes.includes(type)).map(([action]) => action);
  const profile = on("inference-profile");
  return {
    placed,
    matching: {
      profile,
      application_profile: on("application-inference-profile").filter((action) => !profile.includes(action)),
      model: on("foundation-model"),
      fenced: all.filter(([, { fenced }]) => fenced).map(([action]) => action),
      nothing: all.filter(([, { resourceTypes }]) => resourceTypes.length === 0).map(([action]) => action),
      making: creation,
    },
    remedies: Object.fromEntries([
      ...placed.map((action) => [action.toLowerCase(), `write '${action}'`] as const),
      ...actionRemedies,
    ]),
  };
}
