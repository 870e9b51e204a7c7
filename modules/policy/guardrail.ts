import { parseBedrockArn } from "./arn";
import { repeated } from "./repetition";

/** The ARN of a guardrail, with a version behind it where one is meant, or of a guardrail profile. */
export const guardrailPattern =
  /^arn:[\w-]+:bedrock:[\w-]+:[0-9]{12}:(guardrail\/[\w-]+(:[1-9][0-9]*)?|guardrail-profile\/[\w.:-]+)$/;

/** The version behind the ARN of a guardrail. The colon in the ID of a guardrail profile is none. */
export const guardrailVersionPattern = /(:guardrail\/[^:]+):[^:]+$/;

/** What is wrong with the guardrails that calls must have, or undefined. */
export function guardrailsProblem(arns: readonly string[]): string | undefined {
  if (arns.length === 0) return "should name at least one guardrail, got []";
  const odd = arns.find((arn) => !guardrailPattern.test(arn));
  if (odd !== undefined) {
    const remedy = odd.endsWith(":DRAFT") ? "; without a version it is any, and the draft" : "";
    return `should be ARNs of guardrails, with ':' and a number where one version is meant, or of guardrail profiles, got '${odd}'${remedy}`;
  }
  const twice = repeated(arns);
  if (twice !== undefined) return `should name each guardrail once, got '${twice}' twice`;
  const version = arns.find((arn) => withoutVersion(arn) !== arn && arns.includes(withoutVersion(arn)));
  if (version === undefined) return undefined;
  return `should name each guardrail once, got '${version}' beside '${withoutVersion(version)}', which is any version of it`;
}

/** What is wrong with guardrails in a partition, or undefined. */
export function guardrailPartitionProblem(arns: readonly string[], partition: string): string | undefined {
  const odd = arns.find((arn) => parseBedrockArn(arn)?.partition !== partition);
  return odd && `should be of the partition of the foundation models, ${partition}, got '${odd}'`;
}

/** What is wrong with guardrails of which none could be named in a call, or undefined. */
export function onlyGuardrailProfilesProblem(arns: readonly string[]): string | undefined {
  if (arns.some(isGuardrail)) return undefined;
  return `should name a guardrail beside its guardrail profiles, got '${arns.join("', '")}'`;
}

/** The ARNs on which guardrails are applied: IAM knows no version there. */
export function guardrailResources(arns: readonly string[]): string[] {
  return [...new Set(arns.map(withoutVersion))];
}

/**
 * What `bedrock:GuardrailIdentifier` may be in a call: the version that is meant, or else any, and the draft, which
 * has none.
 */
export function guardrailIdentifiers(arns: readonly string[]): string[] {
  return arns.filter(isGuardrail).flatMap((arn) => (withoutVersion(arn) === arn ? [arn, `${arn}:*`] : [arn]));
}

/** Whether an ARN is that of a guardrail, and not of a guardrail profile, which no call names. */
function isGuardrail(arn: string): boolean {
  return parseBedrockArn(arn)?.resourceType === "guardrail";
}

function withoutVersion(arn: string): string {
  return arn.replace(guardrailVersionPattern, "$1");
}
