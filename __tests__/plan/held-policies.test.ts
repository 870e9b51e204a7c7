import { doubtful, unreadStatements, type PolicyStatement } from "../../modules/iam/policy-statement";
import { heldPolicies } from "../../modules/plan/held-policies";
import type { Policy } from "../../modules/plan/policy";
import { PolicyReading } from "../../modules/plan/policy-reading";
import type { AttachedPolicy, Principal } from "../../modules/plan/principal";

const statement = (Resource: string) => ({ Effect: "Allow", Action: "bedrock:InvokeModel", Resource });

function policy(address: string, more: Partial<Policy> = {}): Policy {
  const json = JSON.stringify({ Statement: [statement(address)] });
  return { address, json, managed: true, owned: true, ...more };
}

function attached(given: Policy, more: Partial<AttachedPolicy> = {}): AttachedPolicy {
  return { policy: given, use: "policy", attachment: "known", by: "x", slot: "x", isOwn: true, ...more };
}

function principal(policies: readonly AttachedPolicy[], more: Partial<Principal> = {}): Principal {
  return {
    key: "k",
    type: "role",
    name: "r",
    account: "111122223333",
    provider: null,
    placed: true,
    address: null,
    policies,
    namesakes: [],
    ...more,
  };
}

const a = policy("a");
const b = policy("b");
const unread = policy("unread", { json: undefined });
const partial = policy("partial", { json: undefined, statements: unreadStatements });

/** What the statements are about, with a mark where they may not hold; a layer each. */
function layers(held: ReturnType<typeof heldPolicies>): string[][] {
  return held.permissions.map(({ statements }) => statements.map(inWords));
}

function inWords({ effect, resources, conditions, unread: isUnread }: PolicyStatement): string {
  const what = isUnread ? "anything" : resources.map(({ text }) => text).join();
  return `${effect} ${what}${conditions.length > 0 && !isUnread ? " perhaps" : ""}`;
}

function held(given: Principal | undefined) {
  return heldPolicies(given, new PolicyReading());
}

const anything = ["Allow anything", "Deny anything"];
const other = principal([attached(b), attached(policy("c"), { use: "boundary" })], { account: null });

test.each<[string, Principal | undefined, string[][], boolean]>([
  ["nobody", undefined, [], true],
  ["no policy", principal([]), [], true],
  ["only a boundary", principal([attached(a, { use: "boundary" })]), [], true],
  ["a policy", principal([attached(a)]), [["Allow a"]], true],
  ["two policies", principal([attached(b), attached(a)]), [["Allow b", "Allow a"]], true],
  [
    "a policy and a boundary",
    principal([attached(b, { use: "boundary" }), attached(a)]),
    [["Allow a"], ["Allow b"]],
    true,
  ],
  ["an assumed policy", principal([attached(a, { attachment: "assumed" })]), [["Allow a"]], true],
  [
    "a policy it has perhaps",
    principal([attached(a, { attachment: "unknown" })]),
    [["Allow a perhaps"]],
    false,
  ],
  [
    "a policy that it has, and one it has perhaps",
    principal([attached(a), attached(b, { attachment: "unknown" })]),
    [["Allow a", "Allow b perhaps"]],
    false,
  ],
  [
    "a boundary it has perhaps",
    principal([attached(a), attached(b, { use: "boundary", attachment: "unknown" })]),
    [["Allow a"], ["Allow b perhaps"]],
    false,
  ],
  ["a policy that is not known", principal([attached(unread)]), [anything], false],
  [
    "a policy that is known in part",
    principal([attached(a), attached(partial)]),
    [["Allow a", ...anything]],
    false,
  ],
  [
    "one that may be anybody",
    principal([attached(a)], { placed: false }),
    [["Allow a", "Allow anything"]],
    false,
  ],
  ["one without policies that may be anybody", principal([], { placed: false }), [["Allow anything"]], false],
  [
    "a namesake, with a policy and a boundary",
    principal([attached(a)], { namesakes: [other] }),
    [["Allow a", "Allow b perhaps"], anything],
    false,
  ],
  [
    "a namesake with a policy",
    principal([attached(a)], { namesakes: [principal([attached(b)])] }),
    [["Allow a", "Allow b perhaps"]],
    false,
  ],
  [
    "a namesake that may be anybody",
    principal([attached(a)], { namesakes: [principal([], { placed: false })] }),
    [["Allow a", "Allow anything"]],
    false,
  ],
])("what is held by %s", (_, given, expected, complete) => {
  const found = held(given);
  expect(layers(found)).toEqual(expected);
  expect(found.complete).toBe(complete);
  expect(found.statements).toEqual(found.permissions[0]?.statements ?? []);
});

describe("PolicyReading", () => {
  const reading = new PolicyReading();

  test("reads what is no policy, or not known, as anything", () => {
    for (const [json, statements, expected] of [
      ["{", undefined, unreadStatements],
      [undefined, undefined, unreadStatements],
      [undefined, [], []],
    ] as const) {
      expect(reading.statements({ json, statements })).toBe(
        json === undefined && statements ? statements : unreadStatements,
      );
      expect(reading.statements({ json, statements })).toEqual(expected);
    }
  });

  test("doubts each statement once, and what is anything no more", () => {
    const found = reading.doubtfulStatements(a);
    expect(found).toEqual(reading.statements(a).map(doubtful));
    expect(reading.doubtfulStatements(a)).toBe(found);
    expect(reading.doubtfulStatements(unread)).toBe(unreadStatements);
  });

  test("makes one authorization of the same policies, in whatever order and however often", () => {
    const [one, two] = [reading.statements(a), reading.statements(b)];
    expect(reading.authorization([])).toBeUndefined();
    const both = reading.authorization([one, two]);
    expect(both?.statements).toHaveLength(2);
    expect(reading.authorization([two, one])).toBe(both);
    expect(reading.authorization([two, one, two])).toBe(both);
    expect(reading.authorization([one])).not.toBe(both);
    expect(reading.authorization([two])?.statements).toEqual(two);
  });
});
