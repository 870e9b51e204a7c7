import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
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
  readonly comment: { readonly script: readonly string[] };
  readonly apply: { readonly script: readonly string[] };
}

/** A row of the report, as it is posted. */
const added = (account: string) =>
  `| **added** | role \`analytics\` in \`${account}\` | \`us.anthropic.claude-3-haiku-20240307-v1:0\` | \`us-west-2\` | \`us-east-1\`, \`us-west-2\` | through the profile only |`;

/** A folder with a command that keeps its arguments, and the file that is one of them as `posted`. */
function commandThatPosts(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), "posts-"));
  const script = [
    "#!/usr/bin/env bash",
    `echo "$@" > ${folder}/arguments`,
    `for argument in "$@"; do if [ -f "\${argument#body=<}" ]; then cp "\${argument#body=<}" ${folder}/posted; fi; done`,
  ].join("\n");
  writeFileSync(join(folder, name), script, { mode: 0o755 });
  return folder;
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
    "the GitHub Actions pipeline plans, shows, posts the report and applies",
    async () => {
      const job = (pipeline("github-actions.yml") as GithubWorkflow).jobs["bedrock-access"];
      const [matrix = {}] = job.strategy.matrix.include;
      const variables = Object.entries(job.env).map(([name, value]) => [
        name,
        value.replace(/\$\{\{ (matrix|vars)\.(\w+) \}\}/g, (_, from, key: string) =>
          from === "matrix" ? String(matrix[key]) : "",
        ),
      ]);
      const posts = commandThatPosts("gh");
      const given = {
        PATH: `${posts}:${String(env.PATH)}`,
        GITHUB_STEP_SUMMARY: join(posts, "summary"),
        PULL_REQUEST: "7",
      };
      let printed = "";
      for (const step of job.steps) {
        if (step.run === undefined) continue;
        expect(step.run).not.toContain("${{");
        const folder = join(project, step["working-directory"] ?? "");
        const all = { ...env, ...given, ...(Object.fromEntries(variables) as Record<string, string>) };
        printed += await runBeside(folder, all, "bash", "-e", "-c", step.run);
      }
      expect(printed).toContain("bedrock:InferenceProfileArn");
      expect(readFileSync(join(posts, "arguments"), "utf8")).toBe("pr comment 7 --body-file report.md\n");
      for (const file of ["posted", "summary"]) {
        expect(readFileSync(join(posts, file), "utf8").split("\n")).toEqual(
          expect.arrayContaining([`Account ${matrix.account ?? ""}`, added(matrix.account ?? "")]),
        );
      }
      rmSync(posts, { recursive: true });
      expect(await aws.policyNames()).toEqual(["bedrock-access-Analytics"]);
      expect(await aws.policyNames(staging)).toEqual([]);
    },
    4 * minutes,
  );

  test(
    "the GitLab pipeline plans, shows, posts the report and applies",
    async () => {
      const { ".account": account, plan, comment, apply } = pipeline("gitlab-ci.yml") as GitlabPipeline;
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

      const posts = commandThatPosts("curl");
      const gitlab = {
        CI_API_V4_URL: "https://gitlab.com/api/v4",
        CI_PROJECT_ID: "1",
        CI_MERGE_REQUEST_IID: "2",
      };
      const given = { ...all, ...gitlab, PATH: `${posts}:${String(env.PATH)}`, REPORT_TOKEN: "token" };
      await runBeside(project, given, "bash", "-e", "-c", comment.script.join("\n"));
      expect(readFileSync(join(posts, "arguments"), "utf8")).toContain("/projects/1/merge_requests/2/notes");
      expect(readFileSync(join(posts, "posted"), "utf8").split("\n")).toEqual(
        expect.arrayContaining([`Account ${staging}`, added(staging)]),
      );
      rmSync(posts, { recursive: true });

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
