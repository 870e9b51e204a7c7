import type {
  Access,
  Destination,
  Permission,
  PrincipalPolicy,
  PrincipalReference,
  PrincipalType,
  ProfileAccess,
  Report,
  ReportedProfile,
} from "../../modules/report/report";

const account = "111122223333";

function modelArns(model: string, ...regions: string[]): string[] {
  return regions.map((region) => `arn:aws:bedrock:${region}::foundation-model/${model}`);
}

function systemDefined(
  name: string,
  label: string,
  sourceRegion: string,
  ...regions: string[]
): ReportedProfile {
  return {
    arn: `arn:aws:bedrock:${sourceRegion}:${account}:inference-profile/${label}`,
    address: `data.aws_bedrock_inference_profile.${name}`,
    label,
    type: "system-defined",
    sourceRegion,
    foundationModelArns: modelArns(label.slice(label.indexOf(".") + 1), ...regions),
  };
}

/** Access in every one of some Regions, by both ways of calling. */
function access(regions: readonly string[], more: Partial<Access> = {}): Access {
  return {
    invoke: "always",
    invokeWithResponseStream: "always",
    destinations: destinations("allowed", ...regions),
    direct: "denied",
    manages: [],
    conditions: [],
    ...more,
  };
}

function destinations(permission: Permission, ...regions: readonly string[]): Destination[] {
  return regions.map((region) => ({ region, invoke: permission, invokeWithResponseStream: permission }));
}

/** Access in some Regions of those that a profile routes to. */
function partial(reached: readonly string[], missing: readonly string[]): Access {
  return access([], {
    invoke: "sometimes",
    invokeWithResponseStream: "sometimes",
    destinations: [...destinations("allowed", ...reached), ...destinations("denied", ...missing)],
  });
}

const haiku = systemDefined(
  "haiku",
  "us.anthropic.claude-3-haiku-20240307-v1:0",
  "us-west-2",
  "us-east-1",
  "us-west-2",
);
const sonnet = systemDefined(
  "sonnet",
  "global.anthropic.claude-sonnet-4-20250514-v1:0",
  "us-east-2",
  "us-east-2",
  "",
);
const europe = ["eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3"] as const;
const euSonnet = systemDefined(
  "eu_sonnet",
  "eu.anthropic.claude-sonnet-4-20250514-v1:0",
  "eu-central-1",
  ...europe,
);
const asia = [
  "ap-east-2",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-south-2",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-southeast-3",
  "ap-southeast-4",
] as const;
const nova = systemDefined("nova", "apac.amazon.nova-lite-v1:0", "ap-east-2", ...asia);
const team: ReportedProfile = {
  arn: `arn:aws:bedrock:us-west-2:${account}:application-inference-profile/a1b2c3d4e5f6`,
  address: null,
  label: "analytics-haiku",
  type: "application",
  sourceRegion: "us-west-2",
  foundationModelArns: null,
};
/** One that the plan makes, so that it has no ARN yet. */
const chat: ReportedProfile = {
  arn: null,
  address: "aws_bedrock_inference_profile.chat",
  label: "chat",
  type: "application",
  sourceRegion: "us-west-2",
  foundationModelArns: haiku.foundationModelArns,
};
const pattern: ReportedProfile = {
  arn: `arn:aws:bedrock:*:${account}:inference-profile/us.*`,
  address: null,
  label: `arn:aws:bedrock:*:${account}:inference-profile/us.*`,
  type: "pattern",
  sourceRegion: null,
  foundationModelArns: null,
};
const noProfile: ReportedProfile = {
  arn: null,
  address: null,
  label: "no profile",
  type: "none",
  sourceRegion: null,
  foundationModelArns: null,
};

function unchanged(profile: ReportedProfile, same: Access): ProfileAccess {
  return { profile, change: "unchanged", before: same, after: same };
}

function principal(type: PrincipalType, name: string, address: string | null): PrincipalReference {
  return { type, name, address, account, provider: "aws" };
}

const analysts: PrincipalReference = {
  ...principal("permission-set", "Analysts", "aws_ssoadmin_permission_set.analysts"),
  account: "999988887777",
  provider: "aws.management",
};
const worker: PrincipalReference = {
  ...principal("role", "", "aws_iam_role.worker"),
  name: null,
  account: null,
};
const analytics = principal("role", "analytics", "aws_iam_role.analytics");
const legacyBatch = principal("role", "legacy-batch", "aws_iam_role.legacy_batch");
const research = principal("role", "research", null);
const support = principal("role", "support", "aws_iam_role.support");
const notebook: PrincipalReference = {
  ...principal("user", "notebook", 'aws_iam_user.this["notebook"]'),
  account: null,
};

/** A policy as one usually has it: attached, and its document in the plan. */
function policy(address: string, more: Partial<PrincipalPolicy> = {}): PrincipalPolicy {
  return { address, use: "policy", attachment: "known", document: "known", ...more };
}

/** A plan with every kind of change, principal, policy, profile and item. */
export const sampleReport: Report = {
  formatVersion: "2.0",
  source: "plan",
  principals: [
    {
      ...analysts,
      policies: [
        policy("aws_iam_policy.analysts", { attachment: "assumed" }),
        policy("aws_ssoadmin_permission_set_inline_policy.analysts"),
      ],
      profiles: [
        { profile: haiku, change: "added", before: null, after: access(["us-east-1", "us-west-2"]) },
      ],
      other: [],
      globalRouting: { before: null, after: "not-allowed" },
    },
    {
      ...worker,
      policies: [policy("aws_iam_policy.tools", { attachment: "unknown" })],
      profiles: [
        {
          profile: haiku,
          change: "added",
          before: null,
          after: access([], {
            invoke: "unknown",
            invokeWithResponseStream: "unknown",
            destinations: destinations("unknown", "us-east-1", "us-west-2"),
          }),
        },
      ],
      other: [],
      globalRouting: { before: null, after: "not-allowed" },
    },
    {
      ...analytics,
      policies: [policy("aws_iam_policy.analytics")],
      profiles: [
        { profile: team, change: "added", before: null, after: access(["us-east-1", "us-west-2"]) },
        { profile: chat, change: "added", before: null, after: access(["us-east-1", "us-west-2"]) },
        {
          profile: haiku,
          change: "widened",
          before: partial(["us-west-2"], ["us-east-1"]),
          after: access(["us-east-1", "us-west-2"], { manages: ["bedrock:GetInferenceProfile"] }),
        },
      ],
      other: [],
      globalRouting: { before: "not-allowed", after: "not-allowed" },
    },
    {
      ...legacyBatch,
      policies: [
        policy("aws_iam_policy.boundary", { use: "boundary" }),
        policy("aws_iam_policy.legacy_batch"),
      ],
      profiles: [
        {
          profile: noProfile,
          change: "removed",
          before: access(["us-east-1"], { direct: "allowed" }),
          after: null,
        },
        {
          profile: euSonnet,
          change: "narrowed",
          before: access(europe, { direct: "allowed" }),
          after: partial(europe.slice(0, 4), europe.slice(4)),
        },
      ],
      other: [],
      globalRouting: { before: "not-allowed", after: "not-allowed" },
    },
    {
      ...research,
      policies: [
        policy("aws_iam_policy.boundary", { use: "boundary", attachment: "assumed" }),
        policy("aws_iam_policy.research", { attachment: "assumed" }),
      ],
      profiles: [
        unchanged(nova, access(asia)),
        {
          profile: sonnet,
          change: "added",
          before: null,
          after: access(["global", "us-east-2"], {
            invoke: "unknown",
            invokeWithResponseStream: "never",
            conditions: ["aws:PrincipalTag/team is a or b"],
          }),
        },
      ],
      other: [],
      globalRouting: { before: "not-allowed", after: "denied" },
    },
    {
      ...support,
      policies: [
        policy("arn:aws:iam::111122223333:policy/boundary", { use: "boundary", document: "unknown" }),
        policy("aws_iam_policy.support", { document: "unknown" }),
        policy("aws_iam_policy.support_models", { attachment: "assumed", document: "partial" }),
      ],
      profiles: [
        { profile: haiku, change: "unknown", before: access(["us-east-1", "us-west-2"]), after: null },
      ],
      other: [],
      globalRouting: { before: "not-allowed", after: "not-allowed" },
    },
    {
      ...notebook,
      policies: [policy('aws_iam_user_policy.notebook["sandbox"]')],
      profiles: [
        unchanged(
          pattern,
          access(["us-east-1", "us-east-2", "us-west-2"], { invoke: "unknown", direct: "allowed" }),
        ),
      ],
      other: [
        {
          action: "bedrock-mantle:CreateInference",
          resources: [`arn:aws:bedrock-mantle:us-west-2:${account}:project/*`],
          change: "added",
          before: null,
          after: "allowed",
        },
      ],
      globalRouting: { before: "not-allowed", after: "not-allowed" },
    },
  ],
  findings: [
    {
      type: "destination-region-missing",
      severity: "error",
      introduced: true,
      principals: [legacyBatch],
      address: "aws_iam_policy.legacy_batch",
      statement: 2,
      sid: "Models",
      path: "Statement[1]",
      message:
        "the foundation model of eu.anthropic.claude-sonnet-4-20250514-v1:0 should be allowed in every Region it routes to, is not in eu-west-1, eu-west-3",
      reason: "a call fails whenever Bedrock routes it to one of these Regions",
      remedy: "allow the invocation of the foundation model in eu-west-1, eu-west-3 too",
    },
    {
      type: "direct-model-access",
      severity: "warning",
      introduced: false,
      principals: [notebook],
      address: 'aws_iam_user_policy.notebook["sandbox"]',
      statement: 1,
      sid: null,
      path: "Statement[0].Resource[1]",
      message:
        "foundation models should be called through an inference profile only, can be called directly: arn:aws:bedrock:us-*::foundation-model/*",
      reason: "a direct call goes around the profile, its Regions, its tags and its costs",
      remedy: "add a StringEquals condition on bedrock:InferenceProfileArn with the ARN of the profile",
    },
    {
      type: "policy-size",
      severity: "error",
      introduced: true,
      principals: [research],
      address: "aws_iam_policy.research",
      statement: null,
      sid: null,
      path: null,
      message: "the policy should have at most 6144 characters without white space, has 6180 (100 %)",
      reason: "IAM refuses a managed policy with more",
      remedy: "split the policy, with fewer inference profiles in each",
    },
  ],
  unjudged: [
    { address: "aws_iam_policy.research", statement: 3, what: "the condition operator DateLessThan" },
    {
      address: "aws_iam_role_policy_attachment.tools",
      statement: null,
      what: "the principal's name, known after apply",
    },
  ],
};

/** Some of the same access as a state, which has no changes, and no providers. */
export const sampleState: Report = {
  ...sampleReport,
  source: "state",
  principals: sampleReport.principals
    .filter(({ name }) => ["Analysts", "research", "notebook"].includes(name ?? ""))
    .map((each) => ({
      ...each,
      provider: null,
      // IAM finds a permission set's policy by its name, in whatever account
      policies: each.policies.map((one) =>
        each.type === "permission-set" ? one : { ...one, attachment: "known" },
      ),
      profiles: each.profiles.map(({ profile, after }) => unchanged(profile, after ?? access([]))),
      globalRouting: { before: each.globalRouting.after, after: each.globalRouting.after },
    })),
  findings: sampleReport.findings.slice(1).map((each) => ({ ...each, introduced: null })),
};

/** A report on nothing. */
export const emptyReport: Report = {
  formatVersion: "2.0",
  source: "plan",
  principals: [],
  findings: [],
  unjudged: [],
};
