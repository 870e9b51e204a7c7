import { allOf, answer, isNone, someAllowed, type Answer, type Permissions } from "../iam/answer";
import type { Question } from "../iam/question";
import type { Access, Calls, Destination, Permission } from "../report/access";
import { invokeActions, onModels } from "./call";
import { besides } from "./condition-words";
import type { ModelsInRegion } from "./models-in-region";
import type { Subject } from "./subject";
import { subjectQuestions } from "./subject-question";

/** The access there is, and the answers behind it. */
export interface JudgedAccess {
  readonly access: Access | null;

  /** In an order that a subject decides. */
  readonly answers: readonly Answer[];
}

/** What is allowed with a subject. */
export function judgedAccess(permissions: Permissions, subject: Subject): JudgedAccess {
  if (permissions.length === 0) return { access: null, answers: [] };
  const { calls: asked, managing } = subjectQuestions(subject);
  const all = (questions: readonly Question[]) =>
    allOf(questions.map((question) => answer(permissions, question)));
  const managed = managing.map(({ action, profile }) => ({ action, answered: all(profile) }));
  const [one, streaming] = asked.map(({ profile, through, direct }): Calling => ({
    profile: subject.profile.type === "none" ? "allowed" : all(profile),
    through: through.map(all),
    direct: direct.map((question) => answer(permissions, question)),
  })) as [Calling, Calling];
  const answers = [
    ...[one, streaming].flatMap(({ profile, through, direct }) => [profile, ...through, ...direct]),
    ...managed.map(({ answered }) => answered),
  ];
  const access: Access = {
    invoke: calls(subject, one),
    invokeWithResponseStream: calls(subject, streaming),
    destinations: shown(subject, destinations(subject.models, one.through, streaming.through)),
    direct: directly(permissions, subject, [one, streaming]),
    manages: managed
      .filter(({ answered }) => !isNone(answered))
      .map(({ action }) => action)
      .sort(),
    conditions: answers.includes("unknown") ? besides(permissions, subject) : [],
  };
  return { access: isAny(access) ? access : null, answers };
}

function isAny({ invoke, invokeWithResponseStream, direct, manages }: Access): boolean {
  const never = invoke === "never" && invokeWithResponseStream === "never";
  return !never || direct !== "denied" || manages.length > 0;
}

/** What is answered about calls by one action: of the profile, and of each model, through it and directly. */
interface Calling {
  readonly profile: Answer;
  readonly through: readonly Answer[];
  readonly direct: readonly Answer[];
}

function calls({ profile: { type, foundationModelArns } }: Subject, answers: Calling): Calls {
  const { profile, through: all } = answers;
  if (isNone(profile) || (all.length > 0 && all.every(isNone))) return "never";
  // a profile that nobody read may lead to models that the policies do not name
  if (profile !== "allowed" || (foundationModelArns === null && type !== "pattern" && type !== "none")) {
    return "unknown";
  }
  if (all.length > 0 && all.every((each) => each === "allowed")) return "always";
  // a pattern may stand for profiles that don't route to a Region in which they are denied
  if (type === "pattern") return "unknown";
  return all.includes("allowed") && all.some(isNone) ? "sometimes" : "unknown";
}

function permission(answered: Answer): Permission {
  return isNone(answered) ? "denied" : answered === "allowed" ? "allowed" : "unknown";
}

/** The answers by Region: one for all models that are in it. */
function destinations(
  models: readonly ModelsInRegion[],
  invoking: readonly Answer[],
  streaming: readonly Answer[],
): Destination[] {
  const regions = [...new Set(models.map(({ region }) => region))].sort();
  return regions.map((region) => {
    const [one, other] = [invoking, streaming].map((answers) =>
      permission(allOf(answers.filter((_, index) => models[index]?.region === region))),
    ) as [Permission, Permission];
    return { region, invoke: one, invokeWithResponseStream: other };
  });
}

/**
 * The destinations that say something: where nobody read the profile, those that are not like all the others that no
 * policy names, and these unless they are denied.
 */
function shown({ profile }: Subject, all: readonly Destination[]): readonly Destination[] {
  const rest = all.find(({ region }) => region === "*");
  if (profile.foundationModelArns || !rest) return all;
  const isDenied = rest.invoke === "denied" && rest.invokeWithResponseStream === "denied";
  return all.filter((each) => {
    if (each === rest) return !isDenied || profile.type === "pattern";
    const isLikeRest =
      each.invoke === rest.invoke && each.invokeWithResponseStream === rest.invokeWithResponseStream;
    return !isLikeRest || each.region === "global" || each.region === profile.sourceRegion;
  });
}

/** Whether some direct call of one of the models is allowed. */
function directly(
  permissions: Permissions,
  { models, others }: Subject,
  callings: readonly Calling[],
): Permission {
  const answers = callings.flatMap(({ direct }) => direct);
  if (answers.every(isNone)) return "denied";
  const all = [...models, ...others];
  const isAllowed = invokeActions.some((action) =>
    all.some((each) =>
      someAllowed(permissions, each.arns, (arns) => onModels(action, { ...each, arns }, null)),
    ),
  );
  return isAllowed ? "allowed" : "unknown";
}
