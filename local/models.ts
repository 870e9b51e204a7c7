/** A foundation model, the same in every Region where it is. */
export interface FoundationModel {
  readonly modelId: string;
  readonly modelName: string;
  readonly providerName: string;
  readonly inputModalities: readonly Modality[];
  readonly outputModalities: readonly Modality[];
  /** AWS answers INFERENCE_PROFILE for a model that only profiles call, though the API page doesn't list it. */
  readonly inferenceTypesSupported: readonly ("ON_DEMAND" | "PROVISIONED" | "INFERENCE_PROFILE")[];
  readonly responseStreamingSupported: boolean;
  readonly regions: readonly string[];
}

type Modality = "TEXT" | "IMAGE" | "VIDEO" | "EMBEDDING";

/** Foundation models with some of the Regions that AWS lists for them. */
export const foundationModels: readonly FoundationModel[] = [
  {
    modelId: "amazon.titan-embed-text-v2:0",
    modelName: "Titan Text Embeddings V2",
    providerName: "Amazon",
    inputModalities: ["TEXT"],
    outputModalities: ["EMBEDDING"],
    inferenceTypesSupported: ["ON_DEMAND"],
    responseStreamingSupported: false,
    regions: ["us-east-1", "us-west-2", "eu-central-1", "us-gov-west-1"],
  },
  {
    modelId: "amazon.nova-reel-v1:0",
    modelName: "Nova Reel",
    providerName: "Amazon",
    inputModalities: ["TEXT", "IMAGE"],
    outputModalities: ["VIDEO"],
    inferenceTypesSupported: ["ON_DEMAND"],
    responseStreamingSupported: false,
    regions: ["us-east-1"],
  },
  {
    modelId: "anthropic.claude-3-haiku-20240307-v1:0",
    modelName: "Claude 3 Haiku",
    providerName: "Anthropic",
    inputModalities: ["TEXT", "IMAGE"],
    outputModalities: ["TEXT"],
    inferenceTypesSupported: ["ON_DEMAND"],
    responseStreamingSupported: true,
    // in us-east-2 only profiles call it
    regions: ["us-east-1", "us-west-2", "eu-central-1", "us-gov-west-1"],
  },
  {
    modelId: "anthropic.claude-sonnet-4-20250514-v1:0",
    modelName: "Claude Sonnet 4",
    providerName: "Anthropic",
    inputModalities: ["TEXT", "IMAGE"],
    outputModalities: ["TEXT"],
    inferenceTypesSupported: ["INFERENCE_PROFILE"],
    responseStreamingSupported: true,
    regions: ["us-east-1", "us-east-2", "us-west-2", "eu-central-1"],
  },
  {
    modelId: "cohere.embed-english-v3",
    modelName: "Embed English",
    providerName: "Cohere",
    inputModalities: ["TEXT"],
    outputModalities: ["EMBEDDING"],
    inferenceTypesSupported: ["ON_DEMAND"],
    responseStreamingSupported: false,
    regions: ["us-east-1", "us-west-2", "eu-central-1"],
  },
  {
    modelId: "cohere.rerank-v3-5:0",
    modelName: "Rerank 3.5",
    providerName: "Cohere",
    inputModalities: ["TEXT"],
    outputModalities: ["TEXT"],
    inferenceTypesSupported: ["ON_DEMAND"],
    responseStreamingSupported: false,
    regions: ["us-east-1", "us-west-2", "eu-central-1"],
  },
  {
    // the ID has a second dot, and no prefix of a profile
    modelId: "zai.glm-4.7",
    modelName: "GLM 4.7",
    providerName: "Z.AI",
    inputModalities: ["TEXT"],
    outputModalities: ["TEXT"],
    inferenceTypesSupported: ["ON_DEMAND"],
    responseStreamingSupported: true,
    regions: ["us-east-1", "us-west-2"],
  },
];
