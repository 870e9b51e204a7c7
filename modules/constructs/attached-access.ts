import { Fn } from "cdktf";
import type { Construct } from "constructs";
import { accessDocuments } from "../policy/document";
import type { ProfileTags } from "../policy/tagged-profile";
import { destinationGuard, globalRoutingGuard, type Guard } from "../terraform/guard";
import { reference, sharedLocal } from "../terraform/shared-local";
import { attachPolicies, checkPolicyProps, type AttachedPolicies } from "./attached-policy";
import { guardsBesideOthers } from "./guarded-access";
import { RequiredGuardrails } from "./guardrails";
import { defaultProfilesPerPolicy, type RoutedCallProps } from "./model-call-props";
import { besideSources, sourceResource, type ModelSource } from "./model-source";

/** Who may call what, and how, once it is checked. */
export interface Access extends RoutedCallProps {
  readonly actions: readonly string[];

  /** The profiles that models are called through or, beside `profileTags`, what such profiles were made from. */
  readonly profiles: readonly ModelSource[];

  /** What is called without a profile. */
  readonly models: readonly ModelSource[];
  readonly directModelAccess?: boolean;
  readonly profileTags?: ProfileTags;

  /** What Terraform checks besides. */
  readonly guards?: readonly Guard[];

  /** What makes a policy shorter besides fewer guardrails, profiles and models. */
  readonly shortening: readonly string[];
}

/** The managed policies of a construct, and where the models that they name may be called. */
export interface AttachedAccess extends AttachedPolicies {
  /** The names of the Regions, sorted, a list token. `global` stands for any. */
  readonly destinationRegions: string[];
}

/** Makes the managed policies that access consists of, and attaches them. */
export function attachAccess(construct: Construct, access: Access): AttachedAccess {
  const { profiles, models, denyGlobalRouting = false, allowedDestinationRegions } = access;
  const sources = [...profiles, ...models];
  const guardrails = access.guardrails && new RequiredGuardrails(construct, access.guardrails);
  const withShortArn = (source: ModelSource) => {
    const resource = sourceResource(source);
    return { ...resource, arn: `\${${reference(construct, "arn", resource.arn)}}` };
  };
  const documents = accessDocuments({
    profiles: profiles.map(withShortArn),
    models: models.map(withShortArn),
    profileTags: access.profileTags,
    actions: access.actions,
    directModelAccess: access.directModelAccess,
    denyGlobalRouting,
    profilesPerPolicy: access.profilesPerPolicy ?? defaultProfilesPerPolicy,
    guardrails,
    asyncInvoke: access.asyncInvoke,
    responsesApi: access.responsesApi,
    beside: (resources, resource) => besideSources(construct, resources, resource),
  });
  const numbers = documents.flatMap(({ document }, index) => (document.Statement.length > 0 ? [index] : []));
  checkPolicyProps(construct, access, numbers);

  const allowed =
    allowedDestinationRegions && reference(construct, "allowed_regions", allowedDestinationRegions);
  const routingGuards = ({ nameInMessages, destinationRegions }: ModelSource): Guard[] => {
    const regions = () => reference(construct, "profile_regions", destinationRegions);
    return [
      ...(allowed ? [destinationGuard("allowedDestinationRegions", nameInMessages, regions(), allowed)] : []),
      ...(denyGlobalRouting ? [globalRoutingGuard("denyGlobalRouting", nameInMessages, regions())] : []),
    ];
  };
  const lateGuards =
    guardrails &&
    guardsBesideOthers({
      construct,
      principals: access,
      identifiers: guardrails.identifiers,
      models: guardrails.models(sources),
    });
  const contents = documents.map(({ document, sources: own }, index) => ({
    document,
    guards: [
      ...(access.guards ?? []),
      ...own.flatMap(({ source }) => routingGuards(source)),
      ...(guardrails?.guards(own) ?? []),
    ],
    ...(index === 0 && lateGuards && { lateGuards }),
    remedy: remedy(
      [...access.shortening, ...(guardrails ? ["name fewer 'guardrails'"] : [])],
      own.map(({ source }) => source),
    ),
  }));
  // sorted by Terraform: in one order here, so that grants of the same share one local
  const regions = [...sources].sort(byPath).map(({ destinationRegions }) => destinationRegions);
  const all = () => Fn.sort(Fn.distinct(Fn.concat(regions) as string[]));
  return {
    ...attachPolicies(construct, access, contents),
    destinationRegions: sharedLocal(construct, "destination_regions", regions, all).list,
  };
}

function byPath(one: ModelSource, other: ModelSource): number {
  return one.node.path < other.node.path ? -1 : 1;
}

function remedy(shortening: readonly string[], sources: readonly ModelSource[]): string {
  // in one order, so that policies of the same share it
  const names = sources.map(({ nameInMessages }) => nameInMessages).sort();
  const drop = `drop one of ${names.join(", ")}`;
  if (shortening.length === 0) return drop;
  return `${shortening.join(", ")}${shortening.length > 1 ? "," : ""} or ${drop}`;
}
