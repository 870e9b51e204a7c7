import { otherWays } from "../../modules/access/other-way";
import { authorization } from "../../modules/iam/authorization";
import { unreadStatements } from "../../modules/iam/policy-statement";
import { readStatements } from "../statements";
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

/** Ways by the statements of policies, each list a layer. */
function between(
  before: readonly (readonly Statement[])[],
  after: readonly (readonly Statement[])[],
  complete: boolean,
): string[] {
  const permissions = (layers: typeof before) => layers.map((made) => authorization(readStatements(...made)));
  return otherWays(permissions(before), permissions(after), complete).map(
    (way) => `${way.resources.join(" ")}: ${way.change}, ${way.before ?? "none"} then ${way.after ?? "none"}`,
  );
}

const batch = allow("bedrock:CreateModelInvocationJob", "*");
const taggedBatch = allow("bedrock:CreateModelInvocationJob", "*", tagged);

test.each<[string, readonly Statement[], readonly Statement[], string, string]>([
  ["it goes", [batch], [], "*: removed, allowed then none", "*: unknown, allowed then none"],
  [
    "a condition comes",
    [batch],
    [taggedBatch],
    "*: narrowed, allowed then unknown",
    "*: unknown, allowed then unknown",
  ],
  [
    "a condition goes",
    [taggedBatch],
    [batch],
    "*: widened, unknown then allowed",
    "*: widened, unknown then allowed",
  ],
  ["it comes for a tag", [], [taggedBatch], "*: added, none then unknown", "*: added, none then unknown"],
  [
    "nothing changes",
    [taggedBatch],
    [taggedBatch],
    "*: unchanged, unknown then unknown",
    "*: unchanged, unknown then unknown",
  ],
])("where %s, nothing is lost for certain unless all is known", (_, before, after, whole, partial) => {
  expect(between([before], [after], true)).toEqual([whole]);
  expect(between([before], [after], false)).toEqual([partial]);
});

test("what is allowed on one of the resources of before is no more than before", () => {
  const one = `${own.replace("bedrock:", "bedrock-mantle:")}project/one`;
  const [all, some] = [mantle, one].map((Resource) => [allow("bedrock-mantle:CreateInference", Resource)]);
  expect(ways(all ?? [], some ?? [])).toEqual([
    `bedrock-mantle:CreateInference on ${mantle}: removed, none`,
    `bedrock-mantle:CreateInference on ${one}: unchanged, allowed`,
  ]);
  expect(ways(some ?? [], all ?? [])).toEqual([
    `bedrock-mantle:CreateInference on ${mantle}: added, allowed`,
    `bedrock-mantle:CreateInference on ${one}: unchanged, allowed`,
  ]);
});

test("no call that is one of another way names an inference profile", () => {
  const Condition = { Null: { "bedrock:InferenceProfileArn": "true" } };
  const provisioned = allow("bedrock:InvokeModel", `${own}provisioned-model/a`, Condition);
  expect(between([], [[provisioned]], true)).toEqual([`${own}provisioned-model/a: added, none then allowed`]);
});

test("a boundary takes another way away, and what nobody can read names none", () => {
  expect(between([], [[batch], [allow("s3:*", "*")]], true)).toEqual([]);
  expect(otherWays([], [authorization(unreadStatements)], true)).toEqual([]);
});
