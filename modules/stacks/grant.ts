import { Token } from "cdktf";
import type { Construct } from "constructs";
import type { InferenceProfileAccessProps } from "../constructs/inference-profile-access";
import { checkProp, textProblem } from "../constructs/prop";
import { profileIdProblem, profilePlaceProblem } from "../policy/profile-id";
import { regionProblem } from "../policy/region";
import { repeated } from "../policy/repetition";

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

/** Throws where a grant of a stack is none, before the constructs that it would make. */
export function checkGrants(
  stack: Construct,
  grants: Readonly<Record<string, BedrockAccessGrant>> | undefined,
  place: Place,
): void {
  const none = grants === undefined ? "undefined" : Object.keys(grants).length === 0 ? "{}" : undefined;
  checkProp(stack, "grants", none && `should have at least one grant, got ${none}`);
  for (const [key, grant] of Object.entries(grants ?? {})) {
    checkProp(stack, "grants", grantKeyProblem(key));
    checkProp(stack, `grants.${key}`, unknownPropProblem(grant));
    const problem = profileIdsProblem(grant.inferenceProfileIds, place);
    checkProp(stack, `grants.${key}.inferenceProfileIds`, problem);
  }
}

/** Where the profiles of a stack are, unless they say otherwise. */
interface Place {
  /** The account, or undefined where it is not known yet. */
  readonly account: string | undefined;
  readonly sourceRegion: string;
}

function unknownPropProblem(grant: BedrockAccessGrant): string | undefined {
  const unknown = Object.keys(grant).find((name) => !Object.hasOwn(grantProps, name));
  return unknown && `should have no props but ${Object.keys(grantProps).join(", ")}, got '${unknown}'`;
}

function profileIdsProblem(
  profiles: BedrockAccessGrant["inferenceProfileIds"] | string | undefined,
  { account, sourceRegion }: Place,
): string | undefined {
  if (typeof profiles === "string") return `should be a list, got '${profiles}'; write ['${profiles}']`;
  if (!profiles?.length) {
    return `should name at least one inference profile, got ${profiles ? "[]" : "undefined"}`;
  }
  const problem = profiles
    .map((profile) => (typeof profile === "string" ? { inferenceProfileId: profile, sourceRegion } : profile))
    .map(
      ({ inferenceProfileId: id, sourceRegion: region }) =>
        literalProblem(id, profileIdProblem) ??
        literalProblem(region, regionProblem) ??
        profilePlaceProblem(id, account, region),
    )
    .find((found) => found !== undefined);
  const twice = repeated(profiles.filter((profile) => typeof profile === "string"));
  return problem ?? (twice && `should name each inference profile once, got '${twice}' twice`);
}

function grantKeyProblem(key: string): string | undefined {
  if (!/^[A-Za-z_][\w-]*$/.test(key) || key in {}) {
    return `should have keys of letters, digits, '_' and '-' that begin with a letter or '_', got '${key}'`;
  }
  return ownIds.includes(key) ? `should have keys other than ${ownIds.join(", ")}, got '${key}'` : undefined;
}

/** What `problem` finds in a text that becomes a construct's ID, which can't be a token. */
export function literalProblem(
  text: string | undefined,
  problem: (text: string) => string | undefined,
): string | undefined {
  const token = Token.isUnresolved(text);
  return token ? "should be known when the stack is made, got a token" : textProblem(text, problem);
}
