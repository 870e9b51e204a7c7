import { Fn } from "cdktf";
import { Construct } from "constructs";
import { accessDocuments } from "../policy/document";
import { destinationRegionsProblem } from "../policy/region";
import { destinationGuard, globalRoutingGuard, type Guard } from "../terraform/guard";
import { newProfileArns } from "../terraform/new-profile";
import { reference, sharedLocal } from "../terraform/shared-local";
import { defaultActions, profileActionsProblem } from "./actions";
import {
  attachedPolicyProps,
  attachPolicies,
  checkPolicyProps,
  type AttachedPolicyProps,
} from "./attached-policy";
import { profilesProblem, type InferenceProfile } from "./inference-profile";
import {
  checkOptional,
  checkProp,
  checkProps,
  countProblem,
  flagProblem,
  shown,
  texts,
  type PropNames,
} from "./prop";

/** Which roles may do what with which inference profiles. */
export interface InferenceProfileAccessProps extends AttachedPolicyProps {
  /** The inference profiles to give access to. */
  readonly inferenceProfiles: readonly InferenceProfile[];

  /**
   * The actions to allow. Each is allowed only on the resources it can match.
   *
   * @default ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"]
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
   */
  readonly actions?: readonly string[];

  /**
   * Whether the foundation models may be called directly too, around the profile. It drops the
   * `bedrock:InferenceProfileArn` condition.
   *
   * @default false
   */
  readonly directModelAccess?: boolean;

  /**
   * Whether every call that would be routed globally is denied, whatever else the roles are allowed.
   *
   * @default false
   */
  readonly denyGlobalRouting?: boolean;

  /**
   * The Regions that the profiles may route to, by name; `global` stands for any. The plan fails when a profile
   * can route anywhere else.
   *
   * @default - every Region that AWS lists
   */
  readonly allowedDestinationRegions?: readonly string[];

  /**
   * The profiles that share one managed policy, in the given order, so that another profile at the end changes
   * one policy. The plan fails when a policy has more than 6,144 characters.
   *
   * @default 5
   */
  readonly profilesPerPolicy?: number;
}

/** The names of the props. */
export const inferenceProfileAccessProps: PropNames<InferenceProfileAccessProps> = {
  inferenceProfiles: true,
  actions: "limit",
  directModelAccess: true,
  denyGlobalRouting: "limit",
  allowedDestinationRegions: "limit",
  profilesPerPolicy: true,
  ...attachedPolicyProps,
};

/** As many profiles of the longest list that AWS has as fit in one policy. */
export const defaultProfilesPerPolicy = 5;

/**
 * Access of roles to inference profiles, and to their foundation models through them.
 *
 * Defines an `aws_iam_policy` per `profilesPerPolicy` profiles, locals for its document and size, and an
 * `aws_iam_role_policy_attachment` per policy and role.
 *
 * @throws when a prop would grant nothing, or something IAM refuses
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
export class InferenceProfileAccess extends Construct {
  /** The ARNs of the policies, a string token each. */
  readonly policyArns: string[];

  /** The names of the Regions of all the profiles, sorted, a list token. `global` stands for any. */
  readonly destinationRegions: string[];

  constructor(scope: Construct, id: string, props: InferenceProfileAccessProps) {
    super(scope, id);
    checkProps(this, props, inferenceProfileAccessProps);
    const { inferenceProfiles, actions = defaultActions, allowedDestinationRegions } = props;
    const { directModelAccess = false, denyGlobalRouting = false } = props;
    const { profilesPerPolicy = defaultProfilesPerPolicy } = props;
    checkProp(this, "inferenceProfiles", profilesProblem(this, inferenceProfiles));
    checkProp(this, "actions", profileActionsProblem(actions, inferenceProfiles));
    checkProp(
      this,
      "denyGlobalRouting",
      flagProblem(denyGlobalRouting) ??
        (denyGlobalRouting ? globalProfileProblem(inferenceProfiles) : undefined),
    );
    checkOptional(
      this,
      "allowedDestinationRegions",
      allowedDestinationRegions,
      texts(destinationRegionsProblem),
    );
    checkProp(this, "directModelAccess", flagProblem(directModelAccess));
    checkProp(this, "profilesPerPolicy", countProblem(profilesPerPolicy));

    const documents = accessDocuments({
      profiles: inferenceProfiles.map((profile) => ({
        profile,
        arn: profile.inferenceProfileArn,
        foundationModelArns: profile.foundationModelArns,
        application: profile.application,
      })),
      actions,
      directModelAccess,
      denyGlobalRouting,
      profilesPerPolicy,
      newProfileArns: (arns) => newProfileArns(this, arns),
    });
    const numbers = documents.flatMap(({ document }, index) =>
      document.Statement.length > 0 ? [index] : [],
    );
    checkPolicyProps(this, props, numbers);

    const allowed =
      allowedDestinationRegions && reference(this, "allowed_regions", allowedDestinationRegions);
    const guards = ({ label, destinationRegions }: InferenceProfile): Guard[] => {
      const regions = () => reference(this, "profile_regions", destinationRegions);
      return [
        ...(allowed ? [destinationGuard("allowedDestinationRegions", label, regions(), allowed)] : []),
        ...(denyGlobalRouting ? [globalRoutingGuard("denyGlobalRouting", label, regions())] : []),
      ];
    };
    const contents = documents.map(({ document, profiles }) => {
      const labels = profiles.map(({ profile }) => profile.label).join(", ");
      return {
        document,
        guards: profiles.flatMap(({ profile }) => guards(profile)),
        remedy: `lower 'profilesPerPolicy' or drop one of ${labels}`,
      };
    });
    this.policyArns = attachPolicies(this, props, contents);
    const regions = inferenceProfiles.map((profile) => profile.destinationRegions);
    this.destinationRegions = sharedLocal(this, "destination_regions", regions, () =>
      Fn.sort(Fn.distinct(Fn.concat(regions) as string[])),
    ).asList;
  }
}

function globalProfileProblem(profiles: readonly InferenceProfile[]): string | undefined {
  const profile = profiles.find(({ global }) => global);
  return (
    profile &&
    `should be false beside a profile that routes globally, got true beside ${shown(profile.label)}`
  );
}
