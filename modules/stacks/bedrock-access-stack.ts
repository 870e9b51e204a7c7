import { AwsProvider, type AwsProviderConfig } from "@cdktf/provider-aws/lib/provider";
import { TerraformOutput, TerraformStack, Token } from "cdktf";
import { Construct } from "constructs";
import { InferenceProfile } from "../constructs/inference-profile";
import {
  InferenceProfileAccess,
  type InferenceProfileAccessProps,
} from "../constructs/inference-profile-access";
import { checkProp, optionalTextProblem, textProblem } from "../constructs/prop";
import { accountIdProblem, assumedRoleProblem } from "../policy/account";
import { profileIdProblem } from "../policy/profile-id";
import { regionProblem } from "../policy/region";
import { acceptAwsProviders } from "../regions/aws-provider";

/** An inference profile that is called from another Region than the stack's. */
export interface ProfileInRegion {
  /** The ID or ARN of the profile. */
  readonly inferenceProfileId: string;

  /** The Region in which it is called. */
  readonly sourceRegion: string;
}

/** Which roles of the account may do what with which inference profiles. */
export interface BedrockAccessGrant extends Omit<InferenceProfileAccessProps, "inferenceProfiles"> {
  /** The profiles by ID or ARN; one that is called from another Region comes with that Region. */
  readonly inferenceProfileIds: readonly (string | ProfileInRegion)[];
}

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
   * The tags of everything in the stack.
   *
   * @default - none
   */
  readonly defaultTags?: Readonly<Record<string, string>>;

  /**
   * Whether one AWS provider reads the profiles of every source Region, which takes AWS provider 6. Otherwise there
   * is an alias per Region, which works with AWS provider 5.100 too.
   *
   * @default false
   */
  readonly oneProvider?: boolean;

  /** The grants. Their keys are construct IDs: another key is another policy. */
  readonly grants: Readonly<Record<string, BedrockAccessGrant>>;
}

const grantProps: Readonly<Record<keyof BedrockAccessGrant, true>> = {
  inferenceProfileIds: true,
  roles: true,
  actions: true,
  directModelAccess: true,
  denyGlobalRouting: true,
  allowedDestinationRegions: true,
  profilesPerPolicy: true,
  policyName: true,
  path: true,
  description: true,
  tags: true,
};

const ownIds = ["Aws", "Providers", "Profiles", "policy_arns", "destination_regions"];

/**
 * One account's access to inference profiles.
 *
 * Defines an AWS provider for the account, and one per further source Region; a lookup per distinct profile and
 * source Region; what `InferenceProfileAccess` defines, per grant; and the outputs `policy_arns` and
 * `destination_regions`, by grant.
 *
 * @throws when a prop names no account, Region, role or grant
 */
export class BedrockAccessStack extends TerraformStack {
  constructor(scope: Construct, id: string, props: BedrockAccessStackProps) {
    super(scope, id);
    const { accountId, sourceRegion, assumeRoleArn, grants } = props;
    checkProp(this, "accountId", textProblem(accountId, accountIdProblem));
    checkProp(this, "sourceRegion", literalProblem(sourceRegion, regionProblem));
    if (!Token.isUnresolved(accountId)) {
      const problem = (arn: string) => assumedRoleProblem(arn, accountId);
      checkProp(this, "assumeRoleArn", optionalTextProblem(assumeRoleArn, problem));
    }
    checkGrants(this, grants);

    new AwsProvider(this, "Aws", providerConfig(props));
    acceptAwsProviders(this);
    const profile = profileFinder(this, props);
    const accesses = Object.entries(grants).map(([key, { inferenceProfileIds, ...grant }]) => {
      const inferenceProfiles = inferenceProfileIds.map(profile);
      return [key, new InferenceProfileAccess(this, key, { ...grant, inferenceProfiles })] as const;
    });
    new TerraformOutput(this, "policy_arns", {
      description: "The ARNs of the managed policies, by grant",
      value: Object.fromEntries(accesses.map(([key, { policyArns }]) => [key, policyArns])),
    });
    new TerraformOutput(this, "destination_regions", {
      description: "The Regions that the inference profiles may route to, by grant",
      value: Object.fromEntries(accesses.map(([key, { destinationRegions }]) => [key, destinationRegions])),
    });
  }
}

function providerConfig({
  accountId,
  assumeRoleArn,
  defaultTags,
  sourceRegion,
}: BedrockAccessStackProps): AwsProviderConfig {
  return {
    region: sourceRegion,
    allowedAccountIds: [accountId],
    ...(assumeRoleArn === undefined ? {} : { assumeRole: [{ roleArn: assumeRoleArn }] }),
    ...(defaultTags === undefined ? {} : { defaultTags: [{ tags: defaultTags }] }),
  };
}

/** Finds the lookup of a profile, made once per profile and source Region, and the provider for that Region. */
function profileFinder(
  stack: Construct,
  props: BedrockAccessStackProps,
): (profile: string | ProfileInRegion) => InferenceProfile {
  const providers = new Construct(stack, "Providers");
  const profiles = new Construct(stack, "Profiles");

  const once = <T extends Construct>(group: Construct, id: string, make: () => T): T =>
    (group.node.tryFindChild(id) as T | undefined) ?? make();

  const readFrom = (region: string) => {
    if (region === props.sourceRegion) return {};
    if (props.oneProvider) return { sourceRegion: region };
    const config = { ...providerConfig({ ...props, sourceRegion: region }), alias: region };
    return { provider: once(providers, region, () => new AwsProvider(providers, region, config)) };
  };

  return (profile) => {
    const { inferenceProfileId, sourceRegion } =
      typeof profile === "string"
        ? { inferenceProfileId: profile, sourceRegion: props.sourceRegion }
        : profile;
    const inRegion = once(profiles, sourceRegion, () => new Construct(profiles, sourceRegion));
    return once(inRegion, inferenceProfileId, () =>
      InferenceProfile.fromLookup(inRegion, inferenceProfileId, {
        inferenceProfileId,
        ...readFrom(sourceRegion),
      }),
    );
  };
}

/** Throws where a grant is none, before the constructs that it would make. */
function checkGrants(stack: Construct, grants: BedrockAccessStackProps["grants"]): void {
  const keys = Object.keys(grants);
  checkProp(stack, "grants", keys.length === 0 ? "should have at least one grant, got {}" : undefined);
  for (const [key, grant] of Object.entries(grants)) {
    checkProp(stack, "grants", grantKeyProblem(key));
    const prop = `grants.${key}`;
    const unknown = Object.keys(grant).find((name) => !Object.hasOwn(grantProps, name));
    checkProp(
      stack,
      prop,
      unknown === undefined
        ? undefined
        : `should have ${Object.keys(grantProps).join(", ")}, got '${unknown}'`,
    );
    const none = grant.inferenceProfileIds.length === 0;
    checkProp(
      stack,
      `${prop}.inferenceProfileIds`,
      none ? "should name at least one inference profile, got []" : undefined,
    );
    for (const profile of grant.inferenceProfileIds) {
      const named = typeof profile === "string" ? { inferenceProfileId: profile } : profile;
      checkProp(
        stack,
        `${prop}.inferenceProfileIds`,
        literalProblem(named.inferenceProfileId, profileIdProblem),
      );
      if ("sourceRegion" in named)
        checkProp(stack, `${prop}.inferenceProfileIds`, literalProblem(named.sourceRegion, regionProblem));
    }
  }
}

function grantKeyProblem(key: string): string | undefined {
  if (!/^[\w-]+$/.test(key) || key in {})
    return `should have keys of letters, digits, '_' and '-', got '${key}'`;
  return ownIds.includes(key) ? `should have keys other than ${ownIds.join(", ")}, got '${key}'` : undefined;
}

/** A lookup and its Region are constructs, and a construct's ID can't be a token. */
function literalProblem(
  text: string | undefined,
  problem: (text: string) => string | undefined,
): string | undefined {
  const token = Token.isUnresolved(text);
  return token ? "should be known when the stack is made, got a token" : textProblem(text, problem);
}
