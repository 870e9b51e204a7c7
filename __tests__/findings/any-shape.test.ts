import fc from "fast-check";
import { report } from "../../modules/findings/terraform-report";
import {
  application,
  document,
  haiku,
  model,
  plan,
  state,
  statements,
  type PlannedPolicy,
} from "../plan/plan";

const [onProfile, onModels] = statements(haiku);

function policy(document: unknown): PlannedPolicy {
  return { name: "a", document, roles: ["analytics"] };
}

/** A copy of a JSON value with the value at one place, counted over all places, replaced. */
function mutated(value: unknown, place: { left: number }, replacement: unknown): unknown {
  if (place.left-- === 0) return replacement;
  if (Array.isArray(value)) return value.map((item) => mutated(item, place, replacement));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, mutated(item, place, replacement)]),
  );
}

test("never fails on a plan of any shape but with a sentence", () => {
  const narrow = document(onProfile, { ...onModels, Resource: [model("us-west-2")] });
  const before = state([policy(narrow)], [haiku, application]);
  const base = plan(before, state([policy(document(onProfile, onModels, "x"))], [haiku]));
  fc.assert(
    fc.property(fc.nat(250), fc.oneof(fc.jsonValue(), fc.anything()), (left, replacement) => {
      const input = mutated(base, { left }, replacement);
      try {
        report(input);
      } catch (error) {
        expect((error as Error).message).toMatch(/^(a report|'[^']+') should be /);
      }
    }),
    { numRuns: 1000 },
  );
});

test("never fails on a policy of any shape", () => {
  fc.assert(
    fc.property(fc.nat(40), fc.jsonValue(), (left, replacement) => {
      const input = mutated(document(onProfile, onModels), { left }, replacement);
      expect(() => report(state([policy(input)], [haiku]))).not.toThrow();
    }),
    { numRuns: 1000 },
  );
});
