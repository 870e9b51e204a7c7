import { partition } from "./partition";

/** Who makes a request, and from which source Region. */
export interface Caller {
  readonly accessKeyId: string;
  readonly account: string;
  readonly region: string;
}

/** The access key ID and the Region in the credential scope of a SigV4 Authorization header. */
export function tryCredentialScope(authorization = ""): Pick<Caller, "accessKeyId" | "region"> | undefined {
  const match = /Credential=([^/\s]+)\/\d{8}\/([^/]+)\/[^/]+\/aws4_request/.exec(authorization);
  if (match === null) return undefined;
  const [, accessKeyId = "", region = ""] = match;
  return { accessKeyId, region };
}

/** The XML with which AWS STS tells a caller its identity. */
export function callerIdentity({ account, region }: Caller): string {
  return `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <GetCallerIdentityResult>
    <Arn>arn:${partition(region)}:iam::${account}:user/local</Arn>
    <UserId>AIDALOCAL</UserId>
    <Account>${account}</Account>
  </GetCallerIdentityResult>
  <ResponseMetadata><RequestId>local</RequestId></ResponseMetadata>
</GetCallerIdentityResponse>
`;
}

/** The XML with which AWS STS lets a caller act as a role: the account is in the access key ID it gives. */
export function assumedRole(roleArn: string): string {
  const account = roleArn.split(":")[4] ?? "";
  return `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <AssumeRoleResult>
    <AssumedRoleUser>
      <Arn>${roleArn.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/")}/local</Arn>
      <AssumedRoleId>AROALOCAL:local</AssumedRoleId>
    </AssumedRoleUser>
    <Credentials>
      <AccessKeyId>LOCAL${account}</AccessKeyId>
      <SecretAccessKey>local</SecretAccessKey>
      <SessionToken>local</SessionToken>
      <Expiration>2100-01-01T00:00:00Z</Expiration>
    </Credentials>
  </AssumeRoleResult>
  <ResponseMetadata><RequestId>local</RequestId></ResponseMetadata>
</AssumeRoleResponse>
`;
}

/** The account that an access key ID of `assumedRole` acts in, or 111122223333. */
export function accountOfAccessKey(accessKeyId: string): string {
  return /^LOCAL(\d{12})$/.exec(accessKeyId)?.[1] ?? "111122223333";
}
