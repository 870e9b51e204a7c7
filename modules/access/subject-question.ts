import type { Question } from "../iam/question";
import { actionsOnProfile, invokeActions, onModels, onProfiles } from "./call";
import type { Subject } from "./subject";

/** What calls by one action ask for. */
export interface CallQuestions {
  readonly action: string;

  /** The profile itself; nothing for models without one. */
  readonly profile: readonly Question[];

  /** Each of the models it leads to, then each of the others, through the profile. */
  readonly through: readonly (readonly Question[])[];

  /** The same models, directly. */
  readonly direct: readonly Question[];
}

/** What is asked about a subject. */
export interface SubjectQuestions {
  readonly calls: readonly CallQuestions[];

  /** Of the profile, by the actions on it that are no calls. */
  readonly managing: readonly { readonly action: string; readonly profile: readonly Question[] }[];
}

/** All that is asked about a subject. */
export function subjectQuestions(subject: Subject): SubjectQuestions {
  const { profile, arns, sourceRegion } = subject;
  const ofProfile = (action: string) => arns.map((set) => onProfiles(action, set, sourceRegion));
  const managing = profile.type === "none" ? [] : actionsOnProfile(profile);
  return {
    calls: invokeActions.map((action) => ({
      action,
      profile: ofProfile(action),
      ...ofModels(action, subject),
    })),
    managing: managing
      .filter((action) => !invokeActions.includes(action))
      .map((action) => ({ action, profile: ofProfile(action) })),
  };
}

function ofModels(
  action: string,
  { profile, arns, models, others }: Subject,
): Pick<CallQuestions, "through" | "direct"> {
  const reached = [...models, ...others];
  const direct = reached.map((each) => onModels(action, each, null));
  const through =
    profile.type === "none"
      ? direct.map((question) => [question])
      : reached.map((each) => arns.map((set) => onModels(action, each, set)));
  return { through, direct };
}

/** Every request that is asked about, as calls through the profile, directly, and of the profile itself. */
export function questionsAbout(subject: Subject): readonly Question[] {
  const { calls, managing } = subjectQuestions(subject);
  return [
    ...new Set([
      ...[...calls, ...managing].flatMap(({ profile }) => profile),
      ...calls.flatMap(({ through, direct }) => [...direct, ...through.flat()]),
    ]),
  ];
}
