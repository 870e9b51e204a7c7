import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, TerraformVariable, Testing } from "cdktf";
import { FoundationModel, InferenceProfile, TaggedInferenceProfileAccess } from "../../modules";
import { report } from "../../modules/findings/terraform-report";
import type { PolicyDocument } from "../../modules/policy/document";
import type { Report } from "../../modules/report/report";
import type { Request } from "../simulation";
import { expectDecided } from "./evaluated";
import { account, calls, grid, haiku, modelArns, neighbours, pairs, profileArn } from "./grid";
import { blocksWith, runBlock } from "../readme-block";
import { describeWithTerraform, LocalAws, unframed } from "./local-aws";

const sonnet = pairs.find(({ id }) => id.startsWith("global.")) ?? haiku;
const titan = "arn:aws:bedrock:us-west-2::foundation-model/amazon.titan-embed-text-v2:0";

const made = (region: string, owner = account) =>
  `arn:aws:bedrock:${region}:${owner}:application-inference-profile/a1b2c3d4e5f6`;
const west = made("us-west-2");
const ohio = made("us-east-2");
const profiles = [
  ...[west, ohio, made("us-east-1"), made("us-west-2", "444455556666")],
  ...[profileArn(haiku), profileArn(sonnet), west.replace("application-", "")],
];

/** The models that profiles made in a Region may reach. */
const reached: Readonly<Record<string, readonly string[]>> = {
  [west]: [...modelArns(haiku), titan],
  [ohio]: modelArns(sonnet),
};

/** Tags of a profile and of a caller: none, a right one, another right one, a wrong one. */
const contexts = [undefined, "a", "b", "c"].flatMap((project) =>
  [undefined, "red", "blue", ""].flatMap((team) =>
    [undefined, "red", "blue", ""].map((caller) => ({
      ...(project !== undefined && { "aws:ResourceTag/project": project }),
      ...(team !== undefined && { "aws:ResourceTag/team": team }),
      ...(caller !== undefined && { "aws:PrincipalTag/team": caller }),
    })),
  ),
);

type Tags = Readonly<Record<string, string>>;
const isProject = (tags: Tags) => ["a", "b"].includes(tags["aws:ResourceTag/project"] ?? "none");
// an empty tag of a caller is no value
const isTeam = (tags: Tags) =>
  Boolean(tags["aws:PrincipalTag/team"]) && tags["aws:PrincipalTag/team"] === tags["aws:ResourceTag/team"];

/** Roles, and what their profiles' tags must be. */
const roles: readonly { role: string; props: object; right: (tags: Tags) => boolean }[] = [
  { role: "by-resource", props: { resourceTags: { project: ["a", "b"] } }, right: isProject },
  { role: "by-principal", props: { matchingPrincipalTags: ["team"] }, right: isTeam },
  {
    role: "by-both",
    props: { resourceTags: { project: ["a", "b"] }, matchingPrincipalTags: ["team"], profilesPerPolicy: 1 },
    right: (tags) => isProject(tags) && isTeam(tags),
  },
];

/** Calls of profiles with every tag there may be, and calls of models, which have none, through every profile. */
function requests(actions: readonly string[]): Request[] {
  const models = [modelArns(haiku), modelArns(sonnet), [titan]];
  const near = models.flatMap((arns) => neighbours(west, arns).resources);
  return [
    ...grid(actions, profiles, []).flatMap((request) => contexts.map((context) => ({ ...request, context }))),
    ...grid(actions, [...models.flat(), ...near], profiles).flatMap((request) =>
      ["red", "blue"].map((team) => ({ ...request, context: { "aws:PrincipalTag/team": team } })),
    ),
  ];
}

describeWithTerraform("applied policies for tagged profiles", () => {
  let aws: LocalAws;
  const documents = new Map<string, readonly PolicyDocument[]>();
  let planned: Report;
  let again: string[];
  let left: string[];

  beforeAll(async () => {
    aws = await LocalAws.start();
    for (const { role } of roles) await aws.createRole(role);
    const terraform = await aws.terraform("tags", stack());
    planned = report(await terraform.plan());
    await terraform.apply();
    for (const { role } of roles) documents.set(role, await aws.attachedDocuments(role));
    again = await terraform.changes();
    await terraform.destroy();
    left = await aws.policyNames();
  });

  afterAll(() => aws.stop());

  test("a second plan is empty, and destroy leaves nothing", () => expect([again, left]).toEqual([[], []]));

  test.each(roles)(
    "$role: profiles of the account and Regions with the tags, and models through them",
    (given) => {
      const actions = [...calls, "bedrock:GetInferenceProfile", "bedrock:DeleteInferenceProfile"];
      expectDecided(documents.get(given.role) ?? [], requests(actions), (request) => {
        const { action, resource, inferenceProfileArn = "", context } = request;
        if (action === "bedrock:DeleteInferenceProfile") return false;
        if ([west, ohio].includes(resource)) return given.right(context as Tags);
        return calls.includes(action) && (reached[inferenceProfileArn] ?? []).includes(resource);
      });
    },
  );

  test("what tags split into policies, they allow together and no more", () => {
    expect(roles.map(({ role }) => documents.get(role)?.length)).toEqual([1, 1, 3]);
  });

  test("a report has no error and no warning", () => {
    expect(planned.findings.filter(({ severity }) => severity !== "note")).toEqual([]);
  });
});

function stack(): string {
  const result = new TerraformStack(new App(), "tags");
  new AwsProvider(result, "Aws", { region: "us-west-2" });
  const provider = new AwsProvider(result, "Ohio", { region: "us-east-2", alias: "ohio" });
  const copiedFrom = [
    InferenceProfile.fromLookup(result, "Haiku", { inferenceProfileId: haiku.id }),
    InferenceProfile.fromLookup(result, "Sonnet", { inferenceProfileId: sonnet.id, provider }),
    FoundationModel.fromLookup(result, "Titan", { modelId: "amazon.titan-embed-text-v2:0" }),
  ];
  for (const { role, props } of roles) {
    new TaggedInferenceProfileAccess(result, role, { copiedFrom, roles: [role], ...props });
  }
  return Testing.synth(result, true);
}

describeWithTerraform("a plan with tags", () => {
  let aws: LocalAws;
  let terraform: Awaited<ReturnType<LocalAws["terraform"]>>;

  beforeAll(async () => {
    aws = await LocalAws.start();
    terraform = await aws.terraform("plans", Testing.synth(withValues(["a"]), true));
  });

  afterAll(() => aws.stop());

  test("README's example is one", async () => {
    const [block = ""] = blocksWith("new TaggedInferenceProfileAccess(");
    const result = new TerraformStack(new App(), "readme");
    new AwsProvider(result, "Aws", { region: "us-west-2" });
    const haikuOf = InferenceProfile.fromLookup(result, "Haiku", { inferenceProfileId: haiku.id });
    runBlock(block, { stack: result, haiku: haikuOf });
    terraform.write(Testing.synth(result, true));
    const changes = await terraform.changes();
    expect(changes.map((address) => address.replace(/\..*/, "")).sort()).toEqual([
      "aws_iam_group_policy_attachment",
      "aws_iam_policy",
      "aws_iam_policy",
      "aws_iam_role_policy_attachment",
    ]);
  });

  test.each([
    ["nothing", [], "got []"],
    ["null", null, "got null"],
    ["a null", ["a", null], 'got ["a",null]'],
    ["a policy variable", ["${aws:username}"], 'got ["${aws:username}"]'],
    ["a wildcard", ["*"], 'got ["*"]'],
  ])("fails where the values of a tag turn out to be %s", async (_, values, got) => {
    terraform.write(Testing.synth(withValues(values), true));
    expect(await terraform.savePlan().catch(unframed)).toContain(
      `prod/Access: 'resourceTags.project' should be at least one value of at most 256 ASCII letters, digits, white space and _.:/=+-@, ${got}`,
    );
  });
});

function withValues(values: unknown): TerraformStack {
  const result = new TerraformStack(new App(), "prod");
  new AwsProvider(result, "Aws", { region: "us-west-2" });
  const variable = new TerraformVariable(result, "Values", { type: "list(string)" });
  variable.addOverride("default", values);
  new TaggedInferenceProfileAccess(result, "Access", {
    copiedFrom: [InferenceProfile.fromLookup(result, "Haiku", { inferenceProfileId: haiku.id })],
    resourceTags: { project: variable.listValue },
    roles: ["dev"],
  });
  return result;
}
