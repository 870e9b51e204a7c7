import {
  modelsNamed,
  regionlessModels,
  regionName,
  regionNames,
} from "../../modules/access/models-in-region";
import { arnPattern } from "../../modules/iam/arn-pattern";
import { model } from "../plan/plan";
import { elsewhere, models, regionsOf } from "./granted";

test("models of one Region or of none are asked for there", () => {
  const exact = modelsNamed(arnPattern(model("")), []);
  expect(exact.map((each) => [each.region, each.arns.only, regionsOf(each)])).toEqual([
    ["global", model(""), ["unspecified"]],
  ]);
  const parts = modelsNamed(arnPattern(model("*")), ["us-east-1"]);
  expect(models(parts)).toEqual([
    ["us-east-1", [model("us-east-1")]],
    ["*", [model("us-west-2"), elsewhere]],
    ["global", [model("")]],
  ]);
  const regionless = regionlessModels("aws", "anthropic.*");
  expect([models([regionless]), regionsOf(regionless)]).toEqual([[["global", [model("")]]], ["unspecified"]]);
});

test("the Region of a model's ARN has a name, and region-less is global", () => {
  expect(regionName(model("us-west-2"))).toBe("us-west-2");
  expect(regionName(model(""))).toBe("global");
  expect(regionName("*")).toBe("*");
  expect(regionNames([model("us-west-2"), model(""), model("us-east-1"), model("us-west-2")])).toEqual([
    "global",
    "us-east-1",
    "us-west-2",
  ]);
});
