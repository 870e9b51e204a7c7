import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { synthesizedStacks } from "../app";
import { trimmedDocument } from "../plan/trimmed-document";
import { expectedPrincipals, realDocuments, readAttachments, type Scenario } from "../plan/real-documents";
import { describeWithTerraform, LocalAws } from "./local-aws";

const fixtures = join(__dirname, "../fixtures/attachments");
const accounts = ["111122223333", "444455556666"];

const versions = `terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
}
`;

/** The texts of the files of a configuration in a folder. */
function files(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tf(\.json)?$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => !name.startsWith("second"));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

function configuration(name: string): Record<string, string> {
  if (name === "constructs") return { "cdk.tf.json": synthesizedStacks().get("production") ?? "" };
  return { "versions.tf": versions, ...files(join(fixtures, name)) };
}

/** What Terraform prints of each document of a scenario, made in an empty AWS. */
async function made(aws: LocalAws, name: string, { roles = [], ...scenario }: Scenario) {
  for (const account of accounts) for (const role of roles) await aws.createRole(role, account);
  const keys = await Promise.all(
    accounts.map(async (account) => [account, await aws.moto.accessKeyId(account)] as const),
  );
  const terraform = await aws.terraform(name, {
    ...configuration(name),
    ...(name === "allowed-account-ids" && {
      "keys.auto.tfvars.json": JSON.stringify({ access_keys: Object.fromEntries(keys) }),
    }),
  });
  const documents = new Map<string, unknown>();
  const wanted = scenario.documents;
  if (scenario.target !== undefined) {
    documents.set("targeted-plan", await terraform.plan(`-target=${scenario.target}`));
  }
  documents.set("plan", await terraform.plan());
  if (!("state" in wanted || "second-plan" in wanted)) return documents;
  await terraform.apply();
  documents.set("state", await terraform.state());
  if (!("second-plan" in wanted)) return documents;
  terraform.write(files(join(fixtures, name, "second")));
  documents.set("second-plan", await terraform.plan());
  return documents;
}

/** Keeps what Terraform printed as the fixtures of the unit tests; `npm run format` then gives them their form. */
function keep(name: string, document: string, value: unknown): void {
  mkdirSync(join(fixtures, name), { recursive: true });
  writeFileSync(join(fixtures, name, `${document}.json`), JSON.stringify(value, undefined, 2));
}

describeWithTerraform("who has which policy, in plans and states made by Terraform", () => {
  test.each(Object.entries(realDocuments))(
    "%s: each principal has what the configuration gives it",
    async (name, scenario) => {
      const aws = await LocalAws.start();
      const documents = await made(aws, name, scenario).finally(() => aws.stop());
      const trimmed = new Map([...documents].map(([key, value]) => [key, trimmedDocument(value)]));
      if (process.env.CAPTURE === "true") {
        for (const document of Object.keys(scenario.documents)) keep(name, document, trimmed.get(document));
      }
      for (const [document, expected] of Object.entries(scenario.documents)) {
        const { principals, unjudged } = readAttachments(trimmed.get(document));
        expect({ document, principals }).toEqual({
          document,
          principals: expectedPrincipals(expected, principals),
        });
        expect(unjudged).toEqual(expect.arrayContaining([...(expected.unjudged ?? [])]));
      }
    },
  );
});
