const account = "111122223333";
const regions = ["ca-central-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2"];

/**
 * What `terraform show -json` prints of a state with a count of profiles, and policies of ten of them each, every one
 * of a role of its own.
 */
export function largeState(policies: number, count: number): string {
  const profiles = Array.from({ length: count }, (_, number) => ({
    inference_profile_arn: `arn:aws:bedrock:us-west-2:${account}:inference-profile/us.example.model-${number}-v1:0`,
    models: regions.map((region) => ({
      model_arn: `arn:aws:bedrock:${region}::foundation-model/example.model-${number}-v1:0`,
    })),
  }));
  const statements = profiles.map(({ inference_profile_arn: arn, models }) => [
    { Effect: "Allow", Action: ["bedrock:InvokeModel*"], Resource: [arn] },
    {
      Effect: "Allow",
      Action: ["bedrock:InvokeModel*"],
      Resource: models.map(({ model_arn }) => model_arn),
      Condition: { StringEquals: { "bedrock:InferenceProfileArn": arn } },
    },
  ]);
  const resources = [
    ...profiles.map((values, number) => resource("data", "aws_bedrock_inference_profile", number, values)),
    ...Array.from({ length: policies }, (_, number) => {
      const arn = `arn:aws:iam::${account}:policy/policy-${number}`;
      const chosen = Array.from(
        { length: 10 },
        (__, place) => statements[(number * 11 + place) % count] ?? [],
      );
      const policy = JSON.stringify({ Version: "2012-10-17", Statement: chosen.flat() });
      return [
        resource("managed", "aws_iam_policy", number, { arn, policy }),
        resource("managed", "aws_iam_role_policy_attachment", number, {
          role: `role-${number}`,
          policy_arn: arn,
        }),
      ];
    }).flat(),
  ];
  return JSON.stringify({ format_version: "1.0", values: { root_module: { resources } } });
}

function resource(mode: "data" | "managed", type: string, number: number, values: object): object {
  const name = `r${number}`;
  return { address: `${mode === "data" ? "data." : ""}${type}.${name}`, mode, type, name, values };
}
