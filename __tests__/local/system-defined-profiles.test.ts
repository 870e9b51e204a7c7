import { startBedrock, type BedrockStandIn } from "../../local/bedrock";
import { call, getProfile, invalid, modelArns, resourceNotFound } from "./client";

const haiku = "us.anthropic.claude-3-haiku-20240307-v1:0";
const haikuArn = `arn:aws:bedrock:us-west-2:111122223333:inference-profile/${haiku}`;

let bedrock: BedrockStandIn;

beforeEach(async () => {
  bedrock = await startBedrock();
});

afterEach(() => bedrock.stop());

function haikuIn(...regions: string[]): string[] {
  return regions.map(
    (region) => `arn:aws:bedrock:${region}::foundation-model/anthropic.claude-3-haiku-20240307-v1:0`,
  );
}

async function listedIds(query: string): Promise<unknown[]> {
  const { body } = await call(bedrock, "GET", `/inference-profiles${query}`);
  const summaries = body.inferenceProfileSummaries as { inferenceProfileId: string }[];
  return [summaries.map(({ inferenceProfileId }) => inferenceProfileId), body.nextToken];
}

test("a profile is found by its ID, with every member of the service model", async () => {
  expect(await getProfile(bedrock, haiku)).toEqual({
    status: 200,
    exception: null,
    body: {
      inferenceProfileName: "US Anthropic Claude 3 Haiku",
      inferenceProfileArn: haikuArn,
      inferenceProfileId: haiku,
      models: haikuIn("us-west-2", "us-east-1").map((modelArn) => ({ modelArn })),
      status: "ACTIVE",
      type: "SYSTEM_DEFINED",
      description: "Routes requests from us-west-2 to anthropic.claude-3-haiku-20240307-v1:0.",
      createdAt: "2025-01-01T00:00:00.000Z",
      updatedAt: "2025-01-01T00:00:00.000Z",
    },
  });
});

test("a profile is found by its ARN", async () => {
  expect((await getProfile(bedrock, haikuArn)).body.inferenceProfileId).toBe(haiku);
});

test("a profile lists other destination Regions from another source Region", async () => {
  const answer = await getProfile(bedrock, haiku, { region: "us-east-2" });
  expect(modelArns(answer).sort()).toEqual(haikuIn("us-east-1", "us-east-2", "us-west-2"));
});

test("two successive answers list the same models in different orders", async () => {
  const first = modelArns(await getProfile(bedrock, haiku));
  await getProfile(bedrock, haiku, { region: "us-east-2" });
  const second = modelArns(await getProfile(bedrock, haiku));
  expect(second).not.toEqual(first);
  expect(second.sort()).toEqual(first.sort());
});

test("a global profile lists the model in the source Region and the model in none", async () => {
  const answer = await getProfile(bedrock, "global.anthropic.claude-sonnet-4-20250514-v1:0");
  expect(modelArns(answer).sort()).toEqual([
    "arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-20250514-v1:0",
    "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-sonnet-4-20250514-v1:0",
  ]);
});

test("one old profile lists no model in its source Region", async () => {
  const id = "us.anthropic.claude-3-5-sonnet-20240620-v1:0";
  expect(modelArns(await getProfile(bedrock, id, { region: "us-east-2" })).sort()).toEqual([
    "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-5-sonnet-20240620-v1:0",
    "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-3-5-sonnet-20240620-v1:0",
  ]);
});

test("a profile of AWS GovCloud and its models are in the partition aws-us-gov", async () => {
  const id = "us-gov.anthropic.claude-3-haiku-20240307-v1:0";
  const answer = await getProfile(bedrock, id, { region: "us-gov-east-1" });
  expect(answer.body.inferenceProfileArn).toBe(
    `arn:aws-us-gov:bedrock:us-gov-east-1:111122223333:inference-profile/${id}`,
  );
  expect(modelArns(answer).sort()).toEqual([
    "arn:aws-us-gov:bedrock:us-gov-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0",
    "arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0",
  ]);
});

test("fails to find a profile that cannot be called from the source Region", async () => {
  expect(await getProfile(bedrock, haiku, { region: "eu-central-1" })).toEqual(
    resourceNotFound(`'${haiku}' is not found: no such profile can be called from eu-central-1`),
  );
});

test("fails to find an ARN with another Region than the request's", async () => {
  expect(await getProfile(bedrock, haikuArn, { region: "us-east-2" })).toEqual(
    resourceNotFound(`'${haikuArn}' is not found: the request is from us-east-2`),
  );
});

test("fails to find an ARN with another account than the request's", async () => {
  const arn = haikuArn.replace("111122223333", "444455556666");
  expect(await getProfile(bedrock, arn)).toEqual(
    resourceNotFound(`'${arn}' is not found: the request is from account 111122223333`),
  );
});

test("the list has the profiles of the source Region, page by page", async () => {
  const global = "global.anthropic.claude-sonnet-4-20250514-v1:0";
  expect(await listedIds("")).toEqual([[haiku, global], undefined]);
  expect(await listedIds("?maxResults=1")).toEqual([[haiku], "1"]);
  expect(await listedIds("?maxResults=1&nextToken=1")).toEqual([[global], undefined]);
});

test("the list has the profiles of one type", async () => {
  expect(await listedIds("?type=APPLICATION")).toEqual([[], undefined]);
  expect(await listedIds("?type=SYSTEM_DEFINED&maxResults=1")).toEqual([[haiku], "1"]);
});

test("fails to list pages of more than 1000 profiles", async () => {
  expect(await call(bedrock, "GET", "/inference-profiles?maxResults=1001")).toEqual(
    invalid("'maxResults' should match ^([1-9]\\d{0,2}|1000)$, got '1001'"),
  );
});

test("fails to delete a system-defined profile", async () => {
  expect(await call(bedrock, "DELETE", `/inference-profiles/${encodeURIComponent(haikuArn)}`)).toEqual(
    invalid(`the profile should be an application inference profile, got '${haikuArn}'`),
  );
});

test.each(["/tagResource", "/untagResource", "/listTagsForResource"])(
  "fails to accept a system-defined profile at %s",
  async (path) => {
    const body = { resourceARN: haikuArn, tags: [], tagKeys: [] };
    expect(await call(bedrock, "POST", path, { body })).toEqual(
      invalid(`the profile should be an application inference profile, got '${haikuArn}'`),
    );
  },
);

test("other profiles take the place of the table", async () => {
  const other = await startBedrock({
    profiles: [
      {
        inferenceProfileId: "xx.maker.model",
        inferenceProfileName: "XX Model",
        sourceRegion: "us-west-2",
        destinationRegions: ["us-west-2"],
      },
    ],
  });
  const found = modelArns(await getProfile(other, "xx.maker.model"));
  const missing = await getProfile(other, haiku);
  await other.stop();
  expect(found).toEqual(["arn:aws:bedrock:us-west-2::foundation-model/maker.model"]);
  expect(missing.status).toBe(404);
});
