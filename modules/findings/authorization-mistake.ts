import { parseBedrockArn } from "../policy/arn";
import { actionsOnProfile, invokeActions, onModels, onProfiles } from "../access/call";
import { fencedProfileArns, grantedResources, isFoundationModel } from "../access/granted-resource";
import { namedProfile, regionName, regionNames, routesGlobally, routing } from "../access/profile";
import { accessibleProfiles, modelsNamed, profileSubject, regionlessModels } from "../access/subject";
import { answer, someAllowed } from "../iam/answer";
import { authorization, candidates, type Authorization } from "../iam/authorization";
import { applies, coveringActions, coversAction, type PolicyStatement } from "../iam/policy-statement";
import type { Question } from "../iam/question";
import { inside } from "../iam/text-set";
import type { ReportedProfile } from "../report/report";
import { intendedStatement } from "./intended-statement";
import type { Mistake } from "./mistake";
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
  const granted = grantedResources(all.statements);
  const values = statement.resources
    .filter((resource) => isFoundationModel(resource) && width(resource) !== "any-profile-or-model")
    .filter((resource) =>
      modelsNamed(resource, granted).some((models) =>
        invokeActions.some((action) => allowedBy(statement, all, onModels(action, models, null))),
      ),
    )
    .map(({ text }) => text);
  return values.length === 0 ? [] : [{ type: "direct-model-access", statement, subject: "", values }];
}

function globalRouting(statement: PolicyStatement, all: Authorization, read: Read): Mistake[] {
  if (statement.notResources) return [];
  const models = statement.resources.filter(isRegionless);
  if (models.length === 0) return [];
  return fencedProfileArns(statement).flatMap((arn) => {
    const profile = read.get(arn) ?? namedProfile(arn);
    if (routesGlobally(profile) !== false) return [];
    const subject = profileSubject(profile, grantedResources(all.statements));
    const values = models
      .filter(({ text }) => parseBedrockArn(text)?.resourceId === routing(profile).modelId)
      .filter((model) => {
        const regionless = regionlessModels("*", "?*");
        const asked = { ...regionless, arns: inside(regionless.arns, model) };
        return invokeActions.some((action) =>
          subject.arns.some(
            (own) =>
              allowedBy(statement, all, onModels(action, asked, own)) &&
              applies(statement, onModels(action, asked, null)) === "none",
          ),
        );
      })
      .map(({ text }) => text);
    return values.length === 0 ? [] : [{ type: "global-routing" as const, statement, subject: arn, values }];
  });
}

/** Whether a statement is one of those that allow some of the requests of a question. */
function allowedBy(statement: PolicyStatement, all: Authorization, question: Question): boolean {
  if (applies(statement, question) === "none") return false;
  return someAllowed([all], question.resource, (resource) => ({ ...question, resource }));
}

/** The Regions in which calls of a profile fail for want of an Allow. What a Deny hides is another mistake. */
function missingRegions(all: Authorization, read: Read): Mistake[] {
  const allows = all.allows.statements;
  const written = all.denies.statements.length === 0 ? all : authorization(allows);
  const meant = allows.map(intendedStatement);
  const intended = same(allows, meant) ? written : authorization(meant);
  const granted = grantedResources(intended.statements);
  return accessibleProfiles(granted, read).flatMap((profile) => {
    const { arns, sourceRegion, models } = profileSubject(profile, granted);
    const invoked = invokeActions.flatMap((action) =>
      arns.flatMap((set) => {
        const question = onProfiles(action, set, sourceRegion);
        if (answer([written], question) !== "allowed") return [];
        return applying(written, question).map((statement) => ({ action, statement }));
      }),
    );
    const [first] = invoked;
    if (!first) return [];
    const isMissing = (each: (typeof models)[number]) =>
      invoked.some(({ action }) =>
        arns.every((set) => answer([intended], onModels(action, each, set)) === "not-allowed"),
      );
    const known = models.filter(
      ({ arns: { only } }) => only !== undefined && routing(profile).modelArns.includes(only),
    );
    const missing = known.filter(isMissing).flatMap(({ arns: { only } }) => only ?? []);
    const source = routing(profile).sourceModelArn;
    const others = missing.filter((model) => model !== source);
    const found: Mistake[] = [];
    if (others.length > 0) {
      found.push({
        type: "destination-region-missing",
        statement: first.statement,
        subject: profile.arn ?? "",
        values: regionNames(others),
      });
    }
    // without the list from AWS, a profile without any model may have them in a policy that is not in the plan
    const isReached = profile.foundationModelArns !== null || models.some((each) => !isMissing(each));
    if (source !== undefined && missing.includes(source) && isReached) {
      found.push({
        type: "source-region-missing",
        statement: first.statement,
        subject: profile.arn ?? "",
        values: [regionName(source)],
      });
    }
    return found;
  });
}

function same<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}

/** The statements that apply to all requests of a question. */
function applying(all: Authorization, question: Question): PolicyStatement[] {
  return candidates(all.allows, question.resource).filter(
    (statement) => applies(statement, question) === "all",
  );
}

/** The calls of named profiles that a Deny takes away again. */
function hiddenAllows(all: Authorization, read: Read): Mistake[] {
  if (all.denies.statements.length === 0) return [];
  const granted = grantedResources(all.statements);
  const profiles = accessibleProfiles({ ...granted, profilePatterns: new Map() }, read);
  return profiles.flatMap((profile) => {
    const { arns, sourceRegion, models } = profileSubject(profile, granted);
    const reached = models
      .filter(({ arns: { only } }) => only !== undefined)
      // that a profile of a geography is not routed globally takes nothing away
      .filter(({ region }) => region !== "global" || routesGlobally(profile) === true);
    const calls = arns.flatMap((set) => [
      ...actionsOnProfile(profile).map((action) => ({
        action,
        question: onProfiles(action, set, sourceRegion),
      })),
      ...reached.flatMap((each) =>
        invokeActions.map((action) => ({ action, question: onModels(action, each, set) })),
      ),
    ]);
    return calls.flatMap(({ action, question }) => {
      const isNamed = candidates(all.allows, question.resource).some(
        (statement) => names(statement, action) && applies(statement, question) !== "none",
      );
      if (!isNamed) return [];
      return candidates(all.denies, question.resource)
        .filter((statement) => applies(statement, question) === "all")
        .map((statement) => ({
          type: "deny-hides-allow" as const,
          statement,
          subject: "",
          values: [question.resource.only ?? ""],
        }));
    });
  });
}

/** Whether a statement means an action, rather than a group of which a Deny may take one away. */
function names(statement: PolicyStatement, action: string): boolean {
  const written = coveringActions(statement, action);
  return invokeActions.includes(action) || written.some((text) => !/[*?]/.test(text));
}
