import type { PolicyDocument } from "../../modules/policy/document";
import type { Calls, Destination, Permission, ProfileChange } from "../../modules/report/access";
import type { GlobalRouting } from "../../modules/report/principal";
import type { PlannedProfile } from "../plan/plan";
import { decision } from "../simulation";
import { strangeKeys, world } from "./world";

type Decision = ReturnType<typeof decision>;

/** What else a request may carry. */
const contexts: readonly Readonly<Record<string, string>>[] = [
  {},
  { [strangeKeys[0]]: "a" },
  { [strangeKeys[1]]: "a" },
  { [strangeKeys[0]]: "b", [strangeKeys[1]]: "b" },
];

/** What an evaluator that is not ours says of policies, request by request. */
export class Evaluation {
  readonly #known = new Map<string, readonly Decision[]>();

  constructor(readonly documents: readonly PolicyDocument[]) {}

  /** The answers to one request, with each of what else it may carry. */
  decisions(action: string, resource: string, inferenceProfileArn?: string): readonly Decision[] {
    const key = [action, resource, inferenceProfileArn].join(" ");
    const found =
      this.#known.get(key) ??
      contexts.map((context) => decision(this.documents, { action, resource, inferenceProfileArn, context }));
    this.#known.set(key, found);
    return found;
  }
}

const ways = {
  invoke: "bedrock:InvokeModel",
  invokeWithResponseStream: "bedrock:InvokeModelWithResponseStream",
} as const;
type Way = keyof typeof ways;
const allWays = Object.keys(ways) as Way[];

/** What of a row the evaluator contradicts. */
export function contradictions(
  { profile, after }: ProfileChange,
  evaluation: Evaluation,
  isMeant: (profile: PlannedProfile) => boolean,
): string[] {
  if (!after || profile.type === "none") return [];
  // which models an application profile leads to that nobody read is what the policies say
  const isGuessed = profile.type === "application" && profile.foundationModelArns === null;
  return world
    .filter(isMeant)
    .flatMap((each) => [
      ...allWays.flatMap((way) => [
        ...wrongCalls(after[way], each, evaluation, way),
        ...(isGuessed ? [] : wrongDestinations(after.destinations, each, evaluation, way)),
      ]),
      ...wrongDirect(after.direct, each, evaluation),
    ]);
}

function wrongCalls(
  said: Calls,
  { arn, models }: PlannedProfile,
  evaluation: Evaluation,
  way: Way,
): string[] {
  const onProfile = evaluation.decisions(ways[way], arn, arn);
  const onModels = models.map((model) => evaluation.decisions(ways[way], model, arn));
  const isRight = contexts.every((_, index) => {
    const profile = onProfile[index] === "Allowed";
    const reached = onModels.filter((answers) => answers[index] === "Allowed").length;
    if (said === "always") return profile && reached === models.length;
    if (said === "never") return !profile || reached === 0;
    return said === "unknown" || (profile && reached > 0 && reached < models.length);
  });
  return isRight ? [] : [`${way} ${said} of ${arn}`];
}

function wrongDestinations(
  said: readonly Destination[],
  { arn, models }: PlannedProfile,
  evaluation: Evaluation,
  way: Way,
): string[] {
  return models.flatMap((model) => {
    const region = model.split(":")[3] ?? "";
    const name = region === "" ? "global" : region;
    const found =
      said.find((each) => each.region === name) ??
      said.find((each) => each.region === "*" && name !== "global");
    if (!found) return [];
    return isPermission(found[way], evaluation.decisions(ways[way], model, arn))
      ? []
      : [`${way} ${found[way]} in ${name} of ${arn}`];
  });
}

function wrongDirect(said: Permission, { arn, models }: PlannedProfile, evaluation: Evaluation): string[] {
  if (said !== "denied") return [];
  const isRight = models.every((model) =>
    allWays.every((way) => !evaluation.decisions(ways[way], model).includes("Allowed")),
  );
  return isRight ? [] : [`direct ${said} of ${arn}`];
}

function isPermission(said: Permission, answers: readonly Decision[]): boolean {
  if (said === "allowed") return answers.every((each) => each === "Allowed");
  return said === "unknown" || !answers.includes("Allowed");
}

/** Whether the evaluator contradicts what is said of global routing, by every global call in the world. */
export function isGlobalRouting(
  said: GlobalRouting | null,
  evaluation: Evaluation,
  read: readonly PlannedProfile[],
): boolean {
  const isGlobal = ({ arn }: PlannedProfile) => arn.includes("/global.");
  const known = (profile: PlannedProfile) => read.includes(profile);
  const candidates = world.filter(
    (profile) => isGlobal(profile) || (profile.arn.includes(":application-") && !known(profile)),
  );
  const calls = candidates.flatMap((profile) =>
    [...new Set(world.flatMap(({ models }) => models.map(regionless)))]
      .filter(
        (model) =>
          !isGlobal(profile) || model.endsWith(profile.arn.slice(profile.arn.indexOf("global.") + 7)),
      )
      .flatMap((model) =>
        allWays.map((way) => [
          evaluation.decisions(ways[way], profile.arn, profile.arn),
          evaluation.decisions(ways[way], model, profile.arn),
        ]),
      ),
  );
  return calls.every((requests) =>
    contexts.every((_, index) => {
      const answers = requests.map((each) => each[index]);
      if (said === "denied") return answers.includes("ExplicitlyDenied");
      if (said === "not-allowed") return answers.some((each) => each !== "Allowed");
      return true;
    }),
  );
}

function regionless(model: string): string {
  return model.replace(/:bedrock:[^:]*:/, ":bedrock::");
}
