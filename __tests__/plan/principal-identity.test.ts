import { identity, identityByAddress } from "../../modules/plan/principal-identity";
import type { PrincipalType } from "../../modules/report/principal";

const account = "111122223333";
const other = "444455556666";

/** Who a name is in an account, or where nobody knows which one. */
function who(name: string, of: string | null = account, type: PrincipalType = "role") {
  return identity(type, { account: of, provider: null, key: of ?? "somewhere" }, name, "by");
}

test("a name is one principal of its type and place, without regard to case", () => {
  expect(who("App").key).toBe(who("app").key);
  const keys = [who("app"), who("app", other), who("app", account, "user"), who("api")].map(({ key }) => key);
  expect(new Set(keys).size).toBe(4);
  expect(who("app").placed).toBe(true);
});

test("where nobody knows the place, a name is a principal of its own for each resource that names it", () => {
  const nowhere = { account: null, provider: null, key: undefined };
  const [one, two] = ["a", "b"].map((by) => identity("role", nowhere, "app", by));
  expect(one?.placed).toBe(false);
  expect(one?.key).not.toBe(two?.key);
  expect(identity("role", nowhere, "APP", "a").key).toBe(one?.key);
});

test("a principal without a known name is its resource", () => {
  const found = identityByAddress("user", { account, provider: "aws" }, "aws_iam_user.u");
  expect(found).toMatchObject({ type: "user", name: null, account, provider: "aws", placed: true });
  expect(found.key).not.toBe(identityByAddress("role", { account, provider: "aws" }, "aws_iam_user.u").key);
});
