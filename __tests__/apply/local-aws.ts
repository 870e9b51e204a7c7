import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  CreateGroupCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DetachRolePolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedGroupPoliciesCommand,
  ListAttachedRolePoliciesCommand,
  ListAttachedUserPoliciesCommand,
  ListPoliciesCommand,
} from "@aws-sdk/client-iam";
import { startBedrock, type BedrockStandIn, type BedrockStandInOptions } from "../../local/bedrock";
import { localEnvironment, type Endpoints } from "../../local/local-environment";
import { hasTerraform, Terraform, type Configuration } from "../../local/terraform";
import type { PolicyDocument } from "../../modules/policy/document";
import { describeWhere } from "../describe-where";
import { AttachedProvider } from "./attached-provider";
import { startMoto, type Moto } from "./moto";

const production = "111122223333";
const isMissing = (tool: string) => Boolean(spawnSync(tool, ["--version"]).error);
const missingAlways = [...(hasTerraform() ? [] : ["terraform"]), ...["moto_server"].filter(isMissing)];

/** The trust policy of a role that a configuration makes. */
export const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } }],
});

/**
 * `describe` where Terraform and moto are installed, and what else the tests run. Elsewhere the tests are skipped, with
 * CI=true they fail.
 */
export function describeWithTerraform(name: string, tests: () => void, others: readonly string[] = []): void {
  const missing = [...missingAlways, ...others.filter(isMissing)];
  describeWhere(missing.length > 0 ? `${missing.join(" and ")} on the PATH` : undefined, name, tests);
}

/** What Terraform printed, without the frame and the line breaks it puts around a message. */
export function unframed(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/[│╷╵\s]+/g, " ");
}

/** Runs a command while the stand-in, which lives in this process, goes on answering. */
export async function runBeside(
  folder: string,
  env: NodeJS.ProcessEnv,
  command: string,
  ...args: string[]
): Promise<string> {
  try {
    return (await promisify(execFile)(command, args, { cwd: folder, env, maxBuffer: 1 << 28 })).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(" ")} failed\n${stdout}\n${stderr}`, { cause: error });
  }
}

/** AWS on this machine: the stand-in for Bedrock, moto for IAM and STS, and folders for Terraform to work in. */
export class LocalAws {
  static async start(bedrock: BedrockStandInOptions = {}): Promise<LocalAws> {
    const moto = await startMoto();
    const accountOf = (accessKeyId: string) =>
      accessKeyId === "local" ? production : moto.accountOf(accessKeyId);
    return new LocalAws(await startBedrock({ accountOf, ...bedrock }), moto);
  }

  readonly #clients = new Map<string, Promise<IAMClient>>();
  readonly #folder = mkdtempSync(join(tmpdir(), "bedrock-inference-profiles-"));
  readonly #providers = new Map<string, AttachedProvider>();

  private constructor(
    readonly bedrock: BedrockStandIn,
    readonly moto: Moto,
  ) {}

  /** IAM in an account. moto keeps a store for each, and tells them by the credentials. */
  #iam(account: string): Promise<IAMClient> {
    const client = this.#clients.get(account) ?? this.#newClient(account);
    this.#clients.set(account, client);
    return client;
  }

  async #newClient(account: string): Promise<IAMClient> {
    const credentials = { accessKeyId: await this.moto.accessKeyId(account), secretAccessKey: "local" };
    return new IAMClient({ endpoint: this.moto.endpoint, region: "us-east-1", credentials });
  }

  /** A folder of its own for one stack, ready for `terraform plan`. */
  async terraform(stack: string, configuration: Configuration, iam = this.moto.endpoint): Promise<Terraform> {
    const accessKeyId = await this.moto.accessKeyId(production);
    const endpoints = { ...this.#endpoints, iam };
    const folder = join(this.#folder, stack);
    const provider =
      this.#providers.get(iam) ?? new AttachedProvider(localEnvironment(endpoints, accessKeyId));
    this.#providers.set(iam, provider);
    const terraform = new Terraform(folder, configuration, endpoints, accessKeyId, provider);
    await terraform.init();
    terraform.forgetChecksums();
    return terraform;
  }

  /** The environment of a command that acts in the account 111122223333. */
  async environment(): Promise<NodeJS.ProcessEnv> {
    return localEnvironment(this.#endpoints, await this.moto.accessKeyId(production));
  }

  get #endpoints(): Endpoints {
    const { endpoint } = this.moto;
    return { bedrock: this.bedrock.endpoint, iam: endpoint, sts: endpoint };
  }

  async createRole(name: string, account = production): Promise<void> {
    const iam = await this.#iam(account);
    await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: "{}" }));
  }

  async createUser(name: string): Promise<void> {
    await (await this.#iam(production)).send(new CreateUserCommand({ UserName: name }));
  }

  async createGroup(name: string): Promise<void> {
    await (await this.#iam(production)).send(new CreateGroupCommand({ GroupName: name }));
  }

  /** Makes a managed policy by hand, which is attached to nobody. */
  async createPolicy(name: string): Promise<void> {
    const wide = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
    const iam = await this.#iam(production);
    await iam.send(new CreatePolicyCommand({ PolicyName: name, PolicyDocument: JSON.stringify(wide) }));
  }

  /** The documents of the managed policies that are attached to a role. */
  async attachedDocuments(role: string, account = production): Promise<PolicyDocument[]> {
    const texts = await this.attachedTexts(role, account);
    return [...texts.values()].map((text) => JSON.parse(text) as PolicyDocument);
  }

  /** The same as IAM keeps them, by the names of the policies. */
  async attachedTexts(role: string, account = production): Promise<ReadonlyMap<string, string>> {
    const iam = await this.#iam(account);
    const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: role }));
    const texts = AttachedPolicies.map(
      async ({ PolicyName = "", PolicyArn = "" }) =>
        [PolicyName, await documentText(iam, PolicyArn)] as const,
    );
    return new Map(await Promise.all(texts));
  }

  /** The names of the managed policies that are attached to a role, a user and a group. */
  async attachedPolicies(role: string, user: string, group: string): Promise<Record<string, string[]>> {
    const iam = await this.#iam(production);
    const answers = {
      role: await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: role })),
      user: await iam.send(new ListAttachedUserPoliciesCommand({ UserName: user })),
      group: await iam.send(new ListAttachedGroupPoliciesCommand({ GroupName: group })),
    };
    const names = Object.entries(answers).map(([kind, { AttachedPolicies = [] }]) => [
      kind,
      AttachedPolicies.map(({ PolicyName = "" }) => PolicyName).sort(),
    ]);
    return Object.fromEntries(names) as Record<string, string[]>;
  }

  /** The document of a customer managed policy, as IAM keeps it. */
  async policyText(name: string): Promise<string> {
    return documentText(await this.#iam(production), `arn:aws:iam::${production}:policy/${name}`);
  }

  /** The documents of the customer managed policies there are, as IAM keeps them, by their names. */
  async policyTexts(): Promise<ReadonlyMap<string, string>> {
    const iam = await this.#iam(production);
    const { Policies = [] } = await iam.send(new ListPoliciesCommand({ Scope: "Local" }));
    const texts = Policies.map(
      async ({ PolicyName = "", Arn = "" }) => [PolicyName, await documentText(iam, Arn)] as const,
    );
    return new Map(await Promise.all(texts));
  }

  /** The document of an inline policy of a role, as IAM keeps it. */
  async inlineText(role: string, name: string): Promise<string> {
    const iam = await this.#iam(production);
    const { PolicyDocument = "" } = await iam.send(
      new GetRolePolicyCommand({ RoleName: role, PolicyName: name }),
    );
    return decodeURIComponent(PolicyDocument);
  }

  /** Changes the policies of a role by hand: widens the first one, and detaches the second. */
  async meddle(role: string): Promise<void> {
    const iam = await this.#iam(production);
    const { AttachedPolicies: [first, second] = [] } = await iam.send(
      new ListAttachedRolePoliciesCommand({ RoleName: role }),
    );
    const wide = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
    const PolicyDocument = JSON.stringify(wide);
    await iam.send(
      new CreatePolicyVersionCommand({ PolicyArn: first?.PolicyArn, PolicyDocument, SetAsDefault: true }),
    );
    await iam.send(new DetachRolePolicyCommand({ RoleName: role, PolicyArn: second?.PolicyArn }));
  }

  /** The names of the customer managed policies there are. */
  async policyNames(account = production): Promise<string[]> {
    const iam = await this.#iam(account);
    const { Policies = [] } = await iam.send(new ListPoliciesCommand({ Scope: "Local" }));
    return Policies.map(({ PolicyName = "" }) => PolicyName);
  }

  async stop(): Promise<void> {
    for (const client of this.#clients.values()) (await client).destroy();
    const providers = [...this.#providers.values()].map((provider) => provider.stop());
    await Promise.all([this.bedrock.stop(), this.moto.stop(), ...providers]);
    rmSync(this.#folder, { recursive: true });
  }
}

async function documentText(iam: IAMClient, arn: string): Promise<string> {
  const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn: arn }));
  const { PolicyVersion } = await iam.send(
    new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: Policy?.DefaultVersionId }),
  );
  return decodeURIComponent(PolicyVersion?.Document ?? "");
}
