import { findingMessage } from "../../modules/report/finding";
import { described } from "../../modules/findings/mistake";
import { findingKinds, findingTypes, severities } from "../../modules/report/finding-kind";

const facts = { subject: "THE SUBJECT", values: "THE VALUES" };

test.each(Object.entries(findingKinds))(
  "%s is told as a rule, what was got, why and what to do",
  (_, kind) => {
    const message = findingMessage(kind, facts);
    expect(message).toMatch(/\b(should|the policy)\b/);
    expect(message).toMatch(/THE (SUBJECT|VALUES)/);
    for (const words of [kind.title, kind.needs, message, kind.reason, kind.remedy]) {
      expect(words).toMatch(/\S/);
      expect(words).not.toMatch(/[.\n]$|undefined/);
    }
  },
);

test("every kind has a title and a message of its own", () => {
  const kinds = Object.values(findingKinds);
  expect(new Set(kinds.map(({ title }) => title)).size).toBe(kinds.length);
  expect(new Set(kinds.map((kind) => findingMessage(kind, facts))).size).toBe(kinds.length);
});

test("errors stand before warnings, and warnings before notes", () => {
  const places = findingTypes.map((type) => severities.indexOf(findingKinds[type].severity));
  expect(places).toEqual([...places].sort());
});

test("a mistake is described by its kind, and by a hint where it has one", () => {
  const mistake = { type: "models-missing", statement: null, subject: "arn:p", values: [] } as const;
  expect(described(mistake)).toEqual({
    type: "models-missing",
    severity: "error",
    statement: null,
    sid: null,
    path: null,
    message: "the foundation model of arn:p should be allowed too, got it in no Region",
    reason: findingKinds["models-missing"].reason,
    remedy: findingKinds["models-missing"].remedy,
  });
  expect(described({ ...mistake, hint: "do this" }).remedy).toBe("do this");
});
