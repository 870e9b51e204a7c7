import fc from "fast-check";
import { report } from "../../modules/findings/terraform-report";
import { application, document, haiku, model, plan, policy, state, statements } from "../plan/plan";
import { runs } from "../runs";
import { mutated, size } from "./mutated";

const [onProfile, onModels] = statements(haiku);

test("never fails on a plan of any shape but with a sentence", () => {
  const narrow = document(onProfile, { ...onModels, Resource: [model("us-west-2")] });
  const before = state([policy(narrow)], [haiku, application]);
  const base = plan(before, state([policy(document(onProfile, onModels, "x"))], [haiku]));
  fc.assert(
    fc.property(fc.nat(size(base) - 1), fc.oneof(fc.jsonValue(), fc.anything()), (place, replacement) => {
      const input = mutated(base, place, replacement);
      try {
        report(input);
      } catch (error) {
        expect((error as Error).message).toMatch(/^(a report|'[^']+') should be /);
      }
    }),
    runs(1000),
  );
});

test("never fails on a policy of any shape", () => {
  const base = document(onProfile, onModels);
  fc.assert(
    fc.property(fc.nat(size(base) - 1), fc.jsonValue(), (place, replacement) => {
      const input = mutated(base, place, replacement);
      expect(() => report(state([policy(input)], [haiku]))).not.toThrow();
    }),
    runs(1000),
  );
});
