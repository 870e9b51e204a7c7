import { startBedrock, type BedrockStandIn } from "../../local/bedrock";
import { call, getProfile, invalid, modelArns, resourceNotFound, type Answer } from "./client";

const model = "anthropic.claude-3-haiku-20240307-v1:0";
const modelArn = `arn:aws:bedrock:us-west-2::foundation-model/${model}`;
const systemDefinedArn = `arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.${model}`;

let bedrock: BedrockStandIn;

beforeEach(async () => {
  bedrock = await startBedrock({
    accountOf: (accessKeyId) => (accessKeyId === "other" ? "444455556666" : "111122223333"),
  });
});

afterEach(() => bedrock.stop());

function create(copyFrom: string, input: object = {}): Promise<Answer> {
  const body = { inferenceProfileName: "team a", modelSource: { copyFrom }, ...input };
  return call(bedrock, "POST", "/inference-profiles", { body });
}

async function createdArn(copyFrom: string, input: object = {}): Promise<string> {
  return String((await create(copyFrom, input)).body.inferenceProfileArn);
}

async function tags(resourceARN: string): Promise<unknown> {
  return (await call(bedrock, "POST", "/listTagsForResource", { body: { resourceARN } })).body.tags;
}

test("a created profile is answered with an ARN that ends in an opaque ID", async () => {
  expect(await create(systemDefinedArn)).toEqual({
    status: 201,
    exception: null,
    body: {
      inferenceProfileArn: expect.stringMatching(
        /^arn:aws:bedrock:us-west-2:111122223333:application-inference-profile\/[0-9a-z]{12}$/,
      ) as string,
      status: "ACTIVE",
    },
  });
});

test("a copy of a system-defined profile lists what that profile lists", async () => {
  const answer = await getProfile(bedrock, await createdArn(systemDefinedArn, { description: "for team a" }));
  expect(modelArns(answer).sort()).toEqual([
    `arn:aws:bedrock:us-east-1::foundation-model/${model}`,
    `arn:aws:bedrock:us-west-2::foundation-model/${model}`,
  ]);
  expect(answer.body).toMatchObject({
    inferenceProfileName: "team a",
    description: "for team a",
    type: "APPLICATION",
    status: "ACTIVE",
  });
});

test("a copy of a foundation model lists that model, and is found by its ID", async () => {
  const id = (await createdArn(modelArn)).replace(/^.*\//, "");
  expect(modelArns(await getProfile(bedrock, id))).toEqual([modelArn]);
});

test("fails to copy an application profile", async () => {
  const arn = await createdArn(modelArn);
  expect(await create(arn)).toEqual(
    invalid(
      `'copyFrom' should be the ARN of a system-defined inference profile or a foundation model, got '${arn}'`,
    ),
  );
});

test("fails to copy a profile ID", async () => {
  expect(await create(`us.${model}`)).toEqual(
    invalid(
      `'copyFrom' should be the ARN of a system-defined inference profile or a foundation model, got 'us.${model}'`,
    ),
  );
});

test("fails to copy a foundation model of another Region", async () => {
  const arn = modelArn.replace("us-west-2", "us-east-1");
  expect(await create(arn)).toEqual(resourceNotFound(`'${arn}' is not in us-west-2`));
});

test("fails to copy a system-defined profile of another Region", async () => {
  const arn = systemDefinedArn.replace("us-west-2", "us-east-2");
  expect(await create(arn)).toEqual(resourceNotFound(`'${arn}' is not found: the request is from us-west-2`));
});

test.each(["", "a".repeat(65), "team  a", "team.a"])(
  "fails to create a profile of the name '%s'",
  async (name) => {
    expect(await create(modelArn, { inferenceProfileName: name })).toEqual(
      invalid(`'inferenceProfileName' should match ^(?=.{1,64}$)([0-9a-zA-Z][ _-]?)+$, got '${name}'`),
    );
    expect(bedrock.applicationProfiles).toEqual([]);
  },
);

test.each(["", "a".repeat(201), "what?"])(
  "fails to create a profile of the description '%s'",
  async (text) => {
    expect(await create(modelArn, { description: text })).toEqual(
      invalid(`'description' should match ^(?=.{1,200}$)([0-9a-zA-Z:.][ _-]?)+$, got '${text}'`),
    );
  },
);

test("fails to create a profile with 201 tags", async () => {
  const many = Array.from({ length: 201 }, (_, index) => ({ key: `key${index}`, value: "" }));
  expect(await create(modelArn, { tags: many })).toEqual({
    status: 400,
    exception: "TooManyTagsException",
    body: { message: "a profile should have at most 200 tags, got 201" },
  });
});

test("tags are added, replaced and removed by key", async () => {
  const resourceARN = await createdArn(modelArn, { tags: [{ key: "team", value: "a" }] });
  expect(await tags(resourceARN)).toEqual([{ key: "team", value: "a" }]);

  const more = [
    { key: "team", value: "b" },
    { key: "cost", value: "1" },
  ];
  await call(bedrock, "POST", "/tagResource", { body: { resourceARN, tags: more } });
  expect(await tags(resourceARN)).toEqual(more);

  await call(bedrock, "POST", "/untagResource", { body: { resourceARN, tagKeys: ["team"] } });
  expect(await tags(resourceARN)).toEqual([{ key: "cost", value: "1" }]);
});

test("a deleted profile exists no more", async () => {
  const arn = await createdArn(modelArn);
  expect(bedrock.applicationProfiles.map((profile) => profile.inferenceProfileArn)).toEqual([arn]);

  const path = `/inference-profiles/${encodeURIComponent(arn)}`;
  expect(await call(bedrock, "DELETE", path)).toEqual({ status: 200, exception: null, body: {} });
  expect(bedrock.applicationProfiles).toEqual([]);
  expect((await getProfile(bedrock, arn)).status).toBe(404);
});

test("the list has the application profiles of the request's account and Region", async () => {
  const arn = await createdArn(modelArn);
  const listed = async (input: { region?: string; accessKeyId?: string }): Promise<unknown[]> => {
    const { body } = await call(bedrock, "GET", "/inference-profiles?type=APPLICATION", input);
    const summaries = body.inferenceProfileSummaries as { inferenceProfileArn: string }[];
    return summaries.map(({ inferenceProfileArn }) => inferenceProfileArn);
  };
  expect(await listed({})).toEqual([arn]);
  expect(await listed({ region: "us-east-2" })).toEqual([]);
  expect(await listed({ accessKeyId: "other" })).toEqual([]);
});

test("fails to find an application profile from another account, by its ID or ARN", async () => {
  const arn = await createdArn(modelArn);
  const id = arn.replace(/^.*\//, "");
  expect(await getProfile(bedrock, arn, { accessKeyId: "other" })).toEqual(
    resourceNotFound(`'${arn}' is not found: the request is from account 444455556666`),
  );
  expect(await getProfile(bedrock, id, { accessKeyId: "other" })).toEqual(
    resourceNotFound(`'${id}' is not found: no such profile can be called from us-west-2`),
  );
});
