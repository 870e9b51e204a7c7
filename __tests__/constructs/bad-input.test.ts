import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, Lazy, TerraformStack, TerraformVariable, Token } from "cdktf";
import {
  AmazonBedrockFullAccess,
  ApplicationInferenceProfile,
  FoundationModel,
  FoundationModelAccess,
  InferenceProfile,
  InferenceProfileAccess,
  InferenceProfileFullAccess,
  ModelAccess,
  TaggedInferenceProfileAccess,
  type ApplicationInferenceProfileProps,
  type FoundationModelAccessProps,
  type InferenceProfileAccessProps,
  type TaggedInferenceProfileAccessProps,
} from "../../modules";
import { placements } from "../../modules/policy/action";
import { subjects } from "../forms";
import { emptyStack, synthesized } from "../stack";

const known = [...placements.keys()].join(", ");
const haikuId = "us.anthropic.claude-3-haiku-20240307-v1:0";
const haikuArn = `arn:aws:bedrock:us-west-2:111122223333:inference-profile/${haikuId}`;
const globalId = "global.anthropic.claude-sonnet-4-20250514-v1:0";
const globalArn = `arn:aws:bedrock:us-west-2:111122223333:inference-profile/${globalId}`;
const modelArn = "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-3-haiku-20240307-v1:0";
const roleArn = "arn:aws:iam::111122223333:role/analytics";
const long = "a".repeat(65);
const guardrailArn = "arn:aws:bedrock:us-west-2:111122223333:guardrail/a1b2c3d4e5f6";
const guardrailProfileArn = "arn:aws:bedrock:us-west-2:111122223333:guardrail-profile/us.guardrail.v1:0";
const userNames = "should be user names of 1 to 64 characters from [\\w+=,.@-]";
const groupNames = "should be group names of 1 to 128 characters from [\\w+=,.@-]";
const roleNames = "should be role names of 1 to 64 characters from [\\w+=,.@-]";
const idRule = "should be an inference profile ID or ARN without wildcards, white space, quotes or ${";
const modelRule =
  "should be an InferenceProfile, a FoundationModel or the ARN of a foundation model in a Region";
const modelIdRule = "should be a foundation model ID or ARN without wildcards, white space, quotes or ${";
const profileRemedy = "an inference profile is an InferenceProfile, or in 'inferenceProfileIds' of a grant";
const tagKeyRule = "should have keys of 1 to 128 ASCII letters, digits, white space and _.:/=+-@";
const tagValueRule = "should have values of at most 256 ASCII letters, digits, white space and _.:/=+-@";
const nameRule = "should be 1 to 64 letters and digits with single spaces, '_' or '-' between";
const textRule = "should be 1 to 200 letters, digits, ':' and '.' with single spaces, '_' or '-' between";
const actionRule = `should be Bedrock actions this module places (${known})`;
const pathRule = "should begin and end with '/', with [A-Za-z0-9.,+@=_-] between, in at most 512 characters";
const policyRule = "should be a policy name of 1 to 128 characters from [\\w+=,.@-]";

/** Makes the construct `Bad` in a stack. */
type Make = (stack: TerraformStack) => void;

const profile = (stack: TerraformStack, inferenceProfileId: string, id = "Other") =>
  InferenceProfile.fromLookup(stack, id, { inferenceProfileId });
const token = (stack: TerraformStack) => new TerraformVariable(stack, "Name", { type: "string" }).stringValue;

function lookup(inferenceProfileId: string, sourceRegion?: string): Make {
  return (stack) =>
    InferenceProfile.fromLookup(stack, "Bad", {
      inferenceProfileId,
      ...(sourceRegion === undefined ? {} : { sourceRegion }),
    });
}

function access(
  props:
    Partial<InferenceProfileAccessProps> | ((stack: TerraformStack) => Partial<InferenceProfileAccessProps>),
): Make {
  return (stack) => {
    const valid = { inferenceProfiles: [profile(stack, haikuId, "Haiku")], roles: ["analytics"] };
    new InferenceProfileAccess(stack, "Bad", {
      ...valid,
      ...(typeof props === "function" ? props(stack) : props),
    });
  };
}

function application(
  props:
    | Partial<ApplicationInferenceProfileProps>
    | ((stack: TerraformStack) => Partial<ApplicationInferenceProfileProps>),
): Make {
  return (stack) => {
    new ApplicationInferenceProfile(stack, "Bad", {
      copyFrom: modelArn,
      ...(typeof props === "function" ? props(stack) : props),
    });
  };
}

const titan = (stack: TerraformStack, id = "Titan") =>
  FoundationModel.fromLookup(stack, id, { modelId: "amazon.titan-embed-text-v2:0" });

function model(modelId: unknown): Make {
  return (stack) => FoundationModel.fromLookup(stack, "Bad", { modelId: modelId as string });
}

function modelAccess(
  props:
    Partial<FoundationModelAccessProps> | ((stack: TerraformStack) => Partial<FoundationModelAccessProps>),
): Make {
  return (stack) => {
    new FoundationModelAccess(stack, "Bad", {
      foundationModels: [titan(stack)],
      roles: ["kb"],
      ...(typeof props === "function" ? props(stack) : props),
    });
  };
}

function tagged(
  props:
    | Partial<TaggedInferenceProfileAccessProps>
    | ((stack: TerraformStack) => Partial<TaggedInferenceProfileAccessProps>),
): Make {
  return (stack) => {
    new TaggedInferenceProfileAccess(stack, "Bad", {
      copiedFrom: [profile(stack, haikuId, "Haiku")],
      roles: ["dev"],
      ...(typeof props === "function" ? props(stack) : props),
    });
  };
}

function untyped(props: unknown): Make {
  return (stack) => new InferenceProfileAccess(stack, "Bad", props as InferenceProfileAccessProps);
}

const cases: [what: string, make: Make, message: string][] = [
  // lookup
  ["an empty ID", lookup(""), `'inferenceProfileId' ${idRule}, got ''`],
  ["a wildcard", lookup("us.*"), `'inferenceProfileId' ${idRule}, got 'us.*'`],
  ["a wildcard for a character", lookup("us.claude-?"), `'inferenceProfileId' ${idRule}, got 'us.claude-?'`],
  ["white space", lookup("us.claude "), `'inferenceProfileId' ${idRule}, got 'us.claude '`],
  ["a quote", lookup("us.'claude'"), `'inferenceProfileId' ${idRule}, got 'us.'claude''`],
  ["an interpolation", lookup("${var.id}"), `'inferenceProfileId' ${idRule}, got '\${var.id}'`],
  ["a wildcard in an ARN", lookup(`${haikuArn}*`), `'inferenceProfileId' ${idRule}, got '${haikuArn}*'`],
  [
    "the ARN of a model",
    lookup(modelArn),
    `'inferenceProfileId' should be the ARN of an inference-profile or application-inference-profile, got '${modelArn}'`,
  ],
  ["an empty source Region", lookup(haikuId, ""), "'sourceRegion' should be the name of a Region, got ''"],
  [
    "a Region that is none",
    lookup(haikuId, "US West"),
    "'sourceRegion' should be the name of a Region, got 'US West'",
  ],

  [
    "a model's ID",
    lookup("anthropic.claude-3-haiku-20240307-v1:0"),
    "'inferenceProfileId' should be an inference profile ID or ARN, with a prefix before the ID of the foundation model, got 'anthropic.claude-3-haiku-20240307-v1:0'; `aws bedrock list-inference-profiles` lists them, and a model that is called without one is a FoundationModel, or in 'foundationModelIds' of a grant",
  ],
  [
    "no ID at all",
    // an environment variable that is not set, say
    lookup(undefined as unknown as string),
    "'inferenceProfileId' should be a text, got undefined",
  ],

  // access: profiles
  [
    "no profiles",
    access({ inferenceProfiles: [] }),
    "'inferenceProfiles' should name at least one inference profile, got []",
  ],
  [
    "profiles left out",
    access({ inferenceProfiles: undefined as unknown as InferenceProfile[] }),
    "'inferenceProfiles' should name at least one inference profile, got undefined",
  ],
  [
    "a profile of another stack",
    access((stack) => ({
      inferenceProfiles: [profile(new TerraformStack(App.of(stack), "shared"), haikuId)],
    })),
    "'inferenceProfiles' should be in the stack prod, got shared/Other; look the profile up in this stack",
  ],
  [
    "a profile twice",
    access((stack) => ({ inferenceProfiles: [profile(stack, haikuId, "A"), profile(stack, haikuId, "B")] })),
    `'inferenceProfiles' should name each inference profile once, got '${haikuId}' twice`,
  ],
  [
    "the same ARN twice, in two Regions",
    access((stack) => ({
      inferenceProfiles: ["us-west-2", "us-east-1"].map((sourceRegion) =>
        InferenceProfile.fromLookup(stack, sourceRegion, { inferenceProfileId: haikuArn, sourceRegion }),
      ),
    })),
    `'inferenceProfiles' should name each inference profile once, got '${haikuArn}' twice`,
  ],

  // access: roles
  ["no roles", access({ roles: [] }), "'roles' should name at least one role, got []"],
  ["a record without roles", access({ roles: {} }), "'roles' should name at least one role, got {}"],
  ["a role twice", access({ roles: ["a", "a"] }), "'roles' should name each role once, got 'a' twice"],
  [
    "a role under two keys",
    access({ roles: { A: "a", B: "a" } }),
    "'roles' should name each role once, got 'a' twice",
  ],
  [
    "a token under two keys",
    access((stack) => {
      const name = token(stack);
      return { roles: { A: name, B: name } };
    }),
    "'roles' should name each role once, got a token twice",
  ],
  [
    "a role name left out",
    access({ roles: { Analytics: undefined as unknown as string } }),
    "'roles' should be a text, got undefined",
  ],
  [
    "a key that every object has",
    access({ roles: { constructor: "a" } }),
    "'roles' should have keys of characters from [\\w+=,.@-], got 'constructor'",
  ],
  [
    "a token in a list",
    access((stack) => ({ roles: [token(stack)] })),
    "'roles' should be a record where a name is a token, got a list; write { Analytics: role.name }",
  ],
  ["an empty role name", access({ roles: [""] }), `'roles' ${roleNames}, got ''`],
  [
    "the ARN of a role",
    access({ roles: { Analytics: roleArn } }),
    `'roles' ${roleNames}, got '${roleArn}'; a role's name is what follows the last '/' of its ARN`,
  ],
  ["a role name with a slash", access({ roles: ["teams/a"] }), `'roles' ${roleNames}, got 'teams/a'`],
  ["a role name of 65 characters", access({ roles: [long] }), `'roles' ${roleNames}, got '${long}'`],
  [
    "an empty key",
    access({ roles: { "": "a" } }),
    "'roles' should have keys of characters from [\\w+=,.@-], got ''",
  ],
  [
    "a key with a slash",
    access({ roles: { "a/b": "a" } }),
    "'roles' should have keys of characters from [\\w+=,.@-], got 'a/b'",
  ],
  [
    "a list of roles that only Terraform knows",
    access((stack) => ({ roles: Token.asList(token(stack)) })),
    "'roles' should be a record where a name is a token, got a list; write { Analytics: role.name }",
  ],
  [
    "a role in no list",
    access({ roles: "analytics" as unknown as string[] }),
    "'roles' should be a list or a record, got 'analytics'; write ['analytics']",
  ],
  [
    "roles that are not set",
    access({ roles: undefined as unknown as string[] }),
    "'roles' should be left out or have a value, got undefined",
  ],

  // access: users and groups
  ["no users", access({ users: [] }), "'users' should name at least one user, got []"],
  ["a record without groups", access({ groups: {} }), "'groups' should name at least one group, got {}"],
  ["a user twice", access({ users: ["a", "A"] }), "'users' should name each user once, got 'A' twice"],
  ["a user name IAM refuses", access({ users: ["a b"] }), `'users' ${userNames}, got 'a b'`],
  ["a user name of 65 characters", access({ users: [long] }), `'users' ${userNames}, got '${long}'`],
  [
    "the ARN of a user",
    access({ users: ["arn:aws:iam::111122223333:user/teams/a"] }),
    `'users' ${userNames}, got 'arn:aws:iam::111122223333:user/teams/a'; a user's name is what follows the last '/' of its ARN`,
  ],
  ["a group name IAM refuses", access({ groups: ["teams/a"] }), `'groups' ${groupNames}, got 'teams/a'`],
  [
    "a group name of 129 characters",
    access({ groups: ["a".repeat(129)] }),
    `'groups' ${groupNames}, got '${"a".repeat(129)}'`,
  ],
  [
    "a group in no list",
    access({ groups: "developers" as never }),
    "'groups' should be a list or a record, got 'developers'; write ['developers']",
  ],
  [
    "a user that only Terraform knows in a list",
    access((stack) => ({ users: [token(stack)] })),
    "'users' should be a record where a name is a token, got a list; write { Analytics: user.name }",
  ],
  [
    "users that are not set",
    access({ users: undefined as never }),
    "'users' should be left out or have a value, got undefined",
  ],

  // access: other ways of calling
  ...(["asyncInvoke", "responsesApi"] as const).flatMap((way): typeof cases => [
    [
      `a text for ${way}`,
      access({ [way]: "false" as never }),
      `'${way}' should be true or false, got 'false'`,
    ],
    [
      `${way} without its action`,
      access({ [way]: true, actions: ["bedrock:InvokeModelWithResponseStream"] }),
      `'${way}' should stand beside the action 'bedrock:InvokeModel', got 'bedrock:InvokeModelWithResponseStream'; add it`,
    ],
  ]),

  [
    "calls that name no guardrail beside guardrails",
    access({ asyncInvoke: true, guardrails: [guardrailArn] }),
    "'asyncInvoke' should be false beside 'guardrails', got true; StartAsyncInvoke names no guardrail, so that each of its calls is denied",
  ],

  // access: guardrails
  ["no guardrails", access({ guardrails: [] }), "'guardrails' should name at least one guardrail, got []"],
  [
    "guardrails that are not set",
    access({ guardrails: undefined as never }),
    "'guardrails' should be left out or have a value, got undefined",
  ],
  [
    "a text for guardrails",
    access({ guardrails: guardrailArn as never }),
    `'guardrails' should be a list, got '${guardrailArn}'; write ['${guardrailArn}']`,
  ],
  ...[
    "a1b2c3d4e5f6",
    haikuArn,
    modelArn,
    guardrailArn.slice(0, -1) + "*",
    `${guardrailArn}:*`,
    `${guardrailArn}:0`,
    `${guardrailArn}:1:2`,
    `${guardrailArn}/1`,
    "arn:aws:bedrock:us-west-2::guardrail/a1b2c3d4e5f6",
    "arn:aws:bedrock:us-west-2:platform:guardrail/a1b2c3d4e5f6",
    `${guardrailArn}漢`,
    `${guardrailArn}\n`,
    "arn:aws:bedrock:us-west-2:111122223333:guardrail/${aws:PrincipalTag/guardrail}",
  ].map((arn): (typeof cases)[number] => [
    `the guardrail ${arn}`,
    access({ guardrails: [guardrailArn.replace("a1", "b1"), arn] }),
    `'guardrails' should be ARNs of guardrails, with ':' and a number where one version is meant, or of guardrail profiles, got '${arn}'`,
  ]),
  [
    "the draft of a guardrail",
    access({ guardrails: [`${guardrailArn}:DRAFT`] }),
    `'guardrails' should be ARNs of guardrails, with ':' and a number where one version is meant, or of guardrail profiles, got '${guardrailArn}:DRAFT'; without a version it is any, and the draft`,
  ],
  [
    "a guardrail twice",
    access({ guardrails: [guardrailArn, guardrailArn] }),
    `'guardrails' should name each guardrail once, got '${guardrailArn}' twice`,
  ],
  [
    "a version of a guardrail beside any version of it",
    access({ guardrails: [`${guardrailArn}:1`, guardrailArn] }),
    `'guardrails' should name each guardrail once, got '${guardrailArn}:1' beside '${guardrailArn}', which is any version of it`,
  ],
  [
    "a guardrail profile alone",
    access({ guardrails: [guardrailProfileArn] }),
    `'guardrails' should name a guardrail beside its guardrail profiles, got '${guardrailProfileArn}'`,
  ],
  [
    "a guardrail of another partition than a profile's",
    access((stack) => ({
      inferenceProfiles: [profile(stack, haikuArn)],
      guardrails: [guardrailArn, guardrailArn.replace("arn:aws:", "arn:aws-us-gov:")],
    })),
    `'guardrails' should be of the partition of the foundation models, aws, got '${guardrailArn.replace("arn:aws:", "arn:aws-us-gov:")}'`,
  ],
  [
    "guardrails of calls that are not allowed",
    access({ guardrails: [guardrailArn], actions: ["bedrock:GetInferenceProfile", "bedrock:CountTokens"] }),
    "'guardrails' should stand beside an action that calls foundation models, got 'bedrock:GetInferenceProfile', 'bedrock:CountTokens'; leave them out",
  ],

  // access: actions
  ["no actions", access({ actions: [] }), "'actions' should name at least one action, got []"],
  ["every action", access({ actions: ["*"] }), `'actions' ${actionRule}, got '*'`],
  ["every Bedrock action", access({ actions: ["bedrock:*"] }), `'actions' ${actionRule}, got 'bedrock:*'`],
  [
    "an action that does not exist",
    access({ actions: ["bedrock:InvokeModel", "bedrock:Converse"] }),
    `'actions' ${actionRule}, got 'bedrock:Converse'; Converse is authorized by bedrock:InvokeModel`,
  ],
  [
    "an action of another service",
    access({ actions: ["s3:GetObject"] }),
    `'actions' ${actionRule}, got 's3:GetObject'`,
  ],
  [
    "an action in other letters",
    access({ actions: ["Bedrock:InvokeModel"] }),
    `'actions' ${actionRule}, got 'Bedrock:InvokeModel'; write 'bedrock:InvokeModel'`,
  ],
  [
    "an action twice",
    access({ actions: ["bedrock:InvokeModel", "bedrock:InvokeModel"] }),
    "'actions' should name each action once, got 'bedrock:InvokeModel' twice",
  ],
  [
    "an action of application profiles without one",
    access({ actions: ["bedrock:InvokeModel*", "bedrock:TagResource"] }),
    "'actions' should match one of 'inferenceProfiles', got 'bedrock:TagResource', which matches application inference profiles only",
  ],

  [
    "an action that only Terraform knows",
    access((stack) => ({ actions: [token(stack)] })),
    "'actions' should be known when the policies are made, got a token",
  ],
  [
    "an action of application profiles beside a profile that only Terraform knows",
    access((stack) => ({
      inferenceProfiles: [profile(stack, "a1b2c3d4e5f6", "A"), profile(stack, token(stack), "B")],
      actions: ["bedrock:TagResource"],
    })),
    "'actions' should be placed on profiles whose ID is known, got 'bedrock:TagResource', which matches application inference profiles only, beside a token",
  ],

  // access: the rest
  [
    "a text for a flag",
    access({ directModelAccess: "false" as unknown as boolean }),
    "'directModelAccess' should be true or false, got 'false'",
  ],
  [
    "a text for the other flag",
    access({ denyGlobalRouting: "true" as unknown as boolean }),
    "'denyGlobalRouting' should be true or false, got 'true'",
  ],
  [
    "a policy name IAM refuses",
    access({ policyName: "Claude Haiku" }),
    `'policyName' ${policyRule}, got 'Claude Haiku'`,
  ],
  ["a path IAM refuses", access({ path: "teams" }), `'path' ${pathRule}, got 'teams'`],
  [
    "a description IAM refuses",
    access({ description: "a".repeat(1001) }),
    "'description' should have at most 1000 characters, got 1001",
  ],
  [
    "no global routing through a global profile",
    access((stack) => ({ inferenceProfiles: [profile(stack, globalId)], denyGlobalRouting: true })),
    `'denyGlobalRouting' should be false beside a profile that routes globally, got true beside '${globalId}'`,
  ],
  [
    "no global routing through the ARN of a global profile",
    access((stack) => ({ inferenceProfiles: [profile(stack, globalArn)], denyGlobalRouting: true })),
    `'denyGlobalRouting' should be false beside a profile that routes globally, got true beside '${globalArn}'`,
  ],
  [
    "no global routing through a copy of a global profile",
    access((stack) => ({
      inferenceProfiles: [
        new ApplicationInferenceProfile(stack, "Team", { copyFrom: profile(stack, globalId) }),
      ],
      denyGlobalRouting: true,
    })),
    "'denyGlobalRouting' should be false beside a profile that routes globally, got true beside 'prod/Team'",
  ],
  [
    "no allowed Regions",
    access({ allowedDestinationRegions: [] }),
    "'allowedDestinationRegions' should name at least one Region, got []",
  ],
  [
    "an allowed Region with a wildcard",
    access({ allowedDestinationRegions: ["us-east-1", "us-*"] }),
    "'allowedDestinationRegions' should be names of Regions or 'global', got 'us-*'",
  ],
  [
    "no profiles per policy",
    access({ profilesPerPolicy: 0 }),
    "'profilesPerPolicy' should be a whole number of at least 1, got 0",
  ],
  [
    "half a profile per policy",
    access({ profilesPerPolicy: 1.5 }),
    "'profilesPerPolicy' should be a whole number of at least 1, got 1.5",
  ],
  [
    "no number of profiles per policy",
    access({ profilesPerPolicy: NaN }),
    "'profilesPerPolicy' should be a whole number of at least 1, got NaN",
  ],
  [
    "a number of profiles per policy that Terraform knows",
    access((stack) => ({
      profilesPerPolicy: new TerraformVariable(stack, "Count", { type: "number" }).numberValue,
    })),
    "'profilesPerPolicy' should be known when the policies are made, got a token",
  ],

  // application profiles
  [
    "nothing to copy",
    application({ copyFrom: undefined as unknown as string }),
    "'copyFrom' should be an InferenceProfile, a FoundationModel or the ARN of a foundation model, got undefined",
  ],
  [
    "a model ID to copy",
    application({ copyFrom: "anthropic.claude" }),
    `'copyFrom' ${modelRule}, got 'anthropic.claude'; look it up with FoundationModel.fromLookup, and pass that`,
  ],
  [
    "a profile's ID to copy",
    application({ copyFrom: haikuId }),
    `'copyFrom' ${modelRule}, got '${haikuId}'; look it up with InferenceProfile.fromLookup, and pass that`,
  ],
  [
    "the ARN of a profile to copy",
    application({ copyFrom: haikuArn }),
    `'copyFrom' ${modelRule}, got '${haikuArn}'; look it up with InferenceProfile.fromLookup, and pass that`,
  ],
  [
    "a profile of another stack to copy",
    application((stack) => ({ copyFrom: profile(new TerraformStack(App.of(stack), "shared"), haikuId) })),
    "'copyFrom' should be in the stack prod, got shared/Other; look the profile up in this stack",
  ],
  [
    "the ARN of a model in an account",
    application({ copyFrom: modelArn.replace("::", ":111122223333:") }),
    `'copyFrom' ${modelRule}, got '${modelArn.replace("::", ":111122223333:")}'`,
  ],
  [
    "a copy of a new application profile",
    application((stack) => ({
      copyFrom: new ApplicationInferenceProfile(stack, "Team", { copyFrom: modelArn }),
    })),
    "'copyFrom' should be a system-defined inference profile or a foundation model, got the application inference profile 'prod/Team'",
  ],
  [
    "a copy of an existing application profile",
    application((stack) => ({ copyFrom: profile(stack, "a1b2c3d4e5f6") })),
    "'copyFrom' should be a system-defined inference profile or a foundation model, got the application inference profile 'a1b2c3d4e5f6'",
  ],
  ["a profile name AWS refuses", application({ name: "Team (EU)" }), `'name' ${nameRule}, got 'Team (EU)'`],
  ["a profile name of 65 characters", application({ name: long }), `'name' ${nameRule}, got '${long}'`],
  [
    "a profile description AWS refuses",
    application({ description: "Why?" }),
    `'description' ${textRule}, got 'Why?'`,
  ],
  [
    "201 tags",
    application({
      tags: Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`key${index}`, "value"])),
    }),
    "'tags' should have at most 200 tags, got 201",
  ],
  [
    "an application profile without a Region",
    application({ sourceRegion: "" }),
    "'sourceRegion' should be the name of a Region, got ''",
  ],

  // what TypeScript refuses
  ["no props", untyped(undefined), "'props' should be an object, got undefined"],
  ["null for props", untyped(null), "'props' should be an object, got null"],
  ["a text for props", untyped("analytics"), "'props' should be an object, got 'analytics'"],
  [
    "a construct for props",
    (stack) => untyped(profile(stack, haikuId))(stack),
    "'props' should be an object, got the construct prod/Other",
  ],
  // an environment variable that is not set must not pass for what was left out
  [
    "actions that are not set",
    access({ actions: undefined as never }),
    "'actions' should be left out or have a value, got undefined",
  ],
  [
    "destination Regions that are not set",
    access({ allowedDestinationRegions: undefined as never }),
    "'allowedDestinationRegions' should be left out or have a value, got undefined",
  ],
  [
    "a denial of global routing that is not set",
    access({ denyGlobalRouting: undefined as never }),
    "'denyGlobalRouting' should be left out or have a value, got undefined",
  ],
  [
    "products that are not set",
    (stack) => new ModelAccess(stack, "Bad", { roles: ["a"], productIds: undefined }),
    "'productIds' should be left out or have a value, got undefined",
  ],
  [
    "a prop that a lookup does not know",
    (stack) =>
      InferenceProfile.fromLookup(stack, "Bad", { ...{ region: "us-east-1" }, inferenceProfileId: haikuId }),
    "'props' should have no props but inferenceProfileId, sourceRegion, provider, got 'region'",
  ],
  [
    "a prop that an application profile does not know",
    application({ model: modelArn } as never),
    "'props' should have no props but copyFrom, name, description, tags, sourceRegion, provider, got 'model'",
  ],
  [
    "a prop that access does not know",
    access({ role: "analytics" } as never),
    "'props' should have no props but inferenceProfiles, foundationModels, directModelAccess, denyGlobalRouting, allowedDestinationRegions, profilesPerPolicy, actions, guardrails, asyncInvoke, responsesApi, roles, users, groups, policyName, path, description, tags, got 'role'",
  ],
  [
    "a prop that full access does not know",
    (stack) => new InferenceProfileFullAccess(stack, "Bad", { ...{ "": 1 }, roles: ["a"] }),
    "'props' should have no props but roles, users, groups, policyName, path, description, tags, got ''",
  ],
  [
    "a prop that the AWS managed policy does not know",
    (stack) => new AmazonBedrockFullAccess(stack, "Bad", { ...{ path: "/" }, roles: ["a"] }),
    "'props' should have no props but roles, users, groups, got 'path'",
  ],
  [
    "a prop that model access does not know",
    (stack) => new ModelAccess(stack, "Bad", { ...{ products: [] }, roles: ["a"] }),
    "'props' should have no props but roles, users, groups, policyName, path, description, tags, productIds, useCaseForm, agreements, got 'products'",
  ],
  [
    "an ID for a profile",
    access({ inferenceProfiles: [haikuId] as unknown as InferenceProfile[] }),
    `'inferenceProfiles' should be an InferenceProfile, got '${haikuId}'; write InferenceProfile.fromLookup(stack, "Haiku", { inferenceProfileId: '${haikuId}' })`,
  ],
  [
    "an ID for a list of profiles",
    access({ inferenceProfiles: haikuId as unknown as InferenceProfile[] }),
    `'inferenceProfiles' should be a list, got '${haikuId}'; write ['${haikuId}']`,
  ],
  [
    "a profile in no list",
    access((stack) => ({ inferenceProfiles: profile(stack, haikuId) as unknown as InferenceProfile[] })),
    "'inferenceProfiles' should be a list, got the construct prod/Other",
  ],
  [
    "a construct for a profile",
    access((stack) => ({
      inferenceProfiles: [new IamRole(stack, "Role", { assumeRolePolicy: "{}" })] as never,
    })),
    `'inferenceProfiles' should be an InferenceProfile, got the construct prod/Role; write InferenceProfile.fromLookup(stack, "Haiku", { inferenceProfileId: … })`,
  ],
  [
    "null for a profile",
    access({ inferenceProfiles: [null] as never }),
    `'inferenceProfiles' should be an InferenceProfile, got null; write InferenceProfile.fromLookup(stack, "Haiku", { inferenceProfileId: … })`,
  ],
  [
    "a construct for a role",
    access((stack) => ({ roles: [new IamRole(stack, "Role", { assumeRolePolicy: "{}" })] as never })),
    "'roles' should be a text, got the construct prod/Role; write { Analytics: role.name }",
  ],
  [
    "a construct for a record of roles",
    access((stack) => ({ roles: new IamRole(stack, "Role", { assumeRolePolicy: "{}" }) as never })),
    "'roles' should be a list or a record, got the construct prod/Role; write { Analytics: role.name }",
  ],
  ["a number for a role", access({ roles: [5] as never }), "'roles' should be a text, got 5"],
  [
    "null for the roles",
    access({ roles: null as never }),
    "'roles' should be a list or a record, got null; write { Analytics: role.name }",
  ],
  [
    "a role twice but for capitals",
    access({ roles: ["a", "A"] }),
    "'roles' should name each role once, got 'A' twice",
  ],
  [
    "a text for the actions",
    access({ actions: "bedrock:InvokeModel" as never }),
    "'actions' should be a list, got 'bedrock:InvokeModel'; write ['bedrock:InvokeModel']",
  ],
  ["null for the actions", access({ actions: null as never }), "'actions' should be a list, got null"],
  [
    "a number for an action",
    access({ actions: ["bedrock:InvokeModel", 5] as never }),
    "'actions' should be a list of texts, got 5 in it",
  ],
  [
    "a text for the allowed Regions",
    access({ allowedDestinationRegions: "us-east-1" as never }),
    "'allowedDestinationRegions' should be a list, got 'us-east-1'; write ['us-east-1']",
  ],
  [
    "a Region left out",
    access({ allowedDestinationRegions: ["us-east-1", undefined] as never }),
    "'allowedDestinationRegions' should be a list of texts, got undefined in it",
  ],
  [
    "a list that only Terraform knows, in a list",
    access((stack) => ({ allowedDestinationRegions: ["us-east-1", ...Token.asList(token(stack))] })),
    "'allowedDestinationRegions' should be a list of texts, got a token for a list in it",
  ],
  [
    "null for a flag",
    access({ directModelAccess: null as never }),
    "'directModelAccess' should be true or false, got null",
  ],
  [
    "a text for a count",
    access({ profilesPerPolicy: "5" as never }),
    "'profilesPerPolicy' should be a whole number of at least 1, got '5'",
  ],
  ["a list for a path", access({ path: ["/"] as never }), "'path' should be a text, got a list"],
  [
    "a token for a list as tags",
    access({ tags: Lazy.listValue({ produce: () => ["a"] }) as never }),
    "'tags' should be a record of texts, got a token for a list",
  ],
  ["a text for tags", access({ tags: "team" as never }), "'tags' should be a record of texts, got 'team'"],
  [
    "a number for a tag",
    access({ tags: { team: 5 } as never }),
    "'tags' should be a record of texts, got 5 for 'team'",
  ],
  [
    "51 tags of a policy",
    access({ tags: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`key${index}`, "a"])) }),
    "'tags' should have at most 50 tags, got 51",
  ],
  [
    "a tag that belongs to AWS",
    access({ tags: { "aws:team": "a" } }),
    "'tags' should have keys that don't begin with 'aws:', got 'aws:team'",
  ],
  [
    "a construct to copy",
    application((stack) => ({ copyFrom: new IamRole(stack, "Role", { assumeRolePolicy: "{}" }) as never })),
    "'copyFrom' should be an InferenceProfile, a FoundationModel or the ARN of a foundation model, got the construct prod/Role",
  ],
  ["a number for a name", application({ name: 5 as never }), "'name' should be a text, got 5"],
  [
    "the alias of a provider",
    application({ provider: "aws.east" as never }),
    "'provider' should be an AwsProvider, got 'aws.east'",
  ],
  [
    "a provider of another stack",
    application((stack) => ({
      provider: new AwsProvider(new TerraformStack(App.of(stack), "shared"), "Aws", {}),
    })),
    "'provider' should be in the stack prod, got shared/Aws; define the provider in this stack",
  ],
  [
    "the provider of a resource for a lookup",
    (stack) =>
      InferenceProfile.fromLookup(stack, "Bad", { inferenceProfileId: haikuId, provider: stack as never }),
    "'provider' should be an AwsProvider, got the construct prod",
  ],
  ["a number for an ID", lookup(5 as never), "'inferenceProfileId' should be a text, got 5"],
  [
    "a text for products",
    (stack) => new ModelAccess(stack, "Bad", { roles: ["a"], productIds: "prod-a" as never }),
    "'productIds' should be a list, got 'prod-a'; write ['prod-a']",
  ],
  [
    "null for products",
    (stack) => new ModelAccess(stack, "Bad", { roles: ["a"], productIds: null as never }),
    "'productIds' should be a list, got null",
  ],

  // the others
  [
    "full access for no role",
    (stack) => new InferenceProfileFullAccess(stack, "Bad", { roles: [] }),
    "'roles' should name at least one role, got []",
  ],
  [
    "full access under a name IAM refuses",
    (stack) => new InferenceProfileFullAccess(stack, "Bad", { roles: ["a"], policyName: "" }),
    `'policyName' ${policyRule}, got ''`,
  ],
  [
    "the AWS managed policy for nobody",
    (stack) => new AmazonBedrockFullAccess(stack, "Bad", {}),
    "'roles' should name at least one role where there are neither 'users' nor 'groups', got undefined; name who gets the AWS managed policy",
  ],
  [
    "the AWS managed policy for the ARN of a role",
    (stack) => new AmazonBedrockFullAccess(stack, "Bad", { roles: [roleArn] }),
    `'roles' ${roleNames}, got '${roleArn}'; a role's name is what follows the last '/' of its ARN`,
  ],
  [
    "subscription to no product",
    (stack) => new ModelAccess(stack, "Bad", { roles: ["a"], productIds: [] }),
    "'productIds' should name at least one product, got []",
  ],
  [
    "subscription to any product",
    (stack) => new ModelAccess(stack, "Bad", { roles: ["a"], productIds: ["*"] }),
    "'productIds' should be product IDs of letters, digits, '_' and '-', got '*'",
  ],

  // foundation models
  [
    "the ARN of a profile for a model",
    model(haikuArn),
    `'modelId' should be the ARN of a foundation model in a Region, got '${haikuArn}'; ${profileRemedy}`,
  ],
  [
    "the ID of an application profile for a model",
    model("a1b2c3d4e5f6"),
    `'modelId' should be a foundation model ID, with its provider and '.' before the name, got 'a1b2c3d4e5f6'; ${profileRemedy}`,
  ],
  ["a wildcard for a model", model("amazon.*"), `'modelId' ${modelIdRule}, got 'amazon.*'`],
  ["no model", model(undefined), "'modelId' should be a text, got undefined"],
  [
    "no models",
    modelAccess({ foundationModels: [] }),
    "'foundationModels' should name at least one foundation model, got []",
  ],
  [
    "models that are not there",
    access({ foundationModels: undefined as never }),
    "'foundationModels' should be left out or have a value, got undefined",
  ],
  [
    "an ID for a model",
    modelAccess({ foundationModels: ["amazon.titan"] as never }),
    `'foundationModels' should be a FoundationModel, got 'amazon.titan'; write FoundationModel.fromLookup(stack, "Titan", { modelId: 'amazon.titan' })`,
  ],
  [
    "a profile among models",
    modelAccess((stack) => ({ foundationModels: [profile(stack, haikuId, "Haiku")] as never })),
    "'foundationModels' should be a FoundationModel, got the construct prod/Haiku, an InferenceProfile; access to profiles is InferenceProfileAccess",
  ],
  [
    "a model among profiles",
    access((stack) => ({ inferenceProfiles: [titan(stack)] as never })),
    "'inferenceProfiles' should be an InferenceProfile, got the construct prod/Titan, a FoundationModel; one that is called without a profile belongs in 'foundationModels'",
  ],
  [
    "a model twice",
    modelAccess((stack) => ({ foundationModels: [titan(stack, "One"), titan(stack, "Again")] })),
    "'foundationModels' should name each foundation model once, got 'amazon.titan-embed-text-v2:0' twice",
  ],
  [
    "a model of another stack",
    modelAccess((stack) => ({
      foundationModels: [titan(new TerraformStack(App.of(stack), "other"))],
    })),
    "'foundationModels' should be in the stack prod, got other/Titan; look the model up in this stack",
  ],
  [
    "an action that models do not know",
    modelAccess({ actions: ["bedrock:InvokeModel", "bedrock:GetInferenceProfile"] }),
    "'actions' should match 'foundationModels', got 'bedrock:GetInferenceProfile', which matches inference profiles only; leave it out, or give access to a profile too",
  ],
  [
    "a prop that access to models does not know",
    modelAccess({ directModelAccess: true } as never),
    "'props' should have no props but foundationModels, actions, guardrails, asyncInvoke, responsesApi, roles, users, groups, policyName, path, description, tags, got 'directModelAccess'",
  ],

  // tagged profiles
  [
    "no tags",
    tagged({}),
    "'resourceTags' should name at least one tag where 'matchingPrincipalTags' names none, got undefined",
  ],
  ["tags without a key", tagged({ resourceTags: { "": "a" } }), `'resourceTags' ${tagKeyRule}, got ''`],
  [
    "a caller's tag without a key",
    tagged({ matchingPrincipalTags: [""] }),
    `'matchingPrincipalTags' ${tagKeyRule}, got ''`,
  ],
  [
    "an empty record of tags",
    tagged({ resourceTags: {} }),
    "'resourceTags' should name at least one tag, got {}",
  ],
  [
    "no tag of a caller",
    tagged({ matchingPrincipalTags: [] }),
    "'matchingPrincipalTags' should name at least one tag, got []",
  ],
  [
    "tags that are not there",
    tagged({ resourceTags: undefined as never, matchingPrincipalTags: ["team"] }),
    "'resourceTags' should be left out or have a value, got undefined",
  ],
  [
    "a tag with no value",
    tagged({ resourceTags: { team: [] } }),
    "'resourceTags' should name at least one value, got [] for 'team'",
  ],
  [
    "a tag that only Terraform knows",
    tagged((stack) => ({ resourceTags: { [token(stack)]: "a" } })),
    "'resourceTags' should be known when the policies are made, got a token",
  ],
  [
    "a value that is none",
    tagged({ resourceTags: { team: ["a", null as never] } }),
    "'resourceTags' should be a list of texts, got null in it for 'team'",
  ],
  [
    "a hole in a list of models",
    // eslint-disable-next-line no-sparse-arrays
    modelAccess((stack) => ({ foundationModels: [, titan(stack, "One")] as never })),
    `'foundationModels' should be a FoundationModel, got undefined; write FoundationModel.fromLookup(stack, "Titan", { modelId: … })`,
  ],
  [
    "actions that know no tags",
    tagged({ resourceTags: { team: "a" }, actions: ["bedrock:CountTokens", "bedrock:Rerank"] }),
    "'actions' should match application inference profiles, which is where the tags are, got 'bedrock:CountTokens', 'bedrock:Rerank'; leave 'actions' out, or add one that does",
  ],
  [
    "a tag that is not set",
    tagged({ resourceTags: { team: undefined as never } }),
    "'resourceTags' should be a record of texts or lists of texts, got undefined for 'team'",
  ],
  [
    "a policy variable for a tag",
    tagged({ resourceTags: { team: "${aws:PrincipalTag/team}" } }),
    `'resourceTags' ${tagValueRule}, got '\${aws:PrincipalTag/team}' for 'team'`,
  ],
  [
    "a policy variable for the key of a tag",
    tagged({ matchingPrincipalTags: ["${aws:username}"] }),
    `'matchingPrincipalTags' ${tagKeyRule}, got '\${aws:username}'`,
  ],
  [
    "a tag of both kinds",
    tagged({ resourceTags: { Team: "a" }, matchingPrincipalTags: ["team"] }),
    "'matchingPrincipalTags' should have keys that differ in more than capitals, got 'Team' and 'team'",
  ],
  [
    "a caller's tag in no list",
    tagged({ matchingPrincipalTags: "team" as never }),
    "'matchingPrincipalTags' should be a list, got 'team'; write ['team']",
  ],
  [
    "nothing that profiles were made from",
    tagged({ copiedFrom: [], resourceTags: { team: "a" } }),
    "'copiedFrom' should name at least one inference profile or foundation model, got []",
  ],
  [
    "an ID of what profiles were made from",
    tagged({ copiedFrom: [haikuId] as never, resourceTags: { team: "a" } }),
    `'copiedFrom' should be an InferenceProfile or a FoundationModel, got '${haikuId}'; look it up with the fromLookup of one`,
  ],
  [
    "an application profile that profiles were made from",
    tagged((stack) => ({
      copiedFrom: [new ApplicationInferenceProfile(stack, "Team", { copyFrom: modelArn })],
      resourceTags: { team: "a" },
    })),
    "'copiedFrom' should be a system-defined inference profile or a foundation model, got the application inference profile 'prod/Team'",
  ],
  [
    "the making of tagged profiles",
    tagged({ resourceTags: { team: "a" }, actions: ["bedrock:CreateInferenceProfile"] }),
    "'actions' should be possible on profiles that have tags, got 'bedrock:CreateInferenceProfile', which makes one; give InferenceProfileAccess that action",
  ],
];

test.each(cases)("fails on %s", (_, make, message) => {
  const stack = emptyStack();
  expect(() => make(stack)).toThrow(new Error(`prod/Bad: ${message}`));
  expect(stack.node.tryFindChild("Bad")?.node.children).toEqual([]);
});

const nothing = Lazy.stringValue({ produce: () => undefined });
const noList = Lazy.listValue({ produce: () => undefined });
const noMap = Token.asStringMap(Lazy.anyValue({ produce: () => undefined })) as Record<string, string>;
const yielding = (text: string) => Lazy.stringValue({ produce: () => text });

/** What a Lazy turns out to be is known when the stack is finished. */
const late: [what: string, make: Make, message: string][] = [
  ["an ID", lookup(nothing), "'inferenceProfileId' should be a text, got undefined"],
  ["an ID with a wildcard", lookup(yielding("us.*")), `'inferenceProfileId' ${idRule}, got 'us.*'`],
  ["a part of an ID", lookup(`us.${nothing}`), "'inferenceProfileId' should be a text, got undefined"],
  [
    "an empty part of an ID",
    lookup(`us.${yielding("")}`),
    "'inferenceProfileId' should be a text, got undefined",
  ],
  ["a source Region", lookup(haikuId, nothing), "'sourceRegion' should be a text, got undefined"],
  ["a role", access({ roles: { A: nothing } }), "'roles' should be a text, got undefined"],
  [
    "a role's ARN",
    access({ roles: { A: yielding(roleArn) } }),
    `'roles' ${roleNames}, got '${roleArn}'; a role's name is what follows the last '/' of its ARN`,
  ],
  [
    "a role under two keys",
    access({ roles: { A: yielding("a"), B: yielding("A") } }),
    "'roles' should name each role once, got 'A' twice",
  ],
  ["a user", access({ users: { A: nothing } }), "'users' should be a text, got undefined"],
  ["a model", model(nothing), "'modelId' should be a text, got undefined"],
  ["a model with a wildcard", model(yielding("a.*")), `'modelId' ${modelIdRule}, got 'a.*'`],
  [
    "the value of a tag",
    tagged({ resourceTags: { team: nothing } }),
    "'resourceTags' should be a record of texts or lists of texts, got undefined for 'team'",
  ],
  [
    "the values of a tag",
    tagged({ resourceTags: { team: Lazy.listValue({ produce: () => [] }) } }),
    "'resourceTags' should name at least one value, got [] for 'team'",
  ],
  [
    "a wildcard in a tag",
    tagged({ resourceTags: { team: ["a", yielding("*")] } }),
    `'resourceTags' ${tagValueRule}, got '*' for 'team'`,
  ],
  ["guardrails", access({ guardrails: noList }), "'guardrails' should be a list, got undefined"],
  [
    "no guardrail",
    access({ guardrails: Lazy.listValue({ produce: () => [] }) }),
    "'guardrails' should name at least one guardrail, got []",
  ],
  [
    "a guardrail profile alone",
    access({ guardrails: [yielding(guardrailProfileArn)] }),
    `'guardrails' should name a guardrail beside its guardrail profiles, got '${guardrailProfileArn}'`,
  ],
  ["a policy name", access({ policyName: nothing }), "'policyName' should be a text, got undefined"],
  [
    "a policy name IAM refuses",
    access({ policyName: yielding("a b") }),
    `'policyName' ${policyRule}, got 'a b'`,
  ],
  ["a path", access({ path: nothing }), "'path' should be a text, got undefined"],
  ["a description", access({ description: nothing }), "'description' should be a text, got undefined"],
  ["tags", access({ tags: noMap }), "'tags' should be a record of texts, got undefined"],
  [
    "a tag",
    access({ tags: { team: nothing } }),
    "'tags' should be a record of texts, got undefined for 'team'",
  ],
  [
    "allowed Regions",
    access({ allowedDestinationRegions: noList }),
    "'allowedDestinationRegions' should be a list, got undefined",
  ],
  [
    "no allowed Region",
    access({ allowedDestinationRegions: Lazy.listValue({ produce: () => [] }) }),
    "'allowedDestinationRegions' should name at least one Region, got []",
  ],
  [
    "an allowed Region with a wildcard",
    access((stack) => {
      const name = token(stack);
      return { allowedDestinationRegions: Lazy.listValue({ produce: () => [name, "us-*"] }) };
    }),
    "'allowedDestinationRegions' should be names of Regions or 'global', got 'us-*'",
  ],
  [
    "an allowed Region",
    access({ allowedDestinationRegions: ["us-east-1", nothing] }),
    "'allowedDestinationRegions' should be a list of texts, got undefined in it",
  ],
  [
    "a copy",
    application({ copyFrom: nothing }),
    "'copyFrom' should be an InferenceProfile, a FoundationModel or the ARN of a foundation model, got undefined",
  ],
  [
    "a profile's ARN to copy",
    application({ copyFrom: yielding(haikuArn) }),
    `'copyFrom' ${modelRule}, got '${haikuArn}'; look it up with InferenceProfile.fromLookup, and pass that`,
  ],
  ["a profile name", application({ name: nothing }), "'name' should be a text, got undefined"],
  [
    "products",
    (stack) => new ModelAccess(stack, "Bad", { roles: ["a"], productIds: noList }),
    "'productIds' should be a list, got undefined",
  ],
  [
    "no product",
    (stack) =>
      new ModelAccess(stack, "Bad", { roles: ["a"], productIds: Lazy.listValue({ produce: () => [] }) }),
    "'productIds' should name at least one product, got []",
  ],
  [
    "a product",
    (stack) => new ModelAccess(stack, "Bad", { roles: ["a"], productIds: ["prod-a", nothing] }),
    "'productIds' should be a list of texts, got undefined in it",
  ],
];

test.each(late)(
  "fails on %s that a Lazy leaves out or gets wrong, once the stack is finished",
  (_, make, message) => {
    const stack = emptyStack();
    make(stack);
    expect(() => synthesized(stack)).toThrow(`[prod/Bad] ${message}`);
  },
);

const anything: [what: string, value: (stack: TerraformStack) => unknown][] = [
  ["null", () => null],
  ["a number", () => 5],
  ["a token for a number", () => Token.asNumber(Lazy.anyValue({ produce: () => 5 }))],
  ["NaN", () => NaN],
  ["true", () => true],
  ["a text", () => "a"],
  ["an ARN", () => haikuArn],
  ["an empty list", () => []],
  ["a list with null", () => [null]],
  ["a list with a list", () => [["a"]]],
  ["an empty record", () => ({})],
  ["a record with null", () => ({ A: null })],
  ["a record with a construct", (stack) => ({ A: stack })],
  ["an object without a prototype", () => Object.create(null) as unknown],
  ["a construct", (stack) => stack],
  ["a class", () => TerraformStack],
  ["a symbol", () => Symbol("a")],
  ["a map", () => new Map([["a", "b"]])],
  ["a Lazy", () => Lazy.anyValue({ produce: () => null })],
  ["a list token", () => noList],
  ["a map token", () => noMap],
];
const everyProp = Object.entries(subjects).flatMap(([name, { make, valid, forms }]) =>
  Object.keys(forms).map((prop) => ({ name, prop, make, valid })),
);

test.each(everyProp)(
  "takes anything for '$prop' of $name, or refuses it with a sentence",
  ({ prop, make, valid }) => {
    for (const [what, value] of anything) {
      const stack = emptyStack();
      try {
        make(stack, "Bad", { ...valid(stack, "analytics"), [prop]: value(stack) });
        synthesized(stack);
      } catch (error) {
        const { message } = error as Error;
        expect([what, message.split("\n").find((line) => line.includes("prod/Bad"))]).toEqual([
          what,
          expect.stringMatching(new RegExp(`^(prod/Bad:|  \\[prod/Bad\\]) '${prop}' should .*, got `)),
        ]);
      }
    }
  },
);

test("fails on a path of constructs that makes no policy name, and says what it made", () => {
  const stack = emptyStack();
  const valid = { inferenceProfiles: [profile(stack, haikuId)], roles: ["analytics"] };
  expect(() => new InferenceProfileAccess(stack, "Team (EU)", valid)).toThrow(
    new Error(
      `prod/Team (EU): 'policyName' ${policyRule}, got 'prod-Team (EU)'; without 'policyName' it is the construct's path`,
    ),
  );
});

test("counts only the policies that are made", () => {
  const stack = emptyStack();
  const inferenceProfiles = Array.from({ length: 101 }, (_, index) =>
    profile(stack, `us.anthropic.model-${index}`, `P${index}`),
  );
  const actions = ["bedrock:ListInferenceProfiles"];
  const access = new InferenceProfileAccess(stack, "List", { inferenceProfiles, roles: ["a"], actions });
  expect(access.policyArns).toHaveLength(1);
});

test("passes tokens through unread", () => {
  const stack = emptyStack();
  const text = Token.asString(token(stack));
  const inferenceProfiles = [profile(stack, text)];
  const copy = { copyFrom: text, name: text, description: text, sourceRegion: text };
  expect(() => {
    new InferenceProfileAccess(stack, "Access", {
      inferenceProfiles,
      roles: { Any: text },
      policyName: text,
      path: text,
      description: text,
      allowedDestinationRegions: Token.asList(text),
    });
    new ApplicationInferenceProfile(stack, "Application", copy);
    new ModelAccess(stack, "Subscribe", { roles: { Any: text }, productIds: Token.asList(text) });
    new ModelAccess(stack, "SubscribeOne", { roles: { Any: text }, productIds: [text, "prod-a"] });
  }).not.toThrow();
});
