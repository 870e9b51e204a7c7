import { creationActions } from "./action";
import { chunks } from "./chunk";
import {
  callStatements,
  creationStatements,
  globalRoutingDenial,
  guardrailDenial,
  guardrailStatements,
  modelStatements,
  profileStatements,
  unscopedStatements,
  type ProfileResource,
  type ResourceBeside,
  type Statement,
} from "./statement";
import { taggedProfileStatements, type ProfileTags } from "./tagged-profile";

/** An IAM policy document. */
export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Statement[];
}

/** The guardrails of which calls must have one. */
export interface Guardrails<Source extends ProfileResource = ProfileResource> {
  /** What the guardrail of a call may be. */
  readonly identifiers: readonly string[];

  /** The guardrails and guardrail profiles that are applied. */
  readonly resources: readonly string[];

  /** The ARNs of the foundation models of profiles and models, in every Region. */
  readonly everywhere: (sources: readonly Source[]) => readonly string[];
}

/** What is to be allowed on which inference profiles and foundation models, and how it is split. */
export interface GrantedAccess<Source extends ProfileResource = ProfileResource> {
  /** The profiles that models are called through or, beside `profileTags`, what such profiles were made from. */
  readonly profiles: readonly Source[];

  /**
   * The foundation models that are called without a profile.
   *
   * @default - none
   */
  readonly models?: readonly Source[];

  /**
   * The tags of the application inference profiles that models are called through.
   *
   * @default - models are called through `profiles` themselves
   */
  readonly profileTags?: ProfileTags;

  readonly actions: readonly string[];

  /** @default false - a foundation model is reachable through its own profile only */
  readonly directModelAccess?: boolean;

  /** @default false */
  readonly denyGlobalRouting?: boolean;

  /** @default - one document for all */
  readonly profilesPerPolicy?: number;

  /** @default - a call needs no guardrail */
  readonly guardrails?: Guardrails<Source>;

  /** @default false - no call whose answer comes later */
  readonly asyncInvoke?: boolean;

  /** @default false - no call by the Responses API */
  readonly responsesApi?: boolean;

  /** The ARNs of a resource of the accounts and Regions of profiles and models, each once. */
  readonly beside: (sources: readonly Source[], resource: ResourceBeside) => readonly string[];
}

/** A policy document, and the profiles and models whose turn it is in it. */
export interface AccessDocument<Source extends ProfileResource = ProfileResource> {
  readonly document: PolicyDocument;
  readonly sources: readonly Source[];
}

/** The policy document that holds `statements` and nothing else. */
export function policyDocument(statements: readonly Statement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}

/**
 * The policy documents that access to inference profiles and foundation models consists of, one per
 * `profilesPerPolicy` profiles in the given order.
 *
 * What does not belong to a profile is in the first one. A document is empty where nothing applies to its profiles.
 */
export function accessDocuments<Source extends ProfileResource>(
  access: GrantedAccess<Source>,
): AccessDocument<Source>[] {
  const { profiles, models = [], actions, guardrails } = access;
  const { denyGlobalRouting = false, asyncInvoke = false, responsesApi = false } = access;
  const { profilesPerPolicy = profiles.length } = access;
  const parts = profiles.length > 0 ? chunks(profiles, profilesPerPolicy) : [[]];
  return parts.map((part, index) => {
    const direct = index === 0 ? models : [];
    const sources = [...part, ...direct];
    const beside = (resource: ResourceBeside) => access.beside(sources, resource);
    return {
      sources,
      document: policyDocument([
        ...throughProfiles(access, part),
        ...modelStatements(
          direct.map(({ arn }) => arn),
          actions,
        ),
        ...(creationActions(actions).length > 0
          ? creationStatements(actions, beside("application-inference-profile/*"))
          : []),
        ...(asyncInvoke ? callStatements(beside("async-invoke/*")) : []),
        ...(responsesApi ? callStatements(beside("project/default")) : []),
        ...(index === 0 ? unscopedStatements(actions) : []),
        ...(index === 0 && guardrails ? guardrailStatements(guardrails.resources) : []),
        ...(guardrails ? [guardrailDenial(guardrails.everywhere(sources), guardrails.identifiers)] : []),
        ...(index === 0 && denyGlobalRouting ? [globalRoutingDenial()] : []),
      ]),
    };
  });
}

/** The statements that allow calls through profiles: through some, or through what was made from some and has tags. */
function throughProfiles<Source extends ProfileResource>(
  { actions, profileTags, directModelAccess, beside }: GrantedAccess<Source>,
  profiles: readonly Source[],
): Statement[] {
  if (!profileTags) return profileStatements(profiles, actions, directModelAccess);
  const made = (sources: readonly Source[]) => beside(sources, "application-inference-profile/*");
  const models = profiles.map((profile) => ({
    foundationModelArns: profile.foundationModelArns,
    madeProfileArns: made([profile]),
  }));
  return taggedProfileStatements(made(profiles), models, actions, profileTags);
}
