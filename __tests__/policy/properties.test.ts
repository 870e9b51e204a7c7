import fc from "fast-check";
import { placements } from "../../modules/policy/action";
import type { PolicyDocument, GrantedAccess } from "../../modules/policy/document";
import { policySize } from "../../modules/policy/size";
import type { ProfileResource } from "../../modules/policy/statement";
import { runs } from "../runs";
import { decision, type Request } from "../simulation";
import { applicationProfile, beside, policies, profile } from "./profile";

const haiku = profile("us-west-2", "us.anthropic.claude-3-haiku-20240307-v1:0", ["us-east-1", "us-west-2"]);
const sonnet = profile("us-east-1", "global.anthropic.claude-sonnet-4-20250514-v1:0", ["", "us-east-1"]);
const nova = profile("us-west-2", "us.amazon.nova-lite-v1:0", ["us-west-2"]);
const profiles = [haiku, sonnet, nova, applicationProfile(haiku), applicationProfile(sonnet, "f6e5d4c3b2a1")];

const access: fc.Arbitrary<Omit<GrantedAccess, "beside">> = fc.record({
  profiles: fc.shuffledSubarray(profiles, { minLength: 1 }),
  actions: fc.shuffledSubarray([...placements.keys()], { minLength: 1 }),
  directModelAccess: fc.boolean(),
  denyGlobalRouting: fc.boolean(),
  profilesPerPolicy: fc.integer({ min: 1, max: 6 }),
});

const requests: Request[] = [
  "InvokeModel",
  "CountTokens",
  "GetInferenceProfile",
  "TagResource",
  "ListInferenceProfiles",
].flatMap((action) =>
  ["*", ...profiles.flatMap(({ arn, foundationModelArns }) => [arn, ...foundationModelArns])].flatMap(
    (resource) =>
      [undefined, ...profiles.map(({ arn }) => arn)].map((inferenceProfileArn) => ({
        action: `bedrock:${action}`,
        resource,
        inferenceProfileArn,
      })),
  ),
);

function decisions(documents: readonly PolicyDocument[]): string[] {
  return requests.map((request) => decision(documents, request));
}

function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}

test("any order and any split allow the same", () => {
  fc.assert(
    fc.property(access, fc.infiniteStream(fc.nat()), (given, stream) => {
      const shuffled = <T>(items: readonly T[]): T[] =>
        items
          .map((item) => ({ item, key: Number(stream.next().value) }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
      const whole = policies({
        ...given,
        profiles: shuffled(given.profiles),
        actions: shuffled(given.actions),
        profilesPerPolicy: given.profiles.length,
      });
      expect(decisions(policies(given))).toEqual(decisions(whole));
    }),
    runs(20),
  );
});

test("more profiles allow what each alone allows, and nothing else", () => {
  fc.assert(
    fc.property(access, (any) => {
      const given = { ...any, denyGlobalRouting: false };
      const together = decisions(policies(given));
      const alone = given.profiles.map((one) => decisions(policies({ ...given, profiles: [one] })));
      const either = requests.map((__, index) =>
        alone.some((results) => results[index] === "Allowed") ? "Allowed" : "ImplicitlyDenied",
      );
      expect(together).toEqual(either);
    }),
    runs(20),
  );
});

test("a document has no text but the profiles' ARNs, their models' and what is written in the module", () => {
  const own = new Set(["2012-10-17", "Allow", "Deny", "*", "unspecified", ...placements.keys()]);
  fc.assert(
    fc.property(access, (given) => {
      const arns = new Set(
        given.profiles.flatMap((profile) => [
          profile.arn,
          ...profile.foundationModelArns,
          ...beside([profile], "application-inference-profile/*"),
        ]),
      );
      expect(
        policies(given)
          .flatMap(texts)
          .filter((text) => !own.has(text) && !arns.has(text)),
      ).toEqual([]);
    }),
  );
});

test("fails on any action that is not in the table", () => {
  fc.assert(
    fc.property(fc.string(), access, (text, given) => {
      fc.pre(!placements.has(text));
      expect(() => policies({ ...given, actions: [...given.actions, text] })).toThrow(
        `'${text}' should be one of bedrock:InvokeModel*, `,
      );
    }),
  );
});

test("every profile stands in the document of its turn, in the given order", () => {
  fc.assert(
    fc.property(access, ({ profiles: given, profilesPerPolicy = 1 }) => {
      const actions = ["bedrock:InvokeModel*"];
      const documents = policies({ profiles: given, actions, profilesPerPolicy });
      const firsts = documents.map(({ Statement: [first] }) => first?.Resource);
      expect(firsts.flat()).toEqual(given.map(({ arn }: ProfileResource) => arn));
      expect(firsts.slice(0, -1).every((resources) => resources?.length === profilesPerPolicy)).toBe(true);
    }),
  );
});

test("the size is the number of characters of the compact document", () => {
  fc.assert(
    fc.property(access, (given) => {
      for (const document of policies(given)) {
        expect(policySize(document)).toBe(JSON.stringify(document).length);
        const indented = JSON.stringify(document, undefined, 2);
        expect(policySize(document)).toBe(indented.split(/\s+/).join("").length);
      }
    }),
  );
});
