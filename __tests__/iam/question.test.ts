import { someAllowed } from "../../modules/iam/answer";
import { authorization } from "../../modules/iam/authorization";
import { policyStatements } from "../../modules/iam/policy-statement";
import { partsOf, valuesOf, type Question } from "../../modules/iam/question";
import { inside, matching, only, outside, type TextSet } from "../../modules/iam/text-set";
import { arnPattern } from "../../modules/iam/arn-pattern";
import { wildcard } from "../../modules/iam/wildcard";

const models = matching(arnPattern("arn:aws:bedrock:*::foundation-model/*"));
const usWest = arnPattern("arn:aws:bedrock:us-west-2::foundation-model/*");
const profiles = arnPattern("arn:aws:bedrock:*:?*:inference-profile/*");
const region = matching(wildcard("?*"));
const asked: Question = {
  action: matching(wildcard("bedrock:*")),
  resource: models,
  keys: { "aws:requestedregion": region, "bedrock:servicetier": null },
};

test("is taken apart by its action, its resource or a key of it", () => {
  const invoke = wildcard("bedrock:invoke*");
  const unspecified = wildcard("unspecified");
  expect(partsOf(asked, { dimension: "action", pattern: invoke })).toEqual([
    { ...asked, action: inside(asked.action, invoke) },
    { ...asked, action: outside(asked.action, invoke) },
  ]);
  expect(partsOf(asked, { dimension: "resource", pattern: usWest })).toEqual([
    { ...asked, resource: inside(models, usWest) },
    { ...asked, resource: outside(models, usWest) },
  ]);
  expect(partsOf(asked, { dimension: "aws:requestedregion", pattern: unspecified })).toEqual([
    { ...asked, keys: { ...asked.keys, "aws:requestedregion": only("unspecified") } },
    { ...asked, keys: { ...asked.keys, "aws:requestedregion": outside(region, unspecified) } },
  ]);
});

test("is taken apart by its resource where a key holds that", () => {
  const resourceKey = "bedrock:inferenceprofilearn";
  expect(partsOf({ ...asked, resourceKey }, { dimension: resourceKey, pattern: usWest })).toEqual([
    { ...asked, resourceKey, resource: inside(models, usWest) },
    { ...asked, resourceKey, resource: outside(models, usWest) },
  ]);
});

test("leaves out parts that hold no request", () => {
  expect(partsOf(asked, { dimension: "resource", pattern: wildcard("*") })).toEqual([
    { ...asked, resource: inside(models, wildcard("*")) },
  ]);
  expect(partsOf(asked, { dimension: "resource", pattern: profiles })).toEqual([
    { ...asked, resource: outside(models, profiles) },
  ]);
});

test.each([
  ["aws:requestedregion", region],
  ["bedrock:servicetier", null],
  ["bedrock:guardrailidentifier", undefined],
  ["bedrock:inferenceprofilearn", models],
  ["bedrock:modelid", null],
  ["aws:inferenceprofilearn", null],
])("has for %s the values it tells, and none for keys that do not exist", (key, expected) => {
  expect(valuesOf({ ...asked, resourceKey: "bedrock:inferenceprofilearn" }, key)).toBe(expected);
});

test("nothing is allowed where there is no request", () => {
  const read = policyStatements('{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}');
  const everything = authorization("problem" in read ? [] : read);
  const isSomeAllowed = (requested: TextSet) =>
    someAllowed([everything], models, (resource) => ({
      action: only("bedrock:invokemodel"),
      resource,
      keys: { "aws:requestedregion": requested },
    }));
  expect(isSomeAllowed(matching(wildcard("us-*")))).toBe(true);
  expect(isSomeAllowed(outside(matching(wildcard("us-*")), wildcard("*")))).toBe(false);
});
