output "policy_arn" {
  description = "The ARN of the AWS managed policy"
  value       = local.policy_arn
}
