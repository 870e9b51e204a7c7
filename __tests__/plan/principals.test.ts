import type { Certainty, PolicyUse, PrincipalType } from "../../modules/report/principal";
import type { Principal } from "../../modules/plan/principal";
import { identity, identityByAddress, type PrincipalIdentity } from "../../modules/plan/principal-identity";
import { Principals } from "../../modules/plan/principals";

const account = "111122223333";
const other = "444455556666";

/** Who a name is in an account, or where nobody knows which one. */
function who(
  name: string,
  of: string | null = account,
  type: PrincipalType = "role",
  provider: string | null = null,
) {
  return identity(type, { account: of, provider, key: of ?? "somewhere" }, name, "by");
}

function attach(
  principals: Principals,
  to: PrincipalIdentity,
  address: string,
  attachment: Certainty = "known",
  more: {
    readonly use?: PolicyUse;
    readonly slot?: string;
    readonly managed?: boolean;
    readonly by?: string;
  } = {},
): void {
  const { use = "policy", slot = address, managed = true, by = `by ${address}` } = more;
  const policy = { address, json: "{}", managed, owned: true };
  principals.attach(to, { policy, use, attachment, by, slot, isOwn: true });
}

function inWords({ type, name, address, account: of, provider, policies, namesakes }: Principal): string {
  const held = policies.map(({ policy, use, attachment }) => `${use} ${policy.address} ${attachment}`);
  const same = namesakes.map((each) => `${each.name ?? "?"} in ${each.account ?? "?"}`);
  return [
    `${type} ${name ?? "?"} at ${address ?? "?"} in ${of ?? "?"} by ${provider ?? "?"}`,
    ...held,
    ...same,
  ].join(", ");
}

function words(principals: Principals): string[] {
  return [...principals.all().values()].map(inWords);
}

test("the provider of a principal is its resource's, or the only one that names it", () => {
  const principals = new Principals();
  principals.note(who("one", account, "role", "aws"));
  principals.note(who("one", account, "role", "aws"));
  principals.note(who("two", account, "role", "aws"));
  principals.note(who("two", account, "role", "aws.b"));
  principals.note(who("three", account, "role", "aws.b"));
  principals.note(who("three", account, "role", "aws.c"), "aws_iam_role.three");
  principals.note(who("three", account, "role", "aws.d"));
  expect(words(principals)).toEqual([
    `role one at ? in ${account} by aws`,
    `role two at ? in ${account} by ?`,
    `role three at aws_iam_role.three in ${account} by aws.c`,
  ]);
  expect(principals.owned).toEqual([["aws_iam_role.three", who("three").key]]);
  expect(principals.addressOf(who("three").key)).toBe("aws_iam_role.three");
  expect(principals.addressOf(who("one").key)).toBeUndefined();
  expect(principals.addressOf("nobody")).toBeUndefined();
});

test("a policy stands once for each use, as sure as whoever is surest", () => {
  const principals = new Principals();
  const app = who("app");
  attach(principals, app, "a", "unknown");
  attach(principals, app, "a", "assumed");
  attach(principals, app, "a", "known");
  attach(principals, app, "a", "assumed");
  attach(principals, app, "a", "unknown");
  attach(principals, app, "a", "assumed", { use: "boundary" });
  expect(words(principals)).toEqual([`role app at ? in ${account} by ?, policy a known, boundary a assumed`]);
});

test("a user has what its groups have, as sure as both are", () => {
  const principals = new Principals();
  const [user, group] = [who("u", account, "user"), who("g", account, "group")];
  principals.join(user, group, "assumed", "m");
  principals.join(user, who("empty", account, "group"), "known", "m");
  attach(principals, group, "a");
  attach(principals, group, "b", "unknown");
  attach(principals, user, "c");
  const [first, ...others] = words(principals);
  expect(first).toBe(`user u at ? in ${account} by ?, policy c known, policy a assumed, policy b unknown`);
  expect(others).toEqual([
    `group g at ? in ${account} by ?, policy a known, policy b unknown`,
    `group empty at ? in ${account} by ?`,
  ]);
});

test("a membership is a claim of its own, which can be doubted and given to another user", () => {
  const principals = new Principals();
  const [user, group] = [who("u", account, "user"), who("g", account, "group")];
  principals.join(user, group, "known", "m");
  attach(principals, group, "a");
  principals.note(who("v", account, "user"));
  const [claim] = principals.claims;
  expect(claim).toMatchObject({ kind: "group", principal: user.key, by: "m", isOwn: true });
  expect(claim?.drop).toBeUndefined();
  claim?.doubt();
  claim?.giveTo(who("v", account, "user").key);
  expect(words(principals)).toEqual([
    `user u at ? in ${account} by ?, policy a unknown`,
    `group g at ? in ${account} by ?, policy a known`,
    `user v at ? in ${account} by ?, policy a unknown`,
  ]);
});

test("memberships of several groups are several claims, and so are attachments of several policies", () => {
  const principals = new Principals();
  const user = who("u", account, "user");
  for (const name of ["g", "h", "g"]) principals.join(user, who(name, account, "group"), "known", "m");
  attach(principals, user, "a");
  attach(principals, user, "a", "known", { use: "boundary" });
  attach(principals, user, "a", "known", { by: "another" });
  attach(principals, user, "b", "known", { managed: false });
  expect(principals.claims.map(({ kind }) => kind)).toEqual([
    ...["group", "group", "group"],
    ...["managed", "boundary", "managed", "inline"],
  ]);
  expect(new Set(principals.claims.map(({ pair }) => pair)).size).toBe(5);
});

test("a claim that is dropped is gone, unless another one has noted the policy since", () => {
  const principals = new Principals();
  const app = who("app");
  attach(principals, app, "a");
  attach(principals, app, "b", "assumed");
  attach(principals, app, "b");
  const [a, b] = principals.claims;
  a?.drop?.();
  b?.drop?.();
  expect(words(principals)).toEqual([`role app at ? in ${account} by ?, policy b known`]);
  a?.doubt();
  a?.drop?.();
  expect(words(principals)).toEqual([`role app at ? in ${account} by ?, policy b known, policy a unknown`]);
});

test("a claim that is given to somebody else is unknown there, and to nobody is none", () => {
  const principals = new Principals();
  attach(principals, who("old"), "a");
  principals.note(who("new"));
  const [claim] = principals.claims;
  claim?.giveTo(who("new").key);
  claim?.giveTo("nobody");
  expect(words(principals)).toEqual([
    `role old at ? in ${account} by ?, policy a known`,
    `role new at ? in ${account} by ?, policy a unknown`,
  ]);
});

// IAM keeps one inline policy of a name, and any number of managed policies
test.each<[string, boolean, readonly string[], readonly string[], Certainty]>([
  ["inline policies of one name", false, ["named n", "named n"], ["x", "y"], "unknown"],
  ["inline policies of two names", false, ["named n", "named m"], ["x", "y"], "known"],
  ["inline policies without a known name", false, ["a", "a"], ["x", "y"], "known"],
  ["one inline policy, said twice by one resource", false, ["named n", "named n"], ["x", "x"], "known"],
  ["managed policies", true, ["named n", "named n"], ["x", "y"], "known"],
])("%s", (_, managed, slots, by, expected) => {
  const principals = new Principals();
  for (const [index, slot] of slots.entries()) {
    attach(principals, who("app"), `p${index}`, "known", { managed, slot, by: by[index] });
  }
  const [app] = [...principals.all().values()];
  expect(app?.policies.map(({ attachment }) => attachment)).toEqual([expected, expected]);
});

test("those of a type that may be of an account are of it, or of nobody knows which", () => {
  const principals = new Principals();
  const all = [who("a"), who("b", other), who("c", null), who("d", account, "user")];
  for (const each of all) principals.note(each);
  const names = (type: PrincipalType, of: string | null) =>
    principals.ofType(type, of).map(({ name }) => name);
  expect(names("role", account)).toEqual(["a", "c"]);
  expect(names("role", other)).toEqual(["b", "c"]);
  expect(names("role", null)).toEqual(["a", "b", "c"]);
  expect(names("user", account)).toEqual(["d"]);
  expect(names("group", null)).toEqual([]);
});

// whose account nobody knows may be anyone of its name and type
test("principals of one name are namesakes where the account of one is not known", () => {
  const principals = new Principals();
  const all = [
    ...[who("App"), who("app", other), who("app", null)],
    ...[who("solo", account), who("solo", other), who("app", null, "user")],
    ...[who("set", account, "permission-set"), who("set", null, "permission-set")],
    identityByAddress("role", { account: null, provider: null }, "aws_iam_role.x"),
    identityByAddress("role", { account: null, provider: null }, "aws_iam_role.y"),
  ];
  for (const each of all) principals.note(each);
  const found = [...principals.all().values()].map(({ type, name, namesakes }) => [
    `${type} ${name ?? "?"}`,
    ...namesakes.map((each) => `${each.name ?? "?"} in ${each.account ?? "?"}`),
  ]);
  expect(found).toEqual([
    ["role App", "app in ?"],
    ["role app", "app in ?"],
    ["role app", `App in ${account}`, `app in ${other}`],
    ["role solo"],
    ["role solo"],
    ["user app"],
    ["permission-set set"],
    ["permission-set set"],
    ["role ?"],
    ["role ?"],
  ]);
});
