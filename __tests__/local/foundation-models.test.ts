import { startBedrock, type BedrockStandIn } from "../../local/bedrock";
import { call, getProfile, resourceNotFound, type Answer } from "./client";

const haiku = "anthropic.claude-3-haiku-20240307-v1:0";
const haikuArn = `arn:aws:bedrock:us-west-2::foundation-model/${haiku}`;
const sonnet = "anthropic.claude-sonnet-4-20250514-v1:0";

let bedrock: BedrockStandIn;

beforeEach(async () => {
  bedrock = await startBedrock();
});

afterEach(() => bedrock.stop());

function getModel(identifier: string, region?: string, from = bedrock): Promise<Answer> {
  const path = `/foundation-models/${encodeURIComponent(identifier)}`;
  return call(from, "GET", path, region === undefined ? {} : { region });
}

async function details(identifier: string, region?: string): Promise<Record<string, unknown>> {
  return (await getModel(identifier, region)).body.modelDetails as Record<string, unknown>;
}

async function listedIds(query: string, region = "us-east-1"): Promise<unknown[]> {
  const { body } = await call(bedrock, "GET", `/foundation-models${query}`, { region });
  return (body.modelSummaries as { modelId: string }[]).map(({ modelId }) => modelId);
}

// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_GetFoundationModel.html
test("a model is found by its ID, with every member of the service model", async () => {
  expect(await getModel(haiku)).toEqual({
    status: 200,
    exception: null,
    body: {
      modelDetails: {
        customizationsSupported: [],
        inferenceTypesSupported: ["ON_DEMAND"],
        inputModalities: ["TEXT", "IMAGE"],
        modelArn: haikuArn,
        modelId: haiku,
        modelLifecycle: { status: "ACTIVE" },
        modelName: "Claude 3 Haiku",
        outputModalities: ["TEXT"],
        providerName: "Anthropic",
        responseStreamingSupported: true,
      },
    },
  });
});

test("a model is found by its ARN", async () => {
  expect((await details(haikuArn)).modelId).toBe(haiku);
});

test("a model whose ID has a second dot is found by its ID and its ARN", async () => {
  const modelArn = "arn:aws:bedrock:us-west-2::foundation-model/zai.glm-4.7";
  expect(await details("zai.glm-4.7")).toMatchObject({ modelId: "zai.glm-4.7", modelArn });
  expect(await details(modelArn)).toMatchObject({ modelId: "zai.glm-4.7", modelArn });
});

test("a model has another ARN in another Region", async () => {
  expect((await details(haiku, "eu-central-1")).modelArn).toBe(
    `arn:aws:bedrock:eu-central-1::foundation-model/${haiku}`,
  );
  expect((await details(haiku, "us-gov-west-1")).modelArn).toBe(
    `arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/${haiku}`,
  );
});

test("a model that only profiles call says so", async () => {
  expect((await details(sonnet)).inferenceTypesSupported).toEqual(["INFERENCE_PROFILE"]);
});

test.each([
  [`us.${haiku}`, haiku],
  [`global.${sonnet}`, sonnet],
])("the ID of the system-defined profile %s is answered with the model behind it", async (id, modelId) => {
  const modelArn = `arn:aws:bedrock:us-west-2::foundation-model/${modelId}`;
  expect(await details(id)).toMatchObject({ modelId, modelArn });
});

test("fails to find the model behind a profile that cannot be called from the Region", async () => {
  expect(await getModel(`us.${haiku}`, "us-east-1")).toEqual(
    resourceNotFound(`'us.${haiku}' is not a foundation model in us-east-1`),
  );
});

test.each(["maker.model", `eu.${sonnet}`, "amazon.nova-reel-v1:0"])(
  "fails to find %s, which is not in the Region",
  async (identifier) => {
    expect(await getModel(identifier)).toEqual(
      resourceNotFound(`'${identifier}' is not a foundation model in us-west-2`),
    );
  },
);

test("fails to find an ARN with another Region or partition than the request's", async () => {
  for (const arn of [haikuArn.replace("us-west-2", "us-east-1"), haikuArn.replace("aws", "aws-us-gov")]) {
    expect(await getModel(arn)).toEqual(resourceNotFound(`'${arn}' is not a foundation model in us-west-2`));
  }
});

test.each([`arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.${haiku}`, "0123456789ab"])(
  "fails to accept %s, which the service model's pattern doesn't match",
  async (identifier) => {
    const { status, exception, body } = await getModel(identifier);
    expect({ status, exception }).toEqual({ status: 400, exception: "ValidationException" });
    expect(body.message).toContain(`got '${identifier}'`);
  },
);

// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListFoundationModels.html
test("the list has the models of the Region, as GetFoundationModel describes them", async () => {
  const { body } = await call(bedrock, "GET", "/foundation-models", { region: "us-gov-west-1" });
  expect(body).toEqual({
    modelSummaries: [
      await details("amazon.titan-embed-text-v2:0", "us-gov-west-1"),
      await details(haiku, "us-gov-west-1"),
    ],
  });
});

test.each([
  ["byProvider=Cohere", ["cohere.embed-english-v3", "cohere.rerank-v3-5:0"]],
  ["byProvider=cohere", ["cohere.embed-english-v3", "cohere.rerank-v3-5:0"]],
  ["byOutputModality=EMBEDDING", ["amazon.titan-embed-text-v2:0", "cohere.embed-english-v3"]],
  ["byInferenceType=INFERENCE_PROFILE", [sonnet]],
  ["byInferenceType=ON_DEMAND&byOutputModality=TEXT&byProvider=Anthropic", [haiku]],
  ["byCustomizationType=FINE_TUNING", []],
])("the list has the models that pass %s", async (query, ids) => {
  expect(await listedIds(`?${query}`)).toEqual(ids);
});

test("both operations are recorded by their names", async () => {
  await getModel(haiku);
  await listedIds("");
  expect(bedrock.requests.map(({ operation }) => operation)).toEqual([
    "GetFoundationModel",
    "ListFoundationModels",
  ]);
});

test("the fault of a model makes GetFoundationModel fail by its ID and its ARN, and nothing else", async () => {
  bedrock.faults.set(haiku, { error: 403 });
  expect(await getModel(haiku)).toEqual({
    status: 403,
    exception: "AccessDeniedException",
    body: { message: 'this resource has the fault {"error":403}' },
  });
  expect((await getModel(haikuArn)).status).toBe(403);
  expect((await getModel(sonnet)).status).toBe(200);
  expect((await getProfile(bedrock, `us.${haiku}`)).status).toBe(200);
  expect(await listedIds("?byProvider=Anthropic")).toEqual([haiku, sonnet]);
});

test("a fault can change members of a model's details", async () => {
  bedrock.faults.set(haiku, { members: { inferenceTypesSupported: ["PROVISIONED"] } });
  expect(await details(haiku)).toMatchObject({
    modelId: haiku,
    modelArn: haikuArn,
    inferenceTypesSupported: ["PROVISIONED"],
  });
});

test("other models take the place of the table", async () => {
  const other = await startBedrock({
    models: [
      {
        modelId: "maker.model",
        modelName: "Model",
        providerName: "Maker",
        inputModalities: ["TEXT"],
        outputModalities: ["TEXT"],
        inferenceTypesSupported: ["PROVISIONED"],
        responseStreamingSupported: false,
        regions: ["us-west-2"],
      },
    ],
  });
  const found = await getModel("maker.model", "us-west-2", other);
  const missing = await getModel(haiku, "us-west-2", other);
  await other.stop();
  expect(found.body.modelDetails).toMatchObject({ modelName: "Model", providerName: "Maker" });
  expect(missing.status).toBe(404);
});
