import { cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { installedProject } from "../installed";
import { describeWithTerraform, LocalAws, runBeside } from "./local-aws";

const root = join(__dirname, "../..");
const minutes = 60_000;
const staging = "444455556666";

interface GithubWorkflow {
  readonly jobs: {
    readonly "bedrock-access": {
      readonly strategy: {
        readonly matrix: { readonly include: readonly Readonly<Record<string, string>>[] };
      };
      readonly env: Readonly<Record<string, string>>;
      readonly steps: readonly { readonly run?: string; readonly "working-directory"?: string }[];
    };
  };
}

interface GitlabPipeline {
  readonly ".account": {
    readonly parallel: {
      readonly matrix: readonly { readonly ACCOUNT_ID: string[]; readonly AWS_REGION: string }[];
    };
    readonly variables: { readonly ROLE_ARN: string };
  };
  readonly plan: { readonly script: readonly string[] };
  readonly apply: { readonly script: readonly string[] };
}

function pipeline(name: string): unknown {
  return parse(readFileSync(join(root, "examples/pipelines", name), "utf8"));
}

describeWithTerraform("what a team runs in a project of its own", () => {
  let aws: LocalAws;
  let project: string;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    aws = await LocalAws.start();
    project = installedProject();
    env = await aws.environment();
    for (const role of ["analytics", "research"]) await aws.createRole(role);
    await aws.createRole("analytics", staging);
  }, 3 * minutes);

  afterAll(async () => {
    await aws.stop();
    rmSync(project, { recursive: true });
  });

  test(
    "the GitHub Actions pipeline plans, shows and applies",
    async () => {
      const job = (pipeline("github-actions.yml") as GithubWorkflow).jobs["bedrock-access"];
      const [matrix = {}] = job.strategy.matrix.include;
      const variables = Object.entries(job.env).map(([name, value]) => [
        name,
        value.replace(/\$\{\{ (matrix|vars)\.(\w+) \}\}/g, (_, from, key: string) =>
          from === "matrix" ? String(matrix[key]) : "",
        ),
      ]);
      let printed = "";
      for (const step of job.steps) {
        if (step.run === undefined) continue;
        expect(step.run).not.toContain("${{");
        const folder = join(project, step["working-directory"] ?? "");
        const all = { ...env, ...(Object.fromEntries(variables) as Record<string, string>) };
        printed += await runBeside(folder, all, "bash", "-e", "-c", step.run);
      }
      expect(printed).toContain("bedrock:InferenceProfileArn");
      expect(await aws.policyNames()).toEqual(["bedrock-access-Analytics"]);
      expect(await aws.policyNames(staging)).toEqual([]);
    },
    4 * minutes,
  );

  test(
    "the GitLab pipeline plans, shows and applies",
    async () => {
      const { ".account": account, plan, apply } = pipeline("gitlab-ci.yml") as GitlabPipeline;
      const [matrix] = account.parallel.matrix;
      const all = {
        ...env,
        ACCOUNT_ID: staging,
        AWS_REGION: matrix?.AWS_REGION,
        ROLE_ARN: account.variables.ROLE_ARN.replace("$ACCOUNT_ID", staging),
      };
      expect(matrix?.ACCOUNT_ID).toContain(staging);
      const planned = await runBeside(project, all, "bash", "-e", "-c", plan.script.join("\n"));
      expect(planned).toContain("bedrock:InferenceProfileArn");
      expect(await aws.policyNames(staging)).toEqual([]);
      await runBeside(project, all, "bash", "-e", "-c", apply.script.join("\n"));
      expect(await aws.policyNames(staging)).toEqual(["bedrock-access-Analytics"]);
    },
    4 * minutes,
  );

  test(
    "the CDKTF CLI deploys two accounts through two roles, and destroys them",
    async () => {
      cpSync(join(root, "main.ts"), join(project, "accounts.ts"));
      const stacks = ["production", "staging"];
      const flags = ["--app", "npx ts-node accounts.ts", "--auto-approve", "--skip-provider-lock"];
      await runBeside(project, env, "npx", "cdktf", "deploy", ...stacks, ...flags);
      expect(await aws.policyNames()).toEqual(
        expect.arrayContaining(["production-Analytics", "production-Research"]),
      );
      expect(await aws.policyNames(staging)).toContain("staging-Analytics");
      await runBeside(project, env, "npx", "cdktf", "destroy", ...stacks, ...flags);
      const left = [...(await aws.policyNames()), ...(await aws.policyNames(staging))];
      expect(left).toEqual(["bedrock-access-Analytics", "bedrock-access-Analytics"]);
    },
    4 * minutes,
  );
});
