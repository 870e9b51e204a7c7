import type { Permissions } from "../iam/answer";
import type { ProfileAccess, ReportedProfile } from "../report/report";
import { judgedAccess } from "./access";
import { accessChange } from "./change";
import type { GrantedResources } from "./granted-resource";
import { subjects } from "./subject";

/**
 * What is allowed with each inference profile before and after, sorted by profile ARN.
 *
 * @param granted what the policies name, before and after
 * @param complete whether `after` is what all attached policies authorize
 */
export function profileAccesses(
  before: Permissions,
  after: Permissions,
  granted: GrantedResources,
  read: ReadonlyMap<string, ReportedProfile>,
  complete: boolean,
): ProfileAccess[] {
  return subjects(granted, read).flatMap((subject) => {
    const now = judgedAccess(after, subject);
    const then = before === after ? now : judgedAccess(before, subject);
    if (now.access === null && then.access === null) return [];
    const change =
      before === after
        ? "unchanged"
        : accessChange(
            subject,
            { permissions: before, judged: then },
            { permissions: after, judged: now },
            complete,
          );
    return [{ profile: subject.profile, change, before: then.access, after: now.access }];
  });
}
