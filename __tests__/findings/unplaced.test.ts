import { readFileSync } from "node:fs";
import { join } from "node:path";
import { report } from "../../modules/findings/terraform-report";

/** A state in which the inline policy of a role belongs to one of two accounts, and nothing says to which. */
const state: unknown = JSON.parse(
  readFileSync(join(__dirname, "../fixtures/attachments/two-accounts/state.json"), "utf8"),
);

test("of a principal that can't be placed, and of its namesakes, nothing is denied or missing", () => {
  const { principals, findings } = report(state);
  const accounts = principals.map(({ name, account }) => [name, account]);
  expect(accounts).toEqual([
    ["app", null],
    ["app", "111122223333"],
    ["app", "444455556666"],
  ]);
  for (const { profiles, globalRouting } of principals) {
    expect(["open", "unknown"]).toContain(globalRouting.after);
    for (const { after } of profiles) {
      const answers = [
        after?.direct,
        ...(after?.destinations ?? []).flatMap((each) => [each.invoke, each.invokeWithResponseStream]),
      ];
      expect(answers).not.toContain("denied");
      expect([after?.invoke, after?.invokeWithResponseStream]).not.toContain("never");
    }
  }
  expect(findings.map(({ type }) => type)).not.toContain("destination-region-missing");
});

test("what is allowed of a namesake stays so", () => {
  const [admin] = report(state).principals.filter(({ account }) => account === "444455556666");
  expect(admin?.profiles.map(({ after }) => after?.direct)).toEqual(["allowed", "allowed"]);
});
