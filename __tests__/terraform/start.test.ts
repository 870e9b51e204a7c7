import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describeWithTerraform } from "./local-aws";

const root = join(__dirname, "../..");

function run(command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

describeWithTerraform("npm start", () => {
  test("prints each role, its policy and its Regions, and leaves nothing that git would list", () => {
    const before = run("git", "status", "--porcelain");
    const printed = run("npm", "start");
    expect(printed).toContain("production: role analytics gets policy production-Analytics");
    expect(printed).toContain(
      "inference-profile/us.anthropic.claude-3-haiku-20240307-v1:0\n  may route to us-east-1, us-west-2\n",
    );
    expect(printed).toContain(
      "inference-profile/global.anthropic.claude-sonnet-4-20250514-v1:0\n  may route to global, us-east-2\n",
    );
    expect(printed).toContain('"aws:RequestedRegion": "unspecified"');
    expect(run("git", "status", "--porcelain")).toBe(before);
  }, 120_000);
});
