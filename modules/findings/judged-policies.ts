import { oncePer } from "../report/once";
import { bedrockArnParts, parseBedrockArn } from "../policy/arn";
import { coversCall } from "../access/call";
import { grantedResources, type GrantedResources } from "../access/granted-resource";
import { routing } from "../access/profile";
import { modelPattern, shapeOf } from "../access/shape";
import { profileSubjects } from "../access/subject";
import { someAllowed, type Permissions } from "../iam/answer";
import { authorization, type Authorization } from "../iam/authorization";
import { applies, type PolicyStatement } from "../iam/policy-statement";
import type { Question } from "../iam/question";
import { inside, isEmpty, type TextSet } from "../iam/text-set";
import { overlap } from "../iam/pattern-relation";
import type { Wildcard } from "../iam/wildcard";
import { intendedStatement } from "./intended-statement";
import type { ReportedProfile } from "../report/access";

const nothing = authorization([]);

/** All the policies of somebody, with their permissions boundary, and the profiles that were read. */
export class JudgedPolicies {
  readonly permissions: Permissions;
  readonly read: ReadonlyMap<string, ReportedProfile>;

  /** The foundation models that the profiles lead to which the policies grant. */
  #granted: GrantedModels | undefined;

  constructor(permissions: Permissions, read: ReadonlyMap<string, ReportedProfile>) {
    this.permissions = permissions;
    this.read = read;
  }

  /** What the policies authorize, whatever a boundary takes from it. */
  get own(): Authorization {
    return this.permissions[0] ?? nothing;
  }

  get granted(): GrantedResources {
    return grantedResources(this.own.statements);
  }

  /** Whether a statement is one of those that allow some of the requests of a question. */
  isAllowedBy(statement: PolicyStatement, question: Question): boolean {
    if (applies(statement, question) === "none") return false;
    return someAllowed(this.permissions, question.resource, (resource) => ({ ...question, resource }));
  }

  /** Whether some profile, read, made or granted, leads to a foundation model of a pattern, in whatever Region. */
  leadsTo(resource: Wildcard): boolean {
    if (isModelOf(modelsOf(this.read), resource)) return true;
    this.#granted ??= this.#modelsGranted();
    return (
      isModelOf(this.#granted.models, resource) ||
      this.#granted.sets.some((set) => !isEmpty(inside(set, resource)))
    );
  }

  #modelsGranted(): GrantedModels {
    // who may only make or look at profiles has none that lead to a model
    const calls = this.own.allows.statements.filter(coversCall);
    // a profile whose ARN is wrong is granted all the same, by its author's leave
    const intended = grantedResources(calls.map(intendedStatement));
    const reached = profileSubjects(intended, nobody)
      .filter(({ profile }) => !isApplicationPattern(profile))
      .flatMap(({ models }) => models.map(({ arns }) => arns));
    return {
      models: models(reached.flatMap(({ only }) => only ?? [])),
      sets: reached.filter(({ only }) => only === undefined),
    };
  }
}

/** Whether a profile is a pattern for application profiles: what they were made from, and lead to, it does not say. */
function isApplicationPattern({ type, arn }: ReportedProfile): boolean {
  return type === "pattern" && bedrockArnParts(arn ?? "")?.resourceType === "application-inference-profile";
}

const nobody: ReadonlyMap<string, ReportedProfile> = new Map();

/** The IDs of foundation models. */
type Models = ReadonlySet<string>;

interface GrantedModels {
  readonly models: Models;
  readonly sets: readonly TextSet[];
}

/** The foundation models that profiles lead to, looked for once. */
const modelsOf = oncePer((read: JudgedPolicies["read"]): Models =>
  models([...read.values()].flatMap((profile) => routing(profile).modelArns)),
);

function models(arns: readonly string[]): Models {
  return new Set(arns.flatMap((arn) => parseBedrockArn(arn)?.resourceId ?? []));
}

function isModelOf(all: Models, resource: Wildcard): boolean {
  if (resource.exact) return all.has(shapeOf(resource).parts?.resourceId ?? "");
  return [...all].some((id) => overlap(modelPattern("*", "*", id), resource));
}
