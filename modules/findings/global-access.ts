import { parseBedrockArn } from "../policy/arn";
import { accessibleProfiles } from "../access/accessible-profile";
import { invokeActions, onModels } from "../access/call";
import { fencedProfileArns, fences } from "../access/granted-resource";
import { regionlessModels } from "../access/models-in-region";
import { namedProfile, profileArns, routesGlobally, routing } from "../access/profile";
import { profileShapes, shapeOf } from "../access/shape";
import type { PolicyStatement } from "../iam/policy-statement";
import { inside, matching, type TextSet } from "../iam/text-set";
import type { Wildcard } from "../iam/wildcard";
import type { ReportedProfile } from "../report/access";
import type { JudgedPolicies } from "./judged-policies";
import type { Mistake } from "./mistake";

/** The region-less foundation models in an Allow that no global profile is granted for. */
export function globalAccess(statement: PolicyStatement, judged: JudgedPolicies): Mistake[] {
  const models = statement.notResources ? [] : statement.resources.filter(isRegionless);
  if (models.length === 0) return [];
  const through = (
    subject: string,
    reached: readonly Wildcard[],
    profiles: readonly TextSet[],
  ): Mistake[] => {
    const values = reached
      .filter((model) => isReached(statement, judged, model, profiles))
      .map(({ text }) => text);
    return values.length === 0 ? [] : [{ type: "global-routing", statement, subject, values }];
  };
  const named = fencedProfileArns(statement).flatMap((arn) => {
    const profile = judged.read.get(arn) ?? namedProfile(arn);
    if (routesGlobally(profile) !== false) return [];
    return through(
      arn,
      models.filter((model) => isModelOf(profile, model)),
      [profileArns(profile)],
    );
  });
  if (fences(statement).length > 0) return named;
  // a condition that the key is there lets every profile through that is allowed
  const granted = accessibleProfiles(judged.granted, judged.read).filter(
    (profile) => routesGlobally(profile) !== false,
  );
  const others = models.filter((model) => !granted.some((profile) => isModelOf(profile, model)));
  return through(
    "",
    others,
    profileShapes.map((shape) => matching(shape)),
  );
}

function isModelOf(profile: ReportedProfile, { text }: Wildcard): boolean {
  const { modelId } = routing(profile);
  return modelId === undefined || parseBedrockArn(text)?.resourceId === modelId;
}

/** Whether a region-less model can be called through one of some profiles, by a statement that allows no direct call. */
function isReached(
  statement: PolicyStatement,
  judged: JudgedPolicies,
  model: Wildcard,
  profiles: readonly TextSet[],
): boolean {
  const regionless = regionlessModels("*", "?*");
  const asked = { ...regionless, arns: inside(regionless.arns, model) };
  return invokeActions.some(
    (action) =>
      !judged.isAllowedBy(statement, onModels(action, asked, null)) &&
      profiles.some((arns) => judged.isAllowedBy(statement, onModels(action, asked, arns))),
  );
}

/** Whether a pattern is the ARN of a region-less foundation model. */
function isRegionless(resource: Wildcard): boolean {
  const { parts } = shapeOf(resource);
  return resource.exact && parts?.resourceType === "foundation-model" && parts.region === "";
}
