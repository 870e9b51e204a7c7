import { report } from "../../modules/report/terraform-report";
import { account, document, state, statements, type PlannedPolicy, type PlannedProfile } from "./plan";

const regions = ["ca-central-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2"];

/** Policies of ten profiles in five Regions, each of a role of its own. */
function policies(count: number): {
  readonly policies: PlannedPolicy[];
  readonly profiles: PlannedProfile[];
} {
  const profiles = Array.from({ length: count * 10 }, (_, index) => ({
    arn: `arn:aws:bedrock:us-west-2:${account}:inference-profile/us.example.model-${index}-v1:0`,
    models: regions.map(
      (region) => `arn:aws:bedrock:${region}::foundation-model/example.model-${index}-v1:0`,
    ),
  }));
  const made = Array.from({ length: count }, (_, index) => ({
    name: `policy-${index}`,
    document: document(...profiles.slice(index * 10, index * 10 + 10).flatMap(statements)),
    roles: [`role-${index}`],
  }));
  return { policies: made, profiles };
}

test("reports a thousand policies of ten profiles each in no time", () => {
  const { policies: made, profiles } = policies(1000);
  const input = state(made, profiles);
  const start = performance.now();
  const { principals, findings } = report(input);
  // a fraction of a second, on a machine with nothing else to do
  expect(performance.now() - start).toBeLessThan(4000);
  expect(principals.map((principal) => principal.profiles.length)).toEqual(Array(1000).fill(10));
  expect(new Set(findings.map(({ type }) => type))).toEqual(new Set(["policy-size"]));
});
