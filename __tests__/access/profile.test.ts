import {
  namedProfile,
  patternProfile,
  profileArns,
  readProfiles,
  routesGlobally,
  routing,
} from "../../modules/access/profile";
import { holds } from "../../modules/iam/text-set";
import type { TerraformResource } from "../../modules/plan/terraform-resource";
import type { ReportedProfile } from "../../modules/report/access";

const haikuId = "us.anthropic.claude-3-haiku-20240307-v1:0";
const haiku = `arn:aws:bedrock:us-west-2:111122223333:inference-profile/${haikuId}`;
const global = haiku.replace("/us.", "/global.");
const application = "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/abc123";
const model = (region: string): string =>
  `arn:aws:bedrock:${region}::foundation-model/anthropic.claude-3-haiku-20240307-v1:0`;

type Values = TerraformResource["values"];

function resource(address: string, values: Values, data = false): TerraformResource {
  return { address, type: "aws_bedrock_inference_profile", values, data } as unknown as TerraformResource;
}

function read(address: string, values: Values): TerraformResource {
  return resource(`data.${address}`, values, true);
}

function inOrder(...regions: readonly string[]): { model_arn: string }[] {
  return regions.map((region) => ({ model_arn: model(region) }));
}

function found(...resources: readonly TerraformResource[]): ReportedProfile[] {
  return [...readProfiles(resources).values()];
}

/** The profile that has no ARN yet. */
function madeBy(...resources: readonly TerraformResource[]): ReportedProfile {
  const made = found(...resources).find(({ arn }) => arn === null);
  if (!made) throw new Error("no profile is made");
  return made;
}

test("reads a profile of a data source, its models once each and sorted", () => {
  const values = {
    inference_profile_arn: haiku,
    inference_profile_name: "US Anthropic Claude 3 Haiku",
    models: inOrder("us-west-2", "us-east-1", "us-west-2"),
  };
  expect(found(read("a.b", values))).toEqual([
    {
      arn: haiku,
      address: "data.a.b",
      label: haikuId,
      type: "system-defined",
      sourceRegion: "us-west-2",
      copiedFrom: null,
      foundationModelArns: [model("us-east-1"), model("us-west-2")],
    },
  ]);
});

test("an application profile goes by its name, of a resource or of a data source, or else by its ID", () => {
  const models = inOrder("us-west-2");
  const label = (values: Values): unknown => found(resource("a.b", { models, ...values }))[0]?.label;
  expect(label({ arn: application, name: "team" })).toBe("team");
  expect(label({ inference_profile_arn: application, inference_profile_name: "read" })).toBe("read");
  expect(label({ arn: application })).toBe("abc123");
});

test("of several that read one profile, the first in order counts, and what any of them read", () => {
  const [one, other] = [
    read("a.a", { inference_profile_arn: haiku }),
    read("a.b", { inference_profile_arn: haiku }),
  ];
  expect(found(one, other)[0]?.address).toBe("data.a.a");
  expect(found(other, one)[0]?.address).toBe("data.a.a");
});

test.each<[string, Values]>([
  ["without an ARN", { models: inOrder("us-west-2") }],
  ["with an ARN that is not Bedrock's", { inference_profile_arn: "arn:aws:s3:::bucket" }],
  ["with an ARN that is no text", { inference_profile_arn: 1 }],
])("a data source %s is no profile", (_, values) => {
  expect(found(read("a.b", values))).toEqual([]);
});

test("a resource of another type is no profile", () => {
  const other = { ...read("a.b", { inference_profile_arn: haiku }), type: "aws_bedrock_inference_profiles" };
  expect(found(other)).toEqual([]);
});

test.each<[string, unknown]>([
  ["are unset", undefined],
  ["are an empty list", []],
  ["are no list", "a"],
  ["have no ARN", [{}, null, { model_arn: 1 }]],
  ["are none of a foundation model", [{ model_arn: haiku }, { model_arn: "a" }]],
])("models that %s were not read", (_, models) => {
  expect(found(read("a.b", { inference_profile_arn: haiku, models }))[0]?.foundationModelArns).toBeNull();
});

describe("a profile that a plan makes", () => {
  const made = (copy_from: string | undefined, values: Values = {}): TerraformResource =>
    resource("aws_bedrock_inference_profile.a", { name: "team", model_source: [{ copy_from }], ...values });
  const source = read("a.b", { inference_profile_arn: haiku, models: inOrder("us-west-2", "us-east-1") });

  test("leads where the profile leads that it copies, also one that is read later", () => {
    const expected = {
      arn: null,
      address: "aws_bedrock_inference_profile.a",
      label: "team",
      type: "application",
      sourceRegion: "us-west-2",
      copiedFrom: haiku,
      foundationModelArns: [model("us-east-1"), model("us-west-2")],
    };
    expect(readProfiles([source, made(haiku)]).get("aws_bedrock_inference_profile.a")).toEqual(expected);
    expect(readProfiles([made(haiku), source]).get("aws_bedrock_inference_profile.a")).toEqual(expected);
  });

  test("names what it copies also once it has an ARN, and for whoever reads it too", () => {
    const applied = made(haiku, { arn: application });
    const reading = read("a.b", { inference_profile_arn: application });
    for (const resources of [
      [applied, reading],
      [reading, applied],
    ]) {
      expect(readProfiles(resources).get(application)?.copiedFrom).toBe(haiku);
    }
    expect(found(made(undefined))).toMatchObject([{ copiedFrom: null }]);
  });

  test("leads to the foundation model that it copies", () => {
    expect(found(made(model("us-east-1")))).toMatchObject([
      { sourceRegion: "us-east-1", foundationModelArns: [model("us-east-1")] },
    ]);
  });

  test("leads nobody knows where, if nobody read what it copies", () => {
    expect(found(made(haiku))).toMatchObject([{ sourceRegion: "us-west-2", foundationModelArns: null }]);
    expect(found(made(undefined))).toMatchObject([{ sourceRegion: null, foundationModelArns: null }]);
    expect(found(made(undefined, { model_source: undefined, name: undefined }))).toMatchObject([
      { label: "aws_bedrock_inference_profile.a", sourceRegion: null, foundationModelArns: null },
    ]);
    expect(found(made(model("")))).toMatchObject([{ sourceRegion: null, foundationModelArns: [model("")] }]);
  });

  test("may get any ARN of an application profile in its Region and partition", () => {
    const arns = profileArns(madeBy(made(model("us-west-2"))));
    expect(holds(arns, application)).toBe(true);
    expect(holds(arns, application.replace("us-west-2", "us-east-1"))).toBe(false);
    expect(holds(arns, application.replace("arn:aws:", "arn:aws-us-gov:"))).toBe(false);
    expect(holds(arns, haiku)).toBe(false);
    const others = profileArns(madeBy(made(undefined)));
    expect(holds(others, application.replace("us-west-2", "us-east-1"))).toBe(true);
    expect(holds(others, application.replace("arn:aws:", "arn:aws-us-gov:"))).toBe(true);
  });

  test("leads to its source Region too", () => {
    const regional = read("a.b", { inference_profile_arn: haiku, models: inOrder("us-east-1") });
    expect(routing(madeBy(made(haiku), regional))).toEqual({
      modelId: "anthropic.claude-3-haiku-20240307-v1:0",
      sourceModelArn: model("us-west-2"),
      modelArns: [model("us-east-1"), model("us-west-2")],
    });
  });
});

test("a profile that was read has the ARN it has", () => {
  const arns = profileArns(namedProfile(haiku));
  expect([holds(arns, haiku), holds(arns, application)]).toEqual([true, false]);
});

test("a profile that a policy names goes by its ID", () => {
  expect(namedProfile(haiku)).toMatchObject({
    label: haikuId,
    type: "system-defined",
    sourceRegion: "us-west-2",
    copiedFrom: null,
  });
  expect(namedProfile(haiku, "a").label).toBe(haikuId);
  expect(namedProfile(application)).toMatchObject({ label: "abc123", type: "application", address: null });
  expect(namedProfile(application, "team").label).toBe("team");
  expect(namedProfile("text")).toMatchObject({ label: "text", sourceRegion: null });
  expect(namedProfile(haiku.replace("us-west-2", "")).sourceRegion).toBeNull();
});

test.each([
  [haiku.replace("/us.", "/*."), "us-west-2"],
  [haiku.replace("us-west-2", "us-*"), null],
  [haiku.replace("us-west-2", "*-2"), null],
  ["*", null],
])("the Region of the pattern %s is %s", (pattern, sourceRegion) => {
  expect(patternProfile(pattern)).toEqual({
    arn: pattern,
    address: null,
    label: pattern,
    type: "pattern",
    sourceRegion,
    copiedFrom: null,
    foundationModelArns: null,
  });
});

test("a system-defined profile that nobody read leads to the model of its ID in its source Region", () => {
  const profile = namedProfile(haiku);
  expect(routing(profile)).toEqual({
    modelId: "anthropic.claude-3-haiku-20240307-v1:0",
    sourceModelArn: model("us-west-2"),
    modelArns: [model("us-west-2")],
  });
  expect(routing(profile)).toBe(routing(profile));
});

test.each([
  ["an application profile that nobody read", namedProfile(application)],
  ["a profile whose ID has no dot", namedProfile(haiku.replace(/us\..*/, "abc"))],
  ["no profile at all", namedProfile("text")],
])("%s leads nobody knows where", (_, profile) => {
  expect(routing(profile)).toEqual({ modelId: undefined, sourceModelArn: undefined, modelArns: [] });
});

test("a profile without a Region, and a pattern, have no model in a source Region", () => {
  expect(routing(namedProfile(haiku.replace("us-west-2", ""))).sourceModelArn).toBeUndefined();
  expect(routing({ ...patternProfile(haiku), foundationModelArns: [model("us-east-1")] })).toEqual({
    modelId: "anthropic.claude-3-haiku-20240307-v1:0",
    sourceModelArn: undefined,
    modelArns: [model("us-east-1")],
  });
});

// a region-less model's ARN stands for every commercial Region
test.each<[string, ReportedProfile, boolean | undefined]>([
  ["a profile of a geography", namedProfile(haiku), false],
  ["a global profile", namedProfile(global), true],
  ["an application profile that nobody read", namedProfile(application), undefined],
  ["a pattern", patternProfile(global), undefined],
  [
    "a profile with a region-less model",
    { ...namedProfile(application), foundationModelArns: [model("a"), model("")] },
    true,
  ],
  [
    "a global profile that was read and is none",
    { ...namedProfile(global), foundationModelArns: [model("a")] },
    false,
  ],
  ["a system-defined profile without an ARN", { ...namedProfile(global), arn: null }, undefined],
])("whether %s routes globally", (_, profile, expected) => {
  expect(routesGlobally(profile)).toBe(expected);
});

test("an application profile whose ID has a dot says nothing of its model", () => {
  const profile = namedProfile(application.replace("abc123", "us.example.model"));
  expect(routing(profile)).toEqual({ modelId: undefined, sourceModelArn: undefined, modelArns: [] });
  expect(routesGlobally(namedProfile(application.replace("abc123", "global.a.b")))).toBeUndefined();
});

test("what is no ARN of a foundation model is not routed to globally", () => {
  expect(routesGlobally({ ...namedProfile(haiku), foundationModelArns: ["text"] })).toBe(false);
  expect(routesGlobally({ ...namedProfile(haiku), arn: "text" })).toBeUndefined();
});

test("a data source that has no ARN yet makes no profile", () => {
  expect(found(read("a.b", { inference_profile_id: haikuId, name: "a" }))).toEqual([]);
  expect(found(resource("a.b", { arn: "arn:aws:s3:::x", name: "a" }))).toEqual([]);
});
