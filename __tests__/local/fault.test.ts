import { startBedrock, type BedrockStandIn } from "../../local/bedrock";
import { call, getProfile, modelArns } from "./client";

const id = "us.anthropic.claude-3-haiku-20240307-v1:0";
const arn = `arn:aws:bedrock:us-west-2:111122223333:inference-profile/${id}`;
const other = "global.anthropic.claude-sonnet-4-20250514-v1:0";

let bedrock: BedrockStandIn;

beforeEach(async () => {
  bedrock = await startBedrock();
});

afterEach(() => bedrock.stop());

test.each([
  [403, "AccessDeniedException"],
  [404, "ResourceNotFoundException"],
  [429, "ThrottlingException"],
  [500, "InternalServerException"],
])("HTTP status %i comes with the name %s", async (error, exception) => {
  bedrock.faults.set(id, { error });
  expect(await getProfile(bedrock, id)).toEqual({
    status: error,
    exception,
    body: { message: `this resource has the fault {"error":${error}}` },
  });
});

test("a profile named by its ARN has the fault of its ID", async () => {
  bedrock.faults.set(id, { error: 403 });
  expect((await getProfile(bedrock, arn)).status).toBe(403);
});

test("a fault is over when it is taken away", async () => {
  bedrock.faults.set(id, { error: 500 });
  bedrock.faults.delete(id);
  expect((await getProfile(bedrock, id)).status).toBe(200);
});

test("other profiles and other operations have no fault", async () => {
  bedrock.faults.set(id, { error: 500 });
  expect((await getProfile(bedrock, other)).status).toBe(200);
  expect((await call(bedrock, "DELETE", `/inference-profiles/${id}`)).exception).toBe("ValidationException");
});

test("a delayed answer is whole", async () => {
  bedrock.faults.set(id, { delayMs: 1 });
  expect((await getProfile(bedrock, id)).body.inferenceProfileArn).toBe(arn);
});

test("a delayed answer keeps its caller waiting, and no other", async () => {
  bedrock.faults.set(id, { delayMs: 60_000 });
  const delayed = getProfile(bedrock, id).then(
    () => "answered",
    () => "still waiting when the stand-in stopped",
  );
  expect((await getProfile(bedrock, other)).status).toBe(200);
  await bedrock.stop();
  expect(await delayed).toBe("still waiting when the stand-in stopped");
});

test("a client that does not wait for a delayed answer does no harm", async () => {
  bedrock.faults.set(id, { delayMs: 100 });
  const signal = AbortSignal.timeout(20);
  const headers = { authorization: "Credential=local/20261124/us-west-2/bedrock/aws4_request" };
  await expect(fetch(`${bedrock.endpoint}/inference-profiles/${id}`, { headers, signal })).rejects.toThrow();
  expect((await getProfile(bedrock, id)).status).toBe(200);
});

test("a cut answer breaks off after its head", async () => {
  bedrock.faults.set(id, { cut: true });
  await expect(getProfile(bedrock, id)).rejects.toThrow("terminated");
});

test("the models of a fault are listed as they are", async () => {
  const models = ["b", "a", "b"].map((name) => `arn:aws:bedrock:us-west-2::foundation-model/maker.${name}`);
  bedrock.faults.set(id, { models });
  expect(modelArns(await getProfile(bedrock, id))).toEqual(models);
});

test("a fault can leave no models", async () => {
  bedrock.faults.set(id, { models: [] });
  expect(modelArns(await getProfile(bedrock, id))).toEqual([]);
});

test("a fault can change any member", async () => {
  bedrock.faults.set(id, { members: { type: "APPLICATION" } });
  expect((await getProfile(bedrock, id)).body).toMatchObject({
    inferenceProfileArn: arn,
    type: "APPLICATION",
  });
});

test("a fault can change the status", async () => {
  bedrock.faults.set(id, { status: "CREATING" });
  expect((await getProfile(bedrock, id)).body).toMatchObject({
    inferenceProfileArn: arn,
    status: "CREATING",
  });
});
