import { report } from "../../modules/findings/terraform-report";
import { account, document, state, statements, type PlannedPolicy, type PlannedProfile } from "../plan/plan";

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

test("reports every profile of a thousand policies of ten profiles each", () => {
  const { policies: made, profiles } = policies(1000);
  const { principals, findings } = report(state(made, profiles));
  expect(principals.map((principal) => principal.profiles.length)).toEqual(Array(1000).fill(10));
  expect(new Set(findings.map(({ type }) => type))).toEqual(new Set(["policy-size"]));
});
