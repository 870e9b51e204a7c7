import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { App, Fn, TerraformOutput, TerraformStack } from "cdktf";
import { attribute } from "../../modules/terraform/attribute";
import { emptyStack, synthesized, type TerraformJson } from "../stack";

function policyIn(stack: TerraformStack): IamPolicy {
  return new IamPolicy(stack, "Policy", { policy: "{}" });
}

test("an attribute is plain text in its stack, by the address that the resource has in the end", () => {
  const stack = emptyStack();
  const policy = policyIn(stack);
  new TerraformOutput(stack, "Arn", { value: attribute(policy, "arn", () => policy.arn) });
  policy.overrideLogicalId("other");
  expect(synthesized(stack).output?.Arn?.value).toBe("${aws_iam_policy.other.arn}");
});

test("it is part of a text, and of an expression", () => {
  const stack = emptyStack();
  const policy = policyIn(stack);
  const arn = attribute(policy, "arn", () => policy.arn);
  new TerraformOutput(stack, "Text", { value: `is ${arn}` });
  new TerraformOutput(stack, "Expression", { value: Fn.upper(arn) });
  const { output } = synthesized(stack);
  expect(output?.Text?.value).toBe("is ${aws_iam_policy.Policy.arn}");
  expect(output?.Expression?.value).toBe("${upper(aws_iam_policy.Policy.arn)}");
});

test("in another stack it is what the library makes of a reference to this one", () => {
  const outdir = mkdtempSync(join(tmpdir(), "attribute-"));
  const app = new App({ outdir, skipValidation: true });
  const [stack, other] = [new TerraformStack(app, "one"), new TerraformStack(app, "other")];
  const policy = policyIn(stack);
  new TerraformOutput(other, "Arn", { value: attribute(policy, "arn", () => policy.arn) });
  new TerraformOutput(other, "Own", { value: policy.arn });
  app.synth();
  const text = readFileSync(join(outdir, "stacks/other/cdk.tf.json"), "utf8");
  rmSync(outdir, { recursive: true });
  const { output } = JSON.parse(text) as Pick<TerraformJson, "output">;
  expect(output?.Arn?.value).toMatch(/^\$\{data\.terraform_remote_state\./);
  expect(output?.Arn).toEqual(output?.Own);
});
