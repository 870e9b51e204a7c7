import { Token } from "cdktf";
import type { Construct } from "constructs";
import {
  inferenceProfileAccessOptions,
  type InferenceProfileAccessProps,
} from "../constructs/inference-profile-access-props";
import { modelCallProps } from "../constructs/model-call-props";
import {
  checkProp,
  namesProblem,
  propsProblem,
  shown,
  unset,
  unsetProps,
  type PropNames,
} from "../constructs/prop";
import { repeated } from "../policy/repetition";
import { isRecord } from "../terraform/finished-value";
import {
  modelIdsProblem,
  profileIdsProblem,
  type ModelInRegion,
  type Place,
  type ProfileInRegion,
} from "./source-in-region";

/** Who in the account may do what with which inference profiles and foundation models. */
export interface BedrockAccessGrant extends Omit<
  InferenceProfileAccessProps,
  "inferenceProfiles" | "foundationModels"
> {
  /**
   * The profiles by ID or ARN; one that is called from another Region comes with that Region.
   *
   * @default - none, where `applicationInferenceProfiles` or `foundationModelIds` names some
   */
  readonly inferenceProfileIds?: readonly (string | ProfileInRegion)[];

  /**
   * The application inference profiles that the stack makes, by their keys. They come after those of
   * `inferenceProfileIds`.
   *
   * @default - none, where `inferenceProfileIds` or `foundationModelIds` names some
   */
  readonly applicationInferenceProfiles?: readonly string[];

  /**
   * The foundation models that may be called without a profile, by ID or ARN; one that is called in another Region
   * comes with that Region. A grant of nothing else takes the options of `FoundationModelAccess`.
   *
   * @default - none, where `inferenceProfileIds` or `applicationInferenceProfiles` names some
   */
  readonly foundationModelIds?: readonly (string | ModelInRegion)[];

  /**
   * The actions to allow. Each is allowed only on the resources it can match.
   *
   * @default ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"]; without profiles ["bedrock:InvokeModel*"]
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
   */
  readonly actions?: readonly string[];
}

/** The names of the props. */
export const grantProps: PropNames<BedrockAccessGrant> = {
  inferenceProfileIds: "set",
  applicationInferenceProfiles: "set",
  foundationModelIds: "set",
  ...inferenceProfileAccessOptions,
};

/** Those of a grant of foundation models and nothing else. */
const modelGrantProps = { foundationModelIds: "set", ...modelCallProps } as const;

/** What is wrong with any other. */
const withoutProfiles =
  "should stand beside inference profiles, got 'foundationModelIds' alone; leave it out, or name a profile";

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
    const { inferenceProfileIds, applicationInferenceProfiles, foundationModelIds } =
      grant as BedrockAccessGrant;
    const namesProfiles = (inferenceProfileIds ?? applicationInferenceProfiles) !== undefined;
    if (inferenceProfileIds !== undefined || (!namesProfiles && foundationModelIds === undefined)) {
      checkProp(stack, `grants.${key}.inferenceProfileIds`, profileIdsProblem(inferenceProfileIds, place));
    }
    if (foundationModelIds !== undefined && !namesProfiles) {
      const odd = Object.keys(grant as object).find((name) => !Object.hasOwn(modelGrantProps, name));
      if (odd !== undefined) checkProp(stack, `grants.${key}.${odd}`, withoutProfiles);
    }
    if (applicationInferenceProfiles !== undefined) {
      const problem = madeKeysProblem(applicationInferenceProfiles, made);
      checkProp(stack, `grants.${key}.applicationInferenceProfiles`, problem);
    }
    if (foundationModelIds !== undefined) {
      checkProp(stack, `grants.${key}.foundationModelIds`, modelIdsProblem(foundationModelIds, place));
    }
  }
}

/** What is wrong with the application profiles of a grant, where the stack makes some by their keys. */
function madeKeysProblem(keys: unknown, made: readonly string[]): string | undefined {
  const known = made.length > 0 ? made.join(", ") : "none";
  const among = `should be among the stack's 'applicationInferenceProfiles' (${known})`;
  const rule = (key: unknown) =>
    made.includes(key as string) ? undefined : `${among}, got ${shown(key)}; make it there`;
  return namesProblem(keys, "application inference profile", rule, repeated);
}

/** What is wrong with the key of what a stack makes, which is a construct's ID, or undefined. */
export function keyProblem(key: string): string | undefined {
  if (/^[A-Za-z_][\w-]*$/.test(key) && !(key in {})) return undefined;
  return `should have keys of letters, digits, '_' and '-' that begin with a letter or '_', got '${key}'`;
}

function ownKeyProblem(key: string): string | undefined {
  return ownIds.includes(key) ? `should have keys other than ${ownIds.join(", ")}, got '${key}'` : undefined;
}
