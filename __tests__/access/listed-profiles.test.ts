import { listedProfiles } from "../../modules/access/listed-profiles";
import { application, haiku, model } from "../plan/plan";

test("reads what AWS lists: the models once each and sorted, an application profile by its name", () => {
  const models = [model("us-west-2"), model("us-east-1"), model("us-west-2"), "text"].map((modelArn) => ({
    modelArn,
  }));
  const inferenceProfileSummaries = [
    { inferenceProfileArn: haiku.arn, inferenceProfileName: "US Anthropic Claude 3 Haiku", models },
    { inferenceProfileArn: application.arn, inferenceProfileName: "team", models: [] },
  ];
  const [, id = ""] = haiku.arn.split("/");
  expect(listedProfiles({ inferenceProfileSummaries })).toEqual([
    {
      arn: haiku.arn,
      address: null,
      label: id,
      type: "system-defined",
      sourceRegion: "us-west-2",
      copiedFrom: null,
      foundationModelArns: [model("us-east-1"), model("us-west-2")],
    },
    {
      arn: application.arn,
      address: null,
      label: "team",
      type: "application",
      sourceRegion: "us-west-2",
      copiedFrom: null,
      foundationModelArns: null,
    },
  ]);
});

test("leaves out what is no inference profile", () => {
  const odd = [null, "a", {}, { inferenceProfileArn: 1 }, { inferenceProfileArn: "arn:aws:s3:::a" }];
  expect(listedProfiles({ inferenceProfileSummaries: odd })).toEqual([]);
});

test.each([[undefined], [null], [[]], ["a"], [{}], [{ inferenceProfileSummaries: {} }]])(
  "%j is no list",
  (document) => {
    expect(listedProfiles(document)).toBeUndefined();
  },
);
