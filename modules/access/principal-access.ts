import type { AccountProfiles } from "./account-profiles";
import type { PolicyStatement } from "../iam/policy-statement";
import type { HeldPolicies } from "../plan/held-policies";
import { Numbering } from "../plan/numbering";
import type { ProfileChange, ReportedProfile } from "../report/access";
import type { PrincipalAccess } from "../report/principal";
import { judgedAccess } from "./access";
import { accessChange } from "./change";
import { globalRouting } from "./global-routing";
import { grantedResources, type GrantedResources } from "./granted-resource";
import { otherWays } from "./other-way";
import { subjects } from "./subject";

/** What principals may do before and after a plan. */
export type HeldAccess = Pick<PrincipalAccess, "profiles" | "other" | "globalRouting">;

/** What is allowed by policies, worked out once for all who have the same. */
export class Accesses {
  readonly #profiles: AccountProfiles;
  readonly #numbers = new Numbering();
  readonly #known = new Map<string, HeldAccess>();

  constructor(profiles: AccountProfiles) {
    this.#profiles = profiles;
  }

  /** @param account the ID of the account whose policies these are, or `null` where it is not known */
  of(before: HeldPolicies, after: HeldPolicies, account: string | null): HeldAccess {
    const sides = [before, after].map(({ permissions }) => this.#numbers.key(permissions));
    const key = JSON.stringify([...sides, after.complete, account]);
    const found =
      this.#known.get(key) ?? this.#access(sides[0] === sides[1] ? after : before, after, account);
    this.#known.set(key, found);
    return found;
  }

  #access(before: HeldPolicies, after: HeldPolicies, account: string | null): HeldAccess {
    const granted = grantedResources(statements(before, after));
    const readProfiles = this.#profiles.of(account, granted.profileArns);
    const routing = globalRouting(after.permissions, granted, readProfiles);
    return {
      profiles: profileAccesses(before, after, granted, readProfiles),
      other: otherWays(before.permissions, after.permissions, after.complete),
      globalRouting: {
        before: before === after ? routing : globalRouting(before.permissions, granted, readProfiles),
        after: routing,
      },
    };
  }
}

/** The statements of both sides: the same list where they are the same. */
function statements(before: HeldPolicies, after: HeldPolicies): readonly PolicyStatement[] {
  if (before === after || before.statements.length === 0) return after.statements;
  return after.statements.length === 0 ? before.statements : [...before.statements, ...after.statements];
}

/**
 * What is allowed with each inference profile before and after, sorted by profile ARN or address, models without a
 * profile last.
 *
 * @param granted what the policies name, before and after
 */
function profileAccesses(
  { permissions: before }: HeldPolicies,
  { permissions: after, complete }: HeldPolicies,
  granted: GrantedResources,
  readProfiles: ReadonlyMap<string, ReportedProfile>,
): ProfileChange[] {
  return subjects(granted, readProfiles).flatMap((subject) => {
    const judgedAfter = judgedAccess(after, subject);
    const judgedBefore = before === after ? judgedAfter : judgedAccess(before, subject);
    if (judgedAfter.access === null && judgedBefore.access === null) return [];
    const change =
      before === after
        ? "unchanged"
        : accessChange(
            subject,
            { permissions: before, judged: judgedBefore },
            { permissions: after, judged: judgedAfter },
            complete,
          );
    return [{ profile: subject.profile, change, before: judgedBefore.access, after: judgedAfter.access }];
  });
}
