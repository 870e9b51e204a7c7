import { AwsProvider, type AwsProviderConfig } from "@cdktf/provider-aws/lib/provider";
import { Token } from "cdktf";
import { shown } from "../constructs/prop";
import { isRecord } from "../terraform/finished-value";

/** What an AWS provider takes, and a stack's other props do not say. */
export type ProviderConfig = Readonly<
  Omit<AwsProviderConfig, "alias" | "region" | "allowedAccountIds" | "forbiddenAccountIds" | "defaultTags">
>;

/** The props of a stack that say something of its AWS providers. */
export interface ProviderProps {
  readonly accountId: string;
  readonly sourceRegion: string;
  readonly assumeRoleArn?: string;
  readonly externalId?: string;
  readonly defaultTags?: Readonly<Record<string, string>>;
  readonly providerConfig?: ProviderConfig;
}

/** What to do about arguments of an AWS provider that a stack's own props say. */
const ownArguments: ReadonlyMap<string, string> = new Map([
  ["alias", "the stack makes one per source Region"],
  ["region", "set 'sourceRegion'"],
  ["allowedAccountIds", "set 'accountId'"],
  ["forbiddenAccountIds", "set 'accountId', which forbids all others"],
  ["defaultTags", "set the stack's 'defaultTags'"],
]);

/** What the AWS provider of a stack takes. */
export function providerConfig(props: ProviderProps): AwsProviderConfig {
  const { accountId, sourceRegion, assumeRoleArn: roleArn, externalId, defaultTags } = props;
  return {
    ...props.providerConfig,
    region: sourceRegion,
    allowedAccountIds: [accountId],
    ...(roleArn !== undefined && {
      assumeRole: [{ roleArn, ...(externalId !== undefined && { externalId }) }],
    }),
    ...(defaultTags !== undefined && { defaultTags: [{ tags: defaultTags }] }),
  };
}

/** What is wrong with what a stack's AWS providers take besides, or undefined. */
export function providerConfigProblem(config: unknown, assumeRoleArn: unknown): string | undefined {
  if (!isRecord(config) || Token.isUnresolved(config)) return `should be an object, got ${shown(config)}`;
  const names = Object.keys(config);
  const own = names.find((name) => ownArguments.has(name));
  if (own !== undefined) return `should have no '${own}', got one; ${String(ownArguments.get(own))}`;
  if (assumeRoleArn !== undefined && names.includes("assumeRole")) {
    return "should have no 'assumeRole' beside 'assumeRoleArn', got both; keep one of them";
  }
  // what a provider takes it gives back under this name
  const unknown = names.find((name) => !(`${name}Input` in AwsProvider.prototype));
  if (unknown !== undefined) return `should be what an AWS provider takes, got '${unknown}'`;
  const unset = names.find((name) => hasUnset(config[name]));
  return unset && `should have a value for '${unset}', got undefined; leave it out`;
}

/** Whether a value is undefined, or a list or record with that in it, as a Lazy may turn out to be. */
function hasUnset(value: unknown): boolean {
  if (value === undefined) return true;
  return !Token.isUnresolved(value) && (Array.isArray(value) || isRecord(value))
    ? Object.values(value).some(hasUnset)
    : false;
}
