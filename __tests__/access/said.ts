import { report } from "../../modules/findings/terraform-report";
import type { Access } from "../../modules/report/access";
import type { PrincipalAccess } from "../../modules/report/principal";
import { document, state, type PlannedProfile, type Statement } from "../plan/plan";

/** What a report says of one role with some statements. */
export function principal(
  statements: readonly Statement[],
  profiles: readonly PlannedProfile[] = [],
): PrincipalAccess | undefined {
  const policies = [{ name: "a", document: document(...statements), roles: ["r"] }];
  return report(state(policies, profiles)).principals[0];
}

/** An access in short: `always/never us-east-1:ad *:dd direct denied manages … if …`. */
export function short(access: Access | null): string {
  if (access === null) return "none";
  const { invoke, invokeWithResponseStream, destinations, direct, manages, conditions } = access;
  return [
    `${invoke}/${invokeWithResponseStream}`,
    ...destinations.map(
      (each) => `${each.region}:${each.invoke.charAt(0)}${each.invokeWithResponseStream.charAt(0)}`,
    ),
    `direct ${direct}`,
    ...(manages.length === 0 ? [] : [`manages ${manages.map((action) => action.slice(8)).join(" ")}`]),
    ...(conditions.length === 0 ? [] : [`if ${conditions.join("; ")}`]),
  ].join(" ");
}

/** What is said of each profile, in short. */
export function said(statements: readonly Statement[], profiles: readonly PlannedProfile[] = []): string[] {
  return (principal(statements, profiles)?.profiles ?? []).map(
    ({ profile: { type }, after }) => `${type} ${short(after)}`,
  );
}
