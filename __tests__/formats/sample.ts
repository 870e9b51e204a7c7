import { report } from "../../modules/findings/terraform-report";
import {
  account,
  document,
  globalHaiku,
  haiku,
  model,
  read,
  statements,
  type PlannedProfile,
  type Statement,
} from "../plan/plan";

const invoke = "bedrock:InvokeModel";
const streaming = "bedrock:InvokeModelWithResponseStream";
const look: Statement = { Effect: "Allow", Action: "bedrock:GetInferenceProfile", Resource: haiku.arn };
const direct: Statement = {
  Sid: "Models",
  Effect: "Allow",
  Action: "bedrock:InvokeModel*",
  Resource: model("*"),
};
const [onProfile, onModels] = statements(haiku);
const [onGlobal, onGlobalModels] = statements(globalHaiku);
const noGlobalRouting: Statement = {
  Effect: "Deny",
  Action: "bedrock:InvokeModel*",
  Resource: "*",
  Condition: { StringEquals: { "aws:RequestedRegion": "unspecified" } },
};

/** A profile of another model, which AWS routes to one Region. */
const nova: PlannedProfile = {
  arn: `arn:aws:bedrock:ap-east-2:${account}:inference-profile/apac.amazon.nova-lite-v1:0`,
  models: ["arn:aws:bedrock:ap-east-2::foundation-model/amazon.nova-lite-v1:0"],
};
const [onNova, onNovaModel] = statements(nova);

/** The statements on profiles of the account's own in us-west-2, and on the model behind them. */
const own = statements({
  arn: `arn:aws:bedrock:us-west-2:${account}:application-inference-profile/*`,
  models: haiku.models,
});

type Statements = readonly Statement[];

interface Change {
  readonly type: string;
  readonly name: string;
  readonly before?: object;
  readonly after?: object;
  readonly unknown?: object;
}

function inline(
  type: "role" | "user" | "group",
  name: string,
  before?: Statements,
  after?: Statements,
): Change {
  const values = (all?: Statements) =>
    all && { values: { [type]: name, name: "bedrock", policy: JSON.stringify(document(...all)) } };
  return {
    type: `aws_iam_${type}_policy`,
    name: name.replaceAll("-", "_"),
    before: values(before)?.values,
    after: values(after)?.values,
  };
}

function same(values: object): Pick<Change, "before" | "after"> {
  return { before: values, after: values };
}

function managed(name: string, ...all: Statements): Change {
  const after = {
    name,
    arn: `arn:aws:iam::${account}:policy/${name}`,
    policy: JSON.stringify(document(...all)),
  };
  return { type: "aws_iam_policy", name, ...same(after) };
}

function role(name: string, more: object = {}): Change {
  const after = { name, arn: `arn:aws:iam::${account}:role/${name}`, ...more };
  return { type: "aws_iam_role", name, ...same(after) };
}

const changes: readonly Change[] = [
  // widened from sometimes to always, and a profile that the plan makes
  inline(
    "role",
    "analytics",
    [onProfile, { ...onModels, Resource: [model("us-west-2")] }],
    [onProfile, onModels, look, ...own],
  ),
  {
    type: "aws_bedrock_inference_profile",
    name: "chat",
    after: { name: "chat", model_source: [{ copy_from: haiku.arn }] },
    unknown: { arn: true, models: true },
  },
  {
    type: "aws_bedrock_inference_profile",
    name: "team",
    ...same({
      name: "team",
      arn: `arn:aws:bedrock:us-west-2:${account}:application-inference-profile/a1b2c3d4e5f6`,
      model_source: [{ copy_from: model("us-west-2") }],
      models: [{ model_arn: model("us-west-2") }],
    }),
  },
  // narrowed: a Region and the way around the profile are lost
  inline("role", "batch", [onProfile, direct], [onProfile, { ...onModels, Resource: [model("us-west-2")] }]),
  // removed, and added in its place
  inline("role", "former", [onProfile, onModels], [onNova, onNovaModel]),
  // nothing changes
  inline("role", "reader", [look], [look]),
  inline("role", "writer", [onProfile, onModels, look], [onProfile, onModels, look]),
  // one of the two calls only
  inline(
    "group",
    "streamers",
    [onProfile, onModels],
    [
      { ...onProfile, Action: streaming },
      { ...onModels, Action: streaming },
    ],
  ),
  // global routing open, and no longer
  inline("role", "worldwide", [], [onGlobal, onGlobalModels]),
  inline("role", "newcomer", undefined, [onProfile, onModels, noGlobalRouting]),
  inline("role", "homebound", [onGlobal, onGlobalModels], [onGlobal, onGlobalModels, noGlobalRouting]),
  // what a tag decides
  inline(
    "role",
    "perhaps-worldwide",
    [],
    [{ ...onGlobal, Condition: { StringEquals: { "aws:PrincipalTag/team": "a" } } }, onGlobalModels],
  ),
  inline(
    "role",
    "tagged",
    [],
    [
      { ...onProfile, Condition: { StringEquals: { "aws:PrincipalTag/team": ["a", "b"] } } },
      onModels,
      {
        ...direct,
        Action: invoke,
        Condition: { DateLessThan: { "aws:CurrentTime": "2027-01-01T00:00:00Z" } },
      },
    ],
  ),
  // wide access: a pattern, models directly, and another way to them
  inline(
    "user",
    "notebook",
    [],
    [
      {
        Effect: "Allow",
        Action: "bedrock:InvokeModel*",
        Resource: ["arn:aws:bedrock:us-west-2:*:inference-profile/*"],
      },
      direct,
      { Effect: "Allow", Action: "bedrock-mantle:CreateInference", Resource: "*" },
    ],
  ),
  inline("role", "plain", [direct], [direct, onNova]),
  inline("role", "around", [look], [look, direct]),
  // a role with a boundary, whose policy is known after apply, and one of whose policy a part is
  managed("boundary", onProfile, onModels),
  role("support", { permissions_boundary: `arn:aws:iam::${account}:policy/boundary` }),
  {
    type: "aws_iam_role_policy",
    name: "support",
    before: { role: "support", name: "bedrock", policy: JSON.stringify(document(onProfile, onModels)) },
    after: { role: "support", name: "bedrock" },
    unknown: { policy: true },
  },
  {
    type: "aws_iam_role_policy",
    name: "partial",
    after: { role: "partial", name: "bedrock" },
    unknown: { policy: true },
  },
  // an attachment that the references of an expression show
  {
    type: "aws_iam_policy",
    name: "shared",
    after: { name: "shared", policy: JSON.stringify(document(onProfile, onModels)) },
    unknown: { arn: true },
  },
  {
    type: "aws_iam_role_policy_attachment",
    name: "shared",
    after: { role: "assumed" },
    unknown: { policy_arn: true },
  },
  // whose policy it is, is known after apply: also of who has the same already
  inline("group", "quiet", [look], [look]),
  {
    type: "aws_iam_group_policy",
    name: "somebody",
    after: { name: "x", policy: JSON.stringify(document(look)) },
    unknown: { group: true },
  },
  // not a policy, and one that is nearly full
  { type: "aws_iam_user_policy", name: "broken", after: { user: "broken", name: "x", policy: "{" } },
  managed("nearly_full", { ...onProfile, Sid: "x".repeat(5800) }),
  {
    type: "aws_ssoadmin_permission_set",
    name: "analysts",
    after: {
      name: "Analysts",
      arn: "arn:aws:sso:::permissionSet/ssoins-1111111111111111/ps-1111111111111111",
    },
  },
  {
    type: "aws_ssoadmin_permission_set_inline_policy",
    name: "analysts",
    after: {
      permission_set_arn: "arn:aws:sso:::permissionSet/ssoins-1111111111111111/ps-1111111111111111",
      inline_policy: JSON.stringify(document(onProfile, onModels)),
    },
  },
];

const profiles = [haiku, globalHaiku, nova].map(read);

/** A data source that is read at apply, because a part of it is not known before. */
const atApply = {
  ...{ address: "data.aws_iam_policy_document.partial", mode: "data" },
  ...{ type: "aws_iam_policy_document", name: "partial" },
};

/** A plan that has every verdict, change and severity in it. */
export const samplePlan = {
  format_version: "1.2",
  timestamp: "2026-11-20T10:00:00Z",
  prior_state: { format_version: "1.0", values: { root_module: { resources: profiles } } },
  resource_changes: [
    {
      ...atApply,
      change: {
        actions: ["read"],
        before: null,
        after: {
          statement: [
            {
              ...{ effect: "Allow", actions: ["bedrock:InvokeModel*"], resources: [haiku.arn] },
              ...{ not_actions: null, not_resources: null, sid: null },
              ...{ condition: [], principals: [], not_principals: [] },
            },
          ],
        },
        after_unknown: { json: true, statement: [{ resources: [false, true] }] },
      },
    },
    ...changes.map(({ type, name, before, after, unknown = {} }) => ({
      ...{ address: `${type}.${name}`, mode: "managed", type, name },
      change: {
        actions: before === undefined ? ["create"] : after === undefined ? ["delete"] : ["update"],
        before: before ?? null,
        after: after ?? null,
        after_unknown: unknown,
      },
    })),
  ],
  configuration: {
    root_module: {
      resources: [
        { ...atApply, expressions: {} },
        {
          ...{ address: "aws_iam_role_policy.partial", mode: "managed" },
          ...{ type: "aws_iam_role_policy", name: "partial" },
          expressions: {
            policy: { references: [`${atApply.address}.json`, atApply.address] },
          },
        },
        {
          ...{ address: "aws_iam_role_policy_attachment.shared", mode: "managed" },
          ...{ type: "aws_iam_role_policy_attachment", name: "shared" },
          expressions: { policy_arn: { references: ["aws_iam_policy.shared.arn", "aws_iam_policy.shared"] } },
        },
      ],
    },
  },
};

/** What is said of the plan. */
export const sampleReport = report(samplePlan, [], "plan.json");

/** What is said of the state after it, without what the plan does not know. */
export const sampleState = report(
  {
    format_version: "1.0",
    values: {
      root_module: {
        resources: [
          ...profiles,
          ...changes.flatMap(({ type, name, after, unknown }) =>
            after === undefined || unknown !== undefined
              ? []
              : [{ address: `${type}.${name}`, mode: "managed", type, name, values: after }],
          ),
        ],
      },
    },
  },
  [],
  "state.json",
);

/** What is said of a plan of nothing. */
export const emptyReport = report({ format_version: "1.2", resource_changes: [] });
