import type { Report } from "../../modules/report/report";

/** A plan that gives each of many roles each of many profiles. */
export function manyReport(roles: number, profiles: number): Report {
  const indexes = (count: number) => Array.from({ length: count }, (_, index) => index + 100);
  return {
    formatVersion: "2.0",
    source: "plan",
    principals: indexes(roles).map((role) => ({
      type: "role",
      name: `role-${role}`,
      address: `aws_iam_role.this["${role}"]`,
      account: "111122223333",
      provider: "aws",
      policies: [
        {
          address: `aws_iam_policy.this["${role}"]`,
          use: "policy",
          attachment: "known",
          document: "known",
        },
      ],
      profiles: indexes(profiles).map((profile) => ({
        profile: {
          arn: `arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.example.model-${profile}-v1:0`,
          address: `data.aws_bedrock_inference_profile.this["${profile}"]`,
          label: `us.example.model-${profile}-v1:0`,
          type: "system-defined",
          sourceRegion: "us-west-2",
          foundationModelArns: [`arn:aws:bedrock:us-west-2::foundation-model/example.model-${profile}-v1:0`],
        },
        change: "added",
        before: null,
        after: {
          invoke: "always",
          invokeWithResponseStream: "always",
          destinations: [{ region: "us-west-2", invoke: "allowed", invokeWithResponseStream: "allowed" }],
          direct: "denied",
          manages: [],
          conditions: [],
        },
      })),
      other: [],
      globalRouting: { before: "not-allowed", after: "not-allowed" },
    })),
    findings: [],
    unjudged: [],
  };
}
