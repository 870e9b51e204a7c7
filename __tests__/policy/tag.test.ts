import {
  policyTagsProblem,
  profileTagsProblem,
  tagKeysProblem,
  tagValuesProblem,
} from "../../modules/policy/tag";

const tags = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, "value"]));

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html and API_Tag of IAM and of Bedrock
test("limits a policy to 50 tags, and a profile to 200", () => {
  expect(policyTagsProblem(tags(50))).toBeUndefined();
  expect(policyTagsProblem(tags(51))).toBe("should have at most 50 tags, got 51");
  expect(profileTagsProblem(tags(200))).toBeUndefined();
  expect(profileTagsProblem(tags(201))).toBe("should have at most 200 tags, got 201");
});

const policyKeys = "should have keys of 1 to 128 letters, digits, spaces and _.:/=+-@";
const policyValues = "should have values of at most 256 letters, digits, spaces and _.:/=+-@";
const profileKeys = "should have keys of 1 to 128 ASCII letters, digits, white space and _.:/=+-@";
const profileValues = "should have values of at most 256 ASCII letters, digits, white space and _.:/=+-@";
const reserved = "should have keys that don't begin with 'aws:', got 'aws:team'";

test.each<[tags: Record<string, string>, policy: string | undefined, profile: string | undefined]>([
  [{}, undefined, undefined],
  [{ team: "" }, undefined, undefined],
  [{ "Cost Center_.:/=+-@": "a b_.:/=+-@" }, undefined, undefined],
  [{ ["a".repeat(128)]: "a".repeat(256) }, undefined, undefined],
  [{ Größe: "grün" }, undefined, `${profileKeys}, got 'Größe'`],
  [{ team: "grün" }, undefined, `${profileValues}, got 'grün'`],
  [
    { team: "a", Team: "b" },
    "should have keys that differ in more than capitals, got 'team' and 'Team'",
    undefined,
  ],
  [{ "": "a" }, `${policyKeys}, got ''`, `${profileKeys}, got ''`],
  [{ "a*": "a" }, `${policyKeys}, got 'a*'`, `${profileKeys}, got 'a*'`],
  [{ team: "a*" }, `${policyValues}, got 'a*'`, `${profileValues}, got 'a*'`],
  [
    { ["a".repeat(129)]: "a" },
    `${policyKeys}, got '${"a".repeat(129)}'`,
    `${profileKeys}, got '${"a".repeat(129)}'`,
  ],
  [
    { team: "a".repeat(257) },
    `${policyValues}, got '${"a".repeat(257)}'`,
    `${profileValues}, got '${"a".repeat(257)}'`,
  ],
  [{ "aws:team": "a" }, reserved, reserved],
  [{ "AWS:team": "a" }, reserved.replace("got 'aws", "got 'AWS"), reserved.replace("got 'aws", "got 'AWS")],
  [{ team: "aws:a", "my-aws:team": "a" }, undefined, undefined],
])("%j: %s; of a profile: %s", (given, policy, profile) => {
  expect(policyTagsProblem(given)).toBe(policy);
  expect(profileTagsProblem(given)).toBe(profile);
});

test.each<[keys: string[], problem: string | undefined]>([
  [["team", "Cost Center_.:/=+-@", "aws:cloudformation:stack-name"], undefined],
  [[""], `${profileKeys}, got ''`],
  [["team", "${aws:username}"], `${profileKeys}, got '\${aws:username}'`],
  [["team", "Team"], "should have keys that differ in more than capitals, got 'team' and 'Team'"],
  [["team", "team"], "should name each tag once, got 'team' twice"],
  [["a\u00a0b"], `${profileKeys}, got 'a\u00a0b'`],
  [["a\u2003b"], `${profileKeys}, got 'a\u2003b'`],
])("a profile must have tags %j: %s", (keys, problem) => {
  expect(tagKeysProblem(keys)).toBe(problem);
});

test.each<[values: string[], problem: string | undefined]>([
  [["a", "A", ""], undefined],
  [[], "should name at least one value, got []"],
  [["a", "b", "a"], "should name each value once, got 'a' twice"],
  // IAM would read it as the caller's name
  [["a", "${aws:username}"], `${profileValues}, got '\${aws:username}'`],
  [["*"], `${profileValues}, got '*'`],
])("a tag may have one of %j: %s", (values, problem) => {
  expect(tagValuesProblem(values)).toBe(problem);
});
