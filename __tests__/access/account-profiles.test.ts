import { AccountProfiles } from "../../modules/access/account-profiles";
import { namedProfile } from "../../modules/access/profile";
import { report } from "../../modules/findings/terraform-report";
import { account, application, document, haiku, state } from "../plan/plan";

const other = "444455556666";
const there = haiku.arn.replace(account, other);

function read(...arns: readonly string[]) {
  return new Map(arns.map((arn) => [arn, { ...namedProfile(arn), foundationModelArns: [...haiku.models] }]));
}

test.each<[string, string | null, readonly string[], readonly string[]]>([
  ["of its own", account, [haiku.arn, application.arn], [haiku.arn, application.arn]],
  ["of nobody knows which account", null, [haiku.arn, there], [haiku.arn, there]],
  ["that another account's routes like", other, [haiku.arn], [there]],
  ["of its own, where another has the same", other, [haiku.arn, there], [there]],
  ["but no application profile of another", other, [application.arn], []],
])("an account has profiles %s", (_, id, profiles, expected) => {
  const found = new AccountProfiles(read(...profiles)).of(id, new Set());
  expect([...found.values()].map(({ arn }) => arn)).toEqual(expected);
});

test("a profile of another account that a policy names is the one that was read", () => {
  const found = new AccountProfiles(read(haiku.arn)).of(other, new Set([haiku.arn, "x"]));
  expect([...found.keys()]).toEqual([there, haiku.arn]);
});

test("a pattern matches no profile of another account", () => {
  const open = document({ Effect: "Allow", Action: "bedrock:InvokeModel", Resource: "*" });
  const policy = { name: "a", document: open, roles: ["r"] };
  const elsewhere = JSON.stringify(state([policy])).replaceAll(account, other);
  const both = JSON.parse(elsewhere) as { values: { root_module: { resources: object[] } } };
  both.values.root_module.resources.push(
    ...(state([], [haiku, application]) as typeof both).values.root_module.resources,
  );
  const [principal] = report(both).principals;
  expect(principal?.profiles.map(({ profile }) => profile.arn)).toEqual(["*", there]);
});
