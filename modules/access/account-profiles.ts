import { parseBedrockArn } from "../policy/arn";
import type { ReportedProfile } from "../report/access";

/** The inference profiles that were read, as an account has them. */
export class AccountProfiles {
  readonly #readProfiles: ReadonlyMap<string, ReportedProfile>;
  readonly #ofAccounts = new Map<string, ReadonlyMap<string, ReportedProfile>>();

  /** @param read the profiles that Terraform read or makes, by ARN or address */
  constructor(readProfiles: ReadonlyMap<string, ReportedProfile>) {
    this.#readProfiles = readProfiles;
  }

  /**
   * The profiles that a principal of an account may call: the account's own, and system-defined ones that were read in
   * another account, because the same ID routes alike in the same source Region.
   *
   * @param account its ID, or `null` where it is not known
   * @param named the ARNs that policies name, of whatever account
   */
  of(account: string | null, named: ReadonlySet<string>): ReadonlyMap<string, ReportedProfile> {
    if (account === null) return this.#readProfiles;
    const own = this.#ofAccounts.get(account) ?? this.#inAccount(account);
    this.#ofAccounts.set(account, own);
    if (own === this.#readProfiles) return own;
    const foreign = [...named].flatMap((arn): [string, ReportedProfile][] => {
      const profile = own.has(arn) ? undefined : this.#readProfiles.get(arn);
      return profile ? [[arn, profile]] : [];
    });
    return foreign.length === 0 ? own : new Map([...own, ...foreign]);
  }

  #inAccount(account: string): ReadonlyMap<string, ReportedProfile> {
    const own = new Map<string, ReportedProfile>();
    const alike = new Map<string, ReportedProfile>();
    for (const [key, profile] of this.#readProfiles) {
      const arn = parseBedrockArn(profile.arn ?? "");
      if (!arn || arn.account === account) own.set(key, profile);
      else if (profile.type === "system-defined") {
        const { partition, region, resourceId } = arn;
        const there = `arn:${partition}:bedrock:${region}:${account}:inference-profile/${resourceId}`;
        alike.set(there, { ...profile, arn: there });
      }
    }
    return own.size === this.#readProfiles.size ? this.#readProfiles : new Map([...alike, ...own]);
  }
}
