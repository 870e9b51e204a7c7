import type { Authorization, Decision } from "../iam/authorization";
import { actionsOnProfile, callDecision, invokeActions } from "./call";
import { coveringActions } from "../iam/policy-statement";
import { regionName } from "./profile";
import type { Access, Change, ReportedProfile } from "./report";

/** What is asked about: a profile, and the foundation models it may stand for. */
export interface Subject {
  readonly profile: ReportedProfile;

  /** Their ARNs, or the patterns that a policy has in place of them. */
  readonly modelArns: readonly string[];

  /** Those of them that the profile is known to route to. */
  readonly routedModelArns: readonly string[];
}

/** The access there is, and the answer to each question that was asked about it. */
export interface AllowedAccess {
  readonly access: Access | null;

  /** Whether each call is allowed, in an order that a subject decides. */
  readonly allowed: readonly boolean[];
}

const noAccess: AllowedAccess = { access: null, allowed: [] };

/** What an authorization allows with a profile. */
export function allowedAccess(authorization: Authorization, subject: Subject): AllowedAccess {
  if (authorization.statements.length === 0) return noAccess;
  const { profile, modelArns, routedModelArns } = subject;
  const { arn } = profile;
  const actions = new Set<string>();
  const directActions = new Set<string>();
  const allowed: boolean[] = [];
  const ask = (action: string, resource: string, via: string | null): boolean => {
    const decision = callDecision(authorization, action, resource, via);
    allowed.push(decision.allowed);
    if (decision.allowed) {
      if (resource === arn) note(actions, action, decision);
      else if (via === null) note(directActions, action, decision);
    }
    return decision.allowed;
  };

  const onProfile = arn === null ? [] : actionsOnProfile(profile).filter((action) => ask(action, arn, arn));
  const through = new Map(
    modelArns.map((model) => [
      model,
      arn === null ? [] : invokeActions.filter((action) => ask(action, model, arn)),
    ]),
  );
  const directly = modelArns.filter(
    (model) => invokeActions.filter((action) => ask(action, model, null)).length > 0,
  );
  const reached =
    arn === null ? directly : modelArns.filter((model) => (through.get(model) ?? []).length > 0);
  const invoked = onProfile.filter((action) => invokeActions.includes(action));
  // of a profile that nobody read, and that reaches nothing, the models may be allowed elsewhere
  const comparable = profile.foundationModelArns !== null || reached.length > 0;
  const missing = routedModelArns.filter((model) =>
    invoked.some((action) => !(through.get(model) ?? []).includes(action)),
  );
  if (onProfile.length + reached.length + directly.length === 0) return noAccess;
  const access: Access = {
    actions: [...(arn === null || onProfile.length + reached.length === 0 ? directActions : actions)].sort(),
    destinationRegions: regionNames(reached.length > 0 ? reached : directly),
    missingRegions: comparable ? regionNames(missing) : [],
    direct: directly.length > 0,
  };
  return { access, allowed };
}

function note(actions: Set<string>, action: string, { allowing }: Decision): void {
  for (const statement of allowing) {
    for (const written of coveringActions(statement, action)) actions.add(written);
  }
}

/** The names of the Regions of foundation models, sorted. */
export function regionNames(foundationModelArns: readonly string[]): string[] {
  return [...new Set(foundationModelArns.map(regionName))].sort();
}

/**
 * How access differs from what it was.
 *
 * @param complete whether `after` is of all policies: otherwise nothing is known to be lost
 */
export function accessChange(before: AllowedAccess, after: AllowedAccess, complete: boolean): Change {
  if (before.access === null) return "added";
  if (after.access === null) return complete ? "removed" : "unknown";
  if (after.allowed.some((allowed, index) => allowed && !before.allowed[index])) return "widened";
  if (!before.allowed.some((allowed, index) => allowed && !after.allowed[index])) return "unchanged";
  return complete ? "narrowed" : "unknown";
}

/** Whether a Deny keeps every call from being routed globally, directly and through any profile. */
export function deniesGlobalRouting(authorization: Authorization): boolean {
  const regionless = "arn:aws:bedrock:::foundation-model/any.model-v1:0";
  const profile = "arn:aws:bedrock:us-east-1:111122223333:inference-profile/any.model-v1:0";
  return [null, profile].every((via) =>
    invokeActions.every((action) => callDecision(authorization, action, regionless, via).denying.length > 0),
  );
}
