import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Lazy, ref, TerraformVariable, Token, type TerraformStack } from "cdktf";
import { Construct } from "constructs";
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
  type AmazonBedrockFullAccessProps,
  type ApplicationInferenceProfileProps,
  type AttachedPolicyProps,
  type BedrockAccessStackProps,
  type FoundationModelAccessProps,
  type FoundationModelLookupProps,
  type InferenceProfileAccessProps,
  type InferenceProfileLookupProps,
  type ModelAccessProps,
  type ModelCallProps,
  type Principals,
  type RoutedCallProps,
  type TaggedInferenceProfileAccessProps,
} from "../modules";

/** A value of a prop, in one of the forms a user can give it. `id` tells one construct of the stack from another. */
export interface Form {
  readonly value: (stack: TerraformStack, id: string) => unknown;

  /**
   * What the sentence says that refuses it, after the name of the prop.
   *
   * @default - Terraform applies it
   */
  readonly refused?: string;

  /**
   * Whether it takes AWS provider 6, which is not on every machine.
   *
   * @default false
   */
  readonly sixth?: boolean;
}

/** Every prop of a construct, in every form. */
export type Forms<Props> = Readonly<
  Record<keyof Props, Readonly<Record<"token" | "lazy" | "unset", Form> & Record<string, Form>>>
>;

/** A construct, and what it can be made with. */
export interface Subject {
  readonly make: (stack: TerraformStack, id: string, props: object) => Construct;

  /** Props that it can be made with. */
  readonly valid: (stack: TerraformStack, id: string) => object;
  readonly forms: Readonly<Record<string, Readonly<Record<string, Form>>>>;
}

export const haikuId = "us.anthropic.claude-3-haiku-20240307-v1:0";
export const modelArn = "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-3-haiku-20240307-v1:0";

/** The ARN of a guardrail. */
export const guardrailArn = "arn:aws:bedrock:us-west-2:111122223333:guardrail/a1b2c3d4e5f6";

/** The name of the role, user or group that the construct `id` gives access. */
export const nameOf = (id: string): string => id.slice(-60);

/** A lookup of Claude 3 Haiku, one in a stack. */
export function haikuOf(stack: TerraformStack): InferenceProfile {
  const known = stack.node.tryFindChild("Haiku") as InferenceProfile | undefined;
  return known ?? InferenceProfile.fromLookup(stack, "Haiku", { inferenceProfileId: haikuId });
}

export const titanId = "amazon.titan-embed-text-v2:0";
export const titanArn = `arn:aws:bedrock:us-west-2::foundation-model/${titanId}`;

/** A lookup of Titan Text Embeddings, one in a stack. */
export function titanOf(stack: TerraformStack): FoundationModel {
  const known = stack.node.tryFindChild("Titan") as FoundationModel | undefined;
  return known ?? FoundationModel.fromLookup(stack, "Titan", { modelId: titanId });
}

/** A Terraform variable with a value that CDKTF does not know. */
export function variable(stack: TerraformStack, id: string, value: unknown): TerraformVariable {
  const type = { string: "string", object: Array.isArray(value) ? "list(string)" : "map(string)" }[
    typeof value as "string"
  ];
  return new TerraformVariable(stack, `${id}_value`, {
    default: value,
    ...(type && { type }),
    nullable: true,
  });
}

const left: Form = { value: () => undefined };
const notUnset: Form = {
  value: () => undefined,
  refused: "should be left out or have a value, got undefined",
};
const late = "should be known when the policies are made, got a token";
const lazyText = (value: string) => Lazy.stringValue({ produce: () => value });
const lazyMap = (value: object) =>
  Token.asStringMap(Lazy.anyValue({ produce: () => value })) as Record<string, string>;

function text(value: (id: string) => string, unset = left) {
  return {
    literal: { value: (_: TerraformStack, id: string) => value(id) },
    token: { value: (stack: TerraformStack, id: string) => variable(stack, id, value(id)).stringValue },
    lazy: { value: (_: TerraformStack, id: string) => lazyText(value(id)) },
    unset,
  };
}

function texts(value: readonly [string, ...string[]]) {
  const [first, ...others] = value;
  return {
    list: { value: () => value },
    "list with a token": {
      value: (stack: TerraformStack, id: string) => [variable(stack, id, first).stringValue, ...others],
    },
    "list with a Lazy": { value: () => [lazyText(first), ...others] },
    token: { value: (stack: TerraformStack, id: string) => variable(stack, id, value).listValue },
    lazy: { value: () => Lazy.listValue({ produce: () => [...value] }) },
    unset: left,
  };
}

function record(value: Readonly<Record<string, string>>) {
  const tokens = (made: (value: string) => string) =>
    Object.fromEntries(Object.entries(value).map(([key, item]) => [key, made(item)]));
  return {
    record: { value: () => value },
    "record with a token": {
      value: (stack: TerraformStack, id: string) => tokens((item) => variable(stack, id, item).stringValue),
    },
    "record with a Lazy": { value: () => tokens(lazyText) },
    token: {
      value: (stack: TerraformStack, id: string) => Token.asStringMap(variable(stack, id, value).value),
    },
    lazy: { value: () => lazyMap(value) },
    unset: left,
  };
}

function literal(value: unknown, refused: string) {
  return {
    literal: { value: () => value },
    token: { value: (stack: TerraformStack, id: string): unknown => variable(stack, id, "1").value, refused },
    lazy: { value: () => Lazy.anyValue({ produce: () => value }), refused },
    unset: left,
  };
}

const flag = literal(true, "should be true or false, got a token");
const region = text(() => "us-west-2");
const sixth = {
  literal: { ...region.literal, sixth: true },
  token: { ...region.token, sixth: true },
  lazy: { ...region.lazy, sixth: true },
  unset: left,
};

function principals(word: string): Forms<Principals>["roles"] {
  const notInList = `should be a record where a name is a token, got a list; write { Analytics: ${word}.name }`;
  return {
    list: { value: (_, id) => [nameOf(id)] },
    record: { value: (_, id) => ({ [nameOf(id)]: nameOf(id) }) },
    "record with a token": {
      value: (stack, id) => ({ [nameOf(id)]: variable(stack, id, nameOf(id)).stringValue }),
    },
    "record with a Lazy": { value: (_, id) => ({ [nameOf(id)]: lazyText(nameOf(id)) }) },
    token: {
      value: (stack, id) => Token.asStringMap(variable(stack, id, { A: nameOf(id) }).value),
      refused: `should be a list or a record, got a token; write { Analytics: ${word}.name }`,
    },
    "list token": { value: (stack, id) => variable(stack, id, [nameOf(id)]).listValue, refused: notInList },
    lazy: { value: (_, id) => Lazy.listValue({ produce: () => [nameOf(id)] }), refused: notInList },
    unset: notUnset,
  };
}

const principalForms: Forms<Principals> = {
  roles: principals("role"),
  users: principals("user"),
  groups: principals("group"),
};

const policyProps: Forms<AttachedPolicyProps> = {
  ...principalForms,
  policyName: text((id) => `claude-${id}`),
  path: text(() => "/teams/"),
  description: text(() => "Claude 3 Haiku"),
  tags: record({ team: "analytics" }),
};

const provider = {
  construct: {
    value: (stack: TerraformStack, id: string) =>
      new AwsProvider(stack, `${id}_provider`, { region: "us-west-2", alias: id }),
  },
  token: {
    value: (stack: TerraformStack, id: string) => variable(stack, id, "aws").stringValue,
    refused: "should be an AwsProvider, got a token",
  },
  lazy: {
    value: () => Lazy.anyValue({ produce: () => undefined }),
    refused: "should be an AwsProvider, got a token",
  },
  unset: left,
};

const lookupForms: Forms<InferenceProfileLookupProps> = {
  inferenceProfileId: {
    ...text(() => haikuId, { value: () => undefined, refused: "should be a text, got undefined" }),
    ARN: { value: () => `arn:aws:bedrock:us-west-2:111122223333:inference-profile/${haikuId}` },
  },
  sourceRegion: sixth,
  provider,
};

const notCopied = "should be an InferenceProfile, a FoundationModel or the ARN of a foundation model";

const applicationForms: Forms<ApplicationInferenceProfileProps> = {
  copyFrom: {
    ...text(() => modelArn, { value: () => undefined, refused: `${notCopied}, got undefined` }),
    construct: { value: (stack) => haikuOf(stack) },
    // another than the one that is called directly: access to that would go around the copy
    model: {
      value: (stack, id) =>
        FoundationModel.fromLookup(stack, `${id}_model`, { modelId: "cohere.embed-english-v3" }),
    },
    elsewhere: {
      value: (stack, id) =>
        InferenceProfile.fromLookup(stack, `${id}_ohio`, {
          inferenceProfileId: haikuId,
          provider: new AwsProvider(stack, `${id}_provider`, { region: "us-east-2", alias: id }),
        }),
    },
  },
  name: text((id) => `team ${id}`),
  description: text(() => "Claude 3 Haiku"),
  tags: record({ team: "analytics" }),
  sourceRegion: sixth,
  provider,
};

const modelForms: Forms<FoundationModelLookupProps> = {
  modelId: {
    ...text(() => titanId, { value: () => undefined, refused: "should be a text, got undefined" }),
    ARN: { value: () => titanArn },
  },
  sourceRegion: sixth,
  provider,
};

function sources<Source>(of: (stack: TerraformStack) => Source, unset: Form) {
  return {
    list: { value: (stack: TerraformStack) => [of(stack)] },
    token: {
      value: (stack: TerraformStack, id: string) => variable(stack, id, ["a"]).listValue,
      refused: late,
    },
    lazy: {
      value: (stack: TerraformStack) => Lazy.anyValue({ produce: () => [of(stack)] }),
      refused: late,
    },
    unset,
  };
}

const missing = (what: string): Form => ({
  value: () => undefined,
  refused: `should name at least one ${what}, got undefined`,
});

const callForms: Forms<ModelCallProps> = {
  ...policyProps,
  actions: {
    list: { value: () => ["bedrock:InvokeModel*", "bedrock:ListInferenceProfiles"] },
    token: { value: (stack, id) => variable(stack, id, ["bedrock:InvokeModel"]).listValue, refused: late },
    lazy: { value: () => Lazy.listValue({ produce: () => ["bedrock:InvokeModel"] }), refused: late },
    unset: notUnset,
  },
  asyncInvoke: flag,
  responsesApi: flag,
  guardrails: {
    ...texts([guardrailArn, `${guardrailArn.replace("guardrail/a", "guardrail/b")}:1`]),
    unset: notUnset,
  },
};

const routedForms: Forms<RoutedCallProps> = {
  ...callForms,
  denyGlobalRouting: { ...flag, unset: notUnset },
  allowedDestinationRegions: { ...texts(["us-east-1", "us-west-2"]), unset: notUnset },
  profilesPerPolicy: literal(1, late),
};

const accessForms: Forms<InferenceProfileAccessProps> = {
  ...routedForms,
  inferenceProfiles: sources(haikuOf, missing("inference profile")),
  foundationModels: sources(titanOf, notUnset),
  directModelAccess: flag,
};

const modelAccessForms: Forms<FoundationModelAccessProps> = {
  ...callForms,
  foundationModels: sources(titanOf, missing("foundation model")),
};

const tagValues = texts(["a"]);
const notRecord =
  "should be a record of texts or lists of texts, known when the policies are made, got a token";

const taggedForms: Forms<TaggedInferenceProfileAccessProps> = {
  ...routedForms,
  copiedFrom: {
    ...sources(haikuOf, missing("inference profile or foundation model")),
    model: { value: (stack) => [titanOf(stack)] },
  },
  resourceTags: {
    ...Object.fromEntries(
      ["list", "list with a token", "list with a Lazy"].map((form) => [
        `record of a ${form}`,
        {
          value: (stack: TerraformStack, id: string) => ({
            project: tagValues[form as "list with a token"].value(stack, id),
          }),
        },
      ]),
    ),
    "record of a token for a list": { value: (stack, id) => ({ project: tagValues.token.value(stack, id) }) },
    "record of a Lazy for a list": { value: () => ({ project: tagValues.lazy.value() }) },
    ...record({ project: "a" }),
    token: { ...record({ project: "a" }).token, refused: notRecord },
    lazy: { value: () => lazyMap({ project: "a" }), refused: notRecord },
    unset: notUnset,
  },
  matchingPrincipalTags: {
    list: { value: () => ["department"] },
    token: { value: (stack, id) => variable(stack, id, ["team"]).listValue, refused: late },
    "list with a token": {
      value: (stack, id) => [variable(stack, id, "team").stringValue],
      refused: late,
    },
    lazy: { value: () => Lazy.listValue({ produce: () => ["team"] }), refused: late },
    unset: notUnset,
  },
};

const made = "should be known when the stack is made, got a token";
const account = "111122223333";
const terraformRole = `arn:aws:iam::${account}:role/terraform`;
const ofStack = (name: string) => Token.asString(ref(`var.${name}`));

/** The variables that the tokens of `stackForms` stand for. */
export const stackVariables = {
  account,
  role: terraformRole,
  tags: { team: "platform" },
  tag: "platform",
  external: "platform-team",
  retry: "standard",
  team: "a",
};

/** What a stack has of every form; its variables are named as in `stackVariables`. */
export const stackForms: Forms<BedrockAccessStackProps> = {
  accountId: {
    literal: { value: () => account },
    token: { value: () => ofStack("account") },
    lazy: { value: () => lazyText(account) },
    unset: { value: () => undefined, refused: "should be a text, got undefined" },
  },
  sourceRegion: {
    literal: { value: () => "us-west-2" },
    token: { value: () => ofStack("region"), refused: made },
    lazy: { value: () => lazyText("us-west-2"), refused: made },
    unset: { value: () => undefined, refused: "should be a text, got undefined" },
  },
  assumeRoleArn: {
    literal: { value: () => terraformRole },
    token: { value: () => ofStack("role") },
    lazy: { value: () => lazyText(terraformRole) },
    unset: left,
  },
  externalId: {
    literal: { value: () => stackVariables.external },
    token: { value: () => ofStack("external") },
    lazy: { value: () => lazyText(stackVariables.external) },
    unset: left,
  },
  providerConfig: {
    record: { value: () => ({ retryMode: "standard" }) },
    "record with a token": { value: () => ({ retryMode: ofStack("retry") }) },
    "record with a Lazy": { value: () => ({ retryMode: lazyText("standard") }) },
    token: { value: () => Token.asAnyMap(ref("var.tags")), refused: "should be an object, got a token" },
    lazy: {
      value: () => Lazy.anyValue({ produce: () => ({}) }),
      refused: "should be an object, got a token",
    },
    unset: left,
  },
  defaultTags: {
    record: { value: () => stackVariables.tags },
    "record with a token": { value: () => ({ team: ofStack("tag") }) },
    "record with a Lazy": { value: () => ({ team: lazyText("platform") }) },
    token: { value: () => Token.asStringMap(ref("var.tags")) },
    lazy: { value: () => lazyMap(stackVariables.tags) },
    unset: left,
  },
  oneProvider: {
    literal: { value: () => true, sixth: true },
    token: { value: () => ref("var.one"), refused: "should be true or false, got a token" },
    lazy: {
      value: () => Lazy.anyValue({ produce: () => true }),
      refused: "should be true or false, got a token",
    },
    unset: left,
  },
  applicationInferenceProfiles: {
    record: { value: () => ({ TeamHaiku: { copyFrom: haikuId, tags: { team: "a" } } }) },
    "record with a token": {
      value: () => ({ TeamHaiku: { copyFrom: haikuId, tags: { team: ofStack("team") } } }),
    },
    "record with a Lazy": {
      value: () => ({ TeamHaiku: { copyFrom: haikuId, tags: { team: lazyText("a") } } }),
    },
    token: {
      value: () => Token.asAnyMap(ref("var.profiles")),
      refused: "should have at least one application inference profile, got a token",
    },
    lazy: {
      value: () => Lazy.anyValue({ produce: () => ({}) }),
      refused: "should have at least one application inference profile, got a token",
    },
    unset: notUnset,
  },
  grants: {
    record: { value: () => ({ Analytics: { inferenceProfileIds: [haikuId], roles: ["analytics"] } }) },
    token: {
      value: () => Token.asAnyMap(ref("var.grants")),
      refused: "should have at least one grant, got a token",
    },
    lazy: {
      value: () => Lazy.anyValue({ produce: () => ({}) }),
      refused: "should have at least one grant, got a token",
    },
    unset: { value: () => undefined, refused: "should have at least one grant, got undefined" },
  },
};

/** Every construct that is made in a stack. */
export const subjects = {
  InferenceProfile: subject<InferenceProfileLookupProps>(
    (...args) => InferenceProfile.fromLookup(...args),
    () => ({ inferenceProfileId: haikuId }),
    lookupForms,
  ),
  ApplicationInferenceProfile: subject<ApplicationInferenceProfileProps>(
    (...args) => new ApplicationInferenceProfile(...args),
    () => ({ copyFrom: modelArn }),
    applicationForms,
  ),
  InferenceProfileAccess: subject<InferenceProfileAccessProps>(
    (...args) => new InferenceProfileAccess(...args),
    (stack, id) => ({ inferenceProfiles: [haikuOf(stack)], roles: [nameOf(id)] }),
    accessForms,
  ),
  FoundationModel: subject<FoundationModelLookupProps>(
    (...args) => FoundationModel.fromLookup(...args),
    () => ({ modelId: titanId }),
    modelForms,
  ),
  FoundationModelAccess: subject<FoundationModelAccessProps>(
    (...args) => new FoundationModelAccess(...args),
    (stack, id) => ({ foundationModels: [titanOf(stack)], roles: [nameOf(id)] }),
    modelAccessForms,
  ),
  TaggedInferenceProfileAccess: subject<TaggedInferenceProfileAccessProps>(
    (...args) => new TaggedInferenceProfileAccess(...args),
    (stack, id) => ({
      copiedFrom: [haikuOf(stack)],
      resourceTags: { team: "a" },
      roles: [nameOf(id)],
    }),
    taggedForms,
  ),
  InferenceProfileFullAccess: subject<AttachedPolicyProps>(
    (...args) => new InferenceProfileFullAccess(...args),
    (_, id) => ({ roles: [nameOf(id)] }),
    policyProps,
  ),
  AmazonBedrockFullAccess: subject<AmazonBedrockFullAccessProps>(
    (...args) => new AmazonBedrockFullAccess(...args),
    (_, id) => ({ roles: [nameOf(id)] }),
    principalForms,
  ),
  ModelAccess: subject<ModelAccessProps>(
    (...args) => new ModelAccess(...args),
    (_, id) => ({ roles: [nameOf(id)] }),
    {
      ...policyProps,
      productIds: { ...texts(["prod-a", "prod-b"]), unset: notUnset },
      useCaseForm: flag,
      agreements: flag,
    },
  ),
};

function subject<Props extends object>(
  make: (stack: TerraformStack, id: string, props: Props) => Construct,
  valid: (stack: TerraformStack, id: string) => Props,
  forms: Forms<Props>,
): Subject {
  return { make: (stack, id, props) => make(stack, id, props as Props), valid, forms };
}

/** A prop of a construct in a form. */
export interface Row {
  readonly name: string;
  readonly prop: string;
  readonly form: string;
  readonly given: Form;

  /** The ID of the construct that has it. */
  readonly id: string;

  /** Makes the construct. */
  readonly make: (stack: TerraformStack) => Construct;
}

/** Every row of the table. */
export const rows: readonly Row[] = Object.entries(subjects).flatMap(([name, { make, valid, forms }]) =>
  Object.entries(forms).flatMap(([prop, given]) =>
    Object.entries(given).map(([form, value]) => {
      const id = [name, prop, ...form.split(" ")].join("-");
      return {
        name,
        prop,
        form,
        given: value,
        id,
        make: (stack: TerraformStack) =>
          make(stack, id, { ...valid(stack, id), [prop]: value.value(stack, id) }),
      };
    }),
  ),
);

/** The rows that Terraform applies, with the AWS provider that is on every machine. */
export const appliedRows = rows.filter(({ given }) => given.refused === undefined && given.sixth !== true);
