import { anyRegion } from "../../modules/access/models-in-region";
import { namedProfile } from "../../modules/access/profile";
import { profileSubject, subjects, type Subject } from "../../modules/access/subject";
import { holds, only } from "../../modules/iam/text-set";
import { application, globalHaiku, haiku, model, statements } from "../plan/plan";
import { allow, granted, readProfile, byArn, made, elsewhere, models, regionsOf, samples } from "./granted";

describe("a profile", () => {
  test("that was read leads to its models, each asked for in its own Region", () => {
    const subject = profileSubject(readProfile(globalHaiku), granted());
    expect(subject).toMatchObject({
      arns: [only(globalHaiku.arn)],
      sourceRegion: only("us-west-2"),
      others: [],
    });
    expect(subject.models.map((each) => [each.region, each.arns.only, regionsOf(each)])).toEqual([
      ["global", model(""), ["unspecified"]],
      ["us-west-2", model("us-west-2"), ["us-west-2"]],
    ]);
  });

  test("that nobody read leads to its model in each Region that policies name, and may lead to others", () => {
    const subject = profileSubject(namedProfile(haiku.arn), granted(...statements(haiku)));
    expect(subject.others).toEqual([]);
    expect(models(subject.models)).toEqual([
      ["us-east-1", [model("us-east-1")]],
      ["us-west-2", [model("us-west-2")]],
      ["*", [elsewhere]],
    ]);
    expect(subject.models.map(regionsOf)).toEqual([["us-east-1"], ["us-west-2"], ["ap-south-1"]]);
  });

  test("leads to its source Region, also where no policy names that", () => {
    const subject = profileSubject(namedProfile(haiku.arn), granted());
    expect(subject.models.map(({ region, arns }) => [region, arns.only])).toEqual([
      ["us-west-2", model("us-west-2")],
      ["*", undefined],
    ]);
  });

  test("that routes globally by its name leads to region-less models too", () => {
    const subject = profileSubject(namedProfile(globalHaiku.arn), granted(...statements(globalHaiku)));
    expect(models(subject.models)).toEqual([
      ["us-west-2", [model("us-west-2")]],
      ["*", [model("us-east-1"), elsewhere]],
      ["global", [model("")]],
    ]);
  });

  test("of the account that nobody read leads to what its fence names, and may lead to any model", () => {
    const subject = profileSubject(namedProfile(application.arn), granted(...statements(application)));
    expect(models(subject.models)).toEqual([
      ["us-east-1", [model("us-east-1")]],
      ["us-west-2", [model("us-west-2")]],
    ]);
    expect(models(subject.others)).toEqual([
      ["us-east-1", [model("us-east-1")]],
      ["us-west-2", [model("us-west-2")]],
      ["*", [elsewhere, elsewhere.replace("anthropic", "other")]],
      ["global", [model("")]],
    ]);
    expect(profileSubject(namedProfile(application.arn), granted()).models).toEqual([]);
  });

  test("of the account leads to what a pattern behind its fence stands for, Region by Region", () => {
    const [onProfile, onModels] = statements(application);
    const subject = profileSubject(
      namedProfile(application.arn),
      granted(onProfile, { ...onModels, Resource: model("*") }),
    );
    expect(models(subject.models)).toEqual([
      ["us-west-2", [model("us-west-2")]],
      ["*", [model("us-east-1"), elsewhere]],
      ["global", [model("")]],
    ]);
  });

  test("without a Region may be called in any", () => {
    const { sourceRegion } = profileSubject({ ...made, sourceRegion: null }, granted());
    expect(sourceRegion).toBe(anyRegion);
    expect([holds(anyRegion, "us-west-2"), holds(anyRegion, "unspecified"), holds(anyRegion, "")]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("a pattern", () => {
  const subject = (pattern: string): Subject | undefined =>
    subjects(granted({ ...allow, Resource: pattern }), new Map()).find(
      ({ profile }) => profile.type === "pattern",
    );

  test("for system-defined profiles of a model leads to that model", () => {
    const found = subject(haiku.arn.replace("/us.", "/*."));
    expect(found?.arns.map((set) => holds(set, haiku.arn))).toEqual([true]);
    expect(models(found?.models ?? [])).toEqual([
      ["us-west-2", [model("us-west-2")]],
      ["*", [model("us-east-1"), elsewhere]],
      ["global", [model("")]],
    ]);
    expect([
      found && holds(found.sourceRegion, "us-west-2"),
      found && holds(found.sourceRegion, "a"),
    ]).toEqual([true, false]);
  });

  test("for the profiles of a geography leads to no region-less model", () => {
    const found = subject(haiku.arn.replace("us-west-2", "*").replace(/us\..*/, "us.*"));
    expect(models(found?.models ?? [])).toEqual([["*", [...haiku.models, elsewhere, samples[4]]]]);
    expect(
      subject(globalHaiku.arn.replace(/global\..*/, "global.*"))?.models.map(({ region }) => region),
    ).toEqual(["us-west-2", "*", "global"]);
  });

  test("for application profiles leads to any model", () => {
    const found = subject(application.arn.replace("abc123", "*"));
    expect(found?.arns.map((set) => [holds(set, application.arn), holds(set, haiku.arn)])).toEqual([
      [true, false],
    ]);
    expect(found?.models.map(({ region }) => region)).toEqual(["us-west-2", "*", "global"]);
  });

  test("for everything stands for both types, and for every partition", () => {
    const found = subject("*");
    expect(found?.arns.map((set) => [haiku.arn, application.arn].map((arn) => holds(set, arn)))).toEqual([
      [true, false],
      [false, true],
    ]);
    const government = model("us-gov-west-1").replace("arn:aws:", "arn:aws-us-gov:");
    expect(found?.models.map(({ arns }) => holds(arns, government))).toEqual([true, false]);
  });

  test("with a policy variable may be called in any Region, for any model", () => {
    const variable = "${aws:PrincipalTag/region}";
    const found = subject(haiku.arn.replace("us-west-2", variable).replace("us.anthropic", `us.${variable}`));
    expect(found && holds(found.sourceRegion, "eu-west-1")).toBe(true);
    expect(found?.models.map(({ arns }) => holds(arns, samples[4] ?? ""))).toEqual([true]);
  });
});

describe("models without a profile", () => {
  const left = (...asked: readonly object[]): [string, string[]][] => {
    const last = subjects(granted(...asked), byArn(readProfile(haiku))).at(-1);
    return last?.profile.type === "none" ? models(last.models) : [];
  };

  test("are those that no profile leads to", () => {
    expect(left({ ...allow, Resource: haiku.models })).toEqual([
      ["us-east-1", [model("us-east-1")]],
      ["us-west-2", [model("us-west-2")]],
    ]);
    expect(left(...statements(haiku))).toEqual([]);
    expect(left(...statements(haiku), { ...allow, Resource: elsewhere })).toEqual([
      ["ap-south-1", [elsewhere]],
    ]);
  });

  test("are what a pattern stands for, also where a profile leads to some of it", () => {
    expect(left({ ...allow, Resource: model("us-*") })).toEqual([["*", haiku.models]]);
    expect(
      left(...statements(haiku), { ...allow, Resource: model("us-*") }).map(([region]) => region),
    ).toEqual(["us-east-1", "us-west-2", "*"]);
    expect(left(...statements(haiku), { ...allow, Resource: model("eu-*") })).toEqual([["*", []]]);
  });
});

test("subjects are in the order of their ARNs, models without a profile at the end", () => {
  const asked = granted(
    { ...allow, Resource: ["*", haiku.arn, elsewhere] },
    { ...allow, Resource: application.arn },
  );
  const found = subjects(asked, byArn(made));
  expect(found.map(({ profile: { arn, address } }) => arn ?? address)).toEqual([
    "*",
    application.arn,
    haiku.arn,
    "aws_bedrock_inference_profile.a",
  ]);
  const direct = subjects(
    granted(...statements(haiku), { ...allow, Resource: elsewhere.replace("anthropic", "x") }),
    new Map(),
  );
  expect(direct.map(({ profile: { type } }) => type)).toEqual(["system-defined", "none"]);
});

test("models that only a pattern behind a fence names are asked for in no other Region than its own", () => {
  const [onProfile, onModels] = statements(application);
  const exact = profileSubject(
    namedProfile(application.arn),
    granted(onProfile, { ...onModels, Resource: [model("us-west-2")] }),
  );
  expect(exact.models.map(({ region, arns }) => [region, arns.only])).toEqual([
    ["us-west-2", model("us-west-2")],
  ]);
});

test.each([
  ["a pattern for IDs of any geography", "*.anthropic.claude-3-haiku-20240307-v1:0", [true, false]],
  ["a pattern for IDs of one geography", "us.anthropic.claude-3-haiku-20240307-v1:0*", [true, false]],
  ["a pattern for the geography", "u*.anthropic.claude-3-haiku-20240307-v1:0", [true, true]],
  ["a pattern for the provider", "us.anthropic.*", [true, false]],
  ["a policy variable", "us.${aws:PrincipalTag/model}", [true, true]],
])("%s leads to the models whose ID is sure", (_, id, expected) => {
  const pattern = haiku.arn.replace(/us\..*/, id);
  const found = subjects(granted({ ...allow, Resource: pattern }), new Map()).find(
    ({ profile }) => profile.type === "pattern",
  );
  const other = "arn:aws:bedrock:ap-south-1::foundation-model/example.model-v1:0";
  const isReached = (arn: string) => found?.models.some(({ arns }) => holds(arns, arn)) === true;
  expect([isReached(elsewhere), isReached(other)]).toEqual(expected);
});
