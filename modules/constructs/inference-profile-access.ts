import { Fn, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { accessDocuments } from "../policy/document";
import { destinationGuard, globalRoutingGuard, type Guard } from "../terraform/guard";
import { besideProfiles } from "../terraform/beside-profile";
import { localList, reference, sharedLocal } from "../terraform/shared-local";
import { attachPolicies, checkPolicyProps } from "./attached-policy";
import { guardsBesideOthers } from "./guarded-access";
import { RequiredGuardrails } from "./guardrails";
import type { InferenceProfile } from "./inference-profile";
import {
  checkedAccess,
  inferenceProfileAccessProps,
  type InferenceProfileAccessProps,
} from "./inference-profile-access-props";
import { checkProps } from "./prop";

/**
 * Access to inference profiles, and to their foundation models through them.
 *
 * Defines an `aws_iam_policy` per `profilesPerPolicy` profiles, locals for its document and size, and an attachment
 * per policy and role, user or group.
 *
 * @throws when a prop would grant nothing, or something IAM refuses
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
export class InferenceProfileAccess extends Construct {
  /** The ARNs of the policies, a string token each. */
  readonly policyArns: string[];

  /**
   * The documents of the policies as JSON, a string token each, for a permission set or an inline policy: all of them
   * together are the access. The policies are made all the same, and whoever uses a document waits for what Terraform
   * checks of its policy. Each is cut for the 6,144 characters of a managed policy; the inline policies of a user may
   * have 2,048 together, of a group 5,120, of a role 10,240, and the one of a permission set 10,240.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
   * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html
   */
  readonly policyDocuments: string[];

  /** The attachments of the policies, for `dependsOn` of what needs the access. */
  readonly attachments: ITerraformDependable[];

  /** The names of the Regions of all the profiles, sorted, a list token. `global` stands for any. */
  readonly destinationRegions: string[];

  constructor(scope: Construct, id: string, props: InferenceProfileAccessProps) {
    super(scope, id);
    checkProps(this, props, inferenceProfileAccessProps);
    const access = checkedAccess(this, props);
    const { inferenceProfiles, denyGlobalRouting, allowedDestinationRegions } = access;
    const guardrails = access.guardrails && new RequiredGuardrails(this, access.guardrails);
    const documents = accessDocuments({
      profiles: inferenceProfiles.map((profile) => ({
        profile,
        arn: profile.inferenceProfileArn,
        foundationModelArns: profile.foundationModelArns,
        application: profile.application,
      })),
      actions: access.actions,
      directModelAccess: access.directModelAccess,
      denyGlobalRouting,
      profilesPerPolicy: access.profilesPerPolicy,
      ...(guardrails && { guardrails }),
      asyncInvoke: access.asyncInvoke,
      responsesApi: access.responsesApi,
      beside: (arns, resource) => besideProfiles(this, arns, resource),
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
    const lateGuards =
      guardrails &&
      guardsBesideOthers({
        construct: this,
        principals: props,
        identifiers: guardrails.identifiers,
        models: guardrails.models(inferenceProfiles),
      });
    const contents = documents.map(({ document, profiles }, index) => {
      const labels = profiles.map(({ profile }) => profile.label).join(", ");
      return {
        document,
        guards: [
          ...profiles.flatMap(({ profile }) => guards(profile)),
          ...(guardrails?.guards(profiles) ?? []),
        ],
        ...(index === 0 && lateGuards && { lateGuards }),
        remedy: `lower 'profilesPerPolicy'${guardrails ? ", name fewer 'guardrails'," : ""} or drop one of ${labels}`,
      };
    });
    const policies = attachPolicies(this, props, contents);
    this.policyArns = policies.policyArns;
    this.policyDocuments = policies.policyDocuments;
    this.attachments = policies.attachments;
    const regions = inferenceProfiles.map((profile) => profile.destinationRegions);
    const all = () => Fn.sort(Fn.distinct(Fn.concat(regions) as string[]));
    this.destinationRegions = localList(sharedLocal(this, "destination_regions", regions, all));
  }
}
