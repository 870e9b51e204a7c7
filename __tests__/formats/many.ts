import { report } from "../../modules/findings/terraform-report";
import type { Report } from "../../modules/report/report";
import { planOf, stateOf } from "../plan/numbered";
import { account, document, read, statements } from "../plan/plan";

/** What is said of a plan that gives each of many roles each of many profiles. */
export function manyReport(roles: number, profiles: number): Report {
  const indexes = (count: number) => Array.from({ length: count }, (_, index) => index + 100);
  const all = indexes(profiles).map((profile) => ({
    arn: `arn:aws:bedrock:us-west-2:${account}:inference-profile/us.example.model-${profile}-v1:0`,
    models: [`arn:aws:bedrock:us-west-2::foundation-model/example.model-${profile}-v1:0`],
  }));
  const policy = JSON.stringify(document(...all.flatMap(statements)));
  const plan = planOf(
    indexes(roles).map((role) => ({
      type: "aws_iam_role_policy",
      values: { role: `role-${role}`, name: "bedrock", policy },
    })),
  );
  return report({ ...plan, prior_state: stateOf([], all.map(read)) });
}
