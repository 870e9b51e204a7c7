import { App, Lazy, TerraformVariable } from "cdktf";
import { BedrockAccessStack, type BedrockAccessGrant, type BedrockAccessStackProps } from "../../modules";
import { synthesized as synthesizedStack, type TerraformJson } from "../stack";

const haiku = "us.anthropic.claude-3-haiku-20240307-v1:0";
const modelArn = "arn:aws:bedrock:us-east-2::foundation-model/anthropic.claude-3-haiku-20240307-v1:0";
const grant: BedrockAccessGrant = { inferenceProfileIds: [haiku], roles: ["analytics"] };
const terraformRole = "arn:aws:iam::111122223333:role/terraform";
const valid: BedrockAccessStackProps = {
  accountId: "111122223333",
  sourceRegion: "us-west-2",
  grants: { Analytics: grant },
};

function synthesized(props: Partial<BedrockAccessStackProps>): TerraformJson {
  return synthesizedStack(new BedrockAccessStack(new App(), "prod", { ...valid, ...props }));
}

function reads(template: TerraformJson) {
  return Object.values(template.data?.aws_bedrock_inference_profile ?? {}).map(({ provider, region }) => [
    provider,
    region,
  ]);
}

test("plans in its own account only, through the role it is given", () => {
  const { provider } = synthesized({
    assumeRoleArn: "arn:aws:iam::111122223333:role/terraform",
    defaultTags: { team: "platform" },
  });
  expect(provider?.aws).toEqual([
    {
      region: "us-west-2",
      allowed_account_ids: ["111122223333"],
      assume_role: [{ role_arn: "arn:aws:iam::111122223333:role/terraform" }],
      default_tags: [{ tags: { team: "platform" } }],
    },
  ]);
});

test("reads a profile once per source Region, whatever the number of grants", () => {
  const grants = Object.fromEntries(["A", "B", "C"].map((key) => [key, { ...grant, roles: [key] }]));
  expect(reads(synthesized({ grants }))).toEqual([[undefined, undefined]]);
});

test("reads a profile of another source Region through an alias, in the same account and role", () => {
  const inferenceProfileIds = [haiku, { inferenceProfileId: haiku, sourceRegion: "us-east-2" }];
  const template = synthesized({ grants: { Analytics: { ...grant, inferenceProfileIds } } });
  expect(reads(template)).toEqual([
    ["aws.us-east-2", undefined],
    [undefined, undefined],
  ]);
  expect(template.provider?.aws[1]).toEqual({
    alias: "us-east-2",
    region: "us-east-2",
    allowed_account_ids: ["111122223333"],
  });
});

test("gives every AWS provider the external ID, and what else it takes", () => {
  const inferenceProfileIds = [haiku, { inferenceProfileId: haiku, sourceRegion: "us-east-2" }];
  const { provider } = synthesized({
    assumeRoleArn: terraformRole,
    externalId: "platform-team",
    providerConfig: { retryMode: "adaptive", endpoints: [{ iam: "http://127.0.0.1:5000" }] },
    grants: { Analytics: { ...grant, inferenceProfileIds } },
  });
  const config = {
    allowed_account_ids: ["111122223333"],
    assume_role: [{ role_arn: terraformRole, external_id: "platform-team" }],
    retry_mode: "adaptive",
    endpoints: [{ iam: "http://127.0.0.1:5000" }],
  };
  expect(provider?.aws).toEqual([
    { ...config, region: "us-west-2" },
    { ...config, region: "us-east-2", alias: "us-east-2" },
  ]);
});

test("assumes a role as providerConfig says it, without assumeRoleArn", () => {
  const assumeRole = [{ roleArn: terraformRole, sessionName: "bedrock-access" }];
  expect(synthesized({ providerConfig: { assumeRole } }).provider?.aws).toEqual([
    {
      region: "us-west-2",
      allowed_account_ids: ["111122223333"],
      assume_role: [{ role_arn: terraformRole, session_name: "bedrock-access" }],
    },
  ]);
});

test("makes application profiles where what they copy is, and grants them after the others", () => {
  const { resource, data, output, locals } = synthesized({
    applicationInferenceProfiles: {
      Here: { copyFrom: haiku, tags: { team: "a" } },
      There: { copyFrom: { inferenceProfileId: haiku, sourceRegion: "us-east-1" }, name: "there" },
      Model: { copyFrom: modelArn, description: "Claude" },
    },
    grants: {
      Team: { applicationInferenceProfiles: ["There", "Here"], roles: ["team"] },
      Both: { inferenceProfileIds: [haiku], applicationInferenceProfiles: ["Model"], roles: ["both"] },
    },
  });
  expect(Object.keys(data?.aws_bedrock_inference_profile ?? {})).toHaveLength(2);
  const profiles = Object.entries(resource?.aws_bedrock_inference_profile ?? {});
  expect(
    profiles.map(([, { name, provider, tags, description, model_source }]) => [
      name,
      provider,
      tags ?? description,
      (model_source as { copy_from: string }[])[0]?.copy_from.replace(/_[0-9A-F]{8}/, ""),
    ]),
  ).toEqual(
    expect.arrayContaining([
      ["prod-Here", undefined, { team: "a" }, expect.stringContaining("data.aws_bedrock_inference_profile.")],
      ["there", "aws.us-east-1", undefined, expect.stringContaining("data.aws_bedrock_inference_profile.")],
      ["prod-Model", "aws.us-east-2", "Claude", modelArn],
    ]),
  );
  const idOf = (name: string) => profiles.find(([, values]) => values.name === name)?.[0] ?? "";
  expect(output?.application_inference_profile_arns?.value).toEqual(
    Object.fromEntries(
      [
        ["Here", "prod-Here"],
        ["There", "there"],
        ["Model", "prod-Model"],
      ].map(([key, name]) => [key, `\${aws_bedrock_inference_profile.${idOf(name ?? "")}.arn}`]),
    ),
  );
  const onProfiles = Object.values(locals ?? {}).filter((local) =>
    JSON.stringify(local).includes("bedrock:GetInferenceProfile"),
  ) as { Resource: string }[];
  const arnsOf = (text: string) => [...text.matchAll(/local\.(\w+)/g)].map(([, name = ""]) => locals?.[name]);
  expect(onProfiles.map(({ Resource }) => arnsOf(Resource))).toEqual([
    [
      `\${aws_bedrock_inference_profile.${idOf("there")}.arn}`,
      `\${aws_bedrock_inference_profile.${idOf("prod-Here")}.arn}`,
    ],
    [expect.stringContaining("data."), `\${aws_bedrock_inference_profile.${idOf("prod-Model")}.arn}`],
  ]);
});

test("gives a grant's users and groups the policies, and its calls a guardrail", () => {
  const guardrail = "arn:aws:bedrock:us-west-2:111122223333:guardrail/a1b2c3d4e5f6";
  const { resource, locals } = synthesized({
    grants: {
      Developers: {
        inferenceProfileIds: [haiku],
        users: ["loader"],
        groups: ["developers"],
        guardrails: [guardrail],
      },
    },
  });
  const policy_arn = expect.stringMatching(/^\$\{aws_iam_policy\.Developers_Policy_\w+\.arn\}$/) as string;
  expect(Object.values(resource?.aws_iam_user_policy_attachment ?? {})).toEqual([
    { user: "loader", policy_arn },
  ]);
  expect(Object.values(resource?.aws_iam_group_policy_attachment ?? {})).toEqual([
    { group: "developers", policy_arn },
  ]);
  expect(resource?.aws_iam_role_policy_attachment).toBeUndefined();
  expect(JSON.stringify(locals)).toContain(`"bedrock:GuardrailIdentifier":["${guardrail}","${guardrail}:*"]`);
});

test("reads every source Region through one provider with oneProvider", () => {
  const inferenceProfileIds = [haiku, { inferenceProfileId: haiku, sourceRegion: "us-east-2" }];
  const template = synthesized({
    oneProvider: true,
    grants: { Analytics: { ...grant, inferenceProfileIds } },
  });
  expect(reads(template)).toEqual([
    [undefined, "us-east-2"],
    [undefined, undefined],
  ]);
  expect(template.provider?.aws).toHaveLength(1);
});

test("takes the stack's own Region, written beside a profile, for the stack's own Region", () => {
  const inferenceProfileIds = [{ inferenceProfileId: haiku, sourceRegion: "us-west-2" }];
  const template = synthesized({ grants: { A: grant, B: { ...grant, inferenceProfileIds } } });
  expect(reads(template)).toEqual([[undefined, undefined]]);
  expect(template.provider?.aws).toHaveLength(1);
});

test("outputs the policies and the Regions by grant", () => {
  const { output = {} } = synthesized({ grants: { A: grant, B: { ...grant, roles: ["b"] } } });
  expect(Object.keys(output.policy_arns?.value as object)).toEqual(["A", "B"]);
  expect(Object.keys(output.destination_regions?.value as object)).toEqual(["A", "B"]);
});

test("names a policy after the stack and the grant", () => {
  const policies = Object.values(synthesized({}).resource?.aws_iam_policy ?? {});
  expect(policies.map(({ name }) => name)).toEqual(["prod-Analytics"]);
});

const token = () =>
  new TerraformVariable(new BedrockAccessStack(new App(), "other", valid), "Name", {}).stringValue;
const idRule = "should be an inference profile ID or ARN without wildcards, white space, quotes or ${";
const known =
  "inferenceProfileIds, applicationInferenceProfiles, foundationModelIds, directModelAccess, denyGlobalRouting, allowedDestinationRegions, profilesPerPolicy, actions, guardrails, asyncInvoke, responsesApi, roles, users, groups, policyName, path, description, tags";

const arnIn = (region: string, account = "111122223333") =>
  `arn:aws:bedrock:${region}:${account}:inference-profile/${haiku}`;

const cases: [what: string, props: Partial<BedrockAccessStackProps>, message: string][] = [
  ["an empty account", { accountId: "" }, "prod: 'accountId' should be 12 digits, got ''"],
  ["no account", { accountId: undefined }, "prod: 'accountId' should be a text, got undefined"],
  ["no Region", { sourceRegion: undefined }, "prod: 'sourceRegion' should be a text, got undefined"],
  [
    "a Region that only Terraform knows",
    { sourceRegion: token() },
    "prod: 'sourceRegion' should be known when the stack is made, got a token",
  ],
  [
    "a key that every object has",
    { grants: { constructor: grant } },
    "prod: 'grants' should have keys of letters, digits, '_' and '-' that begin with a letter or '_', got 'constructor'",
  ],
  [
    "an account of 11 digits",
    { accountId: "11112222333" },
    "prod: 'accountId' should be 12 digits, got '11112222333'",
  ],
  ["an empty Region", { sourceRegion: "" }, "prod: 'sourceRegion' should be the name of a Region, got ''"],
  [
    "a role of another account",
    { assumeRoleArn: "arn:aws:iam::444455556666:role/terraform" },
    "prod: 'assumeRoleArn' should be a role of account 111122223333, got 'arn:aws:iam::444455556666:role/terraform'",
  ],
  [
    "the name of a role",
    { assumeRoleArn: "terraform" },
    "prod: 'assumeRoleArn' should be the ARN of a role, got 'terraform'",
  ],
  [
    "an external ID without a role",
    { externalId: "platform-team" },
    "prod: 'externalId' should stand beside 'assumeRoleArn', got 'platform-team' alone; in 'providerConfig' it is part of 'assumeRole'",
  ],
  ...["a", "a b", "a".repeat(1225)].map((externalId): [string, Partial<BedrockAccessStackProps>, string] => [
    `the external ID ${externalId}`,
    { assumeRoleArn: terraformRole, externalId },
    `prod: 'externalId' should be 2 to 1224 characters from [\\w+=,.@:/-], got '${externalId}'`,
  ]),
  ...(
    [
      [{ region: "us-east-1" }, "should have no 'region', got one; set 'sourceRegion'"],
      [{ allowedAccountIds: [] }, "should have no 'allowedAccountIds', got one; set 'accountId'"],
      [
        { forbiddenAccountIds: [] },
        "should have no 'forbiddenAccountIds', got one; set 'accountId', which forbids all others",
      ],
      [{ defaultTags: [] }, "should have no 'defaultTags', got one; set the stack's 'defaultTags'"],
      [{ alias: "east" }, "should have no 'alias', got one; the stack makes one per source Region"],
      [{ assumeRole: [] }, "should have no 'assumeRole' beside 'assumeRoleArn', got both; keep one of them"],
      [{ profile: undefined }, "should have a value for 'profile', got undefined; leave it out"],
      [
        { endpoints: [{ iam: undefined }] },
        "should have a value for 'endpoints', got undefined; leave it out",
      ],
      [{ retries: 3 }, "should be what an AWS provider takes, got 'retries'"],
      [{ constructor: 3 }, "should be what an AWS provider takes, got 'constructor'"],
      [[], "should be an object, got []"],
      [null, "should be an object, got null"],
    ] as const
  ).map(([providerConfig, problem]): [string, Partial<BedrockAccessStackProps>, string] => [
    `${JSON.stringify(providerConfig)} for what a provider takes besides`,
    { assumeRoleArn: terraformRole, providerConfig: providerConfig as never },
    `prod: 'providerConfig' ${problem}`,
  ]),
  ["an empty role", { assumeRoleArn: "" }, "prod: 'assumeRoleArn' should be the ARN of a role, got ''"],
  ["no grants", { grants: {} }, "prod: 'grants' should have at least one grant, got {}"],
  [
    "an empty key",
    { grants: { "": grant } },
    "prod: 'grants' should have keys of letters, digits, '_' and '-' that begin with a letter or '_', got ''",
  ],
  [
    "a key that Terraform takes for no name",
    { grants: { "1st": grant } },
    "prod: 'grants' should have keys of letters, digits, '_' and '-' that begin with a letter or '_', got '1st'",
  ],
  ["grants left out", { grants: undefined }, "prod: 'grants' should have at least one grant, got undefined"],
  [
    "profiles left out",
    { grants: { Analytics: { ...grant, inferenceProfileIds: undefined } } },
    "prod: 'grants.Analytics.inferenceProfileIds' should be left out or have a value, got undefined",
  ],
  [
    "one profile, in no list",
    { grants: { Analytics: { ...grant, inferenceProfileIds: haiku as unknown as string[] } } },
    `prod: 'grants.Analytics.inferenceProfileIds' should be a list, got '${haiku}'; write ['${haiku}']`,
  ],
  [
    "the ARN of a profile of another account",
    { grants: { Analytics: { ...grant, inferenceProfileIds: [arnIn("us-west-2", "444455556666")] } } },
    `prod: 'grants.Analytics.inferenceProfileIds' should be of account 111122223333, got '${arnIn("us-west-2", "444455556666")}'`,
  ],
  [
    "the ARN of a profile of another Region",
    { grants: { Analytics: { ...grant, inferenceProfileIds: [arnIn("us-east-2")] } } },
    `prod: 'grants.Analytics.inferenceProfileIds' should be of source Region us-west-2, got '${arnIn("us-east-2")}'`,
  ],
  [
    "a Region of no form that Regions have",
    { sourceRegion: "us-west2" },
    "prod: 'sourceRegion' should be the name of a Region, got 'us-west2'",
  ],
  [
    "a profile twice",
    { grants: { Analytics: { ...grant, inferenceProfileIds: [haiku, haiku] } } },
    `prod: 'grants.Analytics.inferenceProfileIds' should name each inference profile once, got '${haiku}' twice`,
  ],
  [
    "a text for a flag",
    { oneProvider: "false" as unknown as boolean },
    "prod: 'oneProvider' should be true or false, got 'false'",
  ],
  [
    "the name of a role, in an account that only Terraform knows",
    { accountId: token(), assumeRoleArn: "terraform" },
    "prod: 'assumeRoleArn' should be the ARN of a role, got 'terraform'",
  ],
  [
    "a key with a slash",
    { grants: { "a/b": grant } },
    "prod: 'grants' should have keys of letters, digits, '_' and '-' that begin with a letter or '_', got 'a/b'",
  ],
  [
    "a key that the stack has itself",
    { grants: { Profiles: grant } },
    "prod: 'grants' should have keys other than Aws, Providers, Profiles, ApplicationProfiles, policy_arns, destination_regions, application_inference_profile_arns, got 'Profiles'",
  ],
  [
    "an unknown key in a grant",
    // @ts-expect-error TypeScript refuses it too
    { grants: { Analytics: { ...grant, role: "analytics" } } satisfies Record<string, BedrockAccessGrant> },
    `prod: 'grants.Analytics' should have no props but ${known}, got 'role'`,
  ],
  [
    "a profile with a wildcard",
    { grants: { Analytics: { ...grant, inferenceProfileIds: ["us.*"] } } },
    `prod: 'grants.Analytics.inferenceProfileIds' ${idRule}, got 'us.*'`,
  ],
  [
    "a profile that only Terraform knows",
    { grants: { Analytics: { ...grant, inferenceProfileIds: [token()] } } },
    "prod: 'grants.Analytics.inferenceProfileIds' should be known when the stack is made, got a token",
  ],
  [
    "a profile in no Region",
    {
      grants: {
        Analytics: { ...grant, inferenceProfileIds: [{ inferenceProfileId: haiku, sourceRegion: "" }] },
      },
    },
    "prod: 'grants.Analytics.inferenceProfileIds' should be the name of a Region, got ''",
  ],
  [
    "no profiles",
    { grants: { Analytics: { ...grant, inferenceProfileIds: [] } } },
    "prod: 'grants.Analytics.inferenceProfileIds' should name at least one inference profile, got []",
  ],
  [
    "no roles",
    { grants: { Analytics: { ...grant, roles: [] } } },
    "prod/Analytics: 'roles' should name at least one role, got []",
  ],
];

const teams = { TeamHaiku: { copyFrom: haiku } };
const made: typeof cases = [
  [
    "no application profiles",
    { applicationInferenceProfiles: {} },
    "prod: 'applicationInferenceProfiles' should have at least one application inference profile, got {}",
  ],
  [
    "application profiles that are not set",
    { applicationInferenceProfiles: undefined },
    "prod: 'applicationInferenceProfiles' should be left out or have a value, got undefined",
  ],
  [
    "an application profile with a key that is no construct's ID",
    { applicationInferenceProfiles: { "team/a": { copyFrom: haiku } } },
    "prod: 'applicationInferenceProfiles' should have keys of letters, digits, '_' and '-' that begin with a letter or '_', got 'team/a'",
  ],
  [
    "an unknown prop of an application profile",
    { applicationInferenceProfiles: { A: { copyFrom: haiku, region: "us-east-1" } as never } },
    "prod: 'applicationInferenceProfiles.A' should have no props but copyFrom, name, description, tags, got 'region'",
  ],
  [
    "an application profile that copies nothing",
    { applicationInferenceProfiles: { A: {} as never } },
    "prod: 'applicationInferenceProfiles.A.copyFrom' should be a text, got undefined",
  ],
  [
    "an application profile that copies a wildcard",
    { applicationInferenceProfiles: { A: { copyFrom: "us.*" } } },
    `prod: 'applicationInferenceProfiles.A.copyFrom' ${idRule}, got 'us.*'`,
  ],
  [
    "an application profile that copies a model of an account",
    { applicationInferenceProfiles: { A: { copyFrom: modelArn.replace("::", ":111122223333:") } } },
    `prod: 'applicationInferenceProfiles.A.copyFrom' should be an InferenceProfile, a FoundationModel or the ARN of a foundation model in a Region, got '${modelArn.replace("::", ":111122223333:")}'`,
  ],
  [
    "an application profile that copies another",
    { applicationInferenceProfiles: { A: { copyFrom: "a1b2c3d4e5f6" } } },
    "prod/ApplicationProfiles/A: 'copyFrom' should be a system-defined inference profile or a foundation model, got the application inference profile 'a1b2c3d4e5f6'",
  ],
  [
    "a grant of an application profile that the stack does not make",
    {
      applicationInferenceProfiles: teams,
      grants: { Analytics: { applicationInferenceProfiles: ["TeamSonnet"], roles: ["a"] } },
    },
    "prod: 'grants.Analytics.applicationInferenceProfiles' should be among the stack's 'applicationInferenceProfiles' (TeamHaiku), got 'TeamSonnet'; make it there",
  ],
  [
    "a grant of an application profile where the stack makes none",
    { grants: { Analytics: { applicationInferenceProfiles: ["TeamHaiku"], roles: ["a"] } } },
    "prod: 'grants.Analytics.applicationInferenceProfiles' should be among the stack's 'applicationInferenceProfiles' (none), got 'TeamHaiku'; make it there",
  ],
  [
    "an application profile that every object has",
    {
      applicationInferenceProfiles: teams,
      grants: { Analytics: { applicationInferenceProfiles: ["constructor"], roles: ["a"] } },
    },
    "prod: 'grants.Analytics.applicationInferenceProfiles' should be among the stack's 'applicationInferenceProfiles' (TeamHaiku), got 'constructor'; make it there",
  ],
  [
    "no application profile for a grant",
    {
      applicationInferenceProfiles: teams,
      grants: { Analytics: { applicationInferenceProfiles: [], roles: ["a"] } },
    },
    "prod: 'grants.Analytics.applicationInferenceProfiles' should name at least one application inference profile, got []",
  ],
  [
    "a text for a grant's application profiles",
    {
      applicationInferenceProfiles: teams,
      grants: { Analytics: { applicationInferenceProfiles: "TeamHaiku" as never, roles: ["a"] } },
    },
    "prod: 'grants.Analytics.applicationInferenceProfiles' should be a list, got 'TeamHaiku'; write ['TeamHaiku']",
  ],
  [
    "an application profile twice",
    {
      applicationInferenceProfiles: teams,
      grants: { Analytics: { applicationInferenceProfiles: ["TeamHaiku", "TeamHaiku"], roles: ["a"] } },
    },
    "prod: 'grants.Analytics.applicationInferenceProfiles' should name each application inference profile once, got 'TeamHaiku' twice",
  ],
  [
    "a grant of no profile at all",
    { grants: { Analytics: { roles: ["a"] } } },
    "prod: 'grants.Analytics.inferenceProfileIds' should name at least one inference profile, got undefined",
  ],
];

const untyped: typeof cases = [
  [
    "no object for the grants",
    { grants: "Analytics" as never },
    "prod: 'grants' should have at least one grant, got 'Analytics'",
  ],
  [
    "a list for the grants",
    { grants: [grant] as never },
    "prod: 'grants' should have at least one grant, got a list",
  ],
  [
    "null for a grant",
    { grants: { Analytics: null as never } },
    "prod: 'grants.Analytics' should be an object, got null",
  ],
  [
    "a text for a grant",
    { grants: { Analytics: haiku as never } },
    `prod: 'grants.Analytics' should be an object, got '${haiku}'`,
  ],
  [
    "a number for an account",
    { accountId: 111122223333 as never },
    "prod: 'accountId' should be a text, got 111122223333",
  ],
  ["null for a role", { assumeRoleArn: null as never }, "prod: 'assumeRoleArn' should be a text, got null"],
  [
    "null for a flag",
    { oneProvider: null as never },
    "prod: 'oneProvider' should be true or false, got null",
  ],
  [
    "a list for tags",
    { defaultTags: [] as never },
    "prod: 'defaultTags' should be a record of texts, got []",
  ],
  [
    "a tag that belongs to AWS",
    { defaultTags: { "aws:team": "a" } },
    "prod: 'defaultTags' should have keys that don't begin with 'aws:', got 'aws:team'",
  ],
  [
    "an unknown prop",
    { region: "us-west-2" } as never,
    "prod: 'props' should have no props but accountId, sourceRegion, assumeRoleArn, externalId, providerConfig, defaultTags, oneProvider, applicationInferenceProfiles, grants, got 'region'",
  ],
  [
    "a number for a profile",
    { grants: { Analytics: { ...grant, inferenceProfileIds: [5 as never] } } },
    "prod: 'grants.Analytics.inferenceProfileIds' should be a text, got 5",
  ],
  [
    "a profile left out",
    { grants: { Analytics: { ...grant, inferenceProfileIds: [haiku, undefined as never] } } },
    "prod: 'grants.Analytics.inferenceProfileIds' should be a text, got undefined",
  ],
  [
    "an unknown prop beside a profile",
    {
      grants: {
        Analytics: {
          ...grant,
          inferenceProfileIds: [{ inferenceProfileId: haiku, region: "us-east-2" } as never],
        },
      },
    },
    "prod: 'grants.Analytics.inferenceProfileIds' should have no props but inferenceProfileId, sourceRegion, got 'region'",
  ],
  [
    "a construct for a profile",
    { grants: { Analytics: { ...grant, inferenceProfileIds: [new App() as never] } } },
    "prod: 'grants.Analytics.inferenceProfileIds' should be a text, got the construct ",
  ],
];

const titanId = "amazon.titan-embed-text-v2:0";
const models: typeof cases = [
  [
    "no models in a grant",
    { grants: { A: { foundationModelIds: [], roles: ["a"] } } },
    "prod: 'grants.A.foundationModelIds' should name at least one foundation model, got []",
  ],
  [
    "a profile's ARN among the models of a grant",
    { grants: { A: { foundationModelIds: [arnIn("us-west-2")], roles: ["a"] } } },
    `prod: 'grants.A.foundationModelIds' should be the ARN of a foundation model in a Region, got '${arnIn("us-west-2")}'; an inference profile is an InferenceProfile, or in 'inferenceProfileIds' of a grant`,
  ],
  [
    "a model's ID among the profiles of a grant",
    { grants: { A: { inferenceProfileIds: [titanId], roles: ["a"] } } },
    `prod: 'grants.A.inferenceProfileIds' should be an inference profile ID or ARN, with a prefix before the ID of the foundation model, got '${titanId}'; \`aws bedrock list-inference-profiles\` lists them, and a model that is called without one is a FoundationModel, or in 'foundationModelIds' of a grant`,
  ],
  [
    "a model of another Region",
    {
      grants: {
        A: {
          foundationModelIds: [`arn:aws:bedrock:us-east-1::foundation-model/${titanId}`],
          roles: ["a"],
        },
      },
    },
    `prod: 'grants.A.foundationModelIds' should be of Region us-west-2, got 'arn:aws:bedrock:us-east-1::foundation-model/${titanId}'`,
  ],
  [
    "a token for a model",
    { grants: { A: { foundationModelIds: [token()], roles: ["a"] } } },
    "prod: 'grants.A.foundationModelIds' should be known when the stack is made, got a token",
  ],
  [
    "a model in a Region that is none",
    { grants: { A: { foundationModelIds: [{ modelId: titanId, sourceRegion: "" }], roles: ["a"] } } },
    "prod: 'grants.A.foundationModelIds' should be the name of a Region, got ''",
  ],
  [
    "an option of profiles in a grant of models",
    { grants: { A: { foundationModelIds: [titanId], roles: ["a"], denyGlobalRouting: true } } },
    "prod: 'grants.A.denyGlobalRouting' should stand beside inference profiles, got 'foundationModelIds' alone; leave it out, or name a profile",
  ],
  [
    "a copy of a model by an ID of another kind",
    {
      applicationInferenceProfiles: {
        T: { copyFrom: { modelId: "a1b2c3d4e5f6", sourceRegion: "us-west-2" } },
      },
    },
    "prod: 'applicationInferenceProfiles.T.copyFrom' should be a foundation model ID, with its provider and '.' before the name, got 'a1b2c3d4e5f6'; an inference profile is an InferenceProfile, or in 'inferenceProfileIds' of a grant",
  ],
];

test("reads a model once for a Region, and gives it beside profiles or alone at the same addresses", () => {
  const foundationModelIds = [titanId, { modelId: titanId, sourceRegion: "us-east-1" }];
  const alone = synthesized({ grants: { A: { foundationModelIds, roles: ["a"] } } });
  const beside = synthesized({
    grants: { A: { foundationModelIds, inferenceProfileIds: [haiku], roles: ["a"] } },
  });
  expect(Object.keys(alone.data?.aws_bedrock_foundation_model ?? {})).toHaveLength(2);
  expect(beside.data?.aws_bedrock_foundation_model).toEqual(alone.data?.aws_bedrock_foundation_model);
  for (const type of ["aws_iam_policy", "aws_iam_role_policy_attachment"]) {
    expect(Object.keys(beside.resource?.[type] ?? {})).toEqual(Object.keys(alone.resource?.[type] ?? {}));
  }
});

test("fails on a limit of a grant that is not set, before it makes anything", () => {
  const app = new App();
  const grant = {
    inferenceProfileIds: ["us.example.model-v1:0"],
    roles: ["a"],
    allowedDestinationRegions: undefined,
  };
  expect(() => new BedrockAccessStack(app, "prod", { ...valid, grants: { A: grant } })).toThrow(
    new Error("prod: 'grants.A.allowedDestinationRegions' should be left out or have a value, got undefined"),
  );
});

test.each([...cases, ...made, ...models, ...untyped])("fails on %s", (_, props, message) => {
  expect(() => new BedrockAccessStack(new App(), "prod", { ...valid, ...props })).toThrow(new Error(message));
});

test("fails on props that are none", () => {
  expect(() => new BedrockAccessStack(new App(), "prod", undefined as never)).toThrow(
    new Error("prod: 'props' should be an object, got undefined"),
  );
});

const nothing = Lazy.stringValue({ produce: () => undefined });
const late: typeof cases = [
  ["an account", { accountId: nothing }, "'accountId' should be a text, got undefined"],
  [
    "a part of an account",
    { accountId: `11112222${nothing}` },
    "'accountId' should be a text, got undefined",
  ],
  [
    "an account of no digits",
    { accountId: Lazy.stringValue({ produce: () => "a" }) },
    "'accountId' should be 12 digits, got 'a'",
  ],
  ["a role", { assumeRoleArn: nothing }, "'assumeRoleArn' should be a text, got undefined"],
  [
    "an external ID",
    { assumeRoleArn: terraformRole, externalId: nothing },
    "'externalId' should be a text, got undefined",
  ],
  [
    "a role in what a provider takes besides",
    { providerConfig: { assumeRole: [{ roleArn: nothing }] } },
    "'providerConfig' should have a value for 'assumeRole', got undefined; leave it out",
  ],
  [
    "a role of another account",
    { assumeRoleArn: Lazy.stringValue({ produce: () => "arn:aws:iam::444455556666:role/terraform" }) },
    "'assumeRoleArn' should be a role of account 111122223333, got 'arn:aws:iam::444455556666:role/terraform'",
  ],
  [
    "a tag",
    { defaultTags: { team: nothing } },
    "'defaultTags' should be a record of texts, got undefined for 'team'",
  ],
];

test.each(late)("fails on %s that a Lazy leaves out or gets wrong", (_, props, message) => {
  expect(() => synthesized(props)).toThrow(`[prod] ${message}`);
});

test("assumes the role through every alias, in the same account", () => {
  const assumeRoleArn = "arn:aws:iam::111122223333:role/terraform";
  const inferenceProfileIds = [haiku, { inferenceProfileId: haiku, sourceRegion: "us-east-2" }];
  const { provider } = synthesized({
    assumeRoleArn,
    grants: { Analytics: { ...grant, inferenceProfileIds } },
  });
  expect(
    provider?.aws.map(({ assume_role, allowed_account_ids }) => [assume_role, allowed_account_ids]),
  ).toEqual(Array(2).fill([[{ role_arn: assumeRoleArn }], ["111122223333"]]));
});

test("TypeScript refuses two grants with one key", () => {
  // @ts-expect-error an object literal has a key once
  const grants = { Analytics: grant, Analytics: grant };
  expect(Object.keys(grants)).toEqual(["Analytics"]);
});
