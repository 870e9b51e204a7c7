import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { report } from "../../modules/findings/terraform-report";
import type { PolicyDocument } from "../../modules/policy/document";
import { findingTypes } from "../../modules/report/finding-kind";
import { application, document, globalHaiku, haiku, state, type Statement } from "../plan/plan";
import { decision } from "../simulation";

const profiles = { haiku, globalHaiku, application };

/** A policy that has one finding, and a neighbour that has not. `cases/README.md` says how to write one. */
interface Case {
  readonly type: string;
  readonly why: string;
  readonly see: string;

  /** The profiles that the plan reads. */
  readonly profiles: readonly (keyof typeof profiles)[];
  readonly has: readonly Statement[];
  readonly neighbour: readonly Statement[];

  /** What else is found in the first. */
  readonly also?: readonly string[];
  readonly requests: readonly Asked[];
}

/** A request, and what IAM says of it by either policy. */
interface Asked {
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string>>;
  readonly has: "allowed" | "denied";
  readonly neighbour: "allowed" | "denied";
}

const folder = join(__dirname, "cases");
const cases = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file): [string, Case] => [file, JSON.parse(readFileSync(join(folder, file), "utf8")) as Case]);

function found(made: readonly Statement[], read: Case["profiles"]): string[] {
  const policy = { name: "a", document: document(...made), roles: ["r"] };
  return report(
    state(
      [policy],
      read.map((name) => profiles[name]),
    ),
  ).findings.map(({ type }) => type);
}

test.each(cases)("%s: one policy has it, and its neighbour has not", (_, made) => {
  expect(found(made.has, made.profiles).sort()).toEqual([made.type, ...(made.also ?? [])].sort());
  expect(found(made.neighbour, made.profiles)).toEqual([]);
});

test.each(cases)("%s: an evaluator that is not ours says why", (_, { has, neighbour, requests }) => {
  for (const request of requests) {
    const [one, other] = [has, neighbour].map((made) => {
      const isAllowed = decision([document(...made) as PolicyDocument], request) === "Allowed";
      return isAllowed ? "allowed" : "denied";
    });
    expect([request, one, other]).toEqual([request, request.has, request.neighbour]);
  }
});

test("every kind of finding that a policy can have has a case", () => {
  const types = new Set(cases.map(([, { type }]) => type));
  // at an attachment, not in a policy of Terraform's
  expect(findingTypes.filter((type) => !types.has(type as string))).toEqual(["wide-managed-policy"]);
});
