import { parseBedrockArn } from "../policy/arn";
import { authorization, type Authorization } from "../iam/authorization";
import { actionsOnProfile, call, callDecision, invokeActions } from "./call";
import { fencedProfileArns, grantedModels, grantedResources, isFoundationModel } from "./granted-resource";
import { intendedStatement } from "./intended-statement";
import type { Mistake } from "./mistake";
import { applies, coveringActions, coversAction, type PolicyStatement } from "../iam/policy-statement";
import { namedProfile, regionName, routesGlobally, routing } from "./profile";
import { accessibleProfiles } from "./principal-access";
import { regionNames } from "./access";
import type { ReportedProfile } from "./report";
import { isRegionless, width } from "./statement-mistake";

type Read = ReadonlyMap<string, ReportedProfile>;

/** The mistakes that show in all policies of a principal together. */
export function authorizationMistakes(all: Authorization, read: Read): Mistake[] {
  const invoking = all.statements.filter(
    (statement) =>
      statement.effect === "Allow" && invokeActions.some((action) => coversAction(statement, action)),
  );
  return [
    ...invoking.flatMap((statement) => directModelAccess(statement, all)),
    ...invoking.flatMap((statement) => globalRouting(statement, all, read)),
    ...missingRegions(all, read),
    ...hiddenAllows(all, read),
  ];
}

function directModelAccess(statement: PolicyStatement, all: Authorization): Mistake[] {
  if (statement.notResources) return [];
  const values = statement.resources
    .filter((resource) => isFoundationModel(resource) && width(resource) !== "any-profile-or-model")
    .map(({ text }) => text)
    .filter((model) => invokeActions.some((action) => allowedBy(statement, all, action, model, null)));
  return values.length === 0 ? [] : [{ type: "direct-model-access", statement, subject: "", values }];
}

function globalRouting(statement: PolicyStatement, all: Authorization, read: Read): Mistake[] {
  if (statement.notResources) return [];
  const models = statement.resources.filter(isRegionless).map(({ text }) => text);
  if (models.length === 0) return [];
  return fencedProfileArns(statement).flatMap((arn) => {
    const profile = read.get(arn) ?? namedProfile(arn);
    if (routesGlobally(profile) !== false) return [];
    const values = models
      .filter((model) => parseBedrockArn(model)?.resourceId === routing(profile).modelId)
      .filter((model) =>
        invokeActions.some(
          (action) =>
            allowedBy(statement, all, action, model, arn) &&
            applies(statement, call(action, model, null)) === false,
        ),
      );
    return values.length === 0 ? [] : [{ type: "global-routing" as const, statement, subject: arn, values }];
  });
}

/** Whether a statement is one of those that allow a call. */
function allowedBy(
  statement: PolicyStatement,
  all: Authorization,
  action: string,
  model: string,
  arn: string | null,
): boolean {
  if (applies(statement, call(action, model, arn)) === false) return false;
  return callDecision(all, action, model, arn).allowed;
}

/** The Regions in which calls of a profile fail for want of an Allow. What a Deny hides is another mistake. */
function missingRegions(all: Authorization, read: Read): Mistake[] {
  const intended = intendedAllows(all);
  const granted = grantedResources(intended.statements);
  const profiles = accessibleProfiles(granted, read);
  return profiles.flatMap((profile) => {
    const arn = profile.arn ?? "";
    const invoked = invokeActions.flatMap((action) => {
      const [statement] = callDecision(all, action, arn, arn).allowing;
      return statement ? [{ action, statement }] : [];
    });
    const statement = invoked[0]?.statement;
    if (!statement) return [];
    const reaches = (model: string, action: string) => callDecision(intended, action, model, arn).allowed;
    const missing = routing(profile).modelArns.filter((model) =>
      invoked.some(({ action }) => !reaches(model, action)),
    );
    const source = routing(profile).sourceModelArn;
    const others = missing.filter((model) => model !== source);
    const found: Mistake[] = [];
    if (others.length > 0) {
      const values = regionNames(others);
      found.push({ type: "destination-region-missing", statement, subject: arn, values });
    }
    // without the list from AWS, a profile without any model may have them in a policy that is not in the plan
    const reached = () =>
      profile.foundationModelArns !== null ||
      grantedModels(granted, profile).some((model) => invokeActions.some((action) => reaches(model, action)));
    if (source !== undefined && missing.includes(source) && reached()) {
      found.push({ type: "source-region-missing", statement, subject: arn, values: [regionName(source)] });
    }
    return found;
  });
}

/** What the Allows alone authorize, as their author meant them. */
function intendedAllows(all: Authorization): Authorization {
  const allows = all.statements.filter(({ effect }) => effect === "Allow");
  const intended = allows.map(intendedStatement);
  const same = all.statements.every((statement, index) => statement === intended[index]);
  return same ? all : authorization(intended);
}

/** The calls of named profiles that a Deny takes away again. */
function hiddenAllows(all: Authorization, read: Read): Mistake[] {
  if (!all.statements.some(({ effect }) => effect === "Deny")) return [];
  const granted = grantedResources(all.statements);
  const profiles = accessibleProfiles({ ...granted, profilePatterns: new Map() }, read);
  return profiles.flatMap((profile) => {
    const arn = profile.arn ?? "";
    const routed = routing(profile).modelArns;
    const models = [
      ...new Set([...routed, ...(profile.foundationModelArns ? [] : grantedModels(granted, profile))]),
    ]
      // that a profile of a geography is not routed globally takes nothing away
      .filter((model) => regionName(model) !== "global" || routesGlobally(profile) === true);
    const calls = [
      ...actionsOnProfile(profile).map((action) => ({ action, resource: arn })),
      ...models.flatMap((resource) => invokeActions.map((action) => ({ action, resource }))),
    ];
    return calls.flatMap(({ action, resource }) => {
      const { allowing, denying } = callDecision(all, action, resource, arn);
      if (!allowing.some((statement) => names(statement, action))) return [];
      return denying.map((statement) => ({
        type: "deny-hides-allow" as const,
        statement,
        subject: "",
        values: [resource],
      }));
    });
  });
}

/** Whether a statement means an action, rather than a group of which a Deny may take one away. */
function names(statement: PolicyStatement, action: string): boolean {
  const written = coveringActions(statement, action);
  return invokeActions.includes(action) || written.some((text) => !/[*?]/.test(text));
}
