import { once } from "node:events";
import { createServer } from "node:net";
import { startBedrock, type BedrockStandIn } from "../../local/bedrock";
import { authorization, call, getProfile } from "./client";

const id = "us.anthropic.claude-3-haiku-20240307-v1:0";

let bedrock: BedrockStandIn;

beforeEach(async () => {
  bedrock = await startBedrock({ accountOf: (accessKeyId) => Promise.resolve(accounts[accessKeyId] ?? "") });
});

afterEach(() => bedrock.stop());

const accounts: Readonly<Record<string, string>> = { local: "111122223333", other: "444455556666" };

async function callerIdentity(region: string, accessKeyId: string): Promise<string> {
  const body = new URLSearchParams({ Action: "GetCallerIdentity", Version: "2011-06-15" });
  const headers = authorization(region, accessKeyId);
  return (await fetch(bedrock.endpoint, { method: "POST", headers, body })).text();
}

test("the access key ID says which account a request acts in", async () => {
  const answer = await getProfile(bedrock, id, { accessKeyId: "other" });
  expect(answer.body.inferenceProfileArn).toBe(
    `arn:aws:bedrock:us-west-2:444455556666:inference-profile/${id}`,
  );
});

test("GetCallerIdentity of AWS STS is answered with the account", async () => {
  expect(await callerIdentity("us-gov-east-1", "other")).toBe(
    `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <GetCallerIdentityResult>
    <Arn>arn:aws-us-gov:iam::444455556666:user/local</Arn>
    <UserId>AIDALOCAL</UserId>
    <Account>444455556666</Account>
  </GetCallerIdentityResult>
  <ResponseMetadata><RequestId>local</RequestId></ResponseMetadata>
</GetCallerIdentityResponse>
`,
  );
});

test("every request is recorded with its operation, source Region and access key ID", async () => {
  const arn = `arn:aws:bedrock:us-east-2:444455556666:inference-profile/${id}`;
  await getProfile(bedrock, arn, { region: "us-east-2", accessKeyId: "other" });
  await callerIdentity("us-east-1", "local");
  await call(bedrock, "GET", "/guardrails?maxResults=1");
  expect(bedrock.requests).toEqual([
    {
      method: "GET",
      path: `/inference-profiles/${arn}`,
      region: "us-east-2",
      accessKeyId: "other",
      operation: "GetInferenceProfile",
    },
    { method: "POST", path: "/", region: "us-east-1", accessKeyId: "local", operation: "GetCallerIdentity" },
    {
      method: "GET",
      path: "/guardrails",
      region: "us-west-2",
      accessKeyId: "local",
      operation: "UnknownOperation",
    },
  ]);
});

test("fails to answer an unknown path", async () => {
  expect(await call(bedrock, "PUT", "/inference-profiles")).toEqual({
    status: 404,
    exception: "UnknownOperationException",
    body: { message: "PUT /inference-profiles is not an operation" },
  });
});

test("fails to answer a request that is not signed", async () => {
  const response = await fetch(`${bedrock.endpoint}/inference-profiles`);
  expect(response.status).toBe(403);
  expect(response.headers.get("x-amzn-errortype")).toBe("MissingAuthenticationTokenException");
});

test("fails with status 500 when the account of an access key ID cannot be found out", async () => {
  const other = await startBedrock({
    accountOf: () => {
      throw new Error("no such key");
    },
  });
  const answer = await getProfile(other, id);
  await other.stop();
  expect(answer).toEqual({
    status: 500,
    exception: "InternalServerException",
    body: { message: "Error: no such key" },
  });
});

test("stop closes every connection and frees the port, also in the middle of a delayed answer", async () => {
  bedrock.faults.set(id, { delayMs: 60_000 });
  const waiting = expect(getProfile(bedrock, id)).rejects.toThrow("fetch failed");
  while (bedrock.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await bedrock.stop();
  await waiting;

  const next = createServer().listen(Number(new URL(bedrock.endpoint).port), "127.0.0.1");
  await once(next, "listening");
  next.close();
});
