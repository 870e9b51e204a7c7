import { attachments, type Attachments } from "../plan/attachment";
import { globalRouting } from "../access/global-routing";
import { grantedResources } from "../access/granted-resource";
import { otherWays } from "../access/other-way";
import type { Permissions } from "../iam/answer";
import { findings } from "./findings";
import type { PolicyStatement } from "../iam/policy-statement";
import type { Policy } from "../plan/policy";
import { order } from "../report/order";
import { PolicyReading } from "../plan/policy-reading";
import { profileAccesses } from "../access/principal-access";
import { readProfiles } from "../access/profile";
import {
  formatVersion,
  type PrincipalAccess,
  type Report,
  type ReportedProfile,
  type Unjudged,
} from "../report/report";
import { parseTerraformDocument } from "../plan/terraform-document";
import { unjudgedParts } from "./unjudged";

/**
 * Reports who may invoke which foundation models through which inference profiles, before and after a plan.
 *
 * @param document what `terraform show -json` prints of a plan or a state, parsed
 * @throws for anything else
 */
export function report(document: unknown): Report {
  const terraform = parseTerraformDocument(document);
  const before = attachments(terraform, terraform.before);
  const after = terraform.source === "state" ? before : attachments(terraform, terraform.after);
  const read = readProfiles(new Map([...terraform.before, ...terraform.after]));
  const reading = new PolicyReading();
  return {
    formatVersion,
    source: terraform.source,
    principals: principalAccesses(before, after, read, reading),
    findings: findings(after, read, reading),
    unjudged: [...(terraform.complete ? [] : [partial]), ...unjudged([before, after], reading)],
  };
}

const partial: Unjudged = {
  address: "the plan",
  statement: null,
  what: "what it leaves out: it is of targets only, or Terraform deferred some",
};

type Read = ReadonlyMap<string, ReportedProfile>;

function principalAccesses(
  before: Attachments,
  after: Attachments,
  read: Read,
  reading: PolicyReading,
): PrincipalAccess[] {
  const all = new Map([...before.principals, ...after.principals]);
  return [...all]
    .map(([key, { type, name }]) => {
      const policies = [...(after.principals.get(key)?.policies.values() ?? [])];
      const unknown = policies.filter((policy) => policy.document === undefined);
      const complete = unknown.length === 0;
      const now = permissions(policies, reading);
      const former = permissions([...(before.principals.get(key)?.policies.values() ?? [])], reading);
      const then = former[0] === now[0] ? now : former;
      const granted = grantedResources(statements(then, now));
      return {
        type,
        name,
        profiles: profileAccesses(then, now, granted, read, complete),
        other: otherWays(then, now, complete),
        unknownPolicies: unknown.map(({ address }) => address).sort(),
        globalRouting: {
          before: globalRouting(then, granted, read),
          after: globalRouting(now, granted, read),
        },
      };
    })
    .filter(
      ({ profiles, other, unknownPolicies }) => profiles.length + other.length + unknownPolicies.length > 0,
    )
    .sort((one, other) => order(one.type, other.type) || order(one.name, other.name));
}

function permissions(policies: readonly Policy[], reading: PolicyReading): Permissions {
  const all = reading.authorization(policies);
  return all ? [all] : [];
}

/** The statements of both sides: the same list where they are the same. */
function statements(before: Permissions, after: Permissions): readonly PolicyStatement[] {
  const [[then], [now]] = [before, after];
  if (!then || then === now) return now?.statements ?? [];
  return now ? [...then.statements, ...now.statements] : then.statements;
}

function unjudged(sides: readonly Attachments[], reading: PolicyReading): Unjudged[] {
  const found = new Map<string, Unjudged>();
  for (const { policies, unjudged: left } of sides) {
    const parts = [...policies.values()].flatMap((policy) =>
      reading.statements(policy).flatMap((statement) =>
        unjudgedParts(statement).map((what) => ({
          address: policy.address,
          statement: statement.position,
          what,
        })),
      ),
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
