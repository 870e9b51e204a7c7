import { managedPolicyQuota, policyTextSize } from "../policy/size";
import type { Attachments } from "../plan/attachment";
import type { Policy } from "../plan/policy";
import type { Authorization } from "../iam/authorization";
import { authorizationMistakes } from "./authorization-mistake";
import { finding, mergedMistakes, type Mistake } from "./mistake";
import { order } from "../report/order";
import type { PolicyReading } from "../plan/policy-reading";
import type { PolicyStatement } from "../iam/policy-statement";
import type { Finding, ReportedProfile } from "../report/report";
import { statementMistakes } from "./statement-mistake";

/** The share of the quota from which a policy's size is worth a word. */
const fullShare = 0.9;

/** What is wrong with policies, on their own and together with the others of whoever has them. */
export function findings(
  { principals, policies }: Attachments,
  read: ReadonlyMap<string, ReportedProfile>,
  reading: PolicyReading,
): Finding[] {
  const mistakes = new Map([...policies.values()].map((policy) => [policy, policyMistakes(policy, reading)]));
  const holders = new Map<Authorization, Set<Policy>>();
  const hold = (held: readonly Policy[]): void => {
    const all = reading.authorization(held);
    if (!all) return;
    const set = holders.get(all) ?? new Set<Policy>();
    for (const policy of held) set.add(policy);
    holders.set(all, set);
  };
  const attached = new Set<string>();
  for (const principal of principals.values()) {
    hold([...principal.policies.values()]);
    for (const address of principal.policies.keys()) attached.add(address);
  }
  for (const policy of policies.values()) if (!attached.has(policy.address)) hold([policy]);

  for (const [all, held] of holders) {
    const found = new Map<PolicyStatement | null, Mistake[]>();
    for (const mistake of authorizationMistakes(all, read)) {
      const others = found.get(mistake.statement);
      if (others) others.push(mistake);
      else found.set(mistake.statement, [mistake]);
    }
    for (const policy of held) {
      for (const statement of reading.statements(policy))
        for (const mistake of found.get(statement) ?? []) mistakes.get(policy)?.push(mistake);
    }
  }
  return [...mistakes]
    .filter(([{ owned }]) => owned)
    .flatMap(([{ address }, made]) => mergedMistakes(made).map((mistake) => finding(address, mistake)))
    .sort(
      (one, other) =>
        order(one.address, other.address) ||
        (one.statement ?? 0) - (other.statement ?? 0) ||
        order(one.type, other.type) ||
        order(one.message, other.message),
    );
}

/** The mistakes that a policy shows on its own. */
function policyMistakes(policy: Policy, reading: PolicyReading): Mistake[] {
  if (policy.document === undefined) return [];
  const read = reading.read(policy.document);
  if ("problem" in read)
    return [{ type: "invalid-policy", statement: null, subject: read.problem, values: [] }];
  const size = policyTextSize(policy.document);
  const full = policy.managed && size >= managedPolicyQuota * fullShare;
  return [
    ...(full ? [{ type: "policy-size", statement: null, subject: String(size), values: [] } as const] : []),
    ...read.flatMap(statementMistakes),
  ];
}
