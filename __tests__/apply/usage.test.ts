import { readdirSync } from "node:fs";
import { join } from "node:path";
import { changedAddresses, type Plan } from "../../local/terraform";
import { report } from "../../modules/findings/terraform-report";
import type { PolicyDocument } from "../../modules/policy/document";
import { stacksMadeBy } from "../app";
import { decision } from "../simulation";
import { haiku, modelArns, profileArn } from "./grid";
import { describeWithTerraform, LocalAws } from "./local-aws";

const root = join(__dirname, "../..");
const examples = readdirSync(join(root, "examples")).filter((name) => name.endsWith(".ts"));
const other = "444455556666";
const titan = "arn:aws:bedrock:us-west-2::foundation-model/amazon.titan-embed-text-v2:0";

/** Whether AWS on this machine can make something: IAM's half, and application inference profiles. */
function isMakeable(address: string): boolean {
  return /^aws_(iam_\w+|bedrock_inference_profile)\./.test(address);
}

/** The resources that a plan changes. */
function changed(plan: Plan): string[] {
  return changedAddresses(plan).filter((address) => !address.startsWith("output."));
}

describeWithTerraform("the examples", () => {
  let aws: LocalAws;

  beforeAll(async () => {
    aws = await LocalAws.start();
    for (const role of ["search", "support"]) await aws.createRole(role);
  });

  afterAll(() => aws.stop());

  test("there are some", () => {
    expect(examples.length).toBeGreaterThan(0);
  });

  test.each(examples)(
    "%s is planned, its half in IAM applied, and the report has no error and no warning",
    async (example) => {
      for (const [name, stack] of stacksMadeBy(`node local/run.js examples/${example}`, root)) {
        const terraform = await aws.terraform(name, stack);
        const plan = await terraform.plan();
        const made = changed(plan);
        expect(made).not.toEqual([]);
        const mistakes = report(plan).findings.filter(({ severity }) => severity !== "note");
        expect(mistakes).toEqual([]);

        const options = made.filter(isMakeable).map((address) => `-target=${address}`);
        if (options.length === 0) continue;
        if (options.length < made.length) await terraform.plan(...options);
        await terraform.apply();
        expect(changed(await terraform.plan(...options))).toEqual([]);
      }
    },
  );

  function call(documents: readonly PolicyDocument[], resource: string, inferenceProfileArn?: string) {
    return decision(documents, { action: "bedrock:InvokeModel", resource, inferenceProfileArn });
  }

  const own = profileArn(haiku);
  const [model = ""] = modelArns(haiku);

  test.each(["batch-inference", "orders-agent", "support"])(
    "%s calls Haiku through its profile",
    async (role) => {
      const documents = await aws.attachedDocuments(role);
      expect(call(documents, own)).toBe("Allowed");
      for (const each of modelArns(haiku)) expect(call(documents, each, own)).toBe("Allowed");
      expect(call(documents, model)).toBe("ImplicitlyDenied");
    },
  );

  test("a knowledge base embeds in its Region, and calls nothing else", async () => {
    const documents = await aws.attachedDocuments("manuals-knowledge-base");
    expect(call(documents, titan)).toBe("Allowed");
    expect(call(documents, titan.replace("us-west-2", "us-east-1"))).toBe("ImplicitlyDenied");
    expect(call(documents, model)).toBe("ImplicitlyDenied");
  });

  test("a team calls through its own profiles, and not through the other's", async () => {
    const profiles = aws.bedrock.applicationProfiles.map(({ inferenceProfileArn, tags }) => ({
      arn: inferenceProfileArn,
      team: tags.get("team"),
    }));
    expect(profiles).toHaveLength(4);
    for (const team of ["search", "support"]) {
      const documents = await aws.attachedDocuments(team);
      expect(profiles.filter(({ arn }) => call(documents, arn) === "Allowed")).toEqual(
        profiles.filter((profile) => profile.team === team),
      );
    }
  });

  test("each member account has the policy that the permission set names", async () => {
    expect(await aws.policyNames(other)).toEqual(["bedrock-haiku"]);
    expect(await aws.policyNames()).toContain("bedrock-haiku");
  });
});
