import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, Lazy, TerraformProvider, TerraformStack, TerraformVariable } from "cdktf";
import {
  ApplicationInferenceProfile,
  InferenceProfile,
  type InferenceProfileLookupProps,
} from "../../modules";
import { guardOf } from "../../modules/terraform/guard";
import { Construct } from "constructs";
import { emptyStack, synthesized } from "../stack";

const inferenceProfileId = "us.anthropic.claude-3-haiku-20240307-v1:0";
const arn = `arn:aws:bedrock:us-west-2:111122223333:inference-profile/${inferenceProfileId}`;
const region = 'try(split(":", self.inference_profile_arn)[3], "")';
const account = 'try(split(":", self.inference_profile_arn)[4], "")';

interface Conditions {
  readonly lifecycle: { readonly postcondition: readonly { readonly condition: string }[] };
}

/** What the ARN is asked for that AWS answers with, but for the form of one. */
function asked(stack: TerraformStack, props: Partial<InferenceProfileLookupProps> = {}): string[] {
  InferenceProfile.fromLookup(stack, "Haiku", { inferenceProfileId, ...props });
  const [read] = Object.values(synthesized(stack).data?.aws_bedrock_inference_profile ?? {});
  const [, , { condition } = { condition: "" }] = (read as unknown as Conditions).lifecycle.postcondition;
  const [form, ...rules] = condition.replace(/^\$\{(.*)\}$/, "$1").split(" && ");
  expect(form).toBe(
    'can(regex("^arn:[^:*?]+:bedrock:[^:*?]+:[0-9]{12}:(application-)?inference-profile/[^*?$]+$", self.inference_profile_arn))',
  );
  return rules;
}

function stackWith(config: object): TerraformStack {
  const stack = new TerraformStack(new App(), "prod");
  new AwsProvider(stack, "Aws", config);
  return stack;
}

const isAsked = (id: string) =>
  `contains([self.inference_profile_arn, try(split("/", self.inference_profile_arn)[1], "")], ${id})`;

test("asks for the ID or ARN that it was given", () => {
  expect(asked(stackWith({}))).toEqual([isAsked(`"${inferenceProfileId}"`)]);
  expect(asked(stackWith({}), { inferenceProfileId: arn })).toEqual([isAsked(`"${arn}"`)]);
});

test("asks for an ID that only Terraform knows", () => {
  const stack = stackWith({});
  const id = new TerraformVariable(stack, "Id", { type: "string" }).stringValue;
  expect(asked(stack, { inferenceProfileId: id })).toEqual([isAsked("local.bedrock_inference_profile_id_1")]);
  expect(synthesized(stack).locals?.bedrock_inference_profile_id_1).toBe("${var.Id}");
});

test("asks for the Region and the accounts of the stack's own provider", () => {
  const stack = stackWith({ region: "us-west-2", allowedAccountIds: ["111122223333"] });
  expect(asked(stack).slice(1)).toEqual([
    `${region} == "us-west-2"`,
    `contains(["111122223333"], ${account})`,
  ]);
});

test("asks for the Region and the accounts of another provider", () => {
  const stack = stackWith({ region: "us-west-2", allowedAccountIds: ["111122223333"] });
  const config = { alias: "east", region: "us-east-1", allowedAccountIds: ["444455556666"] };
  const provider = new AwsProvider(stack, "East", config);
  expect(asked(stack, { provider }).slice(1)).toEqual([
    `${region} == "us-east-1"`,
    `contains(["444455556666"], ${account})`,
  ]);
});

test("takes no other provider for the stack's own", () => {
  const stack = new TerraformStack(new App(), "prod");
  class Other extends TerraformProvider {
    readonly regionInput = "us-west-2";
  }
  new Other(stack, "Other", { terraformResourceType: "other" });
  new AwsProvider(stack, "East", { alias: "east", region: "us-east-1" });
  expect(asked(stack)).toHaveLength(1);
});

test("asks for the source Region, whatever the Region of the provider is", () => {
  expect(asked(emptyStack(), { sourceRegion: "us-east-2" }).slice(1)).toEqual([`${region} == "us-east-2"`]);
  const sourceRegion = Lazy.stringValue({ produce: () => "us-east-2" });
  const stack = emptyStack();
  expect(asked(stack, { sourceRegion }).slice(1)).toEqual([`${region} == local.bedrock_region_1`]);
});

test("asks for accounts that only Terraform knows, and for no Region that it knows", () => {
  const stack = new TerraformStack(new App(), "prod");
  const name = new TerraformVariable(stack, "Name", { type: "string" }).stringValue;
  new AwsProvider(stack, "Aws", { region: name, allowedAccountIds: [name] });
  expect(asked(stack).slice(1)).toEqual([`contains(local.bedrock_allowed_account_ids_1, ${account})`]);
  expect(asked(stackWith({ region: "${var.region}" }))).toHaveLength(1);
});

test("stops before a policy names a new application profile of another place", () => {
  const stack = stackWith({ region: "us-west-2", allowedAccountIds: ["111122223333"] });
  const copyFrom = InferenceProfile.fromLookup(stack, "Haiku", { inferenceProfileId });
  new ApplicationInferenceProfile(stack, "Team", { copyFrom });
  const [made] = Object.values(synthesized(stack).resource?.aws_bedrock_inference_profile ?? {});
  expect((made as unknown as Conditions).lifecycle.postcondition.map(({ condition }) => condition)).toEqual([
    '${can(regex("^arn:[^:*?]+:bedrock:[^:*?]+:[0-9]{12}:application-inference-profile/[^*?$]+$", self.arn))}',
    '${try(split(":", self.arn)[3], "") == "us-west-2"}',
    '${contains(["111122223333"], try(split(":", self.arn)[4], ""))}',
  ]);
});

test("a guard's message is no template but for what the guard means", () => {
  const construct = new Construct(emptyStack(), "${var.a}%{if}");
  expect(guardOf(construct, { condition: "${true}", errorMessage: "got ${self.status}" })).toEqual({
    condition: "${true}",
    errorMessage: "prod/$${var.a}%%{if}: got ${self.status}",
  });
});
