import { sentence } from "../../modules/formats/sentence";

test.each([
  ["no value", ["no value"]],
  ["got 'x', and can't go on", ["got ", ["x"], ", and can't go on"]],
  ["the profiles' names are 'a b' and 'c'", ["the profiles' names are ", ["a b"], " and ", ["c"]]],
  [
    "allow arn:aws:bedrock:us-*::foundation-model/*, arn:aws:bedrock:::foundation-model/m-v1:0.",
    [
      "allow ",
      ["arn:aws:bedrock:us-*::foundation-model/*"],
      ", ",
      ["arn:aws:bedrock:::foundation-model/m-v1:0"],
      ".",
    ],
  ],
  ["'bedrock:Converse' is bedrock:InvokeModel", [["bedrock:Converse"], " is ", ["bedrock:InvokeModel"]]],
  ["an open 'quote", ["an open 'quote"]],
  ["", []],
])("the values in %j are found", (text, expected) => {
  expect(sentence(text).map((part) => (typeof part === "string" ? part : [part.name]))).toEqual(expected);
});

test("a value remembers its quotes", () => {
  expect(sentence("got '*' on bedrock:modelId")).toEqual([
    "got ",
    { name: "*", quoted: true },
    " on ",
    { name: "bedrock:modelId" },
  ]);
});
