import { coversCall } from "../access/call";
import { fences } from "../access/granted-resource";
import { isProfile, shapeOf } from "../access/shape";
import type { PolicyStatement } from "../iam/policy-statement";
import type { Wildcard } from "../iam/wildcard";
import type { Mistake } from "./mistake";

const types = ["any-profile-or-model", "region-wildcard", "fenced-wildcard"] as const;

/** What of an ARN a pattern leaves open, where it is more than a reviewer can name. */
type Width = (typeof types)[number];

/** The wildcards in an Allow of calls, by what they stand for. */
export function wideResources(statement: PolicyStatement): Mistake[] {
  const wide = wideArns(statement);
  return types.flatMap((type) => {
    const values = wide.filter(({ width }) => width === type).map(({ text }) => text);
    return values.length === 0 ? [] : [{ type, statement, subject: "", values }];
  });
}

/** Whether a statement allows calls of any profile or any model. */
export function isWide(statement: PolicyStatement): boolean {
  return wideArns(statement).some(({ width }) => width === "any-profile-or-model");
}

function wideArns(
  statement: PolicyStatement,
): { readonly text: string; readonly width: Width | undefined }[] {
  if (statement.effect === "Deny" || !coversCall(statement)) return [];
  if (statement.notResources) {
    const text = `everything but ${statement.resources.map((resource) => resource.text).join(", ")}`;
    return [{ text, width: "any-profile-or-model" }];
  }
  const isFenced = hasExactFence(statement);
  const isByTag = statement.conditions.some(({ dimension }) => dimension.startsWith("aws:resourcetag/"));
  return statement.resources.map((resource) => {
    const { text } = resource;
    const { parts, isProfile: isOnProfile, isFoundationModel } = shapeOf(resource);
    // which application profiles have a tag is decided where they get it
    if (
      (!isOnProfile && !isFoundationModel) ||
      (isByTag && parts?.resourceType === "application-inference-profile")
    ) {
      return { text, width: undefined };
    }
    const found = width(resource);
    return { text, width: found && isFenced && !isOnProfile ? "fenced-wildcard" : found };
  });
}

/** Whether a condition names the profiles through which calls come, each exactly. */
function hasExactFence(statement: PolicyStatement): boolean {
  return fences(statement).some(
    ({ ifExists, set, patterns }) =>
      !ifExists &&
      set !== "forallvalues" &&
      patterns.every((pattern) => pattern?.exact === true && isProfile(pattern)),
  );
}

/** How wide a pattern in an Allow of calls is. What a policy variable stands for is not judged, what is beside it is. */
function width({ exact, text }: Wildcard): Exclude<Width, "fenced-wildcard"> | undefined {
  if (exact) return undefined;
  // a model's ID has colons
  const [, , , region = "", , ...resource] = text.replaceAll(/\$\{[^}]*\}/g, "").split(":");
  if (resource.length === 0 ? !text.includes("${") : /[*?]/.test(resource.join(":")))
    return "any-profile-or-model";
  return /[*?]/.test(region) ? "region-wildcard" : undefined;
}
