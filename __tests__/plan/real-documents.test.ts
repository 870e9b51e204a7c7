import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expectedPrincipals, readAttachments, realDocuments } from "./real-documents";

const fixtures = join(__dirname, "../fixtures/attachments");

const cases = Object.entries(realDocuments).flatMap(([scenario, { documents }]) =>
  Object.entries(documents).map(([document, expected]) => ({ name: `${scenario}/${document}`, expected })),
);

const read = (name: string) =>
  readAttachments(JSON.parse(readFileSync(join(fixtures, `${name}.json`), "utf8")));

test.each(cases)("says who has which policy, and how sure that is: $name", ({ name, expected }) => {
  const { principals } = read(name);
  expect(principals).toEqual(expectedPrincipals(expected, principals));
});

test.each(cases.filter(({ expected }) => expected.unjudged))(
  "names what it does not judge: $name",
  ({ name, expected }) => {
    expect(read(name).unjudged).toEqual(expect.arrayContaining([...(expected.unjudged ?? [])]));
  },
);

test("a first plan of the constructs has no attachment that is assumed or unknown", () => {
  const policies = Object.values(read("constructs/plan").principals).flatMap((all) => Object.values(all));
  expect(policies.length).toBeGreaterThan(0);
  expect(policies.filter((policy) => !policy.startsWith("known "))).toEqual([]);
});
