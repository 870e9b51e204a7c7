import { judgedAccess } from "../../modules/access/access";
import { accessChange, conditionChange } from "../../modules/access/change";
import { grantedResources } from "../../modules/access/granted-resource";
import { namedProfile } from "../../modules/access/profile";
import { profileSubject } from "../../modules/access/subject";
import { questionsAbout } from "../../modules/access/subject-question";
import { authorization } from "../../modules/iam/authorization";
import { readStatements } from "../statements";
import { report } from "../../modules/findings/terraform-report";
import { document, haiku, model, plan, state, statements, type Statement } from "../plan/plan";

const [onProfile, onModels] = statements(haiku);
const whole = [onProfile, onModels];
const one = { StringEquals: { "aws:PrincipalTag/a": "b" } };
const two = { StringEquals: { "aws:PrincipalTag/a": "b", "aws:PrincipalTag/c": "d" } };
const other = { StringEquals: { "aws:PrincipalTag/a": "c" } };
const deny = { Effect: "Deny", Action: "bedrock:InvokeModel*", Resource: haiku.arn };

function when(Condition: unknown): Statement[] {
  return [{ ...onProfile, Condition }, onModels];
}

function change(before: readonly Statement[], after: readonly Statement[]): string[] {
  const [then, now] = [before, after].map((made) =>
    state(made.length === 0 ? [] : [{ name: "a", document: document(...made), roles: ["r"] }], [haiku]),
  );
  return report(plan(then, now)).principals.flatMap(({ profiles }) => profiles.map((row) => row.change));
}

test.each<[string, string, readonly Statement[], readonly Statement[]]>([
  ["added", "all of it is new", [], whole],
  ["added", "it is new for a tag", [], when(one)],
  ["removed", "all of it goes", whole, []],
  ["unchanged", "statements change places", whole, [onModels, onProfile]],
  ["unchanged", "statements change places, one of them for a tag", when(one), [...when(one)].reverse()],
  [
    "unchanged",
    "a condition is written in another order",
    when(two),
    when({ stringequals: { "aws:principaltag/c": ["d"], "aws:PrincipalTag/a": "b" } }),
  ],
  [
    "unchanged",
    "values are written in another order",
    when({ StringEquals: { "aws:PrincipalTag/a": ["b", "c"] } }),
    when({ StringEquals: { "aws:PrincipalTag/a": ["c", "b"] } }),
  ],
  [
    "unchanged",
    "resources are written in another order, one of them twice",
    [onProfile, { ...onModels, Condition: { ...one }, Resource: [model("us-east-1"), model("us-west-2")] }],
    [
      onProfile,
      { ...onModels, Condition: { ...one }, Resource: ["us-west-2", "us-east-1", "us-west-2"].map(model) },
    ],
  ],
  [
    "unchanged",
    "statements about other services and profiles change",
    [...when(one), { ...deny, Action: "s3:*" }, { ...deny, Resource: `${haiku.arn}0` }],
    [...when(one), { ...deny, Action: "s3:Get*" }],
  ],
  ["widened", "a condition goes", when(one), whole],
  ["widened", "one condition of two goes", when(two), when(one)],
  ["widened", "a Deny goes", [...whole, { ...deny, Condition: one }], whole],
  [
    "widened",
    "a Deny asks for more",
    [...when(one), { ...deny, Condition: one }],
    [...when(one), { ...deny, Condition: two }],
  ],
  [
    "widened",
    "a Region comes and another goes",
    [onProfile, { ...onModels, Resource: model("us-east-1") }],
    [onProfile, { ...onModels, Resource: model("us-west-2") }],
  ],
  [
    "widened",
    "a Region is reached for a tag too",
    [onProfile, { ...onModels, Resource: model("us-east-1") }],
    [
      onProfile,
      { ...onModels, Resource: model("us-east-1") },
      { ...onModels, Resource: model("us-west-2"), Condition: one },
    ],
  ],
  [
    "unknown",
    "a statement for a tag is about every action but some",
    [{ ...onProfile, Action: "*", Condition: one }, onModels],
    [{ ...onProfile, Action: undefined, NotAction: "s3:*", Condition: one }, onModels],
  ],
  [
    "widened",
    "a statement for a tag is about one more action",
    [{ ...onProfile, Action: "bedrock:InvokeModel", Condition: one }, onModels],
    [
      {
        ...onProfile,
        Action: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
        Condition: one,
      },
      onModels,
    ],
  ],
  ["narrowed", "a condition comes", whole, when(one)],
  ["narrowed", "a second condition comes", when(one), when(two)],
  ["narrowed", "a Deny comes that is not judged", whole, [...whole, { ...deny, Condition: one }]],
  ["narrowed", "a Deny comes beside a condition", when(one), [...when(one), { ...deny, Condition: other }]],
  ["unknown", "a condition becomes another", when(one), when(other)],
])("access is %s where %s", (expected, _, before, after) => {
  expect(change(before, after)).toEqual([expected]);
});

const subject = profileSubject(
  { ...namedProfile(haiku.arn), foundationModelArns: haiku.models },
  grantedResources([]),
);

/** What layers of policies allow. */
function permissions(...layers: readonly (readonly Statement[])[]) {
  return layers.map((made) => authorization(readStatements(...made)));
}

function changed(
  before: readonly (readonly Statement[])[],
  after: readonly (readonly Statement[])[],
  complete: boolean,
): string {
  const [then, now] = [permissions(...before), permissions(...after)];
  return accessChange(
    subject,
    { permissions: then, judged: judgedAccess(then, subject) },
    { permissions: now, judged: judgedAccess(now, subject) },
    complete,
  );
}

const narrow = [onProfile, { ...onModels, Resource: model("us-west-2") }];

// what is not known may allow what is lost
test.each<[string, readonly Statement[], readonly Statement[], string, string]>([
  ["all of it goes", whole, [], "removed", "unknown"],
  ["a Region goes", whole, narrow, "narrowed", "unknown"],
  ["a Region comes", narrow, whole, "widened", "widened"],
  ["it comes", [], whole, "added", "added"],
  ["nothing changes", whole, whole, "unchanged", "unchanged"],
  ["a condition comes", whole, when(one), "narrowed", "unknown"],
  ["a condition goes", when(one), whole, "widened", "widened"],
])("where %s, nothing is lost for certain unless all is known", (_, before, after, complete, partial) => {
  expect([changed([before], [after], true), changed([before], [after], false)]).toEqual([complete, partial]);
});

test("conditions change layer by layer, and a layer more asks for more", () => {
  const questions = questionsAbout(subject);
  const change = (before: readonly (readonly Statement[])[], after: typeof before): string =>
    conditionChange(permissions(...before), permissions(...after), questions);
  expect(change([when(one)], [when(one)])).toBe("unchanged");
  expect(change([when(one)], [when(one), whole])).toBe("narrowed");
  expect(change([when(one), whole], [when(one)])).toBe("widened");
  expect(change([when(one), when(one)], [when(two), when(one)])).toBe("narrowed");
  expect(change([when(one), when(one)], [when(one), when(two)])).toBe("narrowed");
  expect(change([when(one), when(two)], [when(two), when(one)])).toBe("unknown");
});
