output "policy_arns" {
  description = "The ARNs of the policies"
  value       = tolist([for number in range(1, length(local.policies) + 1) : aws_iam_policy.this[tostring(number)].arn])
}

output "policy_documents" {
  description = "The policies as JSON, for a permission set or an inline policy: all of them together are the access"
  value       = tolist([for number in range(1, length(local.policies) + 1) : aws_iam_policy.this[tostring(number)].policy])
}

output "foundation_model_arns" {
  description = "The ARNs of the foundation models that are allowed, by profile or model"
  value       = tomap({ for key, source in local.sources : key => tolist(source.foundation_model_arns) })
}

output "destination_regions" {
  description = "The Regions that calls may be routed to, by profile or model; `global` stands for any"
  value       = tomap({ for key, source in local.sources : key => tolist(source.destination_regions) })
}

output "application_inference_profile_arns" {
  description = "The ARNs of the application inference profiles that are made, by their keys"
  value       = { for key, profile in aws_bedrock_inference_profile.this : key => profile.arn }
}
