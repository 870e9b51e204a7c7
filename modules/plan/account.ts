import { elements, fields, text, texts, type Fields } from "../iam/json";
import type { Resolution } from "./resolution";
import type { TerraformDocument } from "./terraform-document";
import type { TerraformResource } from "./terraform-resource";

/** Where a principal or a policy is, as far as it can be told. */
export interface Place {
  /** The ID of the account, or `null`. */
  readonly account: string | null;

  /** The key of the provider, as the configuration has it, or `null`. */
  readonly provider: string | null;

  /** The same for what is known to be of one account, or undefined where nothing says which one. */
  readonly key: string | undefined;
}

/** The accounts of resources: by their providers, and where no provider is named, by ARNs. */
export class Accounts {
  readonly #resolution: Resolution;

  /** What each provider has in common with those that are known to be of the same account. */
  readonly #groups = new Map<string, string>();

  /** The account of each group, where it is known. */
  readonly #accounts = new Map<string, string>();

  /** The accounts of roles, users and groups, by the address in the configuration and the name. */
  readonly #owners = new Map<string, Set<string>>();

  /** The one account there is, known or not, where nothing speaks of another one. */
  readonly #only: Place | undefined;

  constructor({ before, after, providers, variables }: TerraformDocument, resolution: Resolution) {
    this.#resolution = resolution;
    for (const [key, configuration] of Object.entries(providers)) {
      if (isAws(configuration)) this.#groups.set(key, providerGroup(key, configuration));
    }
    for (const key of alike(providers)) this.#groups.set(key, key);
    const seen = new Map<string | undefined, Set<string>>();
    for (const resource of new Set([...before.values(), ...after.values()].filter(isOfAws))) {
      const provider = resolution.providerKey(resource);
      // one without a configuration is the default provider
      if (provider !== undefined && !this.#groups.has(provider)) this.#groups.set(provider, provider);
      const account = ownAccount(resource);
      if (account === undefined) continue;
      add(seen, provider === undefined ? undefined : this.#groups.get(provider), account);
      if (principalType.test(resource.type)) add(this.#owners, ownerKey(resource), account);
    }
    for (const [key, group] of this.#groups) {
      const account = configuredAccount(providers[key], variables) ?? sole(seen.get(group));
      if (account !== undefined) this.#accounts.set(group, account);
    }
    const [group, ...others] = new Set(this.#groups.values());
    const everywhere = new Set([...seen.values()].flatMap((accounts) => [...accounts]));
    if (others.length > 0 || (group === undefined && everywhere.size > 1)) return;
    const account = (group === undefined ? undefined : this.#accounts.get(group)) ?? sole(everywhere) ?? null;
    this.#only = { account, provider: null, key: account ?? group ?? "the only account" };
  }

  /** Where a resource is. */
  place(resource: TerraformResource): Place {
    const provider = this.#resolution.providerKey(resource);
    if (provider !== undefined) {
      const group = this.#groups.get(provider) ?? provider;
      const account = this.#accounts.get(group) ?? ownAccount(resource);
      return { account: account ?? null, provider, key: account ?? group };
    }
    const account = ownAccount(resource) ?? this.#ownersAccount(resource);
    if (account !== undefined) return { account, provider: null, key: account };
    return this.#only ?? { account: null, provider: null, key: undefined };
  }

  /** The account of the role, user or group of the same name that a resource depends on. */
  #ownersAccount({ dependsOn, values }: TerraformResource): string | undefined {
    const names = naming.flatMap((attribute) => text(values[attribute]) ?? []);
    const accounts = dependsOn.flatMap((address) =>
      names.flatMap((name) => [...(this.#owners.get(`${address} ${name}`) ?? [])]),
    );
    return sole(new Set(accounts));
  }
}

function isAws(configuration: unknown): boolean {
  const { name, full_name } = fields(configuration);
  return name === "aws" || (text(full_name) ?? "").endsWith("/aws");
}

function isOfAws({ type }: TerraformResource): boolean {
  return type.startsWith("aws_");
}

/** Arguments of a provider on which its account does not depend. */
const accountless = ["region", "default_tags", "ignore_tags"];

/**
 * The keys of providers that do not even differ in their Region, but for the first of them. A dynamic block is not in a
 * plan, so that what looks the same may be of two accounts.
 */
function alike(providers: Fields): string[] {
  const seen = new Set<string>();
  return Object.entries(providers).flatMap(([key, configuration]) => {
    const { expressions, full_name, module_address } = fields(configuration);
    const described = JSON.stringify([full_name, module_address, Object.entries(fields(expressions)).sort()]);
    if (seen.has(described)) return isAws(configuration) ? [key] : [];
    seen.add(described);
    return [];
  });
}

/** What providers have in common that differ in their Region only; of others a key of their own. */
function providerGroup(key: string, configuration: unknown): string {
  const { expressions, full_name, module_address } = fields(configuration);
  const relevant = Object.entries(fields(expressions)).filter(([name]) => !accountless.includes(name));
  const text = JSON.stringify(relevant.sort());
  // a variable or a local value is another one in each module
  const described = JSON.stringify([full_name, text.includes("${") ? module_address : undefined, text]);
  // references alone do not say what an expression comes to
  return hasReferences(relevant) ? key : described;
}

/** Whether a part of a configuration is an expression of which a plan has the references only. */
function hasReferences(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { references, constant_value } = fields(value);
  if (references !== undefined) return constant_value === undefined;
  return Object.values(value).some(hasReferences);
}

const accountId = /^\d{12}$/;

/** The account that the configuration of a provider says it is of. */
function configuredAccount(configuration: unknown, variables: Fields): string | undefined {
  const { expressions, module_address } = fields(configuration);
  const { allowed_account_ids, assume_role, assume_role_with_web_identity } = fields(expressions);
  const known = module_address === undefined ? variables : {};
  const allowed = texts(constant(allowed_account_ids, known));
  if (allowed.length === 1 && accountId.test(allowed[0] ?? "")) return allowed[0];
  // of several roles each assumes the next one, the one for a web identity before all others
  const assumed = [...elements(assume_role_with_web_identity), ...elements(assume_role)].at(-1);
  return accountInArn(constant(fields(assumed).role_arn, known));
}

/** The value of an expression that is a constant, or in Terraform JSON a variable of the root module. */
function constant(expression: unknown, variables: Fields): unknown {
  const resolved = (value: unknown): unknown => {
    if (Array.isArray(value)) return (value as unknown[]).map(resolved);
    const [, name] = /^\$\{var\.([\w-]+)\}$/.exec(text(value) ?? "") ?? [];
    return name === undefined ? value : fields(variables[name]).value;
  };
  return resolved(fields(expression).constant_value);
}

/** Where resources name a role, user or group. */
const naming = ["role", "role_name", "user", "user_name", "group", "group_name"];

const principalType = /^aws_iam_(role|user|group)$/;

/** The attributes of a resource with an ARN of its own account: IAM attaches no policy of another one. */
const ownArns = ["arn", "policy_arn", "policy_arns", "inference_profile_arn"];

/** Types of which every ARN is of their own account. */
const ownType = /^aws_(iam|bedrock)_/;

/** Types of which an ARN can be of another account, or is of what they are about. */
const foreignType =
  /^aws_(organizations|ram|ssoadmin)_|_(target|subscription|association|attachment|permission|accepter)$/;

/** The account in the ARNs of what a provider read or made. */
function ownAccount({ type, data, values }: TerraformResource): string | undefined {
  if (type === "aws_caller_identity") return accountId.exec(text(values.account_id) ?? "")?.[0];
  // what Terraform reads may be of another account, but for IAM and for Bedrock
  if (!ownType.test(type) && (data || foreignType.test(type))) return undefined;
  return sole(
    new Set(ownArns.flatMap((name) => texts(values[name])).flatMap((arn) => accountInArn(arn) ?? [])),
  );
}

function accountInArn(value: unknown): string | undefined {
  return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(text(value) ?? "")?.[1];
}

function ownerKey({ address, values }: TerraformResource): string {
  return `${address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, "")} ${text(values.name) ?? ""}`;
}

function sole(values: ReadonlySet<string> | undefined): string | undefined {
  return values?.size === 1 ? [...values][0] : undefined;
}

function add<K>(all: Map<K, Set<string>>, key: K, value: string): void {
  const values = all.get(key);
  if (values) values.add(value);
  else all.set(key, new Set([value]));
}
