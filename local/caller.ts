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
