import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describeWithTerraform } from "./local-aws";

const root = join(__dirname, "../..");

function run(command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

describeWithTerraform("npm start", () => {
  test("prints each role, its policy and the report, and leaves nothing that git would list", () => {
    const before = run("git", "status", "--porcelain");
    const printed = run("npm", "start");
    expect(printed).toContain("production: role analytics gets policy production-Analytics");
    expect(printed).toMatch(
      /--- production ---\n\nAccess to Amazon Bedrock\nTerraform plan production, made at .*\n3 added\n\nChanges\n/,
    );
    expect(printed).toContain(
      "    calls         through the profile only\n    destinations  us-east-1, us-west-2\n",
    );
    expect(printed).toContain(
      "    calls         through the profile only\n    destinations  global, us-east-2\n",
    );
    expect(printed).toContain('"aws:RequestedRegion": "unspecified"');
    expect(run("git", "status", "--porcelain")).toBe(before);
  });
});
