import { Token } from "cdktf";
import type { Construct } from "constructs";
import { tagKeysProblem, tagValuesProblem } from "../policy/tag";
import type { ProfileTags } from "../policy/tagged-profile";
import { hasToken, isRecord } from "../terraform/finished-value";
import { tagValuesGuard, type Guard } from "../terraform/guard";
import { reference } from "../terraform/shared-local";
import { checkOptional, checkProp, shown, texts, unresolved } from "./prop";

/** The tags of application inference profiles: all of them, those of `resourceTags` and of `matchingPrincipalTags`. */
export interface ProfileTagProps {
  /**
   * The tags that a profile must have, each with a value or one of some. IAM does not tell capitals apart in keys, and
   * does in values.
   *
   * @default - those of `matchingPrincipalTags` only
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourcetag
   */
  readonly resourceTags?: Readonly<Record<string, string | readonly string[]>>;

  /**
   * The keys of tags that a profile must have with the value that the caller's own tag of the key has. A caller without
   * the tag, or with an empty one, may call no profile. The tags of a caller are those of the role or user, and of the
   * session.
   *
   * @default - those of `resourceTags` only
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principaltag
   */
  readonly matchingPrincipalTags?: readonly string[];
}

/** Throws where the tags of profiles have a problem. */
export function checkProfileTags(construct: Construct, props: ProfileTagProps): void {
  const { resourceTags, matchingPrincipalTags: matching } = props;
  if (resourceTags === undefined && matching === undefined) {
    checkProp(
      construct,
      "resourceTags",
      "should name at least one tag where 'matchingPrincipalTags' names none, got undefined",
    );
  }
  checkOptional(construct, "resourceTags", resourceTags, resourceTagsProblem);
  if (matching === undefined) return;
  checkProp(
    construct,
    "matchingPrincipalTags",
    hasToken(matching) ? unresolved : texts(someProblem)(matching),
  );
  const keys = [...Object.keys(resourceTags ?? {}), ...matching];
  checkProp(construct, "matchingPrincipalTags", tagKeysProblem(keys));
}

function resourceTagsProblem(tags: unknown): string | undefined {
  if (!isRecord(tags) || Token.isUnresolved(tags)) {
    return `should be a record of texts or lists of texts, known when the policies are made, got ${shown(tags)}`;
  }
  if (Object.keys(tags).length === 0) return "should name at least one tag, got {}";
  const odd = Object.entries(tags).find(([, value]) => typeof value !== "string" && !Array.isArray(value));
  if (odd) return `should be a record of texts or lists of texts, got ${shown(odd[1])} for '${odd[0]}'`;
  if (hasToken(Object.keys(tags))) return unresolved;
  return (
    tagKeysProblem(Object.keys(tags)) ??
    Object.entries(tags)
      .map(([key, value]) => withKey(key, texts(tagValuesProblem)([value].flat())))
      .find((found) => found !== undefined)
  );
}

function someProblem(keys: readonly string[]): string | undefined {
  return keys.length > 0 ? undefined : "should name at least one tag, got []";
}

function withKey(key: string, problem: string | undefined): string | undefined {
  return problem && `${problem} for '${key}'`;
}

/** The tags of profiles as a policy asks for them. */
export function profileTags({ resourceTags = {}, matchingPrincipalTags = [] }: ProfileTagProps): ProfileTags {
  const values = Object.entries(resourceTags).map(
    ([key, value]) => [key, typeof value === "string" ? [value] : value] as const,
  );
  return { resourceTags: Object.fromEntries(values), matchingPrincipalTags };
}

/** What Terraform checks of the values of tags that only it knows. */
export function profileTagGuards(construct: Construct, props: ProfileTagProps): Guard[] {
  return Object.entries(profileTags(props).resourceTags)
    .filter(([, values]) => hasToken(values))
    .map(([key, values]) =>
      tagValuesGuard(`resourceTags.${key}`, reference(construct, "tag_values", values)),
    );
}
