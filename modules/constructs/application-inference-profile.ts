import { BedrockInferenceProfile } from "@cdktf/provider-aws/lib/bedrock-inference-profile";
import { Token, type TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import {
  foundationModelProblem,
  profileDescriptionProblem,
  profileNameProblem,
} from "../policy/application-profile";
import { regionProblem } from "../policy/region";
import { profileTagsProblem } from "../policy/tag";
import { demandSixth, prepareStack } from "../terraform/aws-provider";
import { copyGuard, guardOf } from "../terraform/guard";
import { madeProfileGuards } from "../terraform/profile-guard";
import { profileModels } from "../terraform/profile-models";
import { askedPlace } from "../terraform/provider-place";
import { reference } from "../terraform/shared-local";
import type { FoundationModel } from "./foundation-model";
import { InferenceProfile } from "./inference-profile";
import { copiedSourceProblem, sourceResource } from "./model-source";
import { checkOptional, checkProps, checkValue, record, text, type PropNames } from "./prop";
import { providerProblem } from "./provider";

/** What an application inference profile is made from, and what it is called. */
export interface ApplicationInferenceProfileProps {
  /** What the profile routes to: a system-defined inference profile, or a foundation model, by its ARN too. */
  readonly copyFrom: InferenceProfile | FoundationModel | string;

  /**
   * The name of the profile: 1 to 64 letters and digits with single spaces, `_` or `-` between. Another name is
   * another profile.
   *
   * @default - the path of the construct, with `-` for `/`
   */
  readonly name?: string;

  /**
   * The description of the profile: 1 to 200 letters, digits, `:` and `.` with single spaces, `_` or `-` between.
   * Another description is another profile.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * The tags of the profile, at most 200.
   *
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;

  /**
   * The Region in which the profile is made and called. To set it takes AWS provider 6: the stack then demands
   * `>= 6.0.0`.
   *
   * @default - that of the profile it copies, or else the Region of the provider
   */
  readonly sourceRegion?: string;

  /**
   * The AWS provider that makes the profile.
   *
   * @default - that of the profile it copies, or else the stack's AWS provider
   */
  readonly provider?: TerraformProvider;
}

/** The names of the props. */
export const applicationInferenceProfileProps: PropNames<ApplicationInferenceProfileProps> = {
  copyFrom: true,
  name: true,
  description: true,
  tags: true,
  sourceRegion: true,
  provider: true,
};

/**
 * An application inference profile: one the account makes, to tell its calls and their costs apart by tags.
 *
 * Access to it is access to no other: not to the profile it copies, and to no model but through it. Its foundation
 * models are those of what it copies, so that they are known when Terraform plans.
 *
 * Defines an `aws_bedrock_inference_profile`, and locals for a foundation model that it copies and its Region.
 *
 * @throws when AWS would refuse a prop, or `copyFrom` is an application inference profile
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-create.html
 */
export class ApplicationInferenceProfile extends InferenceProfile {
  readonly nameInMessages: string;
  readonly inferenceProfileArn: string;
  readonly foundationModelArns: string[];
  readonly destinationRegions: string[];
  readonly isKnownApplication = true;
  readonly isKnownGlobal: boolean;
  readonly sourceRegion: string | undefined;
  readonly provider: TerraformProvider | undefined;

  constructor(scope: Construct, id: string, props: ApplicationInferenceProfileProps) {
    super(scope, id);
    checkProps(this, props, applicationInferenceProfileProps);
    const { copyFrom, name = this.node.path.replaceAll("/", "-"), description, tags } = props;
    checkValue(this, "copyFrom", copyFrom, (value) => copyProblem(this, value));
    checkValue(this, "name", name, text(profileNameProblem));
    checkOptional(this, "description", description, text(profileDescriptionProblem));
    checkOptional(this, "tags", tags, record(profileTagsProblem));
    checkOptional(this, "sourceRegion", props.sourceRegion, text(regionProblem));
    checkOptional(this, "provider", props.provider, (value) => providerProblem(this, value));

    prepareStack(this);
    const copied = typeof copyFrom === "string" ? undefined : copyFrom;
    const { sourceRegion = copied?.sourceRegion, provider = copied?.provider } = props;
    if (sourceRegion !== undefined) demandSixth(this, "sourceRegion");
    const place = askedPlace(this, { sourceRegion, provider });
    const profile = new BedrockInferenceProfile(this, "Resource", {
      name,
      description,
      tags,
      region: sourceRegion,
      provider,
      lifecycle: {
        ...(Token.isUnresolved(copyFrom) && {
          precondition: [guardOf(this, copyGuard(reference(this, "copy_from", copyFrom)))],
        }),
        postcondition: madeProfileGuards(name, place).map((guard) => guardOf(this, guard)),
      },
      modelSource: [{ copyFrom: copied ? sourceResource(copied).arn : (copyFrom as string) }],
    });
    this.nameInMessages = this.node.path;
    this.inferenceProfileArn = profile.arn;
    // the resource knows its models after it is made; what it copies knows them before
    const models = copied ?? profileModels(this, [copyFrom as string]);
    this.foundationModelArns = models.foundationModelArns;
    this.destinationRegions = models.destinationRegions;
    this.isKnownGlobal = copied?.isKnownGlobal ?? false;
    this.sourceRegion = sourceRegion;
    this.provider = provider;
  }
}

function copyProblem(construct: Construct, copyFrom: unknown): string | undefined {
  return typeof copyFrom === "string"
    ? text(foundationModelProblem)(copyFrom)
    : copiedSourceProblem(
        construct,
        copyFrom,
        "an InferenceProfile, a FoundationModel or the ARN of a foundation model",
      );
}
