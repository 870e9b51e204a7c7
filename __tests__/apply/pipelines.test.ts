import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { lockedProject } from "../installed";
import { describeWithTerraform, LocalAws, runBeside } from "./local-aws";

const root = join(__dirname, "../..");

const staging = "444455556666";

interface GithubJob {
  readonly needs?: string;
  readonly environment?: string;
  readonly strategy: { readonly matrix: { readonly include: readonly Readonly<Record<string, string>>[] } };
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly {
    readonly name?: string;
    readonly run?: string;
    readonly "working-directory"?: string;
  }[];
}

interface GithubWorkflow {
  readonly jobs: { readonly plan: GithubJob; readonly apply: GithubJob };
}

interface GitlabPipeline {
  readonly ".account": {
    readonly parallel: {
      readonly matrix: readonly { readonly ACCOUNT_ID: string[]; readonly AWS_REGION: string }[];
    };
    readonly variables: { readonly ROLE_ARN: string; readonly MARK: string };
  };
  readonly plan: GitlabJob;
  readonly comment: GitlabJob;
  readonly check: GitlabJob;
  readonly apply: GitlabJob;
}

interface GitlabJob {
  readonly script: readonly string[];
  readonly rules?: readonly { readonly when?: string }[];
}

/** What the report says of a role, as it is posted. */
const added = (account: string) =>
  `#### role \`analytics\` in account \`${account}\`\n\n- **added**: \`us.anthropic.claude-3-haiku-20240307-v1:0\` in \`us-west-2\`\n  - calls: through the profile only\n  - destinations: \`us-east-1\`, \`us-west-2\`\n`;

/** A folder with a command that stands for a service with comments, and keeps what it is asked and what is posted. */
function commentService(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), "comments-"));
  const script = `
    const { appendFileSync, existsSync, readFileSync, writeFileSync } = require("node:fs");
    const all = process.argv.slice(2);
    const posted = all.map((argument) => argument.replace(/^body=[<@]/, "")).find((file) => existsSync(file));
    if (posted !== undefined) writeFileSync("${folder}/posted", readFileSync(posted));
    else console.log(readFileSync("${folder}/comments.json", "utf8"));
    appendFileSync("${folder}/asked", all.join(" ") + "\\n");`;
  writeFileSync(join(folder, name), `#!/usr/bin/env node\n${script}`, { mode: 0o755 });
  return folder;
}

/** A folder with an npm that has nothing to do for `npm ci`, and does nothing else. */
function installedAlready(): string {
  const folder = mkdtempSync(join(tmpdir(), "npm-"));
  writeFileSync(join(folder, "npm"), '#!/bin/sh\n[ "$*" = ci ]', { mode: 0o755 });
  return folder;
}

/** What a service was asked for last to post something. */
function asked(folder: string): string {
  return readFileSync(join(folder, "asked"), "utf8").trimEnd().split("\n").at(-1) ?? "";
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
    project = lockedProject("cdktf");
    env = await aws.environment();
    for (const role of ["analytics", "research"]) await aws.createRole(role);
    await aws.createRole("analytics", staging);
  });

  afterAll(async () => {
    await aws.stop();
    rmSync(project, { recursive: true });
  });

  test("the GitHub Actions pipeline plans, shows, keeps one comment up to date, and applies after an approval", async () => {
    const { plan, apply } = (pipeline("github-actions.yml") as GithubWorkflow).jobs;
    expect(apply).toMatchObject({
      needs: "plan",
      environment: "bedrock-access-${{ matrix.account }}",
      strategy: plan.strategy,
    });
    const [matrix = {}] = plan.strategy.matrix.include;
    const account = matrix.account ?? "";
    const mark = `<!-- bedrock-access ${account} -->`;
    const variables = Object.entries(plan.env ?? {}).map(([name, value]) => [
      name,
      value.replace(/\$\{\{ (matrix|vars)\.(\w+) \}\}/g, (_, from, key: string) =>
        from === "matrix" ? String(matrix[key]) : "",
      ),
    ]);
    const service = commentService("gh");
    const given = {
      PATH: `${service}:${String(env.PATH)}`,
      GITHUB_STEP_SUMMARY: join(service, "summary"),
      GITHUB_REPOSITORY: "owner/name",
      PULL_REQUEST: "7",
      ...(Object.fromEntries(variables) as Record<string, string>),
    };
    const run = async ({ steps }: GithubJob, all: NodeJS.ProcessEnv): Promise<string> => {
      let printed = "";
      for (const step of steps) {
        if (step.run === undefined) continue;
        expect(step.run).not.toContain("${{");
        const folder = join(project, step["working-directory"] ?? "");
        printed += await runBeside(folder, { ...env, ...all }, "bash", "-e", "-c", step.run);
      }
      return printed;
    };
    const bot = { login: "github-actions[bot]" };
    const others = [
      { id: 1, user: { login: "someone" }, body: mark },
      { id: 2, user: bot, body: "<!-- bedrock-access 999988887777 -->" },
    ];
    writeFileSync(join(service, "comments.json"), JSON.stringify([others, []]));
    expect(await run(plan, given)).toContain("bedrock:InferenceProfileArn");
    expect(asked(service)).toBe("pr comment 7 --body-file report.md");
    for (const file of ["posted", "summary"]) {
      expect(readFileSync(join(service, file), "utf8").split("\n")).toEqual(
        expect.arrayContaining([mark, `Account ${account}`, ...added(account).split("\n")]),
      );
    }
    writeFileSync(
      join(service, "comments.json"),
      JSON.stringify([others, [{ id: 3, user: bot, body: `${mark}\nAccount` }]]),
    );
    await run({ ...plan, steps: plan.steps.filter(({ name }) => name === "comment") }, given);
    expect(asked(service)).toBe(
      "api --method PATCH repos/owner/name/issues/comments/3 --field body=@report.md",
    );
    expect(await aws.policyNames()).toEqual([]);
    // what a job has that only gets the plan
    await run(apply, { AWS_REGION: matrix.region });
    rmSync(service, { recursive: true });
    expect(await aws.policyNames()).toEqual(["bedrock-access-Analytics"]);
    expect(await aws.policyNames(staging)).toEqual([]);
  });

  test("the GitLab pipeline plans, shows, keeps one comment up to date, checks, and applies by hand", async () => {
    const { ".account": account, plan, comment, check, apply } = pipeline("gitlab-ci.yml") as GitlabPipeline;
    expect(apply.rules?.map(({ when }) => when)).toEqual(["manual"]);
    const [matrix] = account.parallel.matrix;
    const own = (text: string) => text.replace("$ACCOUNT_ID", staging);
    const mark = own(account.variables.MARK);
    // the pipeline before this one installed the project, which takes longer than all else here
    const npm = installedAlready();
    const PATH = `${npm}:${String(env.PATH)}`;
    const all = {
      ...env,
      PATH,
      ACCOUNT_ID: staging,
      AWS_REGION: matrix?.AWS_REGION,
      ROLE_ARN: own(account.variables.ROLE_ARN),
      MARK: mark,
    };
    const run = ({ script }: GitlabJob, more: NodeJS.ProcessEnv = {}) =>
      runBeside(project, { ...all, ...more }, "bash", "-e", "-c", script.join("\n"));
    expect(matrix?.ACCOUNT_ID).toContain(staging);
    expect(await run(plan)).toContain("bedrock:InferenceProfileArn");
    expect(await aws.policyNames(staging)).toEqual([]);

    const service = commentService("curl");
    const given = {
      PATH: `${service}:${PATH}`,
      CI_API_V4_URL: "https://gitlab.com/api/v4",
      CI_PROJECT_ID: "1",
      CI_MERGE_REQUEST_IID: "2",
      REPORT_TOKEN: "token",
    };
    const others = [{ id: 1, body: "<!-- bedrock-access 111122223333 -->" }];
    writeFileSync(join(service, "comments.json"), JSON.stringify(others));
    await run(comment, given);
    expect(asked(service)).toMatch(/--form body=<\S+ \S+\/projects\/1\/merge_requests\/2\/notes$/);
    expect(readFileSync(join(service, "posted"), "utf8").split("\n")).toEqual(
      expect.arrayContaining([mark, `Account ${staging}`, ...added(staging).split("\n")]),
    );
    writeFileSync(join(service, "comments.json"), JSON.stringify([...others, { id: 3, body: mark }]));
    await run(comment, given);
    expect(asked(service)).toMatch(/--request PUT --form body=<\S+ \S+\/notes\/3$/);
    rmSync(service, { recursive: true });

    await run(check);
    await run(apply);
    rmSync(npm, { recursive: true });
    expect(await aws.policyNames(staging)).toEqual(["bedrock-access-Analytics"]);
  });

  test("the CDKTF CLI deploys two accounts through two roles, and destroys them", async () => {
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
  });
});
