import { attachments } from "../../modules/plan/attachments";
import { parseTerraformDocument } from "../../modules/plan/terraform-document";

const production = "111122223333";
const staging = "444455556666";
const policy = '{"Statement":[]}';

interface Resource {
  readonly type: string;
  readonly name: string;
  readonly values: object;
  readonly provider?: string;
  readonly mode?: "managed" | "data";
  readonly dependsOn?: readonly string[];
}

function inline(role: string, provider?: string, dependsOn?: readonly string[]): Resource {
  const name = `${role}_${provider?.replace(/\W/g, "_") ?? "inline"}`;
  return { type: "aws_iam_role_policy", name, values: { role, policy }, provider, dependsOn };
}

function address({ type, name, mode }: Resource): string {
  return `${mode === "data" ? "data." : ""}${type}.${name}`;
}

/** A plan that makes resources by providers. */
function plan(resources: readonly Resource[], providers: object, variables: object = {}): unknown {
  return {
    format_version: "1.2",
    variables,
    resource_changes: resources.map((resource) => ({
      ...described(resource),
      change: { actions: ["create"], before: null, after: resource.values, after_unknown: {} },
    })),
    configuration: {
      provider_config: providers,
      root_module: {
        resources: resources
          .filter(({ provider }) => provider !== undefined)
          .map((resource) => ({ ...described(resource), provider_config_key: resource.provider })),
      },
    },
  };
}

function state(resources: readonly Resource[]): unknown {
  const all = resources.map((resource) => ({
    ...described(resource),
    values: resource.values,
    depends_on: resource.dependsOn,
  }));
  return { format_version: "1.0", values: { root_module: { resources: all } } };
}

function described(resource: Resource): object {
  const { type, name, mode = "managed" } = resource;
  return { address: address(resource), mode, type, name };
}

/** Each principal's account or provider, and how many others of its name may be the same. */
function placed(document: unknown): string[] {
  const { principals } = attachments(parseTerraformDocument(document)).after;
  return [...principals.values()]
    .filter(({ policies }) => policies.length > 0)
    .map(({ name, account, provider, placed: isPlaced, namesakes }) =>
      [name, account ?? "?", provider ?? "-", isPlaced ? "" : "unplaced", namesakes.length || ""]
        .filter((word) => word !== "")
        .join(" "),
    )
    .sort();
}

function aws(expressions: object): object {
  return { name: "aws", full_name: "registry.terraform.io/hashicorp/aws", expressions };
}

function assuming(role_arn: string): object {
  return { assume_role: [{ role_arn: { constant_value: role_arn } }] };
}

test.each<[string, object, string]>([
  ["one allowed account", { allowed_account_ids: { constant_value: [production] } }, production],
  ["two allowed accounts", { allowed_account_ids: { constant_value: [production, staging] } }, "?"],
  ["an allowed account that is no ID", { allowed_account_ids: { constant_value: ["production"] } }, "?"],
  ["references to allowed accounts", { allowed_account_ids: { references: ["var.account"] } }, "?"],
  ["a variable in Terraform JSON", { allowed_account_ids: { constant_value: ["${var.account}"] } }, staging],
  ["a variable that is not given", { allowed_account_ids: { constant_value: ["${var.other}"] } }, "?"],
  ["an assumed role", assuming(`arn:aws:iam::${production}:role/terraform`), production],
  ["an assumed role of an account that is not known", assuming("arn:aws:iam::${local.a}:role/x"), "?"],
  [
    "roles that assume each other",
    {
      assume_role: [production, staging].map((id) => ({
        role_arn: { constant_value: `arn:aws:iam::${id}:role/x` },
      })),
    },
    staging,
  ],
  [
    "a role assumed by a web identity",
    {
      assume_role_with_web_identity: [{ role_arn: { constant_value: `arn:aws:iam::${staging}:role/x` } }],
    },
    staging,
  ],
  [
    "the last role assumed, where a web identity assumes the first",
    {
      assume_role: [{ role_arn: { constant_value: `arn:aws:iam::${production}:role/x` } }],
      assume_role_with_web_identity: [{ role_arn: { constant_value: `arn:aws:iam::${staging}:role/x` } }],
    },
    production,
  ],
  ["a Region only", { region: { constant_value: "us-west-2" } }, "?"],
  [
    "no text that has a variable in it",
    { allowed_account_ids: { constant_value: ["x${var.account}"] } },
    "?",
  ],
  [
    "no variable with something behind it",
    { allowed_account_ids: { constant_value: ["${var.account}x"] } },
    "?",
  ],
  ["no ARN that stands in a text", assuming(`x-arn:aws:iam::${production}:role/x`), "?"],
  ["no ARN without a role", assuming(`arn:aws:iam::${production}`), "?"],
  ["no ID in an ID", { allowed_account_ids: { constant_value: [`1${production}`] } }, "?"],
])("a provider's account follows from %s", (_, expressions, expected) => {
  const document = plan([inline("app", "aws")], { aws: aws(expressions) }, { account: { value: staging } });
  expect(placed(document)).toEqual([`app ${expected} aws`]);
});

test.each<[string, Resource, string]>([
  [
    "a role it made",
    { type: "aws_iam_role", name: "x", values: { arn: `arn:aws:iam::${staging}:role/x` } },
    staging,
  ],
  [
    "anything it made",
    { type: "aws_sqs_queue", name: "x", values: { arn: `arn:aws:sqs:us-west-2:${staging}:x` } },
    staging,
  ],
  [
    "who it is",
    { type: "aws_caller_identity", name: "x", mode: "data", values: { account_id: staging } },
    staging,
  ],
  [
    "a profile it read",
    {
      type: "aws_bedrock_inference_profile",
      name: "x",
      mode: "data",
      values: { inference_profile_arn: `arn:aws:bedrock:us-west-2:${staging}:inference-profile/us.a.b` },
    },
    staging,
  ],
  [
    "nothing it read of others",
    {
      type: "aws_kms_key",
      name: "x",
      mode: "data",
      values: { arn: `arn:aws:kms:us-west-2:${staging}:key/x` },
    },
    "?",
  ],
  [
    "no ARN that a resource is about",
    {
      type: "aws_cloudwatch_event_target",
      name: "x",
      values: { arn: `arn:aws:events:us-west-2:${staging}:event-bus/central` },
    },
    "?",
  ],
  [
    "no topic of a subscription",
    {
      type: "aws_sns_topic_subscription",
      name: "x",
      values: { arn: `arn:aws:sns:us-west-2:${staging}:topic:1` },
    },
    "?",
  ],
  [
    "no policy of an organization",
    {
      type: "aws_organizations_policy",
      name: "x",
      values: { arn: `arn:aws:organizations::${staging}:policy/x` },
    },
    "?",
  ],
  [
    "nothing of who it is, where that is not known",
    { type: "aws_caller_identity", name: "x", mode: "data", values: {} },
    "?",
  ],
  ["no ARN without an account", { type: "aws_s3_bucket", name: "x", values: { arn: "arn:aws:s3:::x" } }, "?"],
])("a provider's account follows from %s", (_, resource, expected) => {
  const document = plan([inline("app", "aws"), { ...resource, provider: "aws" }], { aws: aws({}) });
  expect(placed(document)).toEqual([`app ${expected} aws`]);
});

test.each<[string, object, object, readonly string[]]>([
  ["their Region", { region: { constant_value: "a" } }, { region: { references: ["var.b"] } }, ["app ? -"]],
  ["their default tags", { default_tags: [{ tags: { references: ["var.b"] } }] }, {}, ["app ? -"]],
  [
    "what they assume",
    assuming(`arn:aws:iam::${production}:role/x`),
    assuming(`arn:aws:iam::${staging}:role/x`),
    [`app ${production} aws`, `app ${staging} aws.other`],
  ],
  // one may be the other
  [
    "their profile",
    { profile: { constant_value: "a" } },
    { profile: { constant_value: "b" } },
    ["app ? aws 1", "app ? aws.other 1"],
  ],
  [
    "nothing but references",
    { profile: { references: ["var.a"] } },
    { profile: { references: ["var.a"] } },
    ["app ? aws 1", "app ? aws.other 1"],
  ],
  [
    "their Region, as a template says",
    { profile: { constant_value: "${var.a}", references: ["var.a"] }, region: { constant_value: "a" } },
    { profile: { constant_value: "${var.a}", references: ["var.a"] } },
    ["app ? -"],
  ],
  // a dynamic block is not in a plan
  ["nothing that a plan shows", {}, {}, ["app ? aws 1", "app ? aws.other 1"]],
  [
    "that the account of one is known",
    assuming(`arn:aws:iam::${production}:role/x`),
    { profile: { constant_value: "b" } },
    [`app ${production} aws 1`, "app ? aws.other 1"],
  ],
])("two providers that differ in %s", (_, one, other, expected) => {
  const document = plan([inline("app", "aws"), inline("app", "aws.other")], {
    aws: aws(one),
    "aws.other": { ...aws(other), alias: "other" },
  });
  expect(placed(document)).toEqual(expected);
});

test.each<[string, object, string]>([
  ["a variable of a module is not the root module's", { constant_value: ["${var.account}"] }, "?"],
  ["an ID is the same in a module", { constant_value: [staging] }, staging],
])("in the provider of a module, %s", (_, allowed_account_ids, expected) => {
  const provider = { ...aws({ allowed_account_ids }), module_address: "module.a" };
  const document = plan(
    [inline("app", "module.a:aws")],
    { "module.a:aws": provider },
    { account: { value: production } },
  );
  expect(placed(document)).toEqual([`app ${expected} module.a:aws`]);
});

test("providers of two modules that refer to a variable of the same name are not known to be of one account", () => {
  const expressions = { profile: { constant_value: "${var.account}" }, region: { constant_value: "a" } };
  const document = plan([inline("app", "module.a:aws"), inline("app", "module.b:aws")], {
    "module.a:aws": { ...aws(expressions), module_address: "module.a" },
    "module.b:aws": {
      ...aws({ ...expressions, region: { constant_value: "b" } }),
      module_address: "module.b",
    },
  });
  expect(placed(document)).toEqual(["app ? module.a:aws 1", "app ? module.b:aws 1"]);
});

test.each<[string, object]>([
  ["in HCL", { references: ["aws_iam_role.a.id", "aws_iam_role.a"] }],
  [
    "in Terraform JSON",
    { constant_value: "${aws_iam_role.a.id}", references: ["aws_iam_role.a.id", "aws_iam_role.a"] },
  ],
])("a role's name from one account means the role of that name where it is used, %s", (_, role) => {
  const resources = [
    { type: "aws_iam_role", name: "a", provider_config_key: "aws" },
    { type: "aws_iam_role_policy", name: "x", provider_config_key: "aws.b", expressions: { role } },
  ].map((item) => ({ ...item, mode: "managed", address: `${item.type}.${item.name}` }));
  const [own, attached] = resources;
  const change = (after: object, after_unknown: object) => ({
    actions: ["create"],
    before: null,
    after,
    after_unknown,
  });
  const document = {
    format_version: "1.2",
    resource_changes: [
      { ...own, change: change({ name: "app" }, { id: true }) },
      { ...attached, change: change({ policy }, { role: true }) },
    ],
    configuration: {
      provider_config: {
        aws: aws({ allowed_account_ids: { constant_value: [production] } }),
        "aws.b": { ...aws({ allowed_account_ids: { constant_value: [staging] } }), alias: "b" },
      },
      root_module: { resources },
    },
  };
  const { principals } = attachments(parseTerraformDocument(document)).after;
  expect([...principals.values()].map(({ account, policies }) => [account, policies.length])).toEqual([
    [production, 0],
    [staging, 1],
  ]);
});

test("the ARN that one provider reads is the account of all that differ in their Region only", () => {
  const read = {
    type: "aws_caller_identity",
    name: "x",
    mode: "data",
    values: { account_id: staging },
  } as const;
  const document = plan(
    [inline("app", "aws"), inline("app", "aws.east"), { ...read, provider: "aws.east" }],
    {
      aws: aws({ region: { constant_value: "us-west-2" } }),
      "aws.east": aws({ region: { constant_value: "us-east-1" } }),
    },
  );
  expect(placed(document)).toEqual([`app ${staging} -`]);
});

function attached(role: string, account: string): Resource {
  const values = { role, policy_arn: `arn:aws:iam::${account}:policy/p` };
  return { type: "aws_iam_role_policy_attachment", name: `${role}_${account}`, values };
}

function role(name: string, account: string, label = name): Resource {
  const values = { name, arn: `arn:aws:iam::${account}:role/${name}` };
  return { type: "aws_iam_role", name: label, values };
}

test.each<[string, readonly Resource[], readonly string[]]>([
  [
    "by the ARNs of their policies",
    [attached("app", production), attached("app", staging)],
    [`app ${production} -`, `app ${staging} -`],
  ],
  ["by the only account there is", [attached("app", production), inline("app")], [`app ${production} -`]],
  [
    "or not at all",
    [attached("app", production), attached("job", staging), inline("app")],
    [`app ${production} - 1`, "app ? - unplaced 1", `job ${staging} -`],
  ],
  [
    "by the role they depend on",
    [
      role("app", production),
      role("app", staging, "other"),
      inline("app", undefined, ["aws_iam_role.other"]),
    ],
    [`app ${staging} -`],
  ],
  [
    "by no role of another name",
    [role("app", production), role("job", staging), inline("app", undefined, ["aws_iam_role.job"])],
    ["app ? - unplaced 1"],
  ],
  [
    "by no two roles",
    [
      role("app", production),
      role("app", staging, "other"),
      inline("app", undefined, ["aws_iam_role.other", "aws_iam_role.app"]),
    ],
    ["app ? - unplaced 2"],
  ],
])("a state's principals are told apart %s", (_, resources, expected) => {
  expect(placed(state(resources))).toEqual(expected);
});

test("the keys of instances are none of the addresses that a state says something depends on", () => {
  const instance = (name: string, account: string, key: string | number) => ({
    ...role(name, account, "r"),
    ...{ address: `module.m["a]b\\"c"].aws_iam_role.r[${JSON.stringify(key)}]`, index: key },
  });
  const all = [
    ...[instance("app", production, "x]y"), instance("job", staging, 12)],
    ...["app", "job"].map((name) => inline(name, undefined, ["module.m.aws_iam_role.r"])),
  ];
  const document = state(all) as { values: { root_module: { resources: object[] } } };
  document.values.root_module.resources = document.values.root_module.resources.map((item, index) => ({
    ...item,
    ...(index < 2 && all[index]),
  }));
  expect(placed(document)).toEqual([`app ${production} -`, `job ${staging} -`]);
});

test("what is of no provider of AWS says nothing of accounts", () => {
  const queue = { type: "aws_sqs_queue", name: "x", values: { arn: `arn:aws:sqs:us-west-2:${staging}:x` } };
  const awscc = {
    type: "awscc_sqs_queue",
    name: "x",
    values: { arn: `arn:aws:sqs:us-west-2:${production}:x` },
  };
  const providers = {
    aws: aws({}),
    awscc: { name: "awscc", full_name: "registry.terraform.io/hashicorp/awscc" },
    ours: {
      name: "ours",
      full_name: "registry.terraform.io/hashicorp/aws",
      alias: "x",
      expressions: { a: {} },
    },
  };
  const all = [inline("app", "aws"), { ...queue, provider: "aws" }, { ...awscc, provider: "awscc" }];
  expect(placed(plan(all, { aws: providers.aws, awscc: providers.awscc }))).toEqual([`app ${staging} aws`]);
  // a provider of another name may be AWS's by its source
  expect(placed(plan([inline("app", "ours"), inline("job")], { ours: providers.ours }))).toEqual([
    "app ? ours",
    "job ? -",
  ]);
  const two = { aws: providers.aws, ours: providers.ours };
  expect(placed(plan([inline("app", "ours"), inline("app", "aws")], two))).toEqual([
    "app ? aws 1",
    "app ? ours 1",
  ]);
});

test("providers whose arguments stand in another order are alike", () => {
  const expressions = [
    {
      profile: { constant_value: "a" },
      region: { constant_value: "b" },
      retry_mode: { constant_value: "c" },
    },
    {
      retry_mode: { constant_value: "c" },
      region: { constant_value: "d" },
      profile: { constant_value: "a" },
    },
  ];
  const [one = {}, other = {}] = expressions;
  expect(
    placed(
      plan([inline("app", "aws"), inline("app", "aws.b")], {
        aws: aws(one),
        "aws.b": { ...aws(other), alias: "b" },
      }),
    ),
  ).toEqual(["app ? -"]);
});

test("names are compared without regard to case, as IAM does", () => {
  const document = state([attached("App", production), { ...attached("app", production), name: "second" }]);
  expect(placed(document)).toEqual([`App ${production} -`]);
});

test("what a plan takes away is of the one provider there is", () => {
  const [gone] = [{ role: "app", policy }];
  const document = plan([inline("job", "aws")], { aws: aws({}) }) as { resource_changes: object[] };
  document.resource_changes.push({
    ...described(inline("app")),
    change: { actions: ["delete"], before: gone, after: null },
  });
  const { before } = attachments(parseTerraformDocument(document));
  expect([...before.principals.values()].map(({ name, placed: isPlaced }) => [name, isPlaced])).toEqual([
    ["app", true],
  ]);
});
