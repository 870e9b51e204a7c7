import {
  guardrailGuard,
  guardrailPartitionGuard,
  sameGuardrailsGuard,
} from "../../modules/terraform/guardrail";

const pattern =
  '"^arn:[\\\\w-]+:bedrock:[\\\\w-]+:[0-9]{12}:(guardrail\\\\/[\\\\w-]+(:[1-9][0-9]*)?|guardrail-profile\\\\/[\\\\w.:-]+)$"';

// what these say is shown by Terraform in __tests__/apply/guardrail.test.ts
test("guardrails should be some of the form that their ARNs have, each once, and not profiles alone", () => {
  const each = "for arn in local.guardrails";
  expect(guardrailGuard("local.guardrails")).toEqual({
    condition: `\${try(alltrue([${each} : can(regex(${pattern}, arn))]) && anytrue([${each} : can(regex(":guardrail\\\\/", arn))]) && alltrue([${each} : length([for other in local.guardrails : other if other == arn || startswith(arn, "\${other}:")]) == 1]), false)}`,
    errorMessage:
      "'guardrails' should be ARNs of guardrails, each once, with ':' and a number where one version is meant, and of guardrail profiles beside them, got ${jsonencode(local.guardrails)}",
  });
});

test("guardrails should be of the partition of the models", () => {
  const odd =
    'try([for arn in local.guardrails : arn if try(split(":", arn)[1] != split(":", local.models[0])[1], false)], [])';
  expect(guardrailPartitionGuard("local.guardrails", "local.models")).toEqual({
    condition: `\${length(${odd}) == 0}`,
    errorMessage: `'guardrails' should be of the partition of the foundation models, \${split(":", local.models[0])[1]}, got \${join(", ", ${odd})}`,
  });
});

describe("the guardrails of two should be the same", () => {
  const own = { identifiers: "local.own", models: "local.models" };
  const other = { identifiers: "local.other", models: "local.others" };
  const both = "setintersection(local.models, local.others)";
  const apart = `toset(local.own) == toset(local.other) || length(${both}) == 0`;
  const end = `access to \${join(", ", ${both})} too, got others, so that each denies the calls of the other; name the guardrails of both in each, or part the principals`;

  test("where their principals are the same for sure", () => {
    const names = ['"a"', "local.name"] as const;
    const pairs = [
      { word: "role", names, same: "a" },
      { word: "role", names, same: "a" },
      { word: "user", names, same: "${aws_iam_user.User.name}" },
      { word: "group", names },
    ];
    expect(sameGuardrailsGuard(own, "prod/A", other, pairs)).toEqual({
      condition: `\${${apart}}`,
      errorMessage: `'guardrails' should be those of prod/A, which gives role a, user aws_iam_user.User.name ${end}`,
    });
  });

  test("where Terraform finds that their principals are", () => {
    const pairs = [
      { word: "role", names: ['"a"', "local.name"] as const },
      { word: "user", names: ["local.user", '"b"'] as const },
    ];
    const listed = '[["role", "a", local.name], ["user", local.user, "b"]]';
    const same = "try(lower(pair[1]) == lower(pair[2]), false)";
    expect(sameGuardrailsGuard(own, "prod/A", other, pairs)).toEqual({
      condition: `\${${apart} || !anytrue([for pair in ${listed} : ${same}])}`,
      errorMessage: `'guardrails' should be those of prod/A, which gives \${join(", ", [for pair in ${listed} : "\${pair[0]} \${pair[1]}" if ${same}])} ${end}`,
    });
  });
});
