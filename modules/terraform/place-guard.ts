import type { Guard } from "./guard";
import type { ProviderPlace } from "./provider-place";

/** What to do where AWS answers with something else than it was asked for. */
export const placeRemedy = "check the Region, the credentials and the endpoint of the AWS provider";

/**
 * What AWS answers should be where it was asked, as far as that is known: otherwise the plan fails.
 *
 * @param subject what messages call it
 * @param arn a reference to its ARN
 */
export function placeGuards(subject: string, arn: string, { region, accountIds }: ProviderPlace): Guard[] {
  const part = (index: number) => `try(split(":", ${arn})[${index}], "")`;
  return [
    ...(region === undefined
      ? []
      : [
          {
            condition: `\${${part(3)} == ${region}}`,
            errorMessage: `${subject} should be of source Region \${jsonencode(${region})}, got \${${arn}}; ${placeRemedy}`,
          },
        ]),
    ...(accountIds === undefined
      ? []
      : [
          {
            condition: `\${contains(${accountIds}, ${part(4)})}`,
            errorMessage: `${subject} should be of an account in \${jsonencode(${accountIds})}, got \${${arn}}; ${placeRemedy}`,
          },
        ]),
  ];
}
