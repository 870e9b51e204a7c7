import { otherWays } from "../access/other-way";
import { coversAction } from "../iam/policy-statement";
import type { JudgedPolicies } from "./judged-policies";
import type { Mistake } from "./mistake";
import { isWide } from "./wide-resource";

/** The ways to models that are no call through a profile, beside profiles that are named. */
export function otherAccess({ permissions, own, granted }: JudgedPolicies): Mistake[] {
  if (granted.profileArns.size === 0) return [];
  return otherWays(permissions, permissions, true)
    .filter(({ after }) => after === "allowed")
    .flatMap(({ action: subject, resources }) =>
      own.allows.statements
        .filter((statement) => coversAction(statement, subject) && !statement.unread && !isWide(statement))
        .flatMap((statement): Mistake[] => {
          const values = statement.resources
            .map(({ text }) => text)
            .filter((text) => resources.includes(text));
          return values.length === 0 ? [] : [{ type: "other-way", statement, subject, values }];
        }),
    );
}
