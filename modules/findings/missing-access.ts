import { onModels } from "../access/call";
import { fencedProfileArns, grantedResources, type GrantedResources } from "../access/granted-resource";
import { accessibleProfiles } from "../access/accessible-profile";
import { regionName, regionNames, type ModelsInRegion } from "../access/models-in-region";
import { namedProfile, routing } from "../access/profile";
import { profileSubject, type Subject } from "../access/subject";
import { subjectQuestions, type CallQuestions } from "../access/subject-question";
import { answer } from "../iam/answer";
import { authorization, candidates, type Authorization } from "../iam/authorization";
import { applies, type PolicyStatement } from "../iam/policy-statement";
import type { Question } from "../iam/question";
import type { TextSet } from "../iam/text-set";
import type { ReportedProfile } from "../report/access";
import type { FindingType } from "../report/finding";
import { intendedStatement, same } from "./intended-statement";
import type { JudgedPolicies } from "./judged-policies";
import type { Mistake } from "./mistake";

/** What is allowed, as it is written and as its author meant it. What a Deny takes back is another mistake. */
interface Allowed {
  readonly written: Authorization;
  readonly intended: Authorization;
  readonly granted: GrantedResources;
}

/** What calls of a profile fail for, because nothing allows it. */
export function missingAccess(judged: JudgedPolicies): Mistake[] {
  const { own, read } = judged;
  const allows = own.allows.statements;
  const written = own.denies.statements.length === 0 ? own : authorization(allows);
  const meant = allows.map(intendedStatement);
  const intended = same(allows, meant) ? written : authorization(meant);
  const allowed = { written, intended, granted: grantedResources(intended.statements) };
  return [
    ...accessibleProfiles(allowed.granted, read).flatMap((profile) => missingOfProfile(profile, allowed)),
    ...allows.flatMap((statement) => missingProfiles(statement, allowed, read)),
  ];
}

function missingOfProfile(profile: ReportedProfile, allowed: Allowed): Mistake[] {
  const { written, intended, granted } = allowed;
  const subject = profileSubject(profile, granted);
  const invoked = subjectQuestions(subject).calls.flatMap((call) => {
    const { action, profile: questions } = call;
    const isAllowed = questions.every((question) => answer([written], question) === "allowed");
    const [statement] = isAllowed ? questions.flatMap((question) => applying(written, question)) : [];
    return statement ? [{ action, statement, missing: missingModels(subject, call, intended) }] : [];
  });
  const [first] = invoked;
  if (!first) return [];
  const arn = profile.arn ?? profile.address ?? "";
  const mistake = (
    type: FindingType,
    statement: PolicyStatement,
    values: string[],
    hint?: string,
  ): Mistake => ({
    type,
    statement,
    subject: arn,
    values,
    hint,
  });
  const isWithout = ({ missing }: (typeof invoked)[number]) => missing.length === reached(subject).length;
  const unread = profile.foundationModelArns === null ? [mistake("unread-profile", first.statement, [])] : [];
  const nowhere = invoked.filter(isWithout);
  if (nowhere.length === invoked.length) {
    // a pattern may mean profiles of other models
    return granted.profileArns.has(arn) ? [mistake("models-missing", first.statement, []), ...unread] : [];
  }
  const missing = new Set(invoked.filter((each) => !isWithout(each)).flatMap((each) => each.missing));
  return [
    ...nowhere.map(({ action, statement }) => mistake("action-missing", statement, [action])),
    ...missingRegions(subject, [...missing], mistake, first, allowed),
    ...unread,
  ];
}

function missingRegions(
  subject: Subject,
  missing: readonly ModelsInRegion[],
  mistake: (type: FindingType, statement: PolicyStatement, values: string[], hint?: string) => Mistake,
  { action, statement }: { readonly action: string; readonly statement: PolicyStatement },
  { intended }: Allowed,
): Mistake[] {
  const { modelArns, sourceModelArn } = routing(subject.profile);
  const known = missing.flatMap((each) =>
    each.arns.only !== undefined && modelArns.includes(each.arns.only)
      ? [{ ...each, arn: each.arns.only }]
      : [],
  );
  const [source, others] = [
    known.filter(({ arn }) => arn === sourceModelArn),
    known.filter(({ arn }) => arn !== sourceModelArn),
  ];
  const found = (type: FindingType, models: typeof known) => {
    if (models.length === 0) return [];
    const regions = regionNames(models.map(({ arn }) => arn));
    const isCondition = models.every((each) => isForWantOfCondition(subject.arns, each, action, intended));
    const requested = [...new Set(models.map(({ arn }) => requestedRegion(arn)))].sort();
    const hint = isCondition
      ? `name ${requested.map((region) => `'${region}'`).join(", ")} in the condition on aws:RequestedRegion too`
      : regions.includes("global")
        ? "allow the invocation of the foundation model without a Region, arn:…:bedrock:::foundation-model/…, too"
        : `allow the invocation of the foundation model in ${regions.join(", ")} too`;
    return [mistake(type, statement, regions, hint)];
  };
  return [...found("destination-region-missing", others), ...found("source-region-missing", source)];
}

/** What `aws:RequestedRegion` is in a request for a foundation model. */
function requestedRegion(modelArn: string): string {
  const region = regionName(modelArn);
  return region === "global" ? "unspecified" : region;
}

/** Whether the model may be allowed, but for the Region that is requested. */
function isForWantOfCondition(
  arns: readonly TextSet[],
  models: ModelsInRegion,
  action: string,
  intended: Authorization,
): boolean {
  return arns.some((set) => {
    const { keys, ...question } = onModels(action, models, set);
    const others = Object.entries(keys).filter(([key]) => key !== "aws:requestedregion");
    return answer([intended], { ...question, keys: Object.fromEntries(others) }) !== "not-allowed";
  });
}

/** The foundation models that a profile may route to. */
function reached({ models, others }: Subject): readonly ModelsInRegion[] {
  return [...models, ...others];
}

/** Those of a profile's foundation models that nothing allows an action on. */
function missingModels(
  subject: Subject,
  { through }: CallQuestions,
  intended: Authorization,
): ModelsInRegion[] {
  return reached(subject).filter((_, index) => isNowhere(through[index] ?? [], intended));
}

/** Whether nothing allows any of some questions. */
function isNowhere(questions: readonly Question[], intended: Authorization): boolean {
  return questions.every((question) => answer([intended], question) === "not-allowed");
}

/** The profiles that a condition on foundation models names, and that may not be called. */
function missingProfiles(
  statement: PolicyStatement,
  { intended, granted }: Allowed,
  read: JudgedPolicies["read"],
): Mistake[] {
  return fencedProfileArns(intendedStatement(statement)).flatMap((arn): Mistake[] => {
    const subject = profileSubject(read.get(arn) ?? namedProfile(arn), granted);
    const { calls } = subjectQuestions(subject);
    if (!calls.every(({ profile }) => isNowhere(profile, intended))) return [];
    const isAllowed = calls.some(({ through }) =>
      through.flat().some((question) => answer([intended], question) === "allowed"),
    );
    return isAllowed ? [{ type: "profile-missing", statement, subject: arn, values: [] }] : [];
  });
}

/** The statements that apply to all requests of a question. */
function applying(all: Authorization, question: Question): PolicyStatement[] {
  return candidates(all.allows, question.resource).filter(
    (statement) => applies(statement, question) === "all",
  );
}
