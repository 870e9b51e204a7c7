output "policy_arn" {
  description = "The ARN of the policy"
  value       = aws_iam_policy.this.arn
}

output "policy_document" {
  description = "The policy as JSON, for a permission set or an inline policy"
  value       = aws_iam_policy.this.policy
}
