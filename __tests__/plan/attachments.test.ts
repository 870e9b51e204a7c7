import { report } from "../../modules/findings/terraform-report";
import { attachments } from "../../modules/plan/attachments";
import { knowledge } from "../../modules/plan/policy";
import type { AttachedPolicy } from "../../modules/plan/principal";
import { parseTerraformDocument } from "../../modules/plan/terraform-document";
import { named } from "./configured";
import { document, haiku, statements } from "./plan";

const policy = JSON.stringify(document(...statements(haiku)));
const arn = "arn:aws:iam::111122223333:policy/a";
const readOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";

interface Planned {
  readonly address: string;
  readonly values: object;
  readonly unknown?: object;
  readonly before?: object;
  readonly actions?: readonly string[];
}

/** A plan that creates resources, and the configuration it comes from. */
function created(resources: readonly Planned[], root_module: object = {}): unknown {
  return {
    format_version: "1.2",
    resource_changes: resources.map(
      ({ address, values, unknown = {}, before, actions = [changing(before, values)] }) => ({
        ...named(address),
        change: { actions, before: before ?? null, after: values, after_unknown: unknown },
      }),
    ),
    configuration: { root_module },
  };
}

function changing(before: unknown, after: unknown): string {
  if (before === undefined) return "create";
  return after === null ? "delete" : "update";
}

/** Who has which policies, and how sure that is, and what is not judged. */
function holders(plan: unknown): { readonly holders: string[]; readonly unjudged: string[] } {
  const { principals, unjudged } = attachments(parseTerraformDocument(plan)).after;
  return {
    holders: [...principals.values()]
      .filter(({ policies }) => policies.length > 0)
      .map(
        ({ type, name, address, policies }) =>
          `${type} ${name ?? address}: ${policies.map(inWords).join(", ")}`,
      )
      .sort(),
    unjudged: unjudged.map(({ address, what }) => `${address}: ${what}`),
  };
}

function inWords({ policy, use, attachment }: AttachedPolicy): string {
  const words = [
    use === "boundary" ? "boundary" : "",
    attachment === "known" ? "" : attachment,
    knowledge(policy) === "known" ? "" : `${knowledge(policy)} document`,
  ].filter((word) => word !== "");
  return words.length === 0 ? policy.address : `${policy.address} (${words.join(", ")})`;
}

const existing: Planned = { address: "aws_iam_policy.a", values: { arn, policy } };

test.each<[string, readonly Planned[], string[]]>([
  [
    "a role",
    [existing, { address: "aws_iam_role_policy_attachment.x", values: { role: "r", policy_arn: arn } }],
    ["role r: aws_iam_policy.a"],
  ],
  [
    "a user",
    [existing, { address: "aws_iam_user_policy_attachment.x", values: { user: "u", policy_arn: arn } }],
    ["user u: aws_iam_policy.a"],
  ],
  [
    "a group",
    [existing, { address: "aws_iam_group_policy_attachment.x", values: { group: "g", policy_arn: arn } }],
    ["group g: aws_iam_policy.a"],
  ],
  [
    "roles, users and groups at once",
    [
      existing,
      {
        address: "aws_iam_policy_attachment.x",
        values: { roles: ["r", "s"], users: ["u"], groups: ["g"], policy_arn: arn },
      },
    ],
    ["group g", "role r", "role s", "user u"].map((who) => `${who}: aws_iam_policy.a`),
  ],
  [
    "a role, exclusively",
    [
      existing,
      {
        address: "aws_iam_role_policy_attachments_exclusive.x",
        values: { role_name: "r", policy_arns: [arn] },
      },
    ],
    ["role r: aws_iam_policy.a"],
  ],
  [
    "a role, inline",
    [{ address: "aws_iam_role_policy.x", values: { role: "r", policy } }],
    ["role r: aws_iam_role_policy.x"],
  ],
  [
    "a user, inline",
    [{ address: "aws_iam_user_policy.x", values: { user: "u", policy } }],
    ["user u: aws_iam_user_policy.x"],
  ],
  [
    "a group, inline",
    [{ address: "aws_iam_group_policy.x", values: { group: "g", policy } }],
    ["group g: aws_iam_group_policy.x"],
  ],
  [
    "a role, in itself",
    [{ address: "aws_iam_role.x", values: { name: "r", inline_policy: [{ name: "i", policy }] } }],
    ["role r: aws_iam_role.x"],
  ],
  [
    "a role, in its list",
    [existing, { address: "aws_iam_role.x", values: { name: "r", managed_policy_arns: [arn] } }],
    ["role r: aws_iam_policy.a"],
  ],
  [
    "a role, with a document that is known after apply",
    [{ address: "aws_iam_role_policy.x", values: { role: "r" }, unknown: { policy: true } }],
    ["role r: aws_iam_role_policy.x (unknown document)"],
  ],
  [
    "nobody, where Terraform deletes it",
    [{ address: "aws_iam_role_policy.x", values: null as unknown as object, actions: ["delete"] }],
    [],
  ],
  [
    "a role, where Terraform forgets it",
    [
      {
        address: "aws_iam_role_policy.x",
        values: null as unknown as object,
        before: { role: "r", policy },
        actions: ["forget"],
      },
    ],
    ["role r: aws_iam_role_policy.x"],
  ],
])("reads a policy of %s", (_, resources, expected) => {
  expect(holders(created(resources))).toEqual({ holders: expected, unjudged: [] });
});

test.each(["AdministratorAccess", "AmazonBedrockFullAccess", "PowerUserAccess"])(
  "knows that %s opens Bedrock, and blames nobody's policy",
  (name) => {
    const policy_arn = `arn:aws-us-gov:iam::aws:policy/${name}`;
    const { principals, findings } = report(
      created([{ address: "aws_iam_role_policy_attachment.x", values: { role: "r", policy_arn } }]),
    );
    expect(principals[0]?.profiles.map(({ profile, after }) => [profile.type, after?.direct])).toEqual([
      ["pattern", "allowed"],
    ]);
    expect(findings.map(({ type }) => type)).toEqual(["wide-managed-policy"]);
  },
);

test("counts an AWS managed policy for nothing that says nothing of Bedrock", () => {
  const policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
  const plan = created([{ address: "aws_iam_role_policy_attachment.x", values: { role: "r", policy_arn } }]);
  expect(report(plan)).toMatchObject({ principals: [], unjudged: [] });
});

test.each([
  "arn:aws:iam::aws:policy/NobodyLookedAtThisOne",
  "arn:aws:iam::111122223333:policy/AWSLambdaBasicExecutionRole",
])("does not know what %s says", (managed) => {
  const attachment = {
    address: "aws_iam_role_policy_attachment.x",
    values: { role: "r", policy_arn: managed },
  };
  expect(holders(created([attachment]))).toEqual({
    holders: [`role r: ${managed} (unknown document)`],
    unjudged: [],
  });
});

test("reads a role's list no further than a list of roles reaches", () => {
  const role = { address: "aws_iam_role.x", values: { name: "r", managed_policy_arns: [arn] } };
  const attachment = {
    address: "aws_iam_policy_attachment.a",
    values: null as unknown as object,
    before: { roles: ["r"], policy_arn: arn },
  };
  const kept = [role, existing].map((item) => ({ ...item, before: item.values }));
  const { principals } = report(created([...kept, attachment]));
  expect(principals[0]?.profiles.map(({ change }) => change)).toEqual(["removed"]);
});

test("reads a role's list no further than resources of its own reach", () => {
  const role = {
    address: "aws_iam_role.x",
    values: { name: "r", inline_policy: [{ name: "i", policy }], managed_policy_arns: [arn] },
  };
  const removed = [
    {
      address: "aws_iam_role_policy.i",
      values: null as unknown as object,
      before: { role: "r", name: "i", policy },
    },
    {
      address: "aws_iam_role_policy_attachment.a",
      values: null as unknown as object,
      before: { role: "r", policy_arn: arn },
    },
  ];
  const { principals } = report(
    created([{ ...role, before: role.values }, { ...existing, before: existing.values }, ...removed]),
  );
  expect(principals[0]?.profiles.map(({ change }) => change)).toEqual(["removed"]);
});

test("AWS keeps what Terraform forgets", () => {
  const inline = { address: "aws_iam_role_policy.x", before: { role: "r", policy }, actions: ["forget"] };
  const { principals } = report(created([{ ...inline, values: null as unknown as object }]));
  expect(principals[0]?.profiles.map(({ change }) => change)).toEqual(["unchanged"]);
});

/** A plan with one change of an inline policy that was there before. */
function changed(change: object, prior: string): unknown {
  const inline = { mode: "managed", type: "aws_iam_role_policy", values: { role: "r", policy } };
  return {
    format_version: "1.2",
    prior_state: { values: { root_module: { resources: [{ ...inline, address: prior, name: "x" }] } } },
    resource_changes: [{ ...inline, address: "aws_iam_role_policy.x", name: "x", ...change }],
  };
}

test("a leftover of an earlier apply is not the resource", () => {
  const change = { actions: ["delete"], before: { role: "r", policy }, after: null };
  const { principals } = report(changed({ deposed: "1234", change }, "aws_iam_role_policy.x"));
  expect(principals[0]?.profiles.map((row) => row.change)).toEqual(["unchanged"]);
});

test("what is left is unknown, not gone, where a policy is known after apply only", () => {
  const change = {
    actions: ["update"],
    before: { role: "r", policy },
    after: { role: "r" },
    after_unknown: { policy: true },
  };
  const [principal] = report(changed({ change }, "aws_iam_role_policy.x")).principals;
  expect(principal?.profiles.map((row) => row.change)).toEqual(["unknown"]);
  expect(principal?.policies).toEqual([
    { address: "aws_iam_role_policy.x", use: "policy", attachment: "known", document: "unknown" },
  ]);
});

test("a leftover in a state stands beside the resource, and has its policy still", () => {
  const wide = JSON.stringify(document({ Effect: "Allow", Action: "bedrock:InvokeModel", Resource: "*" }));
  const inline = {
    address: "aws_iam_role_policy.x",
    mode: "managed",
    type: "aws_iam_role_policy",
    name: "x",
  };
  const resources = [
    { ...inline, values: { role: "r", policy: wide } },
    { ...inline, deposed_key: "1234", values: { role: "s", policy } },
  ];
  const { principals } = report({ format_version: "1.0", values: { root_module: { resources } } });
  expect(principals.map(({ name, profiles }) => [name, profiles.map(({ profile }) => profile.type)])).toEqual(
    [
      ["r", ["pattern"]],
      ["s", ["system-defined"]],
    ],
  );
});

test("roles of one name by two providers are two roles", () => {
  const deny = JSON.stringify(document({ Effect: "Deny", Action: "*", Resource: "*" }));
  const plan = created(
    [
      { address: "aws_iam_role_policy.here", values: { role: "r", policy } },
      { address: "aws_iam_role_policy.there", values: { role: "r", policy: deny } },
    ],
    {
      resources: [
        { address: "aws_iam_role_policy.here", provider_config_key: "aws" },
        { address: "aws_iam_role_policy.there", provider_config_key: "aws.other" },
      ],
    },
  );
  expect(holders(plan).holders).toEqual([
    "role r: aws_iam_role_policy.here",
    "role r: aws_iam_role_policy.there",
  ]);
});

test.each(["role", "user", "group"])("reads the exclusive attachments of a %s", (type) => {
  const exclusive = {
    address: `aws_iam_${type}_policy_attachments_exclusive.x`,
    values: { [`${type}_name`]: "r", policy_arns: [arn] },
  };
  expect(holders(created([existing, exclusive]))).toEqual({
    holders: [`${type} r: aws_iam_policy.a`],
    unjudged: [],
  });
});

test("a resource that moves is not there twice", () => {
  const change = { actions: ["update"], before: { role: "r", policy }, after: { role: "s", policy } };
  const moved = changed({ previous_address: "aws_iam_role_policy.old", change }, "aws_iam_role_policy.old");
  expect(report(moved).principals.map(({ name, profiles }) => [name, profiles[0]?.change])).toEqual([
    ["r", "removed"],
    ["s", "added"],
  ]);
});

test("reads a data source's policy by its ARN", () => {
  const attachment = { address: "aws_iam_role_policy_attachment.x", values: { role: "r", policy_arn: arn } };
  const data = { address: "data.aws_iam_policy.a", mode: "data", type: "aws_iam_policy", name: "a" };
  const plan = created([attachment]) as object;
  const prior_state = { values: { root_module: { resources: [{ ...data, values: { arn, policy } }] } } };
  expect(holders({ ...plan, prior_state })).toEqual({
    holders: ["role r: data.aws_iam_policy.a"],
    unjudged: [],
  });
});

const unknownArn = { unknown: { arn: true }, values: { policy } };
const unknownAttachment = { values: { role: "r" }, unknown: { policy_arn: true } };
const several = ["1", "2"].map((key) => ({ address: `aws_iam_policy.a["${key}"]`, ...unknownArn }));

/** The configuration of one attachment, with what its policy_arn refers to. */
function refers(references: readonly string[], for_each: readonly string[] = []): object {
  const attachment = {
    address: "aws_iam_role_policy_attachment.x",
    expressions: { policy_arn: { references } },
    for_each_expression: { references: for_each },
  };
  return { resources: [attachment, { address: "aws_iam_policy.a" }, { address: "aws_iam_policy.b" }] };
}

test("finds what is wrong in a policy whose ARN is known after apply only", () => {
  const [onProfile, onModels] = statements(haiku);
  const direct = JSON.stringify(document(onProfile, { ...onModels, Condition: undefined }));
  const plan = created(
    [
      { address: "aws_iam_policy.a", unknown: { arn: true }, values: { policy: direct } },
      { address: "aws_iam_role_policy_attachment.x", ...unknownAttachment },
    ],
    refers(["aws_iam_policy.a.arn", "aws_iam_policy.a"]),
  );
  expect(report(plan).findings.map(({ type, address }) => [type, address])).toEqual([
    ["unread-profile", "aws_iam_policy.a"],
    ["direct-model-access", "aws_iam_policy.a"],
  ]);
});

const each = ["aws_iam_policy.a", "each.key"];

/** What a role may have by an attachment of which nobody knows the policy: one of some, or any other. */
function mayHave(attachment: string, ...candidates: readonly string[]): string {
  const all = [...candidates.map((name) => `aws_iam_policy.${name} (unknown)`)];
  return [...all, `aws_iam_role_policy_attachment.${attachment} (unknown, unknown document)`].join(", ");
}

test.each<[string, string, readonly Planned[], object, string]>([
  [
    "a policy",
    "x",
    [{ address: "aws_iam_policy.a", ...unknownArn }],
    refers(["aws_iam_policy.a.arn", "aws_iam_policy.a"]),
    "aws_iam_policy.a (assumed)",
  ],
  [
    "an instance by its key",
    "x",
    several,
    refers(['aws_iam_policy.a["1"].arn', 'aws_iam_policy.a["1"]', "aws_iam_policy.a"]),
    'aws_iam_policy.a["1"] (assumed)',
  ],
  [
    "an instance by the key they share",
    'x["1"]',
    several,
    refers(["aws_iam_policy.a", "each.key"]),
    'aws_iam_policy.a["1"] (assumed)',
  ],
  ["an instance by a part of the key", 'x["r/1"]', several, refers(each), 'aws_iam_policy.a["1"] (assumed)'],
  [
    "an instance that for_each goes over",
    'x["2"]',
    several,
    refers(["each.value.arn", "each.value"], ["aws_iam_policy.a"]),
    'aws_iam_policy.a["2"] (assumed)',
  ],
  [
    "an instance by its number",
    "x[1]",
    [0, 1].map((key) => ({ address: `aws_iam_policy.a[${key}]`, ...unknownArn })),
    refers(["aws_iam_policy.a", "count.index"]),
    // it may stand in any formula
    mayHave("x[1]", "a[0]", "a[1]"),
  ],
  [
    "an instance by a value of for_each",
    'x["2"]',
    several,
    refers(["aws_iam_policy.a", "each.value.number", "each.value"]),
    mayHave('x["2"]', 'a["1"]', 'a["2"]'),
  ],
  [
    "an instance by a variable",
    'x["2"]',
    several,
    refers(["aws_iam_policy.a", "var.key"]),
    mayHave('x["2"]', 'a["1"]', 'a["2"]'),
  ],
  [
    "a policy for want of another",
    'x["2"]',
    [...several.slice(0, 1), { address: "aws_iam_policy.b", ...unknownArn }],
    refers(
      ["each.value.arn", "each.value", "aws_iam_policy.b.arn", "aws_iam_policy.b"],
      ['aws_iam_policy.a["1"].arn', 'aws_iam_policy.a["1"]', "aws_iam_policy.a"],
    ),
    mayHave('x["2"]', 'a["1"]', "b"),
  ],
  ["two parts of a key", 'x["1/2"]', several, refers(each), mayHave('x["1/2"]', 'a["1"]', 'a["2"]')],
  ["no part of a key", 'x["r/3"]', several, refers(each), mayHave('x["r/3"]', 'a["1"]', 'a["2"]')],
  ["an instance nobody names", "x", several, refers(["aws_iam_policy.a"]), mayHave("x", 'a["1"]', 'a["2"]')],
  [
    "one of two policies",
    "x",
    [...several.slice(0, 1), { address: "aws_iam_policy.b", ...unknownArn }],
    refers(["var.b", 'aws_iam_policy.a["1"].arn', "aws_iam_policy.b.arn"]),
    mayHave("x", 'a["1"]', "b"),
  ],
  [
    "two policies whose names begin alike",
    "x",
    ["ab", "a"].map((name) => ({ address: `aws_iam_policy.${name}`, ...unknownArn })),
    refers(["aws_iam_policy.ab", "aws_iam_policy.a"]),
    mayHave("x", "ab", "a"),
  ],
  ["a local value", "x", several.slice(0, 1), refers(["local.arn"]), mayHave("x")],
  ["nothing", "x", several.slice(0, 1), {}, mayHave("x")],
])("follows what an attachment refers to: %s", (_, name, policies, configuration, expected) => {
  const address = `aws_iam_role_policy_attachment.${name}`;
  const plan = created([...policies, { address, ...unknownAttachment }], configuration);
  expect(holders(plan)).toEqual({ holders: [`role r: ${expected}`], unjudged: [] });
});

test("follows the output of a module to its resource, and a variable to its caller", () => {
  const output = {
    expression: { references: ['aws_iam_policy.a["1"].arn', 'aws_iam_policy.a["1"]', "aws_iam_policy.a"] },
  };
  const attachment = (reference: string) => ({
    resources: [
      {
        address: "aws_iam_role_policy_attachment.x",
        expressions: { policy_arn: { references: [reference] } },
      },
    ],
  });
  const plan = created(
    [
      ...["a", "b"].flatMap((key) =>
        several.map((item) => ({ ...item, address: `module.p["${key}"].${item.address}` })),
      ),
      { address: 'module.r["b"].aws_iam_role_policy_attachment.x', ...unknownAttachment },
      { address: "aws_iam_role_policy_attachment.x", ...unknownAttachment, values: { role: "s" } },
    ],
    {
      ...attachment('module.p["a"].arn'),
      module_calls: {
        p: { module: { outputs: { arn: output } } },
        r: { expressions: { arn: { references: ["module.p", "each.key"] } }, module: attachment("var.arn") },
      },
    },
  );
  expect(holders(plan).holders).toEqual([
    'role r: module.p["b"].aws_iam_policy.a["1"] (assumed)',
    'role s: module.p["a"].aws_iam_policy.a["1"] (assumed)',
  ]);
});

test.each([
  ["the name of the role it refers to", { name: "r" }, "role r"],
  ["its address where its name is known after apply", {}, "role aws_iam_role.r"],
])("calls a role by %s", (_, values, expected) => {
  const inline = { address: "aws_iam_role_policy.x", values: { policy }, unknown: { role: true } };
  const configuration = {
    resources: [
      {
        address: "aws_iam_role_policy.x",
        expressions: { role: { references: ["aws_iam_role.r.id", "aws_iam_role.r"] } },
      },
    ],
  };
  const plan = created([inline, { address: "aws_iam_role.r", values }], configuration);
  expect(holders(plan).holders).toEqual([`${expected}: aws_iam_role_policy.x (assumed)`]);
});

const anyRole = { values: {}, unknown: { role: true } };

/** The configuration of one resource, with what its attributes refer to. */
function configured(address: string, expressions: object): object {
  return { resources: [{ address, expressions }] };
}

function refersTo(...references: readonly string[]): object {
  return { references };
}

test.each<[string, readonly Planned[], object, readonly string[], readonly string[]]>([
  [
    "a user has what its groups have, and what is said of a group is said of it",
    [
      { address: "aws_iam_group_policy.g", values: { group: "g", policy } },
      { address: "aws_iam_user_policy.u", values: { user: "u", policy } },
      { address: "aws_iam_user_group_membership.m", values: { user: "u", groups: ["g"] } },
      { address: "aws_iam_group_membership.m", values: { users: ["v", "w"], group: "g" } },
    ],
    {},
    [
      "group g: aws_iam_group_policy.g",
      "user u: aws_iam_user_policy.u, aws_iam_group_policy.g",
      "user v: aws_iam_group_policy.g",
      "user w: aws_iam_group_policy.g",
    ],
    [],
  ],
  [
    "who is in a group that only references name is assumed to be",
    [
      { address: "aws_iam_group.g", values: { name: "g" } },
      { address: "aws_iam_group_policy.g", values: { group: "g", policy } },
      { address: "aws_iam_group_membership.m", values: { users: ["u"] }, unknown: { group: true } },
    ],
    configured("aws_iam_group_membership.m", { group: refersTo("aws_iam_group.g.name", "aws_iam_group.g") }),
    ["group g: aws_iam_group_policy.g", "user u: aws_iam_group_policy.g (assumed)"],
    [],
  ],
  [
    "who is in a group may be known after apply",
    [
      { address: "aws_iam_group_policy.g", values: { group: "g", policy } },
      { address: "aws_iam_group_membership.m", values: { group: "g" }, unknown: { users: true } },
      { address: "aws_iam_user_group_membership.m", values: { user: "u" }, unknown: { groups: true } },
    ],
    {},
    ["group g: aws_iam_group_policy.g", "user u: aws_iam_group_policy.g (unknown)"],
    [
      "aws_iam_group_membership.m: who is in which group, known after apply",
      "aws_iam_user_group_membership.m: who is in which group, known after apply",
    ],
  ],
  [
    "whose name leads to two roles may be either's",
    [
      ...["r", "s"].map((name) => ({ address: `aws_iam_role.${name}`, values: { name } })),
      { address: "aws_iam_role_policy.x", ...anyRole, values: { policy } },
    ],
    configured("aws_iam_role_policy.x", {
      role: refersTo("aws_iam_role.r.name", "aws_iam_role.r", "aws_iam_role.s.name", "aws_iam_role.s"),
    }),
    ["role r: aws_iam_role_policy.x (unknown)", "role s: aws_iam_role_policy.x (unknown)"],
    ["aws_iam_role_policy.x: the role's name, known after apply"],
  ],
  [
    "whose name is a local value may be anybody of its type, who is known, named or made",
    [
      existing,
      { address: "aws_iam_role.r", values: { name: "r" } },
      { address: "aws_iam_user.u", values: { name: "u" } },
      { address: "aws_iam_role_policy.x", ...anyRole, values: { policy } },
      { address: "aws_iam_role_policy_attachment.s", values: { role: "s", policy_arn: arn } },
      { address: "aws_iam_role.t", values: {}, unknown: { name: true } },
    ],
    configured("aws_iam_role_policy.x", { role: refersTo("local.role") }),
    [
      "role aws_iam_role.t: aws_iam_role_policy.x (unknown)",
      "role r: aws_iam_role_policy.x (unknown)",
      "role s: aws_iam_policy.a, aws_iam_role_policy.x (unknown)",
    ],
    ["aws_iam_role_policy.x: the role's name, known after apply"],
  ],
  [
    "whose name is a local value or a role's may be anybody of its type",
    [
      ...["r", "s"].map((name) => ({ address: `aws_iam_role.${name}`, values: { name } })),
      { address: "aws_iam_role_policy.x", ...anyRole, values: { policy } },
    ],
    configured("aws_iam_role_policy.x", {
      role: refersTo("aws_iam_role.r.name", "aws_iam_role.r", "local.role"),
    }),
    ["role r: aws_iam_role_policy.x (unknown)", "role s: aws_iam_role_policy.x (unknown)"],
    ["aws_iam_role_policy.x: the role's name, known after apply"],
  ],
  [
    "a list whose expression is a local value may name anybody of its types",
    [
      existing,
      { address: "aws_iam_role.r", values: { name: "r" } },
      { address: "aws_iam_policy_attachment.x", values: { policy_arn: arn }, unknown: { roles: true } },
    ],
    configured("aws_iam_policy_attachment.x", { roles: refersTo("local.roles") }),
    ["role r: aws_iam_policy.a (unknown)"],
    ["aws_iam_policy_attachment.x: the role's name, known after apply"],
  ],
  [
    "a group that is a local value may be any, for users that are known",
    [
      { address: "aws_iam_group_policy.g", values: { group: "g", policy } },
      { address: "aws_iam_group_membership.m", values: { users: ["u"] }, unknown: { group: true } },
    ],
    configured("aws_iam_group_membership.m", { group: refersTo("local.group") }),
    ["group g: aws_iam_group_policy.g", "user u: aws_iam_group_policy.g (unknown)"],
    ["aws_iam_group_membership.m: who is in which group, known after apply"],
  ],
  [
    "what any role may keep may take something from the list of one",
    [
      existing,
      { address: "aws_iam_role.r", values: { name: "r", managed_policy_arns: [arn] } },
      {
        address: "aws_iam_role_policy_attachments_exclusive.x",
        values: { policy_arns: [] },
        unknown: { role_name: true },
      },
      {
        address: "aws_iam_role_policies_exclusive.x",
        values: { policy_names: ["n"] },
        unknown: { role_name: true },
      },
    ],
    {
      resources: [
        {
          address: "aws_iam_role_policy_attachments_exclusive.x",
          expressions: { role_name: refersTo("aws_iam_role.r.name", "aws_iam_role.r", "local.role") },
        },
        {
          address: "aws_iam_role_policies_exclusive.x",
          expressions: { role_name: refersTo("local.role") },
        },
      ],
    },
    ["role r: aws_iam_policy.a (unknown), aws_iam_role_policies_exclusive.x (n) (unknown, unknown document)"],
    [
      "aws_iam_role_policy_attachments_exclusive.x: the role's name, known after apply",
      "aws_iam_role_policies_exclusive.x: the role's name, known after apply",
    ],
  ],
  [
    "the references of a list do not show what else is in it",
    [
      existing,
      { address: "aws_iam_role.r", values: {}, unknown: { name: true } },
      { address: "aws_iam_policy_attachment.x", values: { policy_arn: arn }, unknown: { roles: true } },
    ],
    configured("aws_iam_policy_attachment.x", { roles: refersTo("aws_iam_role.r.name", "aws_iam_role.r") }),
    ["role aws_iam_role.r: aws_iam_policy.a (assumed)"],
    ["aws_iam_policy_attachment.x: the role's name, known after apply"],
  ],
  [
    "Terraform JSON shows all that is in a list",
    [
      existing,
      { address: "aws_iam_role.r", values: {}, unknown: { name: true } },
      { address: "aws_iam_policy_attachment.x", values: { policy_arn: arn }, unknown: { roles: true } },
    ],
    configured("aws_iam_policy_attachment.x", {
      roles: { constant_value: ["${aws_iam_role.r.name}", "s"], references: ["aws_iam_role.r.name"] },
    }),
    ["role aws_iam_role.r: aws_iam_policy.a", "role s: aws_iam_policy.a"],
    [],
  ],
  [
    "a directive in Terraform JSON is no name",
    [
      existing,
      { address: "aws_iam_role.r", values: { name: "r" } },
      { address: "aws_iam_policy_attachment.x", values: { policy_arn: arn }, unknown: { roles: true } },
      { address: "aws_iam_role.s", values: { name: "s" }, unknown: { managed_policy_arns: true } },
    ],
    {
      resources: [
        {
          address: "aws_iam_policy_attachment.x",
          expressions: { roles: { constant_value: ["%{ if true }r%{ else }s%{ endif }"] } },
        },
        {
          address: "aws_iam_role.s",
          expressions: { managed_policy_arns: { constant_value: ["%{ if true }a%{ endif }"] } },
        },
      ],
    },
    [
      "role r: aws_iam_policy.a (unknown)",
      "role s: aws_iam_role.s (managed_policy_arns) (unknown, unknown document), aws_iam_policy.a (unknown)",
    ],
    ["aws_iam_policy_attachment.x: the role's name, known after apply"],
  ],
  [
    "the label of a list of principals is no inline policy's name",
    [
      existing,
      {
        address: "aws_iam_policy_attachment.x",
        values: { name: "n", users: ["u"], policy_arn: arn },
      },
      {
        address: "aws_iam_user_policies_exclusive.x",
        values: { user_name: "u", policy_names: ["n"] },
      },
    ],
    {},
    ["user u: aws_iam_policy.a, aws_iam_user_policies_exclusive.x (n) (unknown document)"],
    [],
  ],
  [
    "a role that there is, and whose inline policies are unknown, has a block that no configuration shows",
    [
      {
        address: "aws_iam_role.r",
        before: { name: "r", inline_policy: [] },
        values: { name: "r" },
        unknown: { inline_policy: true },
        actions: ["update"],
      },
      { address: "aws_iam_role.s", values: { name: "s" }, unknown: { inline_policy: true } },
    ],
    {},
    ["role r: aws_iam_role.r (unknown document)"],
    [],
  ],
  [
    "Terraform JSON shows that an element of a list is something else",
    [
      existing,
      {
        address: "aws_iam_policy_attachment.x",
        values: { policy_arn: arn, users: ["u"] },
        unknown: { roles: true },
      },
    ],
    configured("aws_iam_policy_attachment.x", { roles: { constant_value: ["${local.role}"] } }),
    ["user u: aws_iam_policy.a"],
    ["aws_iam_policy_attachment.x: the role's name, known after apply"],
  ],
  [
    "a role lists policies that are known after apply",
    [
      { address: "aws_iam_policy.a", ...unknownArn },
      { address: "aws_iam_role.r", values: { name: "r" }, unknown: { managed_policy_arns: true } },
    ],
    configured("aws_iam_role.r", {
      managed_policy_arns: refersTo("aws_iam_policy.a.arn", "aws_iam_policy.a"),
    }),
    ["role r: aws_iam_policy.a (assumed)"],
    ["aws_iam_role.r: what else is in 'managed_policy_arns', known after apply"],
  ],
  [
    "a role lists them in Terraform JSON",
    [
      { address: "aws_iam_policy.a", ...unknownArn },
      { address: "aws_iam_role.r", values: { name: "r" }, unknown: { managed_policy_arns: true } },
    ],
    configured("aws_iam_role.r", {
      managed_policy_arns: {
        constant_value: ["${aws_iam_policy.a.arn}", "arn:aws:iam::aws:policy/ReadOnlyAccess"],
      },
    }),
    ["role r: aws_iam_policy.a, arn:aws:iam::aws:policy/ReadOnlyAccess"],
    [],
  ],
  [
    "every element of a list in Terraform JSON is one of its own",
    [
      existing,
      { address: "aws_iam_role.r", values: { name: "r" } },
      { address: "aws_iam_policy_attachment.x", values: { policy_arn: arn }, unknown: { roles: true } },
    ],
    configured("aws_iam_policy_attachment.x", {
      roles: { constant_value: ["s", "${aws_iam_role.r.name}", "${aws_iam_role.r.id}", "t"] },
    }),
    ["role r: aws_iam_policy.a", "role s: aws_iam_policy.a", "role t: aws_iam_policy.a"],
    [],
  ],
  [
    "what is known of a list in Terraform JSON stands once",
    [
      { address: "aws_iam_policy.a", ...unknownArn },
      {
        address: "aws_iam_role_policy_attachments_exclusive.x",
        values: { role_name: "r", policy_arns: [readOnly, null] },
        unknown: { policy_arns: [false, true] },
      },
      {
        address: "aws_iam_group_membership.x",
        values: { group: "g", users: ["u", null] },
        unknown: { users: [false, true] },
      },
      { address: "aws_iam_group_policy.g", values: { group: "g", policy } },
      { address: "aws_iam_user.v", values: { name: "v" } },
    ],
    {
      resources: [
        {
          address: "aws_iam_role_policy_attachments_exclusive.x",
          expressions: { policy_arns: { constant_value: [readOnly, "${aws_iam_policy.a.id}"] } },
        },
        {
          address: "aws_iam_group_membership.x",
          expressions: { users: { constant_value: ["u", "${aws_iam_user.v.name}"] } },
        },
      ],
    },
    [
      "group g: aws_iam_group_policy.g",
      `role r: ${readOnly}, aws_iam_policy.a`,
      "user u: aws_iam_group_policy.g",
      "user v: aws_iam_group_policy.g",
    ],
    [],
  ],
  [
    "an element of a list in Terraform JSON is an object, or nothing that a plan has",
    [
      existing,
      { address: "aws_iam_policy_attachment.x", values: { policy_arn: arn }, unknown: { users: true } },
      {
        address: "aws_iam_role_policy_attachments_exclusive.x",
        values: { role_name: "r" },
        unknown: { policy_arns: true },
      },
    ],
    {
      resources: [
        { address: "aws_iam_policy_attachment.x", expressions: { users: { constant_value: [{ a: "b" }] } } },
        {
          address: "aws_iam_role_policy_attachments_exclusive.x",
          expressions: { policy_arns: { constant_value: [{ a: "b" }] } },
        },
      ],
    },
    ["role r: aws_iam_role_policy_attachments_exclusive.x (unknown, unknown document)"],
    ["aws_iam_policy_attachment.x: the user's name, known after apply"],
  ],
  [
    "a policy is meant by its ID, which is its ARN, and a role by its ID, which is its name",
    [
      { address: "aws_iam_policy.a", ...unknownArn },
      { address: "aws_iam_role.r", values: { name: "r" }, unknown: { id: true } },
      { address: "aws_iam_role_policy_attachment.x", values: {}, unknown: { role: true, policy_arn: true } },
    ],
    configured("aws_iam_role_policy_attachment.x", {
      role: { constant_value: "${aws_iam_role.r.id}" },
      policy_arn: { constant_value: "${aws_iam_policy.a.id}" },
    }),
    ["role r: aws_iam_policy.a"],
    [],
  ],
  [
    "another attribute of a policy or of a role is none that is meant",
    [
      { address: "aws_iam_policy.a", ...unknownArn },
      { address: "aws_iam_role.r", values: { name: "r" } },
      { address: "aws_iam_role_policy_attachment.x", values: { role: "r" }, unknown: { policy_arn: true } },
    ],
    configured("aws_iam_role_policy_attachment.x", {
      policy_arn: { constant_value: ["${aws_iam_policy.a.name}"] },
    }),
    ["role r: aws_iam_role_policy_attachment.x (unknown, unknown document)"],
    [],
  ],
  [
    "a boundary that nobody can tell stands beside a user's inline policy",
    [
      { address: "aws_iam_user.u", values: { name: "u" }, unknown: { permissions_boundary: true } },
      { address: "aws_iam_user_policy.u", values: { user: "u", policy } },
    ],
    configured("aws_iam_user.u", { permissions_boundary: refersTo("local.boundary") }),
    [
      "user u: aws_iam_user.u (permissions_boundary) (boundary, unknown, unknown document), aws_iam_user_policy.u",
    ],
    [],
  ],
  [
    "what a role has of itself is nothing that it does not say",
    [
      {
        address: "aws_iam_role.r",
        values: { name: "r" },
        unknown: { managed_policy_arns: true, inline_policy: true, permissions_boundary: true },
      },
    ],
    {},
    [],
    [],
  ],
  [
    "the inline policies of a role may be known after apply",
    [{ address: "aws_iam_role.r", values: { name: "r" }, unknown: { inline_policy: true } }],
    configured("aws_iam_role.r", { inline_policy: [{}] }),
    ["role r: aws_iam_role.r (unknown document)"],
    [],
  ],
  [
    "several inline policies have names",
    [
      {
        address: "aws_iam_role.r",
        values: {
          name: "r",
          inline_policy: [
            { name: "i", policy },
            { name: null, policy },
            { name: "", policy: "" },
            { name: "u" },
          ],
        },
        unknown: { inline_policy: [{}, {}, {}, { policy: true }] },
      },
    ],
    {},
    ["role r: aws_iam_role.r (i), aws_iam_role.r (2), aws_iam_role.r (u) (unknown document)"],
    [],
  ],
  [
    "a boundary is a policy of the plan",
    [
      existing,
      { address: "aws_iam_role.r", values: { name: "r", permissions_boundary: arn } },
      { address: "aws_iam_user.u", values: { name: "u" }, unknown: { permissions_boundary: true } },
    ],
    configured("aws_iam_user.u", {
      permissions_boundary: refersTo("aws_iam_policy.a.arn", "aws_iam_policy.a"),
    }),
    ["role r: aws_iam_policy.a (boundary)", "user u: aws_iam_policy.a (boundary, assumed)"],
    [],
  ],
  [
    "a policy may be attached and be the boundary",
    [
      existing,
      { address: "aws_iam_role.r", values: { name: "r", permissions_boundary: arn } },
      { address: "aws_iam_role_policy_attachment.x", values: { role: "r", policy_arn: arn } },
    ],
    {},
    ["role r: aws_iam_policy.a (boundary), aws_iam_policy.a"],
    [],
  ],
  [
    "a boundary that is not in the plan is not known",
    [{ address: "aws_iam_role.r", values: { name: "r", permissions_boundary: `${arn}b` } }],
    {},
    [`role r: ${arn}b (boundary, unknown document)`],
    [],
  ],
  [
    "an inline policy that a list keeps is not known where it has no resource",
    [
      { address: "aws_iam_role_policy.x", values: { role: "r", name: "i", policy } },
      { address: "aws_iam_user_policy.x", values: { user: "u", name: "i", policy } },
      { address: "aws_iam_role_policies_exclusive.x", values: { role_name: "r", policy_names: ["i", "j"] } },
      { address: "aws_iam_user_policies_exclusive.x", values: { user_name: "u", policy_names: ["i"] } },
      { address: "aws_iam_group_policies_exclusive.x", values: { group_name: "g", policy_names: ["j"] } },
    ],
    {},
    [
      "group g: aws_iam_group_policies_exclusive.x (j) (unknown document)",
      "role r: aws_iam_role_policy.x, aws_iam_role_policies_exclusive.x (j) (unknown document)",
      "user u: aws_iam_user_policy.x",
    ],
    [],
  ],
  [
    "an inline policy that a list keeps may be in the role",
    [
      { address: "aws_iam_role_policies_exclusive.x", values: { role_name: "r", policy_names: ["i"] } },
      { address: "aws_iam_role.r", values: { name: "r", inline_policy: [{ name: "i", policy }] } },
    ],
    {},
    ["role r: aws_iam_role.r"],
    [],
  ],
  [
    "whose inline policies a list keeps may be known after apply",
    [
      {
        address: "aws_iam_role_policies_exclusive.x",
        values: { policy_names: ["i"] },
        unknown: { role_name: true },
      },
    ],
    {},
    [],
    ["aws_iam_role_policies_exclusive.x: the role's name, known after apply"],
  ],
  [
    "what is not read is named",
    [{ address: "aws_organizations_policy.x", values: {} }],
    {},
    [],
    ["aws_organizations_policy.x: an organization's policy"],
  ],
])("%s", (_, resources, configuration, expected, unjudged) => {
  expect(holders(created(resources, configuration))).toEqual({ holders: expected, unjudged });
});

test("the boundary of a role that is read at apply is not known", () => {
  const inline = { address: "aws_iam_role_policy.x", values: { role: "r", policy } };
  const plan = created([inline]) as { resource_changes: object[] };
  const data = {
    address: "data.aws_iam_role.r",
    mode: "data",
    type: "aws_iam_role",
    name: "r",
    change: {
      actions: ["read"],
      before: null,
      after: { name: "r" },
      after_unknown: { permissions_boundary: true },
    },
  };
  const { principals } = attachments(
    parseTerraformDocument({ ...plan, resource_changes: [...plan.resource_changes, data] }),
  ).after;
  expect([...principals.values()].map(({ policies }) => policies.map(inWords).sort())).toEqual([
    [
      "aws_iam_role_policy.x",
      "data.aws_iam_role.r (permissions_boundary) (boundary, unknown, unknown document)",
    ],
  ]);
});

test("the boundary of a role that is read is its boundary", () => {
  const inline = { address: "aws_iam_role_policy.x", values: { role: "r", policy } };
  const data = { address: "data.aws_iam_role.r", mode: "data", type: "aws_iam_role", name: "r" };
  const values = { name: "r", permissions_boundary: "arn:aws:iam::aws:policy/ReadOnlyAccess" };
  const prior_state = { values: { root_module: { resources: [{ ...data, values }] } } };
  expect(holders({ ...(created([inline]) as object), prior_state }).holders).toEqual([
    "role r: arn:aws:iam::aws:policy/ReadOnlyAccess (boundary), aws_iam_role_policy.x",
  ]);
});

test.each<[string, Planned, string]>([
  [
    "no role",
    { address: "aws_iam_role_policy.x", values: { policy } },
    "'aws_iam_role_policy.x: role' should be a text, got undefined",
  ],
  [
    "a role that is no text",
    { address: "aws_iam_role_policy.x", values: { role: 5, policy } },
    "'aws_iam_role_policy.x: role' should be a text or a list of texts, got 5",
  ],
  [
    "no policy",
    { address: "aws_iam_role_policy.x", values: { role: "r" } },
    "'aws_iam_role_policy.x: policy' should be a text, got undefined",
  ],
  [
    "a policy that is no text",
    { address: "aws_iam_policy.x", values: { policy: {} } },
    "'aws_iam_policy.x: policy' should be a text, got an object",
  ],
  [
    "no policy's ARN",
    { address: "aws_iam_role_policy_attachment.x", values: { role: "r" } },
    "'aws_iam_role_policy_attachment.x: policy_arn' should be a text, got undefined",
  ],
  [
    "a list with something else",
    { address: "aws_iam_policy_attachment.x", values: { policy_arn: arn, roles: ["r", {}] } },
    "'aws_iam_policy_attachment.x: roles' should be a text or a list of texts, got an object",
  ],
  [
    "blocks that are none",
    { address: "aws_iam_role.x", values: { name: "r", inline_policy: {} } },
    "'aws_iam_role.x: inline_policy' should be a list of blocks, got an object",
  ],
])("fails on %s", (_, resource, message) => {
  expect(() => holders(created([resource]))).toThrow(new Error(message));
});

test("an unknown attachment leaves nothing denied, and one that is assumed is gone by", () => {
  const planned = (references: readonly string[]) =>
    created(
      [
        { address: "aws_iam_policy.a", ...unknownArn },
        { address: "aws_iam_policy.b", ...unknownArn },
        { address: "aws_iam_role_policy_attachment.x", ...unknownAttachment },
      ],
      refers(references),
    );
  const [assumed] = report(planned(["aws_iam_policy.a.arn"])).principals;
  expect(assumed?.profiles.map(({ change, after }) => [change, after?.direct])).toEqual([
    ["added", "denied"],
  ]);
  const [unknown] = report(planned(["aws_iam_policy.a.arn", "aws_iam_policy.b.arn"])).principals;
  expect(unknown?.profiles.map(({ change, after }) => [change, after?.direct])).toEqual([
    ["added", "unknown"],
  ]);
  expect(unknown?.globalRouting.after).toBe("unknown");
});

/** What a role has before and after, in words. */
function sides(document: unknown): readonly string[][] {
  const { before, after } = attachments(parseTerraformDocument(document));
  return [before, after].map(({ principals }) =>
    [...principals.values()].flatMap(({ policies }) => policies.map(inWords)),
  );
}

const listing = { name: "r", managed_policy_arns: [arn] };
const attachedToRole = { role: "r", policy_arn: arn };
const there = { ...existing, before: existing.values };

test.each<[string, readonly Planned[], object, readonly string[][]]>([
  [
    "a policy that leaves a role's list for a resource of its own was there before",
    [
      there,
      { address: "aws_iam_role.r", values: { name: "r" }, before: listing },
      { address: "aws_iam_role_policy_attachment.x", values: attachedToRole },
    ],
    {},
    [["aws_iam_policy.a"], ["aws_iam_policy.a"]],
  ],
  [
    "a policy that comes to a role's list from a resource of its own may go with that",
    [
      there,
      { address: "aws_iam_role.r", values: listing, before: { name: "r" } },
      {
        address: "aws_iam_role_policy_attachment.x",
        values: null as unknown as object,
        before: attachedToRole,
      },
    ],
    configured("aws_iam_role.r", { managed_policy_arns: { constant_value: [arn] } }),
    [["aws_iam_policy.a"], ["aws_iam_policy.a (unknown)"]],
  ],
  [
    "what a role lists goes with a list that leaves it out",
    [
      there,
      {
        address: "aws_iam_role.r",
        values: { ...listing, inline_policy: [{ name: "i", policy }] },
        before: { ...listing, inline_policy: [{ name: "i", policy }] },
      },
      { address: "aws_iam_role_policy_attachments_exclusive.x", values: { role_name: "r", policy_arns: [] } },
      { address: "aws_iam_role_policies_exclusive.x", values: { role_name: "r", policy_names: [] } },
    ],
    {},
    [["aws_iam_role.r", "aws_iam_policy.a"], []],
  ],
  [
    "what is forgotten stays beside what replaces it",
    [
      {
        address: "aws_iam_role_policy.x",
        values: { role: "s", policy },
        before: { role: "r", policy },
        actions: ["create", "forget"],
      },
    ],
    {},
    [["aws_iam_role_policy.x"], ["aws_iam_role_policy.x (forgotten)", "aws_iam_role_policy.x"]],
  ],
])("%s", (_, resources, configuration, expected) => {
  expect(sides(created(resources, configuration))).toEqual(expected);
});

test("something new may come to where a resource moved away", () => {
  const values = { role: "r", policy };
  const document = created([
    { address: "aws_iam_role_policy.x", values: { role: "s", policy } },
    { address: "aws_iam_role_policy.y", values, before: values, actions: ["no-op"] },
  ]) as { resource_changes: object[] };
  const [fresh, moved] = document.resource_changes;
  const changes = [fresh, { ...moved, previous_address: "aws_iam_role_policy.x" }];
  const expected = [["aws_iam_role_policy.y"], ["aws_iam_role_policy.x", "aws_iam_role_policy.y"]];
  for (const resource_changes of [changes, [...changes].reverse()]) {
    expect(sides({ ...document, resource_changes }).map((side) => [...side].sort())).toEqual(expected);
  }
});

test("what a role lists and nobody knows stands beside its inline policy", () => {
  const role = {
    address: "aws_iam_role.r",
    values: { name: "r", inline_policy: [{ name: "i", policy }] },
    unknown: { managed_policy_arns: true },
  };
  const configuration = configured("aws_iam_role.r", { managed_policy_arns: refersTo("local.arns") });
  expect(holders(created([role], configuration)).holders).toEqual([
    "role r: aws_iam_role.r, aws_iam_role.r (managed_policy_arns) (unknown, unknown document)",
  ]);
});

test("a boundary that a plan takes away is not what was read of the role before", () => {
  const boundary = "arn:aws:iam::aws:policy/ReadOnlyAccess";
  const role = {
    address: "aws_iam_role.r",
    values: { name: "r" },
    before: { name: "r", permissions_boundary: boundary },
  };
  const data = { address: "data.aws_iam_role.r", mode: "data", type: "aws_iam_role", name: "r" };
  const resources = [{ ...data, values: { name: "r", permissions_boundary: boundary } }];
  const document = created([role]) as object;
  expect(sides({ ...document, prior_state: { values: { root_module: { resources } } } })).toEqual([
    [`${boundary} (boundary)`],
    [],
  ]);
});

test("a policy that data reads by its ARN is the policy of the plan, whichever comes first", () => {
  const own = { address: "aws_iam_policy.a", mode: "managed", type: "aws_iam_policy", name: "a" };
  const read = { ...own, address: "data.aws_iam_policy.a", mode: "data" };
  const attachment = { address: "aws_iam_role_policy_attachment.x", mode: "managed", name: "x" };
  const values = { arn, policy };
  const attached = {
    ...attachment,
    type: "aws_iam_role_policy_attachment",
    values: { role: "r", policy_arn: arn },
  };
  for (const policies of [
    [own, read],
    [read, own],
  ]) {
    const resources = [...policies.map((each) => ({ ...each, values })), attached];
    expect(holders({ format_version: "1.0", values: { root_module: { resources } } }).holders).toEqual([
      "role r: aws_iam_policy.a",
    ]);
  }
});

test("policies that are attached to nobody, and have no ARN yet, are policies of the plan", () => {
  const document = created([
    { address: "aws_iam_policy.a", ...unknownArn },
    { address: "aws_iam_policy.b", values: {}, unknown: { arn: true, policy: true, name: true } },
  ]);
  const { policies } = attachments(parseTerraformDocument(document)).after;
  expect(
    [...policies.values()].map((each) => [each.address, each.managed, each.owned, knowledge(each)]),
  ).toEqual([
    ["aws_iam_policy.a", true, true, "known"],
    ["aws_iam_policy.b", true, true, "unknown"],
  ]);
});

test("what nobody can tell of a policy is no policy of Terraform's", () => {
  const document = created(
    [{ address: "aws_iam_role_policy_attachment.x", values: { role: "r" }, unknown: { policy_arn: true } }],
    configured("aws_iam_role_policy_attachment.x", { policy_arn: refersTo("local.arn") }),
  );
  const { policies } = attachments(parseTerraformDocument(document)).after;
  expect([...policies.values()]).toEqual([
    { address: "aws_iam_role_policy_attachment.x", json: undefined, managed: true, owned: false },
  ]);
});

test("whether every one of several elements is told apart decides whom else a list may name", () => {
  const listed = (...constant_value: readonly unknown[]) =>
    holders(
      created(
        [
          existing,
          { address: "aws_iam_user.u", values: { name: "u" } },
          { address: "aws_iam_policy_attachment.x", values: { policy_arn: arn }, unknown: { users: true } },
        ],
        configured("aws_iam_policy_attachment.x", { users: { constant_value } }),
      ),
    );
  const open = ["aws_iam_policy_attachment.x: the user's name, known after apply"];
  expect(listed("v", "${aws_iam_user.u.name}").unjudged).toEqual([]);
  expect(listed("v", "${local.a}")).toEqual({
    holders: ["user u: aws_iam_policy.a (unknown)", "user v: aws_iam_policy.a"],
    unjudged: open,
  });
  expect(listed("${aws_iam_user.u.name}", "${local.a}").unjudged).toEqual(open);
});

test.each(["json", "minified_json"])(
  "of a document that is read at apply, '%s' is known in part",
  (attribute) => {
    const d = "data.aws_iam_policy_document.d";
    const inline = { address: "aws_iam_role_policy.x", values: { role: "r" }, unknown: { policy: true } };
    const expressions = { policy: refersTo(`${d}.${attribute}`, d) };
    const configuration = { resources: [{ address: d }, { address: inline.address, expressions }] };
    const document = created([inline], configuration) as { resource_changes: object[] };
    const statement = [{ actions: ["bedrock:InvokeModel"], resources: ["*"] }];
    document.resource_changes.push({
      ...{ address: d, mode: "data", type: "aws_iam_policy_document", name: "d" },
      change: { actions: ["read"], before: null, after: { statement }, after_unknown: { json: true } },
    });
    const { policies } = attachments(parseTerraformDocument(document)).after;
    expect([...policies.values()].map(knowledge)).toEqual(["partial"]);
  },
);
