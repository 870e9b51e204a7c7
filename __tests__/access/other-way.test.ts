import { report } from "../../modules/findings/terraform-report";
import { document, haiku, model, plan, state, type Statement } from "../plan/plan";

const own = "arn:aws:bedrock:us-west-2:111122223333:";
const mantle = "arn:aws:bedrock-mantle:us-west-2:111122223333:project/*";
const tagged = { StringEquals: { "aws:PrincipalTag/team": "a" } };

function side(made: readonly Statement[]): unknown {
  return state(made.length === 0 ? [] : [{ name: "a", document: document(...made), roles: ["r"] }]);
}

/** Other ways to a model, in short: `ACTION on RESOURCES: CHANGE, AFTER`. */
function ways(before: readonly Statement[], after: readonly Statement[]): string[] {
  return report(plan(side(before), side(after))).principals.flatMap(({ other }) =>
    other.map((way) => `${way.action} on ${way.resources.join(" ")}: ${way.change}, ${way.after ?? "none"}`),
  );
}

function allow(Action: string, Resource: string | readonly string[], Condition?: unknown): Statement {
  return { Effect: "Allow", Action, Resource, ...(Condition === undefined ? {} : { Condition }) };
}

test.each<[string, readonly Statement[], readonly string[]]>([
  [
    "another endpoint",
    [allow("bedrock-mantle:CreateInference", mantle)],
    [`bedrock-mantle:CreateInference on ${mantle}: added, allowed`],
  ],
  [
    "another endpoint by a wildcard",
    [allow("bedrock-mantle:*", "*")],
    ["bedrock-mantle:CreateInference on *: added, allowed"],
  ],
  [
    "another endpoint's projects, which may only be looked at",
    [allow("bedrock-mantle:GetProject", mantle)],
    [],
  ],
  [
    "batch jobs",
    [allow("bedrock:CreateModelInvocationJob", "*")],
    ["bedrock:CreateModelInvocationJob on *: added, allowed"],
  ],
  [
    "batch jobs of one model",
    [allow("bedrock:CreateModelInvocationJob", model("us-west-2"))],
    [`bedrock:CreateModelInvocationJob on ${model("us-west-2")}: added, allowed`],
  ],
  [
    "models of the account's own",
    [
      allow("bedrock:InvokeModel", [
        `${own}provisioned-model/a`,
        `${own}custom-model-deployment/a`,
        `${own}guardrail/a`,
      ]),
    ],
    [`bedrock:InvokeModel on ${own}custom-model-deployment/a ${own}provisioned-model/a: added, allowed`],
  ],
  [
    "one of them for a tag",
    [
      allow("bedrock:InvokeModel", `${own}imported-model/a`),
      allow("bedrock:InvokeModel", `${own}prompt-router/a`, tagged),
    ],
    [
      `bedrock:InvokeModel on ${own}imported-model/a: added, allowed`,
      `bedrock:InvokeModel on ${own}prompt-router/a: added, unknown`,
    ],
  ],
  [
    "one that a Deny takes",
    [allow("bedrock:InvokeModel", `${own}imported-model/a`), { ...allow("bedrock:*", "*"), Effect: "Deny" }],
    [],
  ],
  [
    "everything but something",
    [{ Effect: "Allow", Action: "bedrock:CreateModelInvocationJob", NotResource: `${own}guardrail/a` }],
    ["bedrock:CreateModelInvocationJob on *: added, unknown"],
  ],
  ["a profile and its model", [allow("bedrock:InvokeModel", [haiku.arn, model("us-west-2")])], []],
])("shows beside calls through a profile: %s", (_, made, expected) => {
  expect(ways([], made)).toEqual(expected);
});

const sure = [allow("bedrock-mantle:CreateInference", mantle)];
const doubtful = [allow("bedrock-mantle:CreateInference", mantle, tagged)];
const others = [
  allow("bedrock-mantle:CreateInference", mantle, { StringEquals: { "aws:PrincipalTag/team": "b" } }),
];

test.each<[string, readonly Statement[], readonly Statement[]]>([
  ["unchanged, allowed", sure, sure],
  ["unchanged, unknown", doubtful, doubtful],
  ["widened, allowed", doubtful, sure],
  ["narrowed, unknown", sure, doubtful],
  ["unknown, unknown", doubtful, others],
  ["removed, none", sure, []],
  ["added, unknown", [], doubtful],
])("such a way is %s", (expected, before, after) => {
  expect(ways(before, after)).toEqual([`bedrock-mantle:CreateInference on ${mantle}: ${expected}`]);
});
