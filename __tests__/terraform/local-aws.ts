import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  DetachRolePolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListPoliciesCommand,
} from "@aws-sdk/client-iam";
import { startBedrock, type BedrockStandIn, type BedrockStandInOptions } from "../../local/bedrock";
import { hasTerraform, Terraform } from "../../local/terraform";
import type { PolicyDocument } from "../../modules/policy/document";
import { startMoto, type Moto } from "./moto";

const missing = [
  ...(hasTerraform() ? [] : ["terraform"]),
  ...(spawnSync("moto_server", ["--version"]).error ? ["moto_server"] : []),
];

/** `describe` where Terraform and moto are installed. Elsewhere the tests are skipped, with CI=true they fail. */
export function describeWithTerraform(name: string, tests: () => void): void {
  if (missing.length === 0) {
    describe(name, tests);
    return;
  }
  const message = `needs ${missing.join(" and ")} on the PATH`;
  if (process.env.CI === "true") throw new Error(`${name}: ${message}`);
  console.warn(`skipped: ${name} ${message}`);
  describe.skip(name, tests);
}

/** What Terraform printed, without the frame and the line breaks it puts around a message. */
export function unframed(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/[│╷╵\s]+/g, " ");
}

/** AWS on this machine: the stand-in for Bedrock, moto for IAM and STS, and folders for Terraform to work in. */
export class LocalAws {
  static async start(bedrock: BedrockStandInOptions = {}): Promise<LocalAws> {
    return new LocalAws(await startBedrock(bedrock), await startMoto());
  }

  readonly #iam: IAMClient;
  readonly #folder = mkdtempSync(join(tmpdir(), "bedrock-inference-profiles-"));

  private constructor(
    readonly bedrock: BedrockStandIn,
    private readonly moto: Moto,
  ) {
    this.#iam = new IAMClient({
      endpoint: moto.endpoint,
      region: "us-east-1",
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    });
  }

  /** A folder of its own for one stack, ready for `terraform plan`. */
  async terraform(stack: string, terraformJson: string): Promise<Terraform> {
    const { endpoint } = this.moto;
    const endpoints = { bedrock: this.bedrock.endpoint, iam: endpoint, sts: endpoint };
    const terraform = new Terraform(join(this.#folder, stack), terraformJson, endpoints);
    await terraform.init();
    return terraform;
  }

  async createRole(name: string): Promise<void> {
    await this.#iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: "{}" }));
  }

  /** The documents of the managed policies that are attached to a role. */
  async attachedDocuments(role: string): Promise<PolicyDocument[]> {
    const { AttachedPolicies = [] } = await this.#iam.send(
      new ListAttachedRolePoliciesCommand({ RoleName: role }),
    );
    return Promise.all(AttachedPolicies.map(({ PolicyArn = "" }) => this.#document(PolicyArn)));
  }

  async #document(arn: string): Promise<PolicyDocument> {
    const { Policy } = await this.#iam.send(new GetPolicyCommand({ PolicyArn: arn }));
    const { PolicyVersion } = await this.#iam.send(
      new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: Policy?.DefaultVersionId }),
    );
    return JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? "")) as PolicyDocument;
  }

  /** Changes the policies of a role by hand: widens the first one, and detaches the second. */
  async meddle(role: string): Promise<void> {
    const { AttachedPolicies: [first, second] = [] } = await this.#iam.send(
      new ListAttachedRolePoliciesCommand({ RoleName: role }),
    );
    const wide = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
    await this.#iam.send(
      new CreatePolicyVersionCommand({
        PolicyArn: first?.PolicyArn,
        PolicyDocument: JSON.stringify(wide),
        SetAsDefault: true,
      }),
    );
    await this.#iam.send(new DetachRolePolicyCommand({ RoleName: role, PolicyArn: second?.PolicyArn }));
  }

  /** The names of the customer managed policies there are. */
  async policyNames(): Promise<string[]> {
    const { Policies = [] } = await this.#iam.send(new ListPoliciesCommand({ Scope: "Local" }));
    return Policies.map(({ PolicyName = "" }) => PolicyName);
  }

  async stop(): Promise<void> {
    this.#iam.destroy();
    await Promise.all([this.bedrock.stop(), this.moto.stop()]);
    rmSync(this.#folder, { recursive: true });
  }
}
