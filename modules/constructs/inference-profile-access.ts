import { Token } from "cdktf";
import { Construct } from "constructs";
import { actionsProblem, isApplicationProfileAction } from "../policy/action";
import { policyDocument } from "../policy/document";
import { isGlobalProfile } from "../policy/profile-id";
import { repeated } from "../policy/repetition";
import { accessStatements } from "../policy/statement";
import {
  AttachedPolicy,
  checkAttachedPolicyProps,
  policyName,
  type AttachedPolicyProps,
} from "./attached-policy";
import type { InferenceProfile } from "./inference-profile";
import { checkProp, shown } from "./prop";

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
}

const defaultActions = ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"];

/**
 * Access of roles to inference profiles, and to their foundation models through them.
 *
 * Defines an `aws_iam_policy`, and an `aws_iam_role_policy_attachment` per role.
 *
 * @throws when a prop would grant nothing, or something IAM refuses
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
export class InferenceProfileAccess extends Construct {
  /** The ARNs of the policies, a string token each. */
  readonly policyArns: string[];

  constructor(scope: Construct, id: string, props: InferenceProfileAccessProps) {
    super(scope, id);
    const { inferenceProfiles, actions = defaultActions, directModelAccess, denyGlobalRouting } = props;
    checkProp(this, "inferenceProfiles", profilesProblem(inferenceProfiles));
    checkProp(
      this,
      "actions",
      actionsProblem(actions) ?? applicationActionsProblem(actions, inferenceProfiles),
    );
    checkProp(
      this,
      "denyGlobalRouting",
      denyGlobalRouting ? globalProfileProblem(inferenceProfiles) : undefined,
    );
    checkAttachedPolicyProps(this, props);

    const profiles = inferenceProfiles.map(({ inferenceProfileArn, foundationModelArns, application }) => ({
      arn: inferenceProfileArn,
      foundationModelArns,
      application,
    }));
    const policy = new AttachedPolicy(this, "Policy", {
      ...props,
      policyName: policyName(this, props),
      document: policyDocument(accessStatements({ profiles, actions, directModelAccess, denyGlobalRouting })),
    });
    this.policyArns = [policy.policyArn];
  }
}

function profilesProblem(profiles: readonly InferenceProfile[]): string | undefined {
  if (profiles.length === 0) return "should name at least one inference profile, got []";
  const arn = repeated(profiles.map(({ inferenceProfileArn }) => inferenceProfileArn));
  const twice = profiles.find(({ inferenceProfileArn }) => inferenceProfileArn === arn);
  return twice && `should name each inference profile once, got ${shown(twice.inferenceProfileId)} twice`;
}

function applicationActionsProblem(
  actions: readonly string[],
  profiles: readonly InferenceProfile[],
): string | undefined {
  if (profiles.some(({ application }) => application)) return undefined;
  const action = actions.find((candidate) => isApplicationProfileAction(candidate));
  return (
    action &&
    `should match one of 'inferenceProfiles', got '${action}', which matches application inference profiles only`
  );
}

function globalProfileProblem(profiles: readonly InferenceProfile[]): string | undefined {
  const ids = profiles.map(({ inferenceProfileId }) => inferenceProfileId);
  const global = ids.find((id) => !Token.isUnresolved(id) && isGlobalProfile(id));
  return global && `should be false beside a profile that routes globally, got true beside '${global}'`;
}
