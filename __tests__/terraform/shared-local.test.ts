import { App, Lazy, TerraformLocal, TerraformOutput, TerraformStack } from "cdktf";
import { addressProblems } from "../../modules/terraform/address";
import { reference, sharedLocal } from "../../modules/terraform/shared-local";
import { emptyStack, synthesized } from "../stack";

const token = () => Lazy.stringValue({ produce: () => "b" });

test("whoever asks for the same shares a local, and locals are numbered by their name", () => {
  const stack = emptyStack();
  const asked = [["a"], ["c"], ["a"]].map((value) => reference(stack, "list", value));
  expect(asked).toEqual(["local.bedrock_list_1", "local.bedrock_list_2", "local.bedrock_list_1"]);
  expect(reference(stack, "other", ["a"])).toBe("local.bedrock_other_1");
  expect(synthesized(stack).locals).toEqual({
    bedrock_list_1: ["a"],
    bedrock_list_2: ["c"],
    bedrock_other_1: ["a"],
  });
});

test("each stack has its own", () => {
  const app = new App();
  const one = new TerraformStack(app, "one");
  const other = new TerraformStack(app, "other");
  reference(one, "list", ["a"]);
  expect(reference(other, "list", ["b"])).toBe("local.bedrock_list_1");
  expect(synthesized(one).locals).toEqual({ bedrock_list_1: ["a"] });
});

test("a list that is changed after it was asked for stays what it was", () => {
  const stack = emptyStack();
  const list = ["a"];
  reference(stack, "list", list);
  list.push("b");
  expect(synthesized(stack).locals).toEqual({ bedrock_list_1: ["a"] });
});

test("a value is asked for once per key, and may ask for another local", () => {
  const stack = emptyStack();
  let calls = 0;
  const value = () => `\${length(${reference(stack, "list", [++calls, token()])})}`;
  const [one, other] = [1, 2].map(() => sharedLocal(stack, "length", "key", value));
  expect(one).toBe(other);
  expect(synthesized(stack).locals).toEqual({
    bedrock_length_1: "${length(local.bedrock_list_1)}",
    bedrock_list_1: [1, "b"],
  });
});

test("its list is one token, which another stack may use", () => {
  const app = new App();
  const stack = new TerraformStack(app, "prod");
  const local = sharedLocal(stack, "list", ["a"]);
  expect(local.list).toBe(local.list);
  new TerraformOutput(stack, "Own", { value: local.list });
  const other = new TerraformStack(app, "other");
  new TerraformOutput(other, "Foreign", { value: local.list });
  other.prepareStack();
  const { output } = synthesized(stack);
  expect(output?.Own).toMatchObject({ value: "${local.bedrock_list_1}" });
  expect(output).toMatchObject({
    "cross-stack-output-localbedrock_list_1": { value: "${local.bedrock_list_1}" },
  });
});

test("it is written in HCL as one of the library's", () => {
  const value = { "a:b": ["c", token()] };
  const stack = emptyStack();
  reference(stack, "own", value);
  const other = emptyStack();
  new TerraformLocal(other, "Library", value).overrideLogicalId("bedrock_own_1");
  const { hcl } = stack.toHclTerraform() as { hcl: string };
  expect(hcl).toContain("bedrock_own_1 =");
  expect(hcl).toBe((other.toHclTerraform() as { hcl: string }).hcl);
});

test("one with the address of somebody else's is a problem", () => {
  const stack = emptyStack();
  new TerraformLocal(stack, "Theirs", 1).overrideLogicalId("bedrock_list_1");
  reference(stack, "list", ["a"]);
  expect(addressProblems(stack)).toEqual([
    "prod/cdktf-bedrock-inference-profiles/locals: 'local.bedrock_list_1' should be its own, got that of prod/Theirs; give one of the constructs above them another ID than 'Default'",
  ]);
});
