import { App, Testing } from "cdktf";
import { changedAddresses } from "../../local/terraform";
import { BedrockAccessStack, type BedrockAccessStackProps, type MadeProfile } from "../../modules";
import { report } from "../../modules/findings/terraform-report";
import { blocksWith, runBlock } from "../readme-block";
import { decision } from "../simulation";
import { account, calls } from "./grid";
import { describeWithTerraform, LocalAws } from "./local-aws";

const copied: Readonly<Record<string, MadeProfile>> = {
  Haiku: { copyFrom: "us.anthropic.claude-3-haiku-20240307-v1:0" },
  Sonnet: {
    copyFrom: { inferenceProfileId: "us.anthropic.claude-sonnet-4-20250514-v1:0", sourceRegion: "us-east-1" },
  },
  Ohio: {
    copyFrom: { inferenceProfileId: "us.anthropic.claude-3-haiku-20240307-v1:0", sourceRegion: "us-east-2" },
  },
  Global: {
    copyFrom: {
      inferenceProfileId: "global.anthropic.claude-sonnet-4-20250514-v1:0",
      sourceRegion: "us-east-2",
    },
  },
  Model: { copyFrom: "arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-micro-v1:0" },
};

const [readmeBlock = ""] = blocksWith("applicationInferenceProfiles: {");

/** A stack of teams, each with a role and a profile of its own for each model. */
function teams(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `Team${index + 1}`);
  const profiles = names.flatMap((team) =>
    Object.entries(copied).map(
      ([model, profile]) => [`${team}-${model}`, { ...profile, tags: { team, model } }] as const,
    ),
  );
  const stack = new BedrockAccessStack(new App(), "teams", {
    accountId: account,
    sourceRegion: "us-west-2",
    applicationInferenceProfiles: Object.fromEntries(profiles),
    grants: Object.fromEntries(
      names.map((team) => [
        team,
        {
          applicationInferenceProfiles: Object.keys(copied).map((model) => `${team}-${model}`),
          roles: [team.toLowerCase()],
        },
      ]),
    ),
  });
  return Testing.synth(stack, true);
}

describeWithTerraform("a stack of 20 teams with 5 models each", () => {
  let aws: LocalAws;
  let again: string[];
  let another: string[];
  let reported: ReturnType<typeof report>;
  const arns = new Map<string, string>();

  beforeAll(async () => {
    aws = await LocalAws.start();
    for (let team = 1; team <= 21; team++) await aws.createRole(`team${team}`);
    const terraform = await aws.terraform("teams", teams(20));
    await terraform.deploy();
    for (const { inferenceProfileArn, tags } of aws.bedrock.applicationProfiles) {
      arns.set(`${String(tags.get("team"))}-${String(tags.get("model"))}`, inferenceProfileArn);
    }
    const second = await terraform.plan();
    again = changedAddresses(second);
    reported = report(second);
    terraform.write(teams(21));
    // outputs list every grant and profile
    another = (await terraform.changes()).filter((address) => !address.startsWith("output."));
  });

  afterAll(() => aws.stop());

  test("README's stack of teams is planned", async () => {
    const given = {
      haiku: "us.anthropic.claude-3-haiku-20240307-v1:0",
      globalSonnet: "global.anthropic.claude-sonnet-4-20250514-v1:0",
    };
    const props = runBlock(readmeBlock, given, "teams") as BedrockAccessStackProps;
    const terraform = await aws.terraform(
      "readme",
      Testing.synth(new BedrockAccessStack(new App(), "readme", props), true),
    );
    const changes = await terraform.changes();
    expect(changes.filter((address) => address.startsWith("aws_bedrock_inference_profile."))).toHaveLength(2);
  });

  test("a stack gives models in two Regions, alone and beside profiles, and profiles that copy one", async () => {
    const titan = "amazon.titan-embed-text-v2:0";
    const east = { modelId: titan, sourceRegion: "us-east-1" };
    const stack = new BedrockAccessStack(new App(), "models", {
      accountId: account,
      sourceRegion: "us-west-2",
      applicationInferenceProfiles: { Titan: { copyFrom: east } },
      grants: {
        Alone: { foundationModelIds: [titan, east], roles: ["team1"], asyncInvoke: true },
        Beside: {
          foundationModelIds: [`arn:aws:bedrock:us-west-2::foundation-model/${titan}`],
          applicationInferenceProfiles: ["Titan"],
          roles: ["team2"],
        },
      },
    });
    const terraform = await aws.terraform("models", Testing.synth(stack, true));
    await terraform.deploy();
    expect(await terraform.changes()).toEqual([]);
    const model = (region: string) => `arn:aws:bedrock:${region}::foundation-model/${titan}`;
    const made = aws.bedrock.applicationProfiles.map(({ inferenceProfileArn }) => inferenceProfileArn);
    const through = made.find((arn) => arn.includes("us-east-1") && ![...arns.values()].includes(arn));
    for (const [role, inferenceProfileArn, allowed] of [
      ["team1", undefined, ["us-east-1", "us-west-2"]],
      ["team2", undefined, ["us-west-2"]],
      ["team2", through, ["us-east-1", "us-west-2"]],
    ] as const) {
      const own = (await aws.attachedDocuments(role)).filter((document) =>
        JSON.stringify(document).includes(titan),
      );
      const regions = ["us-east-1", "us-east-2", "us-west-2"].filter(
        (region) =>
          decision(own, {
            action: "bedrock:InvokeModel",
            resource: model(region),
            inferenceProfileArn,
          }) === "Allowed",
      );
      expect([role, regions]).toEqual([role, allowed]);
    }
  });

  test("is applied, and a second plan is empty", () => {
    expect(arns.size).toBe(100);
    expect(again).toEqual([]);
    expect(reported.findings.filter(({ severity }) => severity !== "note")).toEqual([]);
  });

  test("another team touches nothing of the others", () => {
    expect(another).toHaveLength(5 + 2);
    expect(another.filter((address) => !address.includes("Team21"))).toEqual([]);
  });

  test("a team may call through its own profiles only, and tags are on them", async () => {
    const own = await aws.attachedDocuments("team7");
    const model = "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-3-haiku-20240307-v1:0";
    const system = `arn:aws:bedrock:us-west-2:${account}:inference-profile/us.anthropic.claude-3-haiku-20240307-v1:0`;
    for (const action of calls) {
      const allowed = [...arns].filter(([, resource]) => decision(own, { action, resource }) === "Allowed");
      expect(allowed.map(([key]) => key).sort()).toEqual(
        Object.keys(copied)
          .map((key) => `Team7-${key}`)
          .sort(),
      );
      const through = [...arns, ["system", system] as const].filter(
        ([, inferenceProfileArn]) =>
          decision(own, { action, resource: model, inferenceProfileArn }) === "Allowed",
      );
      // the copy from us-east-2 routes to the same model in us-west-2
      expect(through.map(([key]) => key).sort()).toEqual(["Team7-Haiku", "Team7-Ohio"]);
      expect(decision(own, { action, resource: model })).toBe("ImplicitlyDenied");
    }
  });
});
