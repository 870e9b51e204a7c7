/** A policy of a role in a plan that a test makes. */
export interface PlannedPolicy {
  readonly name: string;
  readonly document: unknown;

  /** The roles that it is attached to. */
  readonly roles: readonly string[];
}

/** An inference profile as the data source reads it. */
export interface PlannedProfile {
  readonly arn: string;
  readonly models: readonly string[];
}

export const account = "111122223333";
const id = "us.anthropic.claude-3-haiku-20240307-v1:0";
const modelId = "anthropic.claude-3-haiku-20240307-v1:0";

/** The ARN of a foundation model in a Region. */
export function model(region: string): string {
  return `arn:aws:bedrock:${region}::foundation-model/${modelId}`;
}

/** A profile of one geography, called from us-west-2. */
export const haiku: PlannedProfile = {
  arn: `arn:aws:bedrock:us-west-2:${account}:inference-profile/${id}`,
  models: [model("us-west-2"), model("us-east-1")],
};

/** A profile that routes globally, called from us-west-2. */
export const globalHaiku: PlannedProfile = {
  arn: haiku.arn.replace("/us.", "/global."),
  models: [model("us-west-2"), model("")],
};

/** A profile of the account's own. */
export const application: PlannedProfile = {
  arn: `arn:aws:bedrock:us-west-2:${account}:application-inference-profile/abc123`,
  models: haiku.models,
};

/** The statements that allow a profile and its models through it, as AWS has them. */
export function statements({ arn, models }: PlannedProfile): [Statement, Statement] {
  return [
    { Effect: "Allow", Action: ["bedrock:InvokeModel*"], Resource: [arn] },
    {
      Effect: "Allow",
      Action: ["bedrock:InvokeModel*"],
      Resource: models,
      Condition: { StringLike: { "bedrock:InferenceProfileArn": arn } },
    },
  ];
}

export type Statement = Readonly<Record<string, unknown>>;

/** A policy document with some statements. */
export function document(...Statement: unknown[]): unknown {
  return { Version: "2012-10-17", Statement };
}

/** A policy of roles with a document. */
export function policy(document: unknown, roles = ["analytics"]): PlannedPolicy {
  return { name: "a", document, roles };
}

function resource(address: string, values: unknown, index?: string): Record<string, unknown> {
  const [type = "", name = ""] = address.replace(/\[.*/, "").replace("data.", "").split(".");
  const mode = address.startsWith("data.") ? "data" : "managed";
  return { address, mode, type, name, ...(index !== undefined && { index }), values };
}

/** A profile as a data source has it, which is called by its place among others. */
export function read({ arn, models }: PlannedProfile, index: number): Record<string, unknown> {
  return resource(`data.aws_bedrock_inference_profile.p${index}`, {
    inference_profile_arn: arn,
    models: models.map((model_arn) => ({ model_arn })),
  });
}

/** The JSON of a state with policies, their attachments and profiles. */
export function state(policies: readonly PlannedPolicy[], profiles: readonly PlannedProfile[] = []): unknown {
  const arn = (name: string) => `arn:aws:iam::${account}:policy/${name}`;
  const resources = [
    ...policies.map(({ name, document }) =>
      resource(`aws_iam_policy.${name}`, {
        arn: arn(name),
        name,
        policy: typeof document === "string" ? document : JSON.stringify(document),
      }),
    ),
    ...policies.flatMap(({ name, roles }) =>
      roles.map((role) =>
        resource(`aws_iam_role_policy_attachment.${name}["${role}"]`, { role, policy_arn: arn(name) }, role),
      ),
    ),
    ...profiles.map(read),
  ];
  return { format_version: "1.0", terraform_version: "1.5.7", values: { root_module: { resources } } };
}

/** The JSON of a plan that turns one state into another, of known values. */
export function plan(before: unknown, after: unknown): unknown {
  interface State {
    values: { root_module: { resources: { address: string; values: unknown }[] } };
  }
  const [old, planned] = [before, after].map(
    (side) => new Map((side as State).values.root_module.resources.map((item) => [item.address, item])),
  );
  const changes = [...new Set([...(old?.keys() ?? []), ...(planned?.keys() ?? [])])].map((address) => ({
    ...(old?.get(address) ?? planned?.get(address)),
    change: {
      actions: ["update"],
      before: old?.get(address)?.values ?? null,
      after: planned?.get(address)?.values ?? null,
      after_unknown: {},
    },
  }));
  return { format_version: "1.2", prior_state: before, resource_changes: changes, configuration: {} };
}
