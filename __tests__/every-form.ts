import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { FoundationModel, InferenceProfile } from "../modules";
import { appliedRows } from "./forms";

// an app of one stack, which has every construct with every prop, in every form that Terraform applies
const app = new App();
const stack = new TerraformStack(app, "forms");
new AwsProvider(stack, "Aws", { region: "us-west-2" });
for (const { id, make } of appliedRows) {
  const construct = make(stack);
  if (!(construct instanceof InferenceProfile || construct instanceof FoundationModel)) continue;
  const { foundationModelArns, destinationRegions } = construct;
  const arn =
    construct instanceof InferenceProfile ? construct.inferenceProfileArn : construct.foundationModelArn;
  new TerraformOutput(stack, `${id}_output`, {
    value: [arn, foundationModelArns, destinationRegions],
  }).overrideLogicalId(id);
}
app.synth();
