import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { TerraformLocal, TerraformOutput, TerraformVariable, type TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { addressProblems } from "../../modules/terraform/address";
import { emptyStack } from "../stack";

/** An element of each kind, by the beginning of its address. */
const kinds: Readonly<Record<string, (scope: Construct) => Construct>> = {
  aws_iam_policy: (scope) => new IamPolicy(scope, "Same", { policy: "{}" }),
  "data.aws_partition": (scope) => new DataAwsPartition(scope, "Same"),
  local: (scope) => new TerraformLocal(scope, "Same", 1),
  output: (scope) => new TerraformOutput(scope, "Same", { value: 1 }),
};

/** A group whose ID is in no address. */
const hidden = (stack: TerraformStack) => new Construct(stack, "Default");

test.each(Object.keys(kinds))("two of the kind %s with one address are a problem", (kind) => {
  const stack = emptyStack();
  kinds[kind]?.(stack);
  kinds[kind]?.(hidden(stack));
  expect(addressProblems(stack)).toEqual([
    `prod/Default/Same: '${kind}.Same' should be its own, got that of prod/Same; give one of the constructs above them another ID than 'Default'`,
  ]);
});

test("one of each kind, and what has no address, are none", () => {
  const stack = emptyStack();
  let scope: Construct = stack;
  for (const make of Object.values(kinds)) {
    make(scope);
    scope = new Construct(scope, "Default");
  }
  new TerraformVariable(scope, "Same", {});
  expect(addressProblems(stack)).toEqual([]);
});
