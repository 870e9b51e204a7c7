import { allOf, answer, isNone, type Permissions } from "../iam/answer";
import { coversAction } from "../iam/policy-statement";
import type { Question } from "../iam/question";
import { isEmpty, matching, only } from "../iam/text-set";
import { arnPattern } from "../iam/arn-pattern";
import type { Wildcard } from "../iam/wildcard";
import { order } from "../report/order";
import type { OtherWay } from "../report/principal";
import { invokeActions } from "./call";
import { conditionChange } from "./change";
import { shapeOf } from "./shape";

const [invoke = "", invokeWithResponseStream = ""] = invokeActions;

/** Models and routers of an account's own that are called in the place of a foundation model. */
const callable = [
  "provisioned-model",
  "imported-model",
  "custom-model-deployment",
  "prompt-router",
  "default-prompt-router",
].map((type) => arnPattern(`arn:?*:bedrock:?*:*:${type}/?*`));

/**
 * The actions that lead to foundation models without an inference profile, and what they are allowed on.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
 */
const ways: ReadonlyMap<string, readonly Wildcard[]> = new Map([
  [invoke, callable],
  [invokeWithResponseStream, callable],
  // a batch job calls its model by a role of its own
  ["bedrock:CreateModelInvocationJob", [arnPattern("arn:?*:bedrock:*:*:?*/?*")]],
  ["bedrock-mantle:CreateInference", [arnPattern("arn:?*:bedrock-mantle:?*:?*:project/?*")]],
]);

type Side = OtherWay["after"];

/** The ways to foundation models that are no call through an inference profile, before and after, sorted by action. */
export function otherWays(before: Permissions, after: Permissions, complete: boolean): OtherWay[] {
  return [...ways]
    .sort(([one], [other]) => order(one, other))
    .flatMap(([action, shapes]) => {
      const allowedAfter = allowedOn(after, action, shapes);
      const allowedBefore = before === after ? allowedAfter : allowedOn(before, action, shapes);
      const groups = new Map<string, Omit<OtherWay, "resources"> & { resources: string[] }>();
      for (const resource of [...new Set([...allowedBefore.keys(), ...allowedAfter.keys()])].sort(order)) {
        const [one, other] = [allowedBefore.get(resource), allowedAfter.get(resource)];
        const questions = (one ?? other)?.questions ?? [];
        const sides = {
          before: one?.side ?? sideOfOthers(before, questions),
          after: other?.side ?? sideOfOthers(after, questions),
        };
        const isDoubtful = before !== after && sides.before === "unknown" && sides.after === "unknown";
        const change = isDoubtful ? conditionChange(before, after, questions) : sideChange(sides, complete);
        const key = JSON.stringify([change, sides]);
        const group = groups.get(key) ?? { action, resources: [], change, ...sides };
        groups.set(key, group);
        group.resources.push(resource);
      }
      return [...groups.values()];
    });
}

/** Whether an action is allowed on a resource that no Allow names as it is: where a wider one is allowed. */
function sideOfOthers(permissions: Permissions, questions: readonly Question[]): Side {
  if (permissions.length === 0) return null;
  return questions.every((question) => answer(permissions, question) === "allowed") ? "allowed" : null;
}

function sideChange({ before, after }: { before: Side; after: Side }, complete: boolean): OtherWay["change"] {
  if (before === after) return "unchanged";
  if (before === null) return "added";
  if (after === "allowed") return "widened";
  if (!complete) return "unknown";
  return after === null ? "removed" : "narrowed";
}

/** Whether an action is allowed, and what was asked, by the resources that an Allow names for it. */
function allowedOn(
  permissions: Permissions,
  action: string,
  shapes: readonly Wildcard[],
): Map<string, { readonly side: Side; readonly questions: readonly Question[] }> {
  const found = new Map<string, { side: Side; questions: Question[] }>();
  for (const resource of namedFor(permissions, action, shapes)) {
    const questions = shapes
      .map((shape) => matching(resource, shape))
      .filter((set) => !isEmpty(set))
      .map((set) => ({
        action: only(action.toLowerCase()),
        resource: set,
        keys: { "bedrock:inferenceprofilearn": null },
      }));
    const answered = allOf(questions.map((question) => answer(permissions, question)));
    if (!isNone(answered)) {
      found.set(resource.text, { side: answered === "allowed" ? "allowed" : "unknown", questions });
    }
  }
  return found;
}

/** The resources for which an Allow names an action, but for those that calls are known to be of. */
function namedFor(permissions: Permissions, action: string, shapes: readonly Wildcard[]): Iterable<Wildcard> {
  const found = new Map<string, Wildcard>();
  for (const statement of permissions[0]?.allows.statements ?? []) {
    if (statement.unread || !coversAction(statement, action)) continue;
    // what NotResource leaves over is not a list
    for (const resource of statement.notResources ? everything : statement.resources) {
      if (shapes !== callable || !isOfProfileOrModel(resource)) found.set(resource.text, resource);
    }
  }
  return found.values();
}

const everything = [arnPattern("*")];

/** Whether a resource is the ARN of one inference profile or foundation model, as most are. */
function isOfProfileOrModel(resource: Wildcard): boolean {
  const { isProfile, isFoundationModel } = shapeOf(resource);
  return resource.exact && (isProfile || isFoundationModel);
}
