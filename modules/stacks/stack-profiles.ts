import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Construct } from "constructs";
import {
  ApplicationInferenceProfile,
  type ApplicationInferenceProfileProps,
} from "../constructs/application-inference-profile";
import { FoundationModel } from "../constructs/foundation-model";
import { InferenceProfile, type InferenceProfileLookupProps } from "../constructs/inference-profile";
import { parseBedrockArn } from "../policy/arn";
import { providerConfig, type ProviderProps } from "./provider-config";
import type { MadeProfile } from "./made-profile";
import { isModelInRegion, type ModelInRegion, type ProfileInRegion } from "./source-in-region";

/** What a stack says of its profiles. */
export interface StackProfilesProps extends ProviderProps {
  readonly oneProvider?: boolean;
  readonly applicationInferenceProfiles?: Readonly<Record<string, MadeProfile>>;
}

/** Where profiles are read and made: through the stack's provider, or through one for a Region. */
type Place = Pick<InferenceProfileLookupProps, "sourceRegion" | "provider">;

/**
 * The inference profiles and foundation models of a stack: one lookup per profile or model and Region, and the profiles
 * that the stack makes.
 */
export class StackProfiles {
  private readonly providers: Construct;
  private readonly groups: Construct;
  private readonly regions = new Map<string, { readonly group: Construct; readonly place: Place }>();
  private readonly made: ReadonlyMap<string, InferenceProfile>;

  constructor(
    stack: Construct,
    private readonly props: StackProfilesProps,
  ) {
    this.providers = new Construct(stack, "Providers");
    this.groups = new Construct(stack, "Profiles");
    const made = Object.entries(props.applicationInferenceProfiles ?? {});
    const group = new Construct(stack, "ApplicationProfiles");
    this.made = new Map(
      made.map(([key, { copyFrom, name = `${stack.node.path}-${key}`, ...rest }]) => {
        const copied = this.copied(copyFrom);
        return [key, new ApplicationInferenceProfile(group, key, { ...rest, ...copied, name })] as const;
      }),
    );
  }

  /** A profile by its ID or ARN, looked up once for a source Region. */
  find(profile: string | ProfileInRegion): InferenceProfile {
    const { inferenceProfileId, sourceRegion } =
      typeof profile === "string"
        ? { inferenceProfileId: profile, sourceRegion: this.props.sourceRegion }
        : profile;
    const { group, place } = this.region(sourceRegion);
    const known = group.node.tryFindChild(inferenceProfileId) as InferenceProfile | undefined;
    return known ?? InferenceProfile.fromLookup(group, inferenceProfileId, { inferenceProfileId, ...place });
  }

  /** A foundation model by its ID or ARN, looked up once for a Region. */
  findModel(model: string | ModelInRegion): FoundationModel {
    const { modelId, sourceRegion } =
      typeof model === "string" ? { modelId: model, sourceRegion: this.props.sourceRegion } : model;
    const { group, place } = this.region(sourceRegion);
    const models = group.node.tryFindChild("FoundationModels") ?? new Construct(group, "FoundationModels");
    const known = models.node.tryFindChild(modelId) as FoundationModel | undefined;
    return known ?? FoundationModel.fromLookup(models, modelId, { modelId, ...place });
  }

  /** A profile that the stack makes, by its key. */
  findMade(key: string): InferenceProfile {
    const profile = this.made.get(key);
    if (!profile) throw new Error(`'${key}' should have been made`);
    return profile;
  }

  /** What a new profile copies: a profile, or a foundation model in its Region. */
  private copied(
    copyFrom: MadeProfile["copyFrom"],
  ): Pick<ApplicationInferenceProfileProps, "copyFrom"> & Place {
    if (isModelInRegion(copyFrom)) return { copyFrom: this.findModel(copyFrom) };
    if (typeof copyFrom !== "string") return { copyFrom: this.find(copyFrom) };
    const arn = parseBedrockArn(copyFrom);
    if (arn?.resourceType !== "foundation-model") return { copyFrom: this.find(copyFrom) };
    return { copyFrom, ...this.region(arn.region).place };
  }

  private region(region: string): { readonly group: Construct; readonly place: Place } {
    const known = this.regions.get(region) ?? {
      group: new Construct(this.groups, region),
      place: this.placeOf(region),
    };
    this.regions.set(region, known);
    return known;
  }

  private placeOf(region: string): Place {
    const { props } = this;
    if (region === props.sourceRegion) return {};
    if (props.oneProvider) return { sourceRegion: region };
    const config = { ...providerConfig({ ...props, sourceRegion: region }), alias: region };
    return { provider: new AwsProvider(this.providers, region, config) };
  }
}
