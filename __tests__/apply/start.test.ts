import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describeWithTerraform } from "./local-aws";

const root = join(__dirname, "../..");

interface Printed {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

/** What npm start does in a folder. */
async function started(folder: string, ...args: string[]): Promise<Printed> {
  const running = spawn("npm", ["start", "--", ...args], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  const [[status], out, error] = await Promise.all([
    once(running, "close") as Promise<[number | null]>,
    text(running.stdout),
    text(running.stderr),
  ]);
  return { status, out, error };
}

function gitStatus(): string {
  return execFileSync("git", ["status", "--porcelain"], { cwd: root, encoding: "utf8" });
}

describeWithTerraform("npm start, in two places at once", () => {
  const elsewhere = mkdtempSync(join(tmpdir(), "start-"));
  let before: string;
  let here: Printed;
  let there: Printed;

  beforeAll(async () => {
    for (const name of ["cdktf.json", "local", "modules", "node_modules", "package.json", "tsconfig.json"]) {
      symlinkSync(join(root, name), join(elsewhere, name));
    }
    const main = readFileSync(join(root, "main.ts"), "utf8");
    writeFileSync(join(elsewhere, "main.ts"), main.replace("us.anthropic.claude-3-haiku", "us.other.model"));
    before = gitStatus();
    [here, there] = await Promise.all([started(root), started(elsewhere)]);
  });

  afterAll(() => rmSync(elsewhere, { recursive: true }));

  test("prints each role, its policy and the report, and leaves nothing that git would list", () => {
    expect(here.status).toBe(0);
    expect(here.out).toContain("production: role analytics gets policy production-Analytics");
    expect(here.out).toMatch(
      /--- production ---\n\nAccess to Amazon Bedrock\nTerraform plan production, made at .*\n3 added\n\nChanges\n/,
    );
    expect(here.out).toContain(
      "    calls         through the profile only\n    destinations  us-east-1, us-west-2\n",
    );
    expect(here.out).toContain(
      "    calls         through the profile only\n    destinations  global, us-east-2\n",
    );
    expect(here.out).toContain('"aws:RequestedRegion": "unspecified"');
    expect(gitStatus()).toBe(before);
  });

  test("plans an example", async () => {
    const { status, out, error } = await started(root, "examples/permission-set.ts");
    expect([status, error]).toEqual([0, expect.stringContaining("examples/permission-set.ts: synth, ")]);
    expect(out).toContain("--- member-444455556666 ---");
  });

  test("names the stack that fails, and says which profiles are known and where another belongs", () => {
    expect(there.status).toBe(1);
    expect(there.error).toMatch(/^(production|staging): terraform plan failed: $/m);
    expect(there.error).toContain("Error: reading Bedrock Inference Profile (us.other.model-");
    expect(there.error).toContain("  us.anthropic.claude-3-haiku-20240307-v1:0 in us-west-2\n");
    expect(there.error).toContain("Another profile takes an entry in local/profiles.ts");
  });
});
