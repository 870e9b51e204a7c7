import { Token } from "cdktf";
import type { Construct } from "constructs";
import {
  inferenceProfileAccessOptions,
  type InferenceProfileAccessProps,
} from "../constructs/inference-profile-access-props";
import {
  checkProp,
  listProblem,
  propsProblem,
  unset,
  unsetProps,
  shown,
  text,
  type PropNames,
  type Rule,
} from "../constructs/prop";
import { profileIdProblem, profilePlaceProblem } from "../policy/profile-id";
import { regionProblem } from "../policy/region";
import { repeated } from "../policy/repetition";
import { isRecord } from "../terraform/finished-value";

/** An inference profile that is called from another Region than the stack's. */
export interface ProfileInRegion {
  /** The ID or ARN of the profile. */
  readonly inferenceProfileId: string;

  /** The Region in which it is called. */
  readonly sourceRegion: string;
}

/** Who in the account may do what with which inference profiles. */
export interface BedrockAccessGrant extends Omit<InferenceProfileAccessProps, "inferenceProfiles"> {
  /**
   * The profiles by ID or ARN; one that is called from another Region comes with that Region.
   *
   * @default - those of `applicationInferenceProfiles` only
   */
  readonly inferenceProfileIds?: readonly (string | ProfileInRegion)[];

  /**
   * The application inference profiles that the stack makes, by their keys. They come after those of
   * `inferenceProfileIds`.
   *
   * @default - those of `inferenceProfileIds` only
   */
  readonly applicationInferenceProfiles?: readonly string[];
}

/** The names of the props. */
export const grantProps: PropNames<BedrockAccessGrant> = {
  inferenceProfileIds: "set",
  applicationInferenceProfiles: "set",
  ...inferenceProfileAccessOptions,
};

const ownIds = [
  ...["Aws", "Providers", "Profiles", "ApplicationProfiles"],
  ...["policy_arns", "destination_regions", "application_inference_profile_arns"],
];

/** Throws where a grant of a stack is none, before the constructs that it would make. */
export function checkGrants(stack: Construct, grants: unknown, place: Place, made: readonly string[]): void {
  if (!isRecord(grants) || Token.isUnresolved(grants) || Object.keys(grants).length === 0) {
    checkProp(stack, "grants", `should have at least one grant, got ${shown(grants)}`);
  }
  for (const [key, grant] of Object.entries(grants as Readonly<Record<string, unknown>>)) {
    checkProp(stack, "grants", keyProblem(key) ?? ownKeyProblem(key));
    checkProp(stack, `grants.${key}`, propsProblem(grant, grantProps));
    for (const name of unsetProps(grant, grantProps)) checkProp(stack, `grants.${key}.${name}`, unset);
    const { inferenceProfileIds: ids, applicationInferenceProfiles: keys } = grant as BedrockAccessGrant;
    if (ids !== undefined || keys === undefined) {
      checkProp(stack, `grants.${key}.inferenceProfileIds`, profileIdsProblem(ids, place));
    }
    if (keys !== undefined) {
      checkProp(stack, `grants.${key}.applicationInferenceProfiles`, madeKeysProblem(keys, made));
    }
  }
}

/** What is wrong with the application profiles of a grant, where the stack makes some by their keys. */
function madeKeysProblem(keys: unknown, made: readonly string[]): string | undefined {
  if (!Array.isArray(keys)) return listProblem(keys);
  if (keys.length === 0) return "should name at least one application inference profile, got []";
  const unknown: unknown = keys.find((key) => !made.includes(key as string));
  if (unknown !== undefined || keys.includes(undefined)) {
    const known = made.length > 0 ? made.join(", ") : "none";
    return `should be among the stack's 'applicationInferenceProfiles' (${known}), got ${shown(unknown)}; make it there`;
  }
  const twice = repeated(keys as string[]);
  return twice && `should name each application inference profile once, got '${twice}' twice`;
}

/** Where the profiles of a stack are, unless they say otherwise. */
export interface Place {
  /** The account, or undefined where it is not known yet. */
  readonly account: string | undefined;
  readonly sourceRegion: string;
}

function profileIdsProblem(profiles: unknown, place: Place): string | undefined {
  if (profiles === undefined) return "should name at least one inference profile, got undefined";
  if (!Array.isArray(profiles)) return listProblem(profiles);
  if (profiles.length === 0) return "should name at least one inference profile, got []";
  const problem = profiles
    .map((profile: unknown) => profileInRegionProblem(profile, place))
    .find((found) => found !== undefined);
  const twice = repeated(profiles.filter((profile) => typeof profile === "string"));
  return problem ?? (twice && `should name each inference profile once, got '${twice}' twice`);
}

/** What is wrong with a profile by ID or ARN, with or without its Region, or undefined. */
export function profileInRegionProblem(profile: unknown, place: Place): string | undefined {
  if (!isRecord(profile)) return idProblem(profile, place.sourceRegion, place);
  const { inferenceProfileId, sourceRegion } = profile;
  return (
    propsProblem(profile, { inferenceProfileId: true, sourceRegion: true }) ??
    idProblem(inferenceProfileId, sourceRegion, place)
  );
}

function idProblem(id: unknown, sourceRegion: unknown, { account }: Place): string | undefined {
  return (
    literalProblem(id, profileIdProblem) ??
    literalProblem(sourceRegion, regionProblem) ??
    profilePlaceProblem(String(id), account, String(sourceRegion))
  );
}

/** What is wrong with the key of what a stack makes, which is a construct's ID, or undefined. */
export function keyProblem(key: string): string | undefined {
  if (/^[A-Za-z_][\w-]*$/.test(key) && !(key in {})) return undefined;
  return `should have keys of letters, digits, '_' and '-' that begin with a letter or '_', got '${key}'`;
}

function ownKeyProblem(key: string): string | undefined {
  return ownIds.includes(key) ? `should have keys other than ${ownIds.join(", ")}, got '${key}'` : undefined;
}

/** What a rule finds in a text that becomes a construct's ID, which can't be a token. */
export function literalProblem(value: unknown, rule: Rule<string>): string | undefined {
  return Token.isUnresolved(value)
    ? "should be known when the stack is made, got a token"
    : text(rule)(value);
}
