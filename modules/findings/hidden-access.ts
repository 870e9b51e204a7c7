import { accessibleProfiles } from "../access/accessible-profile";
import { invokeActions } from "../access/call";
import { routesGlobally } from "../access/profile";
import { profileSubject } from "../access/subject";
import { subjectQuestions } from "../access/subject-question";
import { answer } from "../iam/answer";
import { candidates } from "../iam/authorization";
import { applies, coveringActions, type PolicyStatement } from "../iam/policy-statement";
import type { Question } from "../iam/question";
import type { ReportedProfile } from "../report/access";
import type { JudgedPolicies } from "./judged-policies";
import type { Mistake } from "./mistake";

/** What is allowed with named profiles, and taken away by a Deny or not allowed by a permissions boundary. */
export function hiddenAccess(judged: JudgedPolicies): Mistake[] {
  const { permissions, own, granted, read } = judged;
  const [, ...boundaries] = permissions;
  if (boundaries.length === 0 && own.denies.statements.length === 0) return [];
  const profiles = accessibleProfiles({ ...granted, profilePatterns: new Map() }, read);
  const hidden = (statement: PolicyStatement | null, { resource }: Question): Mistake => ({
    type: "deny-hides-allow",
    statement,
    subject: "",
    values: [resource.only ?? ""],
  });
  return profiles
    .flatMap((profile) => calls(profile, judged))
    .filter(({ action, question }) =>
      candidates(own.allows, question.resource).some(
        (statement) => hasAction(statement, action) && applies(statement, question) !== "none",
      ),
    )
    .flatMap(({ question }) => [
      ...permissions.flatMap(({ denies }) =>
        candidates(denies, question.resource)
          .filter((statement) => applies(statement, question) === "all")
          .map((statement) => hidden(statement, question)),
      ),
      ...boundaries
        .filter((boundary) => answer([boundary], question) === "not-allowed")
        .map(() => hidden(null, question)),
    ]);
}

/** What calls of a profile, and the actions on it that are no calls, ask for. */
function calls(
  profile: ReportedProfile,
  { granted }: JudgedPolicies,
): { readonly action: string; readonly question: Question }[] {
  const subject = profileSubject(profile, granted);
  const { calls, managing } = subjectQuestions(subject);
  const isReached = (index: number) => {
    const { arns, region } = subject.models[index] ?? {};
    // that a profile of a geography is not routed globally takes nothing away
    return arns?.only !== undefined && (region !== "global" || routesGlobally(profile) === true);
  };
  return [
    ...[...calls, ...managing].flatMap((asked) =>
      asked.profile.map((question) => ({ action: asked.action, question })),
    ),
    ...calls.flatMap(({ action, through }) =>
      through
        .filter((_, index) => isReached(index))
        .flat()
        .map((question) => ({ action, question })),
    ),
  ];
}

/** Whether a statement means an action, rather than a group of which a Deny may take one away. */
function hasAction(statement: PolicyStatement, action: string): boolean {
  const written = coveringActions(statement, action);
  return invokeActions.includes(action) || written.some((text) => !/[*?]/.test(text));
}
