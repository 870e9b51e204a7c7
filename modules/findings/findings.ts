import type { Attachments } from "../plan/attachments";
import type { PolicyReading } from "../plan/policy-reading";
import type { TerraformDocument } from "../plan/terraform-document";
import { order } from "../report/order";
import type { AccountProfiles } from "../access/account-profiles";
import type { Finding } from "../report/finding";
import { FormerMistakes } from "./former-mistake";
import { heldMistakes } from "./held-mistake";
import { described } from "./mistake";
import { principalReference } from "./principal-reference";

/** What is wrong after a plan, in words, and whether the plan brings it. */
export function findings(
  { before, after }: Readonly<Record<"before" | "after", Attachments>>,
  { source }: TerraformDocument,
  profiles: AccountProfiles,
  reading: PolicyReading,
): Finding[] {
  const found = heldMistakes(after, profiles, reading).filter(({ policy }) => policy.owned);
  // a state has no before
  const former =
    source === "plan" && found.length > 0
      ? new FormerMistakes(heldMistakes(before, profiles, reading), before)
      : undefined;
  return found
    .map((held): Finding => {
      const { policy, mistake, principals } = held;
      const words = described(mistake);
      return {
        ...words,
        // a document that is not known has no places
        path: policy.json === undefined ? null : words.path,
        introduced: former?.isIntroduced(held) ?? null,
        principals: [...principals]
          .map(principalReference)
          .sort((one, other) => order(JSON.stringify(one), JSON.stringify(other))),
        address: policy.address,
      };
    })
    .sort(
      (one, other) =>
        order(one.address, other.address) ||
        (one.statement ?? 0) - (other.statement ?? 0) ||
        order(one.type, other.type) ||
        order(one.message, other.message),
    );
}
