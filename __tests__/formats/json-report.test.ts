import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020";
import { findingTypes } from "../../modules/report/finding-kind";
import { jsonReport } from "../../modules/formats/json-report";
import { formatVersion } from "../../modules/report/report";
import { hostileReport } from "./hostile";
import { manyReport } from "./many";
import { emptyReport, sampleReport, sampleState } from "./sample";

const schema = JSON.parse(readFileSync(join(__dirname, "../../docs/report.schema.json"), "utf8")) as {
  $id: string;
  $defs: { FindingType: { enum: string[] } };
};
const validate = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true }).compile(schema);

const policy = { address: "a", use: "policy", attachment: "known", document: "known" };

function ofPrincipals(more: object): object {
  return { ...sampleReport, principals: sampleReport.principals.map((each) => ({ ...each, ...more })) };
}

test.each([
  ["a plan", sampleReport],
  ["a state", sampleState],
  ["hostile names", hostileReport],
  ["nothing", emptyReport],
  ["many roles", manyReport(3, 3)],
])("the JSON of a report on %s holds the same, and fits the schema", (_, report) => {
  const text = jsonReport(report);
  const value = JSON.parse(text) as unknown;
  expect(value).toEqual(report);
  validate(value);
  expect(validate.errors).toBeNull();
  expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
});

test("the schema takes a policy that is attached", () => {
  expect(validate(ofPrincipals({ policies: [policy] }))).toBe(true);
});

test.each([
  ["an unknown member", { ...emptyReport, more: 1 }],
  ["no findings", { ...emptyReport, findings: undefined }],
  ["another version", { ...emptyReport, formatVersion: "2.0-draft" }],
  ["a statement 0", { ...emptyReport, unjudged: [{ address: "a", statement: 0, what: "b" }] }],
  ["half a statement", { ...emptyReport, unjudged: [{ address: "a", statement: 1.5, what: "b" }] }],
  ["a principal without an account", ofPrincipals({ account: undefined })],
  ["a policy of another use", ofPrincipals({ policies: [{ ...policy, use: "session" }] })],
  ["a guessed attachment", ofPrincipals({ policies: [{ ...policy, attachment: "guessed" }] })],
])("the schema refuses a report with %s", (_, report) => {
  expect(validate(JSON.parse(JSON.stringify(report)))).toBe(false);
});

test("the schema has the version and the findings of the code", () => {
  expect(schema.$id).toBe(`urn:cdktf-bedrock-inference-profiles:report:${formatVersion.charAt(0)}`);
  expect(schema.$defs.FindingType.enum).toEqual(findingTypes);
});
