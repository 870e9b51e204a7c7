import type { Guard } from "./guard";
import type { ProviderPlace } from "./provider-place";

/** What to do where AWS answers with something else than it was asked for. */
export const placeRemedy = "check the Region, the credentials and the endpoint of the AWS provider";

/** A condition without its braces, and what it asks for. */
export interface PlaceRule {
  readonly condition: string;
  readonly rule: string;
}

/**
 * What AWS answers should be where it was asked, as far as that is known.
 *
 * @param arn a reference to its ARN
 */
export function placeRules(arn: string, { region, accountIds }: ProviderPlace): PlaceRule[] {
  const part = (index: number) => `try(split(":", ${arn})[${index}], "")`;
  return [
    ...(region === undefined
      ? []
      : [{ condition: `${part(3)} == ${region}`, rule: `of source Region \${jsonencode(${region})}` }]),
    ...(accountIds === undefined
      ? []
      : [
          {
            condition: `contains(${accountIds}, ${part(4)})`,
            rule: `of an account in \${jsonencode(${accountIds})}`,
          },
        ]),
  ];
}

/**
 * What AWS answers should be where it was asked, as far as that is known: otherwise the plan fails.
 *
 * @param subject what messages call it
 * @param arn a reference to its ARN
 */
export function placeGuards(subject: string, arn: string, place: ProviderPlace): Guard[] {
  return placeRules(arn, place).map(({ condition, rule }) => ({
    condition: `\${${condition}}`,
    errorMessage: `${subject} should be ${rule}, got \${${arn}}; ${placeRemedy}`,
  }));
}
