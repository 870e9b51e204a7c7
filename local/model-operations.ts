import type { Caller } from "./caller";
import type { FoundationModel } from "./models";
import { type Operation, validate } from "./operations";
import type { ProfileStore } from "./profile-store";
import { foundationModelArns } from "./profiles";
import { ServiceError } from "./service-error";

// the pattern of the API page: other ARNs, and the IDs of application profiles, break it
const modelIdentifier =
  /^((arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}::foundation-model\/[a-z0-9-]{1,63}[.]{1}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2})|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.]?[a-z0-9-]{1,63})([:][a-z0-9-]{1,63}){0,2}))$/;

/** The operations on foundation models. A profile in the store stands for the model behind it. */
export function modelOperations(
  store: ProfileStore,
  models: readonly FoundationModel[],
): readonly Operation[] {
  return [
    {
      name: "GetFoundationModel",
      method: "GET",
      path: /^\/foundation-models\/([^/]+)$/,
      status: 200,
      member: "modelDetails",
      answer: ({ caller, identifier }) => {
        validate("modelIdentifier", identifier, modelIdentifier);
        const wanted = tryModelIdBehind(store, caller, identifier) ?? identifier;
        const found = modelsIn(caller.region, models).find(
          ({ modelId, modelArn }) => modelId === wanted || modelArn === wanted,
        );
        if (found !== undefined) return found;
        throw new ServiceError(
          "ResourceNotFoundException",
          `'${identifier}' is not a foundation model in ${caller.region}`,
        );
      },
    },
    {
      name: "ListFoundationModels",
      method: "GET",
      path: /^\/foundation-models$/,
      status: 200,
      answer: ({ caller, query }) => ({
        modelSummaries: modelsIn(caller.region, models).filter((model) => passes(model, query)),
      }),
    },
  ];
}

/** A model as an answer describes it. */
type ModelDetails = Omit<FoundationModel, "regions"> & {
  readonly modelArn: string;
  readonly customizationsSupported: readonly string[];
  readonly modelLifecycle: { readonly status: "ACTIVE" };
};

function modelsIn(region: string, models: readonly FoundationModel[]): readonly ModelDetails[] {
  return models
    .filter(({ regions }) => regions.includes(region))
    .map((model) => ({
      modelArn: foundationModelArns(model.modelId, region, [region]).join(),
      modelId: model.modelId,
      modelName: model.modelName,
      providerName: model.providerName,
      inputModalities: model.inputModalities,
      outputModalities: model.outputModalities,
      responseStreamingSupported: model.responseStreamingSupported,
      customizationsSupported: [],
      inferenceTypesSupported: model.inferenceTypesSupported,
      modelLifecycle: { status: "ACTIVE" },
    }));
}

/** The ID of the model that a system-defined profile routes requests to. */
function tryModelIdBehind(store: ProfileStore, caller: Caller, profileId: string): string | undefined {
  const profile = store
    .profiles(caller)
    .find(({ type, inferenceProfileId }) => type === "SYSTEM_DEFINED" && inferenceProfileId === profileId);
  return profile?.foundationModelArns[0]?.replace(/^.*\//, "");
}

function passes(model: ModelDetails, query: URLSearchParams): boolean {
  const filters = {
    byProvider: [model.providerName],
    byCustomizationType: model.customizationsSupported,
    byOutputModality: model.outputModalities,
    byInferenceType: model.inferenceTypesSupported,
  };
  return Object.entries(filters).every(([name, values]) => {
    const wanted = query.get(name)?.toLowerCase();
    // AWS finds Anthropic's models by `anthropic`, too
    return wanted === undefined || values.some((value) => value.toLowerCase() === wanted);
  });
}
