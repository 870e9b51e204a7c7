import { App, Testing } from "cdktf";
import type { Plan } from "../../local/terraform";
import { BedrockAccessStack, type BedrockAccessStackProps } from "../../modules";
import type { PolicyDocument } from "../../modules/policy/document";
import { blocksOf, commandsOf, page, runBlock, section } from "../readme-block";
import { decision, type Request } from "../simulation";
import { startGate, type Gate } from "./gate";
import { account, fail, haiku } from "./grid";
import { describeWithTerraform, LocalAws, runBeside } from "./local-aws";

const grantAccess = section("Grant access");
const terraformRole = section("What Terraform's own role may do");
const [grantBlock = ""] = blocksOf(grantAccess, "ts");
const [importBlock = ""] = blocksOf(section("A policy that exists already"), "ts");
const commands = ["README.md", "docs/report.md"].flatMap((name) => commandsOf(page(name)));

/** The Terraform JSON of README's first grant, and of another block behind it. */
function granted(more = ""): string {
  return Testing.synth(runBlock(grantBlock + more, {}, "stack") as BedrockAccessStack, true);
}

/** The only JSON block of a part of README. */
function json(text: string): PolicyDocument {
  const [block = "", ...others] = blocksOf(text, "json");
  return others.length === 0 ? (JSON.parse(block) as PolicyDocument) : fail();
}

function policyChange({ resource_changes = [] }: Plan) {
  return resource_changes.find(({ type }) => type === "aws_iam_policy")?.change;
}

describeWithTerraform(
  "README's first grant",
  () => {
    let aws: LocalAws;
    let terraform: Awaited<ReturnType<LocalAws["terraform"]>>;

    beforeAll(async () => {
      aws = await LocalAws.start();
      terraform = await aws.terraform("production", granted());
    });

    afterAll(() => aws.stop());

    test("makes the policy below it", async () => {
      const { after } = policyChange(await terraform.plan()) ?? fail();
      expect(JSON.parse(String(after?.policy))).toEqual(json(grantAccess));
    });

    test("takes over a policy that exists", async () => {
      await aws.createPolicy("production-Analytics");
      terraform.write(granted(importBlock));
      expect(policyChange(await terraform.plan())).toMatchObject({
        actions: ["update"],
        importing: { id: `arn:aws:iam::${account}:policy/production-Analytics` },
      });
    });

    const inShell = async (command: string) =>
      runBeside(terraform.folder, await aws.environment(), "bash", "-c", command);

    test.each(commands.filter((command) => command.startsWith("terraform ")))("%s runs", async (command) => {
      await inShell(command.replace("PLAN", "plan"));
    });

    test.each(commands.filter((command) => command.startsWith("aws ")))("%s runs", async (command) => {
      expect(await inShell(command)).toContain(haiku.id);
    });
  },
  ["aws"],
);

/** What each IAM request asks to be allowed. */
function iamRequest(body: string): Request {
  const query = new URLSearchParams(body);
  const arn = (type: string, name: string) => `arn:aws:iam::${account}:${type}/${name}`;
  const action = `iam:${String(query.get("Action"))}`;
  const policy = query.get("PolicyArn") ?? arn("policy", String(query.get("PolicyName")));
  for (const kind of ["Role", "User", "Group"]) {
    const name = query.get(`${kind}Name`);
    const context = { "iam:PolicyARN": policy };
    if (name !== null) return { action, resource: arn(kind.toLowerCase(), name), context };
  }
  return { action, resource: policy };
}

describeWithTerraform("what README says Terraform's own role may do", () => {
  let aws: LocalAws;
  let gate: Gate;
  let asked: Request[];

  beforeAll(async () => {
    aws = await LocalAws.start();
    gate = await startGate(aws.moto.endpoint, /$/, Infinity);
    await aws.createRole("analytics");
    await aws.createUser("loader");
    await aws.createGroup("developers");

    // made, changed, and taken away
    const terraform = await aws.terraform("production", everyKind("before"), gate.endpoint);
    await terraform.plan();
    await terraform.apply();
    terraform.write(everyKind("after"));
    await terraform.plan();
    await terraform.apply();
    await terraform.destroy();
    const bedrock = aws.bedrock.requests.map(({ operation, path, region }) => ({
      action: `bedrock:${operation}`,
      resource: `arn:aws:bedrock:${region}:${account}:inference-profile/${path.replace(/.*\//, "")}`,
    }));
    asked = [...gate.bodies.map(iamRequest), ...bedrock];
  });

  afterAll(async () => {
    gate.stop();
    await aws.stop();
  });

  const policy = json(terraformRole);
  const inPolicy = policy.Statement.flatMap(({ Action }) => Action);
  const [, besides = ""] = terraformRole.split("```\n\n");
  const inList = [...besides.matchAll(/`((?:iam|bedrock):\w+)`/g)].map(([, action]) => action);

  test("is what Terraform asks for, and nothing more", () => {
    const actions = new Set(asked.map(({ action }) => action));
    expect([...inPolicy, ...inList].sort()).toEqual([...actions].sort());
  });

  test("allows each request of the grant above it", () => {
    const own = asked.filter(({ action }) => inPolicy.includes(action));
    expect(own.filter((request) => decision([policy], request) !== "Allowed")).toEqual([]);
  });

  test("attaches no other policy", () => {
    const request = asked.find(({ action }) => action === "iam:AttachRolePolicy") ?? fail();
    const context = { "iam:PolicyARN": "arn:aws:iam::aws:policy/AdministratorAccess" };
    expect(decision([policy], { ...request, context })).toBe("ImplicitlyDenied");
  });
});

/** README's first grant, with everything that the list below the policy names; each tag of one time is gone at the other. */
function everyKind(time: string): string {
  const props: BedrockAccessStackProps = {
    accountId: account,
    sourceRegion: "us-west-2",
    defaultTags: { [time]: "yes" },
    applicationInferenceProfiles: { Team: { copyFrom: haiku.id } },
    grants: {
      Analytics: {
        inferenceProfileIds: [haiku.id],
        foundationModelIds: ["amazon.titan-embed-text-v2:0"],
        applicationInferenceProfiles: ["Team"],
        roles: ["analytics"],
        users: ["loader"],
        groups: ["developers"],
        denyGlobalRouting: time === "after",
      },
    },
  };
  return Testing.synth(new BedrockAccessStack(new App(), "production", props), true);
}
