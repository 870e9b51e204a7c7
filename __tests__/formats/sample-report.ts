import type {
  Access,
  Destination,
  Permission,
  ProfileAccess,
  Report,
  ReportedProfile,
} from "../../modules/report/report";

const account = "111122223333";

function modelArns(model: string, ...regions: string[]): string[] {
  return regions.map((region) => `arn:aws:bedrock:${region}::foundation-model/${model}`);
}

function systemDefined(label: string, sourceRegion: string, ...regions: string[]): ReportedProfile {
  return {
    arn: `arn:aws:bedrock:${sourceRegion}:${account}:inference-profile/${label}`,
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
  "us.anthropic.claude-3-haiku-20240307-v1:0",
  "us-west-2",
  "us-east-1",
  "us-west-2",
);
const sonnet = systemDefined("global.anthropic.claude-sonnet-4-20250514-v1:0", "us-east-2", "us-east-2", "");
const europe = ["eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3"] as const;
const euSonnet = systemDefined("eu.anthropic.claude-sonnet-4-20250514-v1:0", "eu-central-1", ...europe);
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
const nova = systemDefined("apac.amazon.nova-lite-v1:0", "ap-east-2", ...asia);
const team: ReportedProfile = {
  arn: `arn:aws:bedrock:us-west-2:${account}:application-inference-profile/a1b2c3d4e5f6`,
  label: "analytics-haiku",
  type: "application",
  sourceRegion: "us-west-2",
  foundationModelArns: null,
};
const pattern: ReportedProfile = {
  arn: `arn:aws:bedrock:*:${account}:inference-profile/us.*`,
  label: `arn:aws:bedrock:*:${account}:inference-profile/us.*`,
  type: "pattern",
  sourceRegion: null,
  foundationModelArns: null,
};
const noProfile: ReportedProfile = {
  arn: null,
  label: "no profile",
  type: "none",
  sourceRegion: null,
  foundationModelArns: null,
};

function unchanged(profile: ReportedProfile, same: Access): ProfileAccess {
  return { profile, change: "unchanged", before: same, after: same };
}

/** A plan with every kind of change, profile and item. */
export const sampleReport: Report = {
  formatVersion: "2.0-draft",
  source: "plan",
  principals: [
    {
      type: "role",
      name: "analytics",
      profiles: [
        { profile: team, change: "added", before: null, after: access(["us-east-1", "us-west-2"]) },
        {
          profile: haiku,
          change: "widened",
          before: partial(["us-west-2"], ["us-east-1"]),
          after: access(["us-east-1", "us-west-2"], { manages: ["bedrock:GetInferenceProfile"] }),
        },
      ],
      unknownPolicies: [],
      other: [],
      globalRouting: { before: "not-allowed", after: "not-allowed" },
    },
    {
      type: "role",
      name: "legacy-batch",
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
      unknownPolicies: [],
      other: [],
      globalRouting: { before: "not-allowed", after: "not-allowed" },
    },
    {
      type: "role",
      name: "research",
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
      unknownPolicies: [],
      other: [],
      globalRouting: { before: "not-allowed", after: "denied" },
    },
    {
      type: "role",
      name: "support",
      profiles: [
        { profile: haiku, change: "unknown", before: access(["us-east-1", "us-west-2"]), after: null },
      ],
      unknownPolicies: ["aws_iam_policy.support"],
      other: [],
      globalRouting: { before: "not-allowed", after: "not-allowed" },
    },
    {
      type: "user",
      name: "notebook",
      profiles: [
        unchanged(
          pattern,
          access(["us-east-1", "us-east-2", "us-west-2"], { invoke: "unknown", direct: "allowed" }),
        ),
      ],
      unknownPolicies: [],
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
      address: "aws_iam_policy.legacy_batch",
      statement: 2,
      sid: "Models",
      message:
        "the foundation model of eu.anthropic.claude-sonnet-4-20250514-v1:0 should be allowed in every Region it routes to, is not in eu-west-1, eu-west-3",
      reason: "a call fails whenever Bedrock routes it to one of these Regions",
      remedy: "allow the invocation of the foundation model in eu-west-1, eu-west-3 too",
    },
    {
      type: "direct-model-access",
      address: 'aws_iam_user_policy.notebook["sandbox"]',
      statement: 1,
      sid: null,
      message:
        "foundation models should be called through an inference profile only, can be called directly: arn:aws:bedrock:us-*::foundation-model/*",
      reason: "a direct call goes around the profile, its Regions, its tags and its costs",
      remedy: "add a StringEquals condition on bedrock:InferenceProfileArn with the ARN of the profile",
    },
    {
      type: "policy-size",
      address: "aws_iam_policy.research",
      statement: null,
      sid: null,
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

/** The same access as a state, which has no changes. */
export const sampleState: Report = {
  ...sampleReport,
  source: "state",
  principals: sampleReport.principals
    .slice(2)
    .filter(({ unknownPolicies }) => unknownPolicies.length === 0)
    .map((principal) => ({
      ...principal,
      profiles: principal.profiles.map(({ profile, after }) => unchanged(profile, after ?? access([]))),
    })),
};

/** A report on nothing. */
export const emptyReport: Report = {
  formatVersion: "2.0-draft",
  source: "plan",
  principals: [],
  findings: [],
  unjudged: [],
};
