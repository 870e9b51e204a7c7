import { repeated } from "./repetition";
import { tagKeyLength, tagsPerPolicy, tagsPerProfile, tagValueLength } from "./quota";

/** The characters that the tags of an application inference profile have, in keys and values, as far as policies do. */
export const profileTagPattern = /^[a-zA-Z0-9 \t\r\n._:/=+@-]*$/;
export const profileTagCharacters = "ASCII letters, digits, white space and _.:/=+-@";

/**
 * What is wrong with the tags of a managed policy, or undefined.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
 */
export function policyTagsProblem(tags: Readonly<Record<string, string>>): string | undefined {
  const pattern = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
  const problem = sameKeyProblem(Object.keys(tags));
  return problem ?? tagsProblem(tags, tagsPerPolicy, pattern, "letters, digits, spaces and _.:/=+-@");
}

/**
 * What is wrong with the tags of an application inference profile, or undefined.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_Tag.html
 */
export function profileTagsProblem(tags: Readonly<Record<string, string>>): string | undefined {
  return tagsProblem(tags, tagsPerProfile, profileTagPattern, profileTagCharacters);
}

/** What is wrong with the keys of tags that an application inference profile must have, or undefined. */
export function tagKeysProblem(keys: readonly string[]): string | undefined {
  const twice = repeated(keys);
  if (twice !== undefined) return `should name each tag once, got '${twice}' twice`;
  return sameKeyProblem(keys) ?? keyProblem(keys, profileTagPattern, profileTagCharacters);
}

/** What is wrong with the values that a tag of an application inference profile may have, or undefined. */
export function tagValuesProblem(values: readonly string[]): string | undefined {
  if (values.length === 0) return "should name at least one value, got []";
  const twice = repeated(values);
  if (twice !== undefined) return `should name each value once, got '${twice}' twice`;
  return valueProblem(values, profileTagPattern, profileTagCharacters);
}

/** What is wrong with keys of tags that IAM, which does not tell capitals apart in them, takes for one. */
function sameKeyProblem(keys: readonly string[]): string | undefined {
  const known = new Map<string, string>();
  for (const key of keys) {
    const other = known.get(key.toLowerCase());
    if (other !== undefined)
      return `should have keys that differ in more than capitals, got '${other}' and '${key}'`;
    known.set(key.toLowerCase(), key);
  }
  return undefined;
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
  return keyProblem(keys, pattern, characters) ?? valueProblem(Object.values(tags), pattern, characters);
}

function keyProblem(keys: readonly string[], pattern: RegExp, characters: string): string | undefined {
  const odd = keys.find((key) => key === "" || key.length > tagKeyLength || !pattern.test(key));
  return odd === undefined
    ? undefined
    : `should have keys of 1 to ${tagKeyLength} ${characters}, got '${odd}'`;
}

function valueProblem(values: readonly string[], pattern: RegExp, characters: string): string | undefined {
  const odd = values.find((text) => text.length > tagValueLength || !pattern.test(text));
  return odd === undefined
    ? undefined
    : `should have values of at most ${tagValueLength} ${characters}, got '${odd}'`;
}
