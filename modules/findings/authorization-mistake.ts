import { coversCall } from "../access/call";
import { directAccess } from "./direct-access";
import { globalAccess } from "./global-access";
import { hiddenAccess } from "./hidden-access";
import type { FindingType } from "../report/finding";
import type { JudgedPolicies } from "./judged-policies";
import { missingAccess } from "./missing-access";
import type { Mistake } from "./mistake";
import { otherAccess } from "./other-access";

/**
 * The mistakes that show in all policies of a principal together.
 *
 * @param isCaller whether it makes calls itself: what a group lacks, its users may have
 */
export function authorizationMistakes(judged: JudgedPolicies, isCaller: boolean): Mistake[] {
  const missing = missingAccess(judged);
  return [
    ...wideAccess(judged),
    ...(isCaller ? missing : missing.filter(({ type }) => !halves.includes(type))),
    ...hiddenAccess(judged),
    ...otherAccess(judged),
  ];
}

/** What is missing where one policy has the half of a grant. */
const halves: readonly FindingType[] = ["models-missing", "profile-missing", "action-missing"];

/** Direct and global access that is allowed after every Deny and the boundary. */
export function wideAccess(judged: JudgedPolicies): Mistake[] {
  const invoking = judged.own.allows.statements.filter(
    (statement) => !statement.unread && coversCall(statement),
  );
  return [
    ...invoking.flatMap((statement) => directAccess(statement, judged)),
    ...invoking.flatMap((statement) => globalAccess(statement, judged)),
  ];
}
