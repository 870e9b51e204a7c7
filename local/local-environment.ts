import { devNull } from "node:os";

/** Where the AWS provider finds each service on this machine. */
export interface Endpoints {
  readonly bedrock: string;
  readonly iam: string;
  readonly sts: string;
}

/** The environment, without what would lead Terraform to somebody's account or change its commands. */
export function localEnvironment(endpoints: Endpoints, accessKeyId: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(AWS_|TF_(VAR|CLI_ARGS|WORKSPACE|DATA_DIR|REATTACH_PROVIDERS))/.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    TF_IN_AUTOMATION: "1",
    CHECKPOINT_DISABLE: "1",
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_ENDPOINT_URL_BEDROCK: endpoints.bedrock,
    AWS_ENDPOINT_URL_IAM: endpoints.iam,
    AWS_ENDPOINT_URL_STS: endpoints.sts,
  };
}
