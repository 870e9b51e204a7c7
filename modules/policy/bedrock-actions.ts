import { listedActions } from "./listed-actions";

/** An action of the Bedrock service, and the resource types it can be allowed on. */
export interface BedrockAction {
  /** As the Service Authorization Reference spells it, with its prefix. */
  readonly name: string;
  readonly resourceTypes: readonly string[];
}

/**
 * The actions of the Bedrock service, sorted, by their name in lower case: IAM compares actions so. A test compares
 * them with the Service Authorization Reference.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
 */
export const bedrockActions: ReadonlyMap<string, BedrockAction> = new Map(
  listedActions
    .flatMap(([types, actions]) =>
      words(actions).map((action) => ({ name: `bedrock:${action}`, resourceTypes: words(types) })),
    )
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map((action) => [action.name.toLowerCase(), action]),
);

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}
