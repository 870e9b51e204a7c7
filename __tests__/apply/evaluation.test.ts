import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
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
import { awsManagedPolicy } from "../../modules/plan/aws-managed-policy";
import type { PolicyDocument } from "../../modules/policy/document";
import type { Report } from "../../modules/report/report";
import { report } from "../../modules/findings/terraform-report";
import { call } from "../local/client";
import { decision, type Request } from "../simulation";
import { expectAllowed } from "./evaluated";
import { account, calls, fail, grid, haiku, modelArns, neighbours, pairs, profileArn } from "./grid";
import { describeWithTerraform, LocalAws } from "./local-aws";
import { expectReported } from "./reported";

const productId = "prod-example";
const awsPolicies = ["AdministratorAccess", "AmazonBedrockFullAccess", "PowerUserAccess"];

describeWithTerraform("applied policies, evaluated", () => {
  let aws: LocalAws;
  const documents = new Map<string, readonly PolicyDocument[]>();
  let existingArn: string;
  let createdArn: string;
  let left: unknown[];
  let again: string[];
  let planned: Report;
  let applied: Report;

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
      ...awsPolicies,
    ];
    for (const role of roles) await aws.createRole(role);
    const terraform = await aws.terraform("evaluation", stack(existingArn));
    planned = report(await terraform.plan());
    await terraform.apply();
    for (const role of roles) documents.set(role, await aws.attachedDocuments(role));
    createdArn =
      aws.bedrock.applicationProfiles.find(({ inferenceProfileArn }) => inferenceProfileArn !== existingArn)
        ?.inferenceProfileArn ?? fail();
    const second = await terraform.plan();
    again = changedAddresses(second);
    applied = report(second);
    await terraform.destroy();
    left = [
      await aws.policyNames(),
      aws.bedrock.applicationProfiles.map(({ inferenceProfileArn }) => inferenceProfileArn),
    ];
  });

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
      for (const plan of [planned, applied]) {
        expectReported(plan, role, documents.get(role) ?? [], requests);
        expect(plan.findings.filter(({ address }) => address.includes(`Access${role.slice(5)}_`))).toEqual(
          [],
        );
      }
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
    const everyNew = `arn:aws:bedrock:us-west-2:${account}:application-inference-profile/`;
    const onNew = ({ action, resource }: Request) =>
      ["bedrock:CreateInferenceProfile", "bedrock:TagResource"].includes(action) &&
      resource.startsWith(everyNew);
    expectAllowed(documents.get(role) ?? [], requests, ({ action, resource, inferenceProfileArn }) => {
      if (resource === "*") return action === "bedrock:ListInferenceProfiles";
      if (onNew({ action, resource })) return true;
      if (resource === own) return onProfile.includes(action) || action === "bedrock:CreateInferenceProfile";
      if (!models.includes(resource)) return false;
      if (calls.includes(action)) return inferenceProfileArn === own;
      return action === "bedrock:CountTokens" || action === "bedrock:CreateInferenceProfile";
    });
    const known = requests.filter((asked) => asked.resource === own || !onNew(asked));
    expectReported(applied, role, documents.get(role) ?? [], known);
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

  test("the report names what it does not know: the policy of a new profile", () => {
    const names = planned.principals.filter(({ policies }) =>
      policies.some(({ document }) => document === "unknown"),
    );
    expect(names.map(({ name }) => name)).toEqual(["team"]);
    expect(applied.unjudged).toEqual([]);
  });

  test.each(awsPolicies)("the report knows what %s allows of Bedrock", (name) => {
    const known = JSON.parse(awsManagedPolicy(`arn:aws:iam::aws:policy/${name}`) ?? "") as PolicyDocument;
    const actions = [...calls, "bedrock:GetInferenceProfile", "bedrock:DeleteInferenceProfile"];
    const resources = pairs.flatMap((pair) => [profileArn(pair), ...modelArns(pair)]);
    const requests = grid(actions, resources, [profileArn(haiku)]);
    const real = documents.get(name) ?? [];
    expect(real).toHaveLength(1);
    const allowed = requests.filter((asked) => decision(real, asked) === "Allowed");
    expect(requests.filter((asked) => decision([known], asked) === "Allowed")).toEqual(allowed);
    expect(allowed.length).toBeGreaterThan(0);
    const rows = applied.principals.find((principal) => principal.name === name)?.profiles ?? [];
    expect(rows.some(({ profile, after }) => profile.type === "pattern" && after?.direct === "allowed")).toBe(
      true,
    );
  });

  test("the AWS managed policy allows Bedrock", () => {
    const request = { action: "bedrock:InvokeModel", resource: profileArn(haiku) };
    expect(decision(documents.get("managed") ?? [], request)).toBe("Allowed");
  });

  test("model access allows subscription, and nothing in Bedrock", () => {
    const subscriber = documents.get("subscriber") ?? [];
    const answers = ["Subscribe", "Unsubscribe", "ViewSubscriptions", "AcceptAgreementRequest"].map((name) =>
      [[productId], ["prod-another"], undefined].map((productIds) =>
        decision(subscriber, {
          action: `aws-marketplace:${name}`,
          resource: "*",
          ...(productIds && { context: { "aws-marketplace:ProductId": productIds } }),
        }),
      ),
    );
    const [yes, no] = ["Allowed", "ImplicitlyDenied"];
    expect(answers).toEqual([
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
  // each takes a provider of its own, but for that of the default one
  const sources = new Set(pairs.map(({ source }) => source).filter((source) => source !== "us-west-2"));
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
  for (const name of awsPolicies) {
    new IamRolePolicyAttachment(result, name, { role: name, policyArn: `arn:aws:iam::aws:policy/${name}` });
  }
  new ModelAccess(result, "Subscribe", { roles: ["subscriber"], productIds: [productId] });
  return Testing.synth(result, true);
}
