import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, TerraformVariable, Testing } from "cdktf";
import {
  ApplicationInferenceProfile,
  FoundationModel,
  FoundationModelAccess,
  InferenceProfile,
  InferenceProfileAccess,
} from "../../modules";
import { report } from "../../modules/findings/terraform-report";
import type { PolicyDocument } from "../../modules/policy/document";
import type { Report } from "../../modules/report/report";
import { expectAllowed } from "./evaluated";
import { account, calls, fail, grid, haiku, modelArns, neighbours, profileArn } from "./grid";
import { describeWithTerraform, LocalAws, unframed } from "./local-aws";

const titanId = "amazon.titan-embed-text-v2:0";
const titan = `arn:aws:bedrock:us-west-2::foundation-model/${titanId}`;
const reel = "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-reel-v1:0";
const ownHaiku = profileArn(haiku);
const actions = [...calls, "bedrock:GetInferenceProfile", "bedrock:CountTokens"];

/** What the account has in a Region, and what is near to it. */
const besides = (region: string) =>
  ["async-invoke/a1b2c3d4e5f6", "project/default", "project/other"].flatMap((resource) => [
    `arn:aws:bedrock:${region}:${account}:${resource}`,
    `arn:aws:bedrock:sa-east-1:${account}:${resource}`,
    `arn:aws:bedrock:${region}:444455556666:${resource}`,
  ]);

/** Every call of a model and of what is near to it, directly and through profiles. */
function requests(model: string, ...profiles: readonly string[]) {
  const near = neighbours(ownHaiku, [model]);
  const named = [ownHaiku, ...near.profiles, ...profiles];
  const resources = [model, ...near.resources, ...named, ...modelArns(haiku), ...besides("us-east-1")];
  return grid(actions, resources, named);
}

describeWithTerraform("applied policies for foundation models", () => {
  let aws: LocalAws;
  const documents = new Map<string, readonly PolicyDocument[]>();
  let copied: string;
  let planned: Report;
  let again: string[];
  let left: unknown[];

  beforeAll(async () => {
    aws = await LocalAws.start();
    const roles = ["kb", "video", "both", "copied"];
    for (const role of roles) await aws.createRole(role);
    const terraform = await aws.terraform("models", stack());
    planned = report(await terraform.plan());
    await terraform.apply();
    for (const role of roles) documents.set(role, await aws.attachedDocuments(role));
    copied = aws.bedrock.applicationProfiles[0]?.inferenceProfileArn ?? fail();
    again = await terraform.changes();
    await terraform.destroy();
    left = [...(await aws.policyNames()), ...aws.bedrock.applicationProfiles];
  });

  afterAll(() => aws.stop());

  test("a second plan is empty, and destroy leaves nothing", () => expect([again, left]).toEqual([[], []]));

  test("each model is read once for its Region", () => {
    const reads = aws.bedrock.requests.filter(({ operation }) => operation === "GetFoundationModel");
    expect(new Set(reads.map(({ path, region }) => `${path} ${region}`))).toEqual(
      new Set([
        `/foundation-models/${titanId} us-west-2`,
        "/foundation-models/amazon.nova-reel-v1:0 us-east-1",
      ]),
    );
  });

  test("a model is allowed in its Region, and nothing else is", () => {
    expectAllowed(documents.get("kb") ?? [], requests(titan), ({ action, resource }) => {
      return calls.includes(action) && resource === titan;
    });
  });

  test("a model of another provider is allowed in its Region, with what its ways of calling need", () => {
    const needed = [
      `arn:aws:bedrock:us-east-1:${account}:async-invoke/a1b2c3d4e5f6`,
      `arn:aws:bedrock:us-east-1:${account}:project/default`,
    ];
    expectAllowed(documents.get("video") ?? [], requests(reel), ({ action, resource }) => {
      if (resource === reel) return calls.includes(action) || action === "bedrock:CountTokens";
      return action === "bedrock:InvokeModel" && needed.includes(resource);
    });
  });

  test("a model beside a profile opens neither the profile's models nor another profile", () => {
    const [first = ""] = modelArns(haiku);
    const asked = [...requests(titan), ...requests(first)];
    expectAllowed(documents.get("both") ?? [], asked, ({ action, resource, inferenceProfileArn }) => {
      if (resource === ownHaiku) return calls.includes(action) || action === "bedrock:GetInferenceProfile";
      if (!calls.includes(action)) return false;
      return resource === titan || (modelArns(haiku).includes(resource) && inferenceProfileArn === ownHaiku);
    });
  });

  test("a profile that copies a model opens the model through itself only", () => {
    expectAllowed(
      documents.get("copied") ?? [],
      requests(titan, copied),
      ({ action, resource, inferenceProfileArn }) => {
        if (resource === copied) return calls.includes(action) || action === "bedrock:GetInferenceProfile";
        return calls.includes(action) && resource === titan && inferenceProfileArn === copied;
      },
    );
  });

  test("a report finds direct access to the model that a profile copies, and to no other", () => {
    expect(planned.findings.map(({ type, address }) => [type, address])).toEqual([
      ["direct-model-access", expect.stringContaining("Both_")],
      ["direct-model-access", expect.stringContaining("Kb_")],
    ]);
    expect(planned.unjudged).toEqual([]);
  });
});

function stack(): string {
  const result = new TerraformStack(new App(), "models");
  new AwsProvider(result, "Aws", { region: "us-west-2" });
  const east = new AwsProvider(result, "East", { region: "us-east-1", alias: "east" });
  const model = FoundationModel.fromLookup(result, "Titan", { modelId: titanId });
  const video = FoundationModel.fromLookup(result, "Reel", {
    modelId: "amazon.nova-reel-v1:0",
    provider: east,
  });
  new FoundationModelAccess(result, "Kb", { foundationModels: [model], roles: ["kb"] });
  new FoundationModelAccess(result, "Video", {
    foundationModels: [video],
    roles: ["video"],
    actions: ["bedrock:InvokeModel*", "bedrock:CountTokens", "bedrock:Rerank"],
    asyncInvoke: true,
    responsesApi: true,
  });
  new InferenceProfileAccess(result, "Both", {
    inferenceProfiles: [InferenceProfile.fromLookup(result, "Haiku", { inferenceProfileId: haiku.id })],
    foundationModels: [model],
    roles: ["both"],
    allowedDestinationRegions: ["us-east-1", "us-west-2"],
    denyGlobalRouting: true,
  });
  const team = new ApplicationInferenceProfile(result, "Team", { copyFrom: model });
  new InferenceProfileAccess(result, "Copied", { inferenceProfiles: [team], roles: ["copied"] });
  return Testing.synth(result, true);
}

describeWithTerraform("a plan with foundation models", () => {
  let aws: LocalAws;
  let terraform: Awaited<ReturnType<LocalAws["terraform"]>>;

  beforeAll(async () => {
    aws = await LocalAws.start();
    terraform = await aws.terraform("plans", Testing.synth(lookup(titanId), true));
  });

  afterAll(() => aws.stop());

  const remedy =
    "an inference profile is an InferenceProfile, or in 'inferenceProfileIds' of a grant; otherwise check the Region, the credentials and the endpoint of the AWS provider";

  test.each([
    [
      haiku.id,
      `prod/Model: foundation model ${haiku.id} should be the one that AWS answers with, got arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-3-haiku-20240307-v1:0; ${remedy}`,
    ],
    [
      "anthropic.claude-sonnet-4-20250514-v1:0",
      'prod/Model: foundation model anthropic.claude-sonnet-4-20250514-v1:0 should be callable without an inference profile, which is ON_DEMAND, got ["INFERENCE_PROFILE"]; call it through a profile, which `aws bedrock list-inference-profiles` lists',
    ],
    ["amazon.nova-reel-v1:0", "ResourceNotFoundException"],
  ])("fails where the model is %s", async (modelId, message) => {
    terraform.write(Testing.synth(lookup(modelId), true));
    expect(await terraform.savePlan().catch(unframed)).toContain(message);
  });

  test("fails where a variable names a profile", async () => {
    const result = new TerraformStack(new App(), "prod");
    new AwsProvider(result, "Aws", { region: "us-west-2" });
    const modelId = new TerraformVariable(result, "Id", { default: haiku.id }).stringValue;
    FoundationModel.fromLookup(result, "Model", { modelId });
    terraform.write(Testing.synth(result, true));
    expect(await terraform.savePlan().catch(unframed)).toContain("should be the one that AWS answers with");
  });

  test("takes the ID of a model that has a dot more, and an ARN", async () => {
    for (const modelId of ["zai.glm-4.7", titan]) {
      terraform.write(Testing.synth(lookup(modelId), true));
      await terraform.plan();
    }
  });

  test("fails where a model is in none of the allowed Regions", async () => {
    const result = lookup(titanId);
    const model = FoundationModel.fromLookup(result, "Titan", { modelId: titanId });
    new InferenceProfileAccess(result, "Access", {
      inferenceProfiles: [InferenceProfile.fromLookup(result, "Haiku", { inferenceProfileId: haiku.id })],
      foundationModels: [model],
      roles: ["kb"],
      allowedDestinationRegions: ["us-east-1"],
    });
    terraform.write(Testing.synth(result, true));
    expect(await terraform.savePlan().catch(unframed)).toContain(
      `'allowedDestinationRegions' should have every Region that ${titanId} may route to, lacks us-west-2; add it, or drop the profile`,
    );
  });
});

function lookup(modelId: string): TerraformStack {
  const result = new TerraformStack(new App(), "prod");
  new AwsProvider(result, "Aws", { region: "us-west-2" });
  FoundationModel.fromLookup(result, "Model", { modelId });
  return result;
}
