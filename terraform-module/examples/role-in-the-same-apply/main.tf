terraform {
  required_version = ">= 1.5.7"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
}

provider "aws" {
  region = "us-west-2"
}

resource "aws_iam_role" "batch" {
  name_prefix = "batch-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ec2.amazonaws.com" }
    }]
  })
}

# the name is known after apply, the key is not
module "batch" {
  source = "../../"

  policy_name           = "bedrock-batch"
  inference_profile_ids = ["us.anthropic.claude-3-haiku-20240307-v1:0"]
  roles                 = { batch = aws_iam_role.batch.name }
}

# what starts with the role waits for its access
resource "aws_iam_instance_profile" "batch" {
  name       = "batch"
  role       = aws_iam_role.batch.name
  depends_on = [module.batch]
}
