import { report } from "../../modules/findings/terraform-report";
import { textReport } from "../../modules/formats/text";
import { document, haiku, statements } from "../plan/plan";

/** What is said of inline policies of a role "app", made by a provider each that a plan tells nothing of. */
function told(...names: readonly string[]): string {
  const policy = JSON.stringify(document(...statements(haiku)));
  const resources = names.map((_, index) => ({
    ...{ address: `aws_iam_role_policy.x${index}`, mode: "managed", type: "aws_iam_role_policy" },
    name: `x${index}`,
  }));
  return textReport(
    report({
      format_version: "1.2",
      resource_changes: resources.map((resource, index) => ({
        ...resource,
        change: {
          actions: ["create"],
          before: null,
          after: { role: names[index], name: "i", policy },
          after_unknown: {},
        },
      })),
      configuration: {
        provider_config: Object.fromEntries(
          names.map((_, index) => [`aws.p${index}`, { name: "aws", alias: `p${index}` }]),
        ),
        root_module: {
          resources: resources.map((resource, index) => ({
            ...resource,
            provider_config_key: `aws.p${index}`,
            expressions: {},
          })),
        },
      },
    }),
  );
}

test("two of one name, whose accounts nobody knows, may be one", () => {
  const text = told("app", "App");
  expect(text).toContain("role app, account unknown, provider aws.p0\n");
  expect(text).toContain("\n  may be the same as role App (provider aws.p1), and have its policies\n");
  expect(text).toContain("\n  may be the same as role app (provider aws.p0), and have its policies\n");
});

test("two of other names are not", () => {
  expect(told("app", "web")).not.toContain("may be the same");
});
