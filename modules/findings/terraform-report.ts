import { AccountProfiles } from "../access/account-profiles";
import { attachments, type Attachments } from "../plan/attachments";
import { findings } from "./findings";
import { heldPolicies } from "../plan/held-policies";
import { knowledge } from "../plan/policy";
import { order } from "../report/order";
import { PolicyReading } from "../plan/policy-reading";
import type { Principal } from "../plan/principal";
import { Accesses } from "../access/principal-access";
import { readProfiles } from "../access/profile";
import { principalReference } from "./principal-reference";
import type { ReportedProfile } from "../report/access";
import type { Unjudged } from "../report/finding";
import { isUnknownPolicy, type PrincipalAccess, type PrincipalPolicy } from "../report/principal";
import { formatVersion, type Report } from "../report/report";
import { parseTerraformDocument } from "../plan/terraform-document";
import { version } from "../report/version";
import { unjudgedParts } from "./unjudged";

/**
 * Reports who may invoke which foundation models through which inference profiles, before and after a plan.
 *
 * @param document what `terraform show -json` prints of a plan or a state, parsed
 * @param listed profiles that Terraform does not read itself
 * @param name what the report calls the document: its file
 * @throws for anything else
 */
export function report(
  document: unknown,
  listed: readonly ReportedProfile[] = [],
  name: string | null = null,
): Report {
  const terraform = parseTerraformDocument(document);
  const { before, after } = attachments(terraform);
  const read = readProfiles([...terraform.before.values(), ...terraform.after.values()]);
  const given = listed.flatMap((profile) => (profile.arn === null ? [] : [[profile.arn, profile] as const]));
  const profiles = new AccountProfiles(new Map([...given, ...read]));
  const reading = new PolicyReading();
  return {
    formatVersion,
    toolVersion: version,
    source: terraform.source,
    name,
    date: terraform.date,
    principals: principalAccesses(before, after, profiles, reading),
    findings: findings({ before, after }, terraform, profiles, reading),
    unjudged: [...(terraform.complete ? [] : [partial]), ...unjudged(new Set([before, after]), reading)],
  };
}

const partial: Unjudged = {
  address: "the plan",
  statement: null,
  what: "what it leaves out: it is of targets only, or Terraform deferred some",
};

function principalAccesses(
  before: Attachments,
  after: Attachments,
  profiles: AccountProfiles,
  reading: PolicyReading,
): PrincipalAccess[] {
  const accesses = new Accesses(profiles);
  return [...new Map([...before.principals, ...after.principals])]
    .map(([key, principal]): PrincipalAccess => {
      const now = after.principals.get(key);
      return {
        ...principalReference(principal),
        policies: principalPolicies(now),
        ...accesses.of(
          heldPolicies(before.principals.get(key), reading),
          heldPolicies(now, reading),
          principal.account,
        ),
      };
    })
    .filter(({ profiles, other, policies }) => profiles.length + other.length > 0 || policies.some(mayAllow))
    .sort(
      (one, other) =>
        order(one.type, other.type) ||
        order(one.name ?? "", other.name ?? "") ||
        order(one.account ?? "", other.account ?? "") ||
        order(one.address ?? "", other.address ?? ""),
    );
}

/** Whether nobody knows what a policy allows, or whether the principal has it. */
function mayAllow(policy: PrincipalPolicy): boolean {
  return policy.use === "policy" && isUnknownPolicy(policy);
}

function principalPolicies(principal: Principal | undefined): PrincipalPolicy[] {
  return (principal?.policies ?? [])
    .map(({ policy, use, attachment }) => ({
      address: policy.address,
      use,
      attachment,
      document: knowledge(policy),
    }))
    .sort((one, other) => order(one.address, other.address) || order(one.use, other.use));
}

function unjudged(sides: ReadonlySet<Attachments>, reading: PolicyReading): Unjudged[] {
  const found = new Map<string, Unjudged>();
  for (const { policies, unjudged: left } of sides) {
    const parts = [...policies.values()].flatMap((policy) =>
      unjudgedParts(reading.statements(policy)).map((part) => ({ address: policy.address, ...part })),
    );
    for (const item of [...left, ...parts]) {
      found.set(JSON.stringify([item.address, item.statement, item.what]), item);
    }
  }
  return [...found.values()].sort(
    (one, other) =>
      order(one.address, other.address) ||
      (one.statement ?? 0) - (other.statement ?? 0) ||
      order(one.what, other.what),
  );
}
