import { policyStatements, unreadStatements } from "../../modules/iam/policy-statement";
import { documentStatements } from "../../modules/plan/policy-document";

const arn = "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.a.b";
const known = { actions: ["bedrock:InvokeModel"], resources: [arn] };

/** What is read of a document with one statement, in short: effect, actions, resources, conditions, and what is doubted. */
function read(
  statement: object,
  unknown: object = {},
  more: object = {},
  moreUnknown: object = {},
): string[] | undefined {
  return documentStatements({
    address: "data.aws_iam_policy_document.x",
    module: "",
    data: true,
    type: "aws_iam_policy_document",
    name: "x",
    key: undefined,
    values: { statement: [statement], ...more },
    unknown: { statement: [unknown], ...moreUnknown },
    dependsOn: [],
    leftover: false,
  })?.map((item) => {
    const { position, effect, actionTexts, notActions, resources, notResources, conditions, unread, sid } =
      item;
    if (unreadStatements.some((each) => each.effect === effect && each.conditions === conditions)) {
      return `${position} unread ${effect}`;
    }
    const words = [
      position,
      ...(sid === null ? [] : [sid]),
      effect,
      `${notActions ? "not " : ""}${actionTexts.join()}`,
      unread ? "anything" : `${notResources ? "not " : ""}${resources.map(({ text }) => text).join()}`,
      ...conditions.map(({ operator, key, values }) => `${operator} ${key} ${values.join()}`.trim()),
    ];
    return words.join(" | ");
  });
}

const allow = `1 | Allow | bedrock:InvokeModel | ${arn}`;
const perhaps = "unread unread";

test.each<[string, object, object, readonly string[]]>([
  ["all of it", known, {}, [allow]],
  ["flags that say that nothing is unknown", known, { actions: [false], resources: [false] }, [allow]],
  ["a Deny", { ...known, effect: "Deny" }, {}, [allow.replace("Allow", "Deny")]],
  ["a Sid", { ...known, sid: "A" }, {}, [allow.replace("1 |", "1 | A |")]],
  ["NotAction", { not_actions: ["s3:*"], resources: ["*"] }, {}, ["1 | Allow | not s3:* | *"]],
  ["NotResource", { actions: ["s3:*"], not_resources: [arn] }, {}, [`1 | Allow | s3:* | not ${arn}`]],
  [
    "a policy variable, as the data source writes it",
    { actions: ["s3:*"], resources: ["a/&{aws:username}"] },
    {},
    ["1 | Allow | s3:* | a/${aws:username}"],
  ],
  [
    "conditions",
    {
      ...known,
      condition: [
        { test: "StringEquals", variable: "aws:a", values: ["x", "&{aws:b}"] },
        { test: "StringEquals", variable: "aws:a", values: ["y"] },
        { test: "Null", variable: "aws:c", values: ["true"] },
      ],
    },
    {},
    [`${allow} | StringEquals aws:a x,\${aws:b},y | Null aws:c true`],
  ],
  ["no effect", known, { effect: true }, ["1 unread Allow", "1 unread Deny"]],
  ["no actions", known, { actions: true }, ["1 unread Allow"]],
  ["not every action", { ...known, effect: "Deny" }, { actions: [false, true] }, ["1 unread Deny"]],
  ["not every action that is left out", known, { not_actions: true }, ["1 unread Allow"]],
  [
    "not every resource",
    { ...known, resources: [arn, null] },
    { resources: [false, true] },
    [allow, `1 | Allow | bedrock:InvokeModel | anything | ${perhaps}`],
  ],
  [
    "no resource",
    { actions: known.actions },
    { resources: true },
    [`1 | Allow | bedrock:InvokeModel | anything | ${perhaps}`],
  ],
  [
    "not every resource that is left out",
    { actions: ["s3:*"], not_resources: [arn, null] },
    { not_resources: [false, true] },
    [`1 | Allow | s3:* | not ${arn} | ${perhaps}`],
  ],
  ["no resource that is left out", { actions: ["s3:*"] }, { not_resources: true }, ["1 unread Allow"]],
  [
    "not the value of a condition",
    {
      ...known,
      condition: [
        { test: "StringEquals", variable: "aws:a", values: [null] },
        { test: "Null", variable: "aws:c", values: ["true"] },
      ],
    },
    { condition: [{ values: [true] }, { values: [false] }] },
    [`${allow} | Null aws:c true | ${perhaps}`],
  ],
  [
    "no conditions",
    { ...known, condition: [{ test: "Null", variable: "aws:c", values: ["true"] }] },
    { condition: true },
    [`${allow} | ${perhaps}`],
  ],
  ["what is no statement", { actions: ["s3:*"] }, {}, ["1 unread Allow"]],
  ["an effect that is none", { ...known, effect: "Perhaps" }, {}, []],
])("reads of a document that is known after apply %s", (_, statement, unknown, expected) => {
  expect(read(statement, unknown)).toEqual(expected);
});

test.each<[string, object, object]>([
  ["the statements are not known", {}, { statement: true }],
  ["there is no statement", { statement: [] }, {}],
  ["there are no statements", { statement: undefined }, {}],
])("knows nothing of a document where %s", (_, values, unknown) => {
  expect(read(known, {}, values, unknown)).toBeUndefined();
});

const others = ["0 unread Allow", "0 unread Deny"];

test.each<[string, object, object, readonly string[]]>([
  ["takes others too", { source_policy_documents: ["{}"] }, {}, [allow, ...others]],
  ["takes one that is not known", {}, { source_policy_documents: [true] }, [allow, ...others]],
  ["takes one in the old way", { source_json: "{}" }, {}, [allow, ...others]],
  [
    "may have others in its place",
    { override_policy_documents: ["{}"] },
    {},
    [`${allow} | ${perhaps}`, ...others],
  ],
  ["may have another in its place", {}, { override_json: true }, [`${allow} | ${perhaps}`, ...others]],
  ["takes none", { source_policy_documents: [], override_json: "", source_json: null }, {}, [allow]],
])("a document that %s", (_, values, unknown, expected) => {
  expect(read(known, {}, values, unknown)).toEqual(expected);
});

test("a statement that is known is the policy's own", () => {
  const [statement] =
    documentStatements({
      address: "data.aws_iam_policy_document.x",
      module: "",
      data: true,
      type: "aws_iam_policy_document",
      name: "x",
      key: undefined,
      values: { statement: [known] },
      unknown: {},
      dependsOn: [],
      leftover: false,
    }) ?? [];
  const Statement = { Effect: "Allow", Action: known.actions, Resource: known.resources, Condition: {} };
  expect([statement]).toEqual(policyStatements(JSON.stringify({ Statement })));
});
