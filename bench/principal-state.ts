const account = "111122223333";
const profile = `arn:aws:bedrock:us-west-2:${account}:inference-profile/us.anthropic.claude-3-haiku-20240307-v1:0`;
const models = ["us-east-1", "us-west-2"].map(
  (region) => `arn:aws:bedrock:${region}::foundation-model/anthropic.claude-3-haiku-20240307-v1:0`,
);
const policies = 50;

/** What `terraform show -json` prints of a state with a count of roles, each with one of fifty policies attached. */
export function principalState(roles: number): string {
  const policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: "bedrock:InvokeModel*", Resource: profile },
      {
        Effect: "Allow",
        Action: "bedrock:InvokeModel*",
        Resource: models,
        Condition: { StringEquals: { "bedrock:InferenceProfileArn": profile } },
      },
    ],
  });
  const arn = (number: number) => `arn:aws:iam::${account}:policy/policy-${number % policies}`;
  const resources = [
    resource("data", "aws_bedrock_inference_profile", 0, {
      inference_profile_arn: profile,
      models: models.map((model_arn) => ({ model_arn })),
    }),
    ...numbers(policies).map((number) =>
      resource("managed", "aws_iam_policy", number, { arn: arn(number), name: `policy-${number}`, policy }),
    ),
    ...numbers(roles).flatMap((number) => {
      const name = `role-${number}`;
      return [
        resource("managed", "aws_iam_role", number, {
          name,
          arn: `arn:aws:iam::${account}:role/${name}`,
          managed_policy_arns: [arn(number)],
        }),
        resource("managed", "aws_iam_role_policy_attachment", number, {
          role: name,
          policy_arn: arn(number),
        }),
      ];
    }),
  ];
  return JSON.stringify({ format_version: "1.0", values: { root_module: { resources } } });
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, number) => number);
}

function resource(mode: "data" | "managed", type: string, index: number, values: object): object {
  return {
    address: `${mode === "data" ? "data." : ""}${type}.this[${index}]`,
    mode,
    type,
    name: "this",
    index,
    values,
  };
}
