/** How much access is synthesized: each grant gives one role all the profiles. */
export interface Workload {
  readonly accounts: number;
  readonly grants: number;

  /** Whether each grant names the profiles in an order of its own, so that no two policies are the same. */
  readonly shuffled: boolean;
}

/** A grant of a workload. */
export interface WorkloadGrant {
  readonly role: string;
  readonly inferenceProfileIds: readonly string[];
}

/** The IDs of some profiles. */
export function profileIds(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `us.anthropic.claude-model-${index}-20250514-v1:0`);
}

const inferenceProfileIds = profileIds(10);

/** The profiles that share a policy. */
export const profilesPerPolicy = 5;

/** The grants of an account. */
export function workloadGrants({ grants, shuffled }: Workload): WorkloadGrant[] {
  return Array.from({ length: grants }, (_, index) => ({
    role: `role-${index}`,
    inferenceProfileIds: shuffled ? permutation(index) : inferenceProfileIds,
  }));
}

/** The profiles in the order of a number: each number below 10! has its own. */
function permutation(number: number): string[] {
  const left = [...inferenceProfileIds];
  let rest = number * 3613;
  return inferenceProfileIds.flatMap(() => {
    const index = rest % left.length;
    rest = Math.floor(rest / left.length);
    return left.splice(index, 1);
  });
}
