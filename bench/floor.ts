// what a synth of main.ts can't do without, loaded and nothing else
import "@cdktf/provider-aws/lib/data-aws-bedrock-inference-profile";
import "@cdktf/provider-aws/lib/iam-policy";
import "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import "@cdktf/provider-aws/lib/provider";
import "cdktf";
import "constructs";
