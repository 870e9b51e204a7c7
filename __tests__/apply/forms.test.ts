import { join } from "node:path";
import { App, TerraformStack, TerraformVariable, Testing } from "cdktf";
import { changedAddresses, type State } from "../../local/terraform";
import { report } from "../../modules/findings/terraform-report";
import { BedrockAccessStack, type BedrockAccessStackProps } from "../../modules";
import { stacksMadeBy } from "../app";
import { modelArn, nameOf, appliedRows, stackForms, stackVariables, type Form, type Row } from "../forms";
import { library, otherLibrary } from "../library";
import { describeWithTerraform, LocalAws, unframed } from "./local-aws";

const root = join(__dirname, "../..");

/** The stack with every form, as a library synthesizes it. */
function stack(made = library): string {
  return stacksMadeBy("node local/run.js __tests__/every-form.ts", root, made).get("forms") ?? "";
}

const literals = ["literal", "list", "record", "construct"];
const others = ["unset", "ARN", "elsewhere", "model"];

/** What the report says of constructs that grant everything. */
const wideConstructs: ReadonlyMap<string, readonly string[]> = new Map([
  ["InferenceProfileFullAccess", ["any-profile-or-model", "direct-model-access"]],
  ["AmazonBedrockFullAccess", ["wide-managed-policy"]],
]);

/** What AWS makes up, and what differs from one construct to another because it is another. */
const own = ["arn", "id", "policy_arn", "policy_id", "created_at", "updated_at", "attachment_count"];

describeWithTerraform("every prop of every construct, in every form that is not refused", () => {
  let aws: LocalAws;
  let state: State;
  let again: string[];
  let moved: string[];
  let reported: [name: string, prop: string, finding: string][][];
  let left: unknown[];

  beforeAll(async () => {
    aws = await LocalAws.start();
    const names = new Set(appliedRows.map(({ id }) => nameOf(id)));
    await Promise.all([...names].map((name) => aws.createRole(name)));
    const named = appliedRows.filter(({ prop }) => prop === "users" || prop === "groups");
    await Promise.all(
      named.map(({ id, prop }) =>
        prop === "users" ? aws.createUser(nameOf(id)) : aws.createGroup(nameOf(id)),
      ),
    );
    const terraform = await aws.terraform("forms", stack());
    const first = await terraform.plan();
    await terraform.apply();
    state = await terraform.state();
    const second = await terraform.plan();
    again = changedAddresses(second);
    terraform.write(stack(otherLibrary));
    moved = await terraform.changes();
    reported = [first, second].map(mistakes);
    await terraform.destroy();
    left = [await aws.policyNames(), aws.bedrock.applicationProfiles];
  });

  afterAll(() => aws.stop());

  test("is applied, a second plan is empty, and destroy leaves nothing", () => {
    expect(again).toEqual([]);
    expect(left).toEqual([[], []]);
  });

  test("is planned without changes over its state by the other library", () => {
    expect(moved).toEqual([]);
  });

  test("has no error and no warning in the report, before it is there and after, but where something wide is asked for", () => {
    const wide = appliedRows.flatMap(({ name, prop, form }): [string, string, string][] => {
      const asked =
        prop === "directModelAccess" && form !== "unset" ? ["direct-model-access"] : wideConstructs.get(name);
      return (asked ?? []).map((finding) => [name, prop, finding]);
    });
    expect(wide.length).toBeGreaterThan(20);
    for (const each of reported) expect(each.sort()).toEqual(wide.sort());
  });

  test.each(appliedRows.filter(({ form }) => !literals.includes(form) && !others.includes(form)))(
    "'$prop' of $name as $form makes what a literal makes",
    (row) => {
      const literal = appliedRows.find(
        ({ name, prop, form }) => name === row.name && prop === row.prop && literals.includes(form),
      );
      if (!literal) throw new Error("unreachable");
      expect(made(row)).toEqual(made(literal));
      expect(made(row)).not.toEqual([]);
    },
  );

  test("a copy of a profile of another Region is made in that Region", () => {
    const id = "ApplicationInferenceProfile-copyFrom-elsewhere";
    expect(state.values.outputs?.[id]?.value).toEqual([
      expect.stringMatching(/^arn:aws:bedrock:us-east-2:111122223333:application-inference-profile\/\w{12}$/),
      ["us-east-1", "us-east-2", "us-west-2"].map((region) => modelArn.replace("us-west-2", region)),
      ["us-east-1", "us-east-2", "us-west-2"],
    ]);
  });

  /** What Terraform made for a row, and what the row's profile says. */
  function made({ id }: Row): unknown[] {
    const { outputs = {}, root_module } = state.values;
    const resources = (root_module.resources ?? [])
      .filter(({ mode, address }) => mode === "managed" && address.includes(`.${id}_`))
      .map(({ values }) => Object.entries(values).filter(([key]) => !own.includes(key)));
    const text = JSON.stringify([...resources, outputs[id]?.value ?? []]);
    const opaque = /application-inference-profile\/\w+/g;
    const plain = text.replaceAll(id, "ID").replaceAll(nameOf(id), "ID").replace(opaque, "OPAQUE");
    return (JSON.parse(plain) as unknown[][]).filter((item) => item.length > 0);
  }
});

/** The errors and warnings of a plan, each kind once for a row. */
function mistakes(plan: unknown): [name: string, prop: string, finding: string][] {
  const found = report(plan).findings.filter(({ severity }) => severity !== "note");
  return appliedRows.flatMap(({ id, name, prop }) => {
    const own = found.filter(({ address }) => address.includes(`.${id}_`) || address.includes(`.${id}[`));
    return [...new Set(own.map(({ type }) => type))].map((type): [string, string, string] => [
      name,
      prop,
      type,
    ]);
  });
}

describeWithTerraform("BedrockAccessStack", () => {
  let aws: LocalAws;
  let terraform: Awaited<ReturnType<LocalAws["terraform"]>>;
  let literal: unknown;

  beforeAll(async () => {
    aws = await LocalAws.start();
    await aws.createRole("analytics");
    terraform = await aws.terraform("prod", accessStack("literal"));
    literal = await made();
  });

  afterAll(() => aws.stop());

  async function made(): Promise<unknown> {
    const { resource_changes = [] } = await terraform.plan();
    return resource_changes.map(({ address, change }) => [address, change.after]);
  }

  test.each(["token", "lazy", "record with a token", "record with a Lazy", "unset"])(
    "with every prop that takes it as %s makes what literals make",
    async (form) => {
      terraform.write(accessStack(form));
      expect(await made()).toEqual(form === "unset" ? withoutTags(literal) : literal);
    },
  );

  test.each([
    [
      "",
      'should be the one that AWS answers with, of source Region "us-west-2", of an account in [""], got arn:aws:bedrock:us-west-2:111122223333:inference-profile/',
    ],
    ["444455556666", "AWS account ID not allowed: 111122223333"],
    [null, "Null values are not allowed for this attribute value"],
  ])("fails to plan where the variable for its account is %j", async (account, message) => {
    terraform.write(accessStack("token", { account }));
    expect(await terraform.savePlan().catch(unframed)).toContain(message);
  });
});

function withoutTags(planned: unknown): unknown {
  return JSON.parse(JSON.stringify(planned).replace(',"tags_all":{"team":"platform"}', ""));
}

/** A stack with every prop in a form, as far as it takes that form, and as a literal otherwise. */
function accessStack(form: string, variables: object = {}): string {
  const props = Object.entries(stackForms).flatMap(([prop, given]) => {
    const forms = given as Readonly<Record<string, Form>>;
    const usable = Object.entries(forms).filter(([, { refused, sixth }]) => refused === undefined && !sixth);
    const [, chosen] =
      usable.find(([name]) => name === form) ?? usable.find(([name]) => literals.includes(name)) ?? [];
    return chosen ? [[prop, chosen.value(new TerraformStack(new App(), "none"), "none")] as const] : [];
  });
  const result = new BedrockAccessStack(
    new App(),
    "prod",
    Object.fromEntries(props) as unknown as BedrockAccessStackProps,
  );
  for (const [name, value] of Object.entries<unknown>({ ...stackVariables, ...variables })) {
    const variable = new TerraformVariable(result, name, { default: value ?? "", type: "any" });
    // cdktf 0.21 fails on a default of null, and so does cdktn 0.24
    if (value === null) variable.addOverride("default", null);
  }
  return Testing.synth(result, true);
}
