import { creationActions } from "./action";
import { chunks } from "./chunk";
import {
  callStatements,
  creationStatements,
  globalRoutingDenial,
  guardrailDenial,
  guardrailStatements,
  profileStatements,
  unscopedStatements,
  type ProfileResource,
  type ResourceBeside,
  type Statement,
} from "./statement";

/** An IAM policy document. */
export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Statement[];
}

/** The guardrails of which calls must have one. */
export interface Guardrails<Profile extends ProfileResource = ProfileResource> {
  /** What the guardrail of a call may be. */
  readonly identifiers: readonly string[];

  /** The guardrails and guardrail profiles that are applied. */
  readonly resources: readonly string[];

  /** The ARNs of the foundation models of profiles, in every Region. */
  readonly everywhere: (profiles: readonly Profile[]) => readonly string[];
}

/** What is to be allowed on which inference profiles, and how it is split. */
export interface ProfileAccess<Profile extends ProfileResource = ProfileResource> {
  readonly profiles: readonly Profile[];
  readonly actions: readonly string[];

  /** @default false - a foundation model is reachable through its own profile only */
  readonly directModelAccess?: boolean;

  /** @default false */
  readonly denyGlobalRouting?: boolean;

  /** @default - one document for all */
  readonly profilesPerPolicy?: number;

  /** @default - a call needs no guardrail */
  readonly guardrails?: Guardrails<Profile>;

  /** @default false - no call whose answer comes later */
  readonly asyncInvoke?: boolean;

  /** @default false - no call by the Responses API */
  readonly responsesApi?: boolean;

  /** The ARNs of a resource of the accounts and Regions of profiles, which are given by their ARNs. */
  readonly beside: (profileArns: readonly string[], resource: ResourceBeside) => readonly string[];
}

/** A policy document, and the profiles whose turn it is in it. */
export interface AccessDocument<Profile extends ProfileResource = ProfileResource> {
  readonly document: PolicyDocument;
  readonly profiles: readonly Profile[];
}

/** The policy document that holds `statements` and nothing else. */
export function policyDocument(statements: readonly Statement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}

/**
 * The policy documents that access to inference profiles consists of, one per `profilesPerPolicy` profiles in the
 * given order.
 *
 * What does not belong to a profile is in the first one. A document is empty where nothing applies to its profiles.
 */
export function accessDocuments<Profile extends ProfileResource>(
  access: ProfileAccess<Profile>,
): AccessDocument<Profile>[] {
  const { profiles, actions, directModelAccess, guardrails } = access;
  const { denyGlobalRouting = false, asyncInvoke = false, responsesApi = false } = access;
  const { profilesPerPolicy = profiles.length } = access;
  return chunks(profiles, profilesPerPolicy).map((chunk, index) => {
    const beside = (resource: ResourceBeside) =>
      access.beside(
        chunk.map(({ arn }) => arn),
        resource,
      );
    return {
      profiles: chunk,
      document: policyDocument([
        ...profileStatements(chunk, actions, directModelAccess),
        ...(creationActions(actions).length > 0
          ? creationStatements(actions, beside("application-inference-profile/*"))
          : []),
        ...(asyncInvoke ? callStatements(beside("async-invoke/*")) : []),
        ...(responsesApi ? callStatements(beside("project/default")) : []),
        ...(index === 0 ? unscopedStatements(actions) : []),
        ...(index === 0 && guardrails ? guardrailStatements(guardrails.resources) : []),
        ...(guardrails ? [guardrailDenial(guardrails.everywhere(chunk), guardrails.identifiers)] : []),
        ...(index === 0 && denyGlobalRouting ? [globalRoutingDenial()] : []),
      ]),
    };
  });
}
