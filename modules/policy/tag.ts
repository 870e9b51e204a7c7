import { tagKeyLength, tagsPerPolicy, tagsPerProfile, tagValueLength } from "./quota";

/**
 * What is wrong with the tags of a managed policy, or undefined.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
 */
export function policyTagsProblem(tags: Readonly<Record<string, string>>): string | undefined {
  const known = new Map<string, string>();
  for (const key of Object.keys(tags)) {
    const other = known.get(key.toLowerCase());
    if (other !== undefined)
      return `should have keys that differ in more than capitals, got '${other}' and '${key}'`;
    known.set(key.toLowerCase(), key);
  }
  return tagsProblem(
    tags,
    tagsPerPolicy,
    /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u,
    "letters, digits, spaces and _.:/=+-@",
  );
}

/**
 * What is wrong with the tags of an application inference profile, or undefined.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_Tag.html
 */
export function profileTagsProblem(tags: Readonly<Record<string, string>>): string | undefined {
  return tagsProblem(
    tags,
    tagsPerProfile,
    /^[a-zA-Z0-9\s._:/=+@-]*$/,
    "ASCII letters, digits, white space and _.:/=+-@",
  );
}

function tagsProblem(
  tags: Readonly<Record<string, string>>,
  count: number,
  pattern: RegExp,
  characters: string,
): string | undefined {
  const keys = Object.keys(tags);
  if (keys.length > count) return `should have at most ${count} tags, got ${keys.length}`;
  const reserved = keys.find((key) => /^aws:/i.test(key));
  if (reserved !== undefined) return `should have keys that don't begin with 'aws:', got '${reserved}'`;
  const key = keys.find((name) => name === "" || name.length > tagKeyLength || !pattern.test(name));
  if (key !== undefined) return `should have keys of 1 to ${tagKeyLength} ${characters}, got '${key}'`;
  const value = Object.values(tags).find((text) => text.length > tagValueLength || !pattern.test(text));
  if (value === undefined) return undefined;
  return `should have values of at most ${tagValueLength} ${characters}, got '${value}'`;
}
