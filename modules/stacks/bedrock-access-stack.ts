import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformOutput, TerraformStack, Token } from "cdktf";
import { Construct } from "constructs";
import { FoundationModelAccess } from "../constructs/foundation-model-access";
import { InferenceProfileAccess } from "../constructs/inference-profile-access";
import {
  checkOptional,
  checkProp,
  checkProps,
  checkValue,
  flagProblem,
  record,
  shown,
  text,
  type PropNames,
} from "../constructs/prop";
import { accountIdProblem, assumedRoleProblem, externalIdProblem } from "../policy/account";
import { regionProblem } from "../policy/region";
import { policyTagsProblem } from "../policy/tag";
import { demandSixth, prepareStack } from "../terraform/aws-provider";
import { checkGrants, type BedrockAccessGrant } from "./grant";
import { checkMadeProfiles, type MadeProfile } from "./made-profile";
import { providerConfig, providerConfigProblem, type ProviderConfig } from "./provider-config";
import { literalProblem } from "./source-in-region";
import { StackProfiles } from "./stack-profiles";

/** One account's access to inference profiles. */
export interface BedrockAccessStackProps {
  /** The account, 12 digits. Terraform refuses to plan in any other. */
  readonly accountId: string;

  /** The Region in which the profiles are called. */
  readonly sourceRegion: string;

  /**
   * The role of the account that Terraform assumes.
   *
   * @default - the credentials Terraform has
   */
  readonly assumeRoleArn?: string;

  /**
   * The external ID with which the role is assumed, where its trust policy asks for one: 2 to 1,224 characters from
   * `[\w+=,.@:/-]`.
   *
   * @default - none
   */
  readonly externalId?: string;

  /**
   * What every AWS provider of the stack takes besides, such as `retryMode` or `endpoints`. `assumeRole`, with a session
   * name say, takes the place of `assumeRoleArn` and `externalId`.
   *
   * @default - nothing
   */
  readonly providerConfig?: ProviderConfig;

  /**
   * The tags of everything in the stack.
   *
   * @default - none
   */
  readonly defaultTags?: Readonly<Record<string, string>>;

  /**
   * Whether one AWS provider reads the profiles of every source Region, which takes AWS provider 6: the stack then
   * demands `>= 6.0.0`. Otherwise there is an alias per Region, which works with AWS provider 5.100 too.
   *
   * @default false
   */
  readonly oneProvider?: boolean;

  /**
   * The application inference profiles that the stack makes, to tell the calls and costs of teams apart by tags. Their
   * keys are construct IDs: another key is another profile. Without a name it is the stack's path and the key, with
   * `-` between.
   *
   * @default - none
   */
  readonly applicationInferenceProfiles?: Readonly<Record<string, MadeProfile>>;

  /** The grants. Their keys are construct IDs: another key is another policy. */
  readonly grants: Readonly<Record<string, BedrockAccessGrant>>;
}

/** The names of the props. */
export const bedrockAccessStackProps: PropNames<BedrockAccessStackProps> = {
  accountId: true,
  sourceRegion: true,
  assumeRoleArn: true,
  externalId: true,
  providerConfig: true,
  defaultTags: true,
  oneProvider: true,
  applicationInferenceProfiles: "set",
  grants: true,
};

/**
 * One account's access to inference profiles, and to foundation models that are called without one.
 *
 * Defines an AWS provider for the account, and one per further source Region; a lookup per distinct profile or model
 * and Region; per grant what `InferenceProfileAccess` defines, or `FoundationModelAccess` where it names models only;
 * an `aws_bedrock_inference_profile` per application inference profile; and the outputs `policy_arns` and `destination_regions`, by grant, and
 * `application_inference_profile_arns`, where there are some.
 *
 * @throws when a prop names no account, Region, role or grant
 */
export class BedrockAccessStack extends TerraformStack {
  constructor(scope: Construct, id: string, props: BedrockAccessStackProps) {
    super(scope, id);
    checkProps(this, props, bedrockAccessStackProps);
    const { accountId, sourceRegion, assumeRoleArn, externalId, defaultTags, grants } = props;
    const { oneProvider = false } = props;
    checkValue(this, "accountId", accountId, text(accountIdProblem));
    checkProp(this, "sourceRegion", literalProblem(sourceRegion, regionProblem));
    const account = Token.isUnresolved(accountId) ? undefined : accountId;
    checkOptional(
      this,
      "assumeRoleArn",
      assumeRoleArn,
      text((arn) => assumedRoleProblem(arn, account)),
    );
    checkOptional(this, "externalId", externalId, (value) =>
      assumeRoleArn === undefined
        ? `should stand beside 'assumeRoleArn', got ${shown(value)} alone; in 'providerConfig' it is part of 'assumeRole'`
        : text(externalIdProblem)(value),
    );
    checkOptional(this, "providerConfig", props.providerConfig, (config) =>
      providerConfigProblem(config, assumeRoleArn),
    );
    checkOptional(this, "defaultTags", defaultTags, record(policyTagsProblem));
    checkProp(this, "oneProvider", flagProblem(oneProvider));
    const place = { account, sourceRegion };
    const { applicationInferenceProfiles } = props;
    if (applicationInferenceProfiles) checkMadeProfiles(this, applicationInferenceProfiles, place);
    const made = Object.keys(applicationInferenceProfiles ?? {});
    checkGrants(this, grants, place, made);

    new AwsProvider(this, "Aws", providerConfig(props));
    prepareStack(this);
    if (oneProvider) demandSixth(this, "oneProvider");
    const profiles = new StackProfiles(this, props);
    const accesses = Object.entries(grants).map(
      ([key, grant]) => [key, grantedAccess(this, key, grant, profiles)] as const,
    );
    new TerraformOutput(this, "policy_arns", {
      description: "The ARNs of the managed policies, by grant",
      value: Object.fromEntries(accesses.map(([key, { policyArns }]) => [key, policyArns])),
    });
    new TerraformOutput(this, "destination_regions", {
      description: "The Regions that the inference profiles may route to, by grant",
      value: Object.fromEntries(accesses.map(([key, { destinationRegions }]) => [key, destinationRegions])),
    });
    if (made.length === 0) return;
    new TerraformOutput(this, "application_inference_profile_arns", {
      description: "The ARNs of the application inference profiles, by their keys",
      value: Object.fromEntries(made.map((key) => [key, profiles.findMade(key).inferenceProfileArn])),
    });
  }
}

/** Access for a grant; the policies of either construct have the same addresses. */
function grantedAccess(
  stack: Construct,
  key: string,
  grant: BedrockAccessGrant,
  profiles: StackProfiles,
): InferenceProfileAccess | FoundationModelAccess {
  const {
    inferenceProfileIds = [],
    applicationInferenceProfiles = [],
    foundationModelIds,
    ...options
  } = grant;
  const inferenceProfiles = [
    ...inferenceProfileIds.map((id) => profiles.find(id)),
    ...applicationInferenceProfiles.map((name) => profiles.findMade(name)),
  ];
  const foundationModels = foundationModelIds?.map((id) => profiles.findModel(id));
  if (inferenceProfiles.length === 0 && foundationModels) {
    return new FoundationModelAccess(stack, key, { ...options, foundationModels });
  }
  return new InferenceProfileAccess(stack, key, {
    ...options,
    inferenceProfiles,
    ...(foundationModels && { foundationModels }),
  });
}
