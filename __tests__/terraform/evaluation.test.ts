import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, Testing } from "cdktf";
import { changedAddresses } from "../../local/terraform";
import {
  AmazonBedrockFullAccess,
  ApplicationInferenceProfile,
  InferenceProfile,
  InferenceProfileAccess,
  InferenceProfileFullAccess,
  ModelAccess,
} from "../../modules";
import type { PolicyDocument } from "../../modules/policy/document";
import { call } from "../local/client";
import { decision, type Request } from "../simulation";
import { describeWithTerraform, LocalAws } from "./local-aws";

const minutes = 60_000;
const account = "111122223333";
const productId = "prod-example";
const eu = ["eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3"];

/** A profile as it is called from a source Region, and the Regions in which its model must be allowed. */
interface Pair {
  readonly id: string;
  readonly source: string;
  readonly regions: readonly string[];
  readonly partition?: string;
}

// what AWS lists, as seen live, and the source Region; "" is the region-less model
const pairs: readonly Pair[] = [
  {
    id: "us.anthropic.claude-3-haiku-20240307-v1:0",
    source: "us-west-2",
    regions: ["us-east-1", "us-west-2"],
  },
  {
    id: "us.anthropic.claude-3-haiku-20240307-v1:0",
    source: "us-east-2",
    regions: ["us-east-1", "us-east-2", "us-west-2"],
  },
  {
    id: "us.anthropic.claude-sonnet-4-20250514-v1:0",
    source: "us-east-1",
    regions: ["us-east-1", "us-east-2", "us-west-2"],
  },
  // AWS leaves the source Region out
  {
    id: "us.anthropic.claude-3-5-sonnet-20240620-v1:0",
    source: "us-east-2",
    regions: ["us-east-1", "us-east-2", "us-west-2"],
  },
  { id: "global.anthropic.claude-sonnet-4-20250514-v1:0", source: "us-east-2", regions: ["", "us-east-2"] },
  { id: "eu.anthropic.claude-sonnet-4-20250514-v1:0", source: "eu-central-1", regions: eu },
  { id: "eu.anthropic.claude-sonnet-4-6", source: "eu-west-2", regions: [...eu, "eu-west-2"] },
  {
    id: "apac.amazon.nova-lite-v1:0",
    source: "ap-east-2",
    regions: [
      ...["ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2"],
      ...["ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4"],
    ],
  },
  {
    id: "jp.anthropic.claude-sonnet-4-6",
    source: "ap-northeast-1",
    regions: ["ap-northeast-1", "ap-northeast-3"],
  },
  {
    id: "us-gov.anthropic.claude-3-haiku-20240307-v1:0",
    source: "us-gov-east-1",
    regions: ["us-gov-east-1", "us-gov-west-1"],
    partition: "aws-us-gov",
  },
];

const haiku = pairs[0] ?? fail();

function fail(): never {
  throw new Error("unreachable");
}

function profileArn({ id, source, partition = "aws" }: Pair): string {
  return `arn:${partition}:bedrock:${source}:${account}:inference-profile/${id}`;
}

function modelArns({ id, regions, partition = "aws" }: Pair): string[] {
  const model = id.slice(id.indexOf(".") + 1);
  return regions.map((region) => `arn:${partition}:bedrock:${region}::foundation-model/${model}`);
}

/** Every request there can be: each action on each resource it works on, through each profile and none. */
function grid(
  actions: readonly string[],
  resources: readonly string[],
  profiles: readonly string[],
): Request[] {
  return actions.flatMap((action) =>
    (action === "bedrock:ListInferenceProfiles" ? ["*"] : [...new Set(resources)]).flatMap((resource) =>
      [undefined, ...profiles].map((inferenceProfileArn) => ({ action, resource, inferenceProfileArn })),
    ),
  );
}

/** What is near to a profile and its models, and not the same. */
function neighbours(own: string, models: readonly string[]): { profiles: string[]; resources: string[] } {
  const [model = ""] = models;
  const profiles = [
    own.replace(/inference-profile\/.*/, "inference-profile/us.amazon.nova-micro-v1:0"),
    own.replace(/:bedrock:[^:]+:/, ":bedrock:sa-east-1:"),
    own.replace(account, "444455556666"),
    `${own}0`,
    own.slice(0, -1),
  ];
  const resources = [
    ...["", "sa-east-1", "us-east-1", "us-west-2"].map((region) =>
      model.replace(/:bedrock:[^:]*:/, `:bedrock:${region}:`),
    ),
    `${model}0`,
    model.slice(0, -1),
    model.replace(/foundation-model\/.*/, "foundation-model/amazon.nova-micro-v1:0"),
    model.replace(/^arn:[^:]+:/, "arn:aws-cn:"),
  ];
  return { profiles, resources };
}

const calls = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

/** Asks about the whole grid, and expects the allowed requests to be the right ones. */
function expectAllowed(
  documents: readonly PolicyDocument[],
  requests: readonly Request[],
  right: (request: Request) => boolean,
): void {
  const allowed = requests.filter((request) => decision(documents, request) === "Allowed");
  expect(allowed).toEqual(requests.filter(right));
  expect(allowed.length).toBeGreaterThan(0);
}

describeWithTerraform("applied policies, evaluated", () => {
  let aws: LocalAws;
  const documents = new Map<string, readonly PolicyDocument[]>();
  let existingArn: string;
  let createdArn: string;
  let left: unknown[];
  let again: string[];

  beforeAll(async () => {
    aws = await LocalAws.start();
    const { body } = await call(aws.bedrock, "POST", "/inference-profiles", {
      body: { inferenceProfileName: "existing", modelSource: { copyFrom: profileArn(haiku) } },
    });
    existingArn = (body as { inferenceProfileArn: string }).inferenceProfileArn;

    const roles = [
      ...pairs.map((_, index) => `role-${index}`),
      "team",
      "existing",
      "full",
      "managed",
      "subscriber",
    ];
    for (const role of roles) await aws.createRole(role);
    const terraform = await aws.terraform("evaluation", stack(existingArn));
    await terraform.plan();
    await terraform.apply();
    for (const role of roles) documents.set(role, await aws.attachedDocuments(role));
    createdArn =
      aws.bedrock.applicationProfiles.find(({ inferenceProfileArn }) => inferenceProfileArn !== existingArn)
        ?.inferenceProfileArn ?? fail();
    again = changedAddresses(await terraform.plan());
    await terraform.destroy();
    left = [
      await aws.policyNames(),
      aws.bedrock.applicationProfiles.map(({ inferenceProfileArn }) => inferenceProfileArn),
    ];
  }, 5 * minutes);

  afterAll(() => aws.stop());

  test("a second plan is empty", () => expect(again).toEqual([]));

  test("destroy leaves what was there before", () => expect(left).toEqual([[], [existingArn]]));

  test.each(pairs.map((pair, index) => ({ ...pair, role: `role-${index}` })))(
    "$id from $source is allowed in $regions through itself only",
    ({ role, ...pair }) => {
      const own = profileArn(pair);
      const models = modelArns(pair);
      const near = neighbours(own, models);
      const actions = [
        ...calls,
        "bedrock:GetInferenceProfile",
        "bedrock:CountTokens",
        "bedrock:DeleteInferenceProfile",
      ];
      const resources = [own, ...models, ...near.profiles, ...near.resources];
      const requests = grid(actions, resources, [own, ...near.profiles]);
      expectAllowed(documents.get(role) ?? [], requests, ({ action, resource, inferenceProfileArn }) => {
        if (resource === own) return calls.includes(action) || action === "bedrock:GetInferenceProfile";
        return calls.includes(action) && models.includes(resource) && inferenceProfileArn === own;
      });
    },
  );

  test.each(["team", "existing"])("%s, an application profile, is fenced on its own ARN", (role) => {
    const own = role === "team" ? createdArn : existingArn;
    const models = modelArns(haiku);
    const near = neighbours(own, models);
    const others = [...near.profiles, profileArn(haiku), role === "team" ? existingArn : createdArn];
    const managed = ["DeleteInferenceProfile", "TagResource", "UntagResource", "ListTagsForResource"];
    const onProfile = [...calls, "bedrock:GetInferenceProfile", ...managed.map((name) => `bedrock:${name}`)];
    const actions = [
      ...onProfile,
      "bedrock:CreateInferenceProfile",
      "bedrock:CountTokens",
      "bedrock:ListInferenceProfiles",
    ];
    const requests = grid(actions, [own, ...models, ...others, ...near.resources], [own, ...others]);
    expectAllowed(documents.get(role) ?? [], requests, ({ action, resource, inferenceProfileArn }) => {
      if (resource === "*") return action === "bedrock:ListInferenceProfiles";
      if (resource === own) return onProfile.includes(action) || action === "bedrock:CreateInferenceProfile";
      if (!models.includes(resource)) return false;
      if (calls.includes(action)) return inferenceProfileArn === own;
      return action === "bedrock:CountTokens" || action === "bedrock:CreateInferenceProfile";
    });
  });

  test("full access allows every profile and model in the partition, and management of application profiles", () => {
    const resources = [
      ...pairs.flatMap((pair) => [profileArn(pair), ...modelArns(pair)]),
      existingArn,
      `arn:aws:bedrock:us-west-2:${account}:guardrail/abc`,
    ];
    const manage = ["DeleteInferenceProfile", "TagResource", "UntagResource", "ListTagsForResource"].map(
      (name) => `bedrock:${name}`,
    );
    const actions = [
      ...calls,
      "bedrock:CreateInferenceProfile",
      "bedrock:GetInferenceProfile",
      ...manage,
      "bedrock:ListInferenceProfiles",
      "bedrock:CreateGuardrail",
    ];
    const requests = grid(actions, resources, [existingArn]);
    expectAllowed(documents.get("full") ?? [], requests, ({ action, resource }) => {
      if (resource === "*") return action === "bedrock:ListInferenceProfiles";
      if (!resource.startsWith("arn:aws:")) return false;
      if (resource.includes(":application-inference-profile/")) return action !== "bedrock:CreateGuardrail";
      const model = resource.includes("::foundation-model/");
      if (!model && !resource.includes(":inference-profile/")) return false;
      if (action === "bedrock:GetInferenceProfile") return !model;
      return [...calls, "bedrock:CreateInferenceProfile"].includes(action);
    });
  });

  test("the AWS managed policy allows Bedrock", () => {
    const request = { action: "bedrock:InvokeModel", resource: profileArn(haiku) };
    expect(decision(documents.get("managed") ?? [], request)).toBe("Allowed");
  });

  test("model access allows subscription, and nothing in Bedrock", () => {
    const subscriber = documents.get("subscriber") ?? [];
    const asked = ["Subscribe", "Unsubscribe", "ViewSubscriptions", "AcceptAgreementRequest"].map((name) =>
      [[productId], ["prod-another"], undefined].map((productIds) =>
        decision(subscriber, {
          action: `aws-marketplace:${name}`,
          resource: "*",
          ...(productIds && { context: { "aws-marketplace:ProductId": productIds } }),
        }),
      ),
    );
    const [yes, no] = ["Allowed", "ImplicitlyDenied"];
    expect(asked).toEqual([
      [yes, no, no],
      [yes, yes, yes],
      [yes, yes, yes],
      [no, no, no],
    ]);
    expect(decision(subscriber, { action: "bedrock:InvokeModel", resource: profileArn(haiku) })).toBe(
      "ImplicitlyDenied",
    );
  });
});

function stack(existingArn: string): string {
  const result = new TerraformStack(new App(), "evaluation");
  new AwsProvider(result, "Aws", { region: "us-west-2" });
  const sources = new Set(pairs.map(({ source }) => source));
  const providers = new Map(
    [...sources].map((region) => [
      region,
      new AwsProvider(result, region, { region, alias: region, skipRegionValidation: true }),
    ]),
  );
  for (const [index, { id, source }] of pairs.entries()) {
    const provider = providers.get(source);
    // half are named by ID, half by ARN
    const inferenceProfileId = index % 2 ? id : profileArn(pairs[index] ?? fail());
    const profile = InferenceProfile.fromLookup(result, `Profile${index}`, {
      inferenceProfileId,
      ...(provider ? { provider } : {}),
    });
    new InferenceProfileAccess(result, `Access${index}`, {
      inferenceProfiles: [profile],
      roles: [`role-${index}`],
    });
  }

  const copied = InferenceProfile.fromLookup(result, "Copied", { inferenceProfileId: haiku.id });
  const team = new ApplicationInferenceProfile(result, "Team", {
    copyFrom: copied,
    tags: { team: "analytics" },
  });
  const found = InferenceProfile.fromLookup(result, "Existing", { inferenceProfileId: existingArn });
  const actions = [
    ...[
      "InvokeModel*",
      "GetInferenceProfile",
      "CountTokens",
      "CreateInferenceProfile",
      "DeleteInferenceProfile",
    ],
    ...["TagResource", "UntagResource", "ListTagsForResource", "ListInferenceProfiles"],
  ].map((name) => `bedrock:${name}`);
  new InferenceProfileAccess(result, "TeamAccess", { inferenceProfiles: [team], roles: ["team"], actions });
  new InferenceProfileAccess(result, "ExistingAccess", {
    inferenceProfiles: [found],
    roles: ["existing"],
    actions,
  });
  new InferenceProfileFullAccess(result, "Full", { roles: ["full"] });
  new AmazonBedrockFullAccess(result, "Managed", { roles: ["managed"] });
  new ModelAccess(result, "Subscribe", { roles: ["subscriber"], productIds: [productId] });
  return Testing.synth(result, true);
}
