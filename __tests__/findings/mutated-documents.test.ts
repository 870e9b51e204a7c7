import { expectSoundMutations } from "./mutated-documents";

test("a mutated plan or state is refused with a sentence, or what is said of it holds for what is left", () => {
  const { refused, claims } = expectSoundMutations(100, 12);
  expect(refused).toBeGreaterThan(0);
  expect(claims).toBeGreaterThan(0);
});
