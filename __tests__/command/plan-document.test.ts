import { planDocument } from "../../modules/command/plan-document";

const document = {
  format_version: "1.2",
  names: ['é"\\\n', true, false, null],
  numbers: [1, -2.5e3],
  more: {},
};
const text = JSON.stringify(document, undefined, 1);

function planned(bytes: Uint8Array | string): unknown {
  return planDocument(Buffer.from(bytes), "'x.json'", "x.json");
}

test.each([
  ["UTF-8", Buffer.from(text)],
  ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${text}`)],
  ["UTF-16, as PowerShell writes it,", Buffer.from(`\ufeff${text}`, "utf16le")],
])("reads %s", (_, bytes) => {
  expect(planned(bytes)).toEqual(document);
});

test("says of JSON that it ends early, wherever it was cut off", () => {
  for (let length = 1; length < text.length; length++) {
    expect(() => planned(text.slice(0, length))).toThrow(
      "'PLAN' should be the output of `terraform show -json`, got 'x.json', which ends early",
    );
  }
});

test.each([
  ["", "is empty"],
  [" \n", "is empty"],
  ["PK\u0003\u0004\u0014", "is a binary plan file; run `terraform show -json x.json`"],
  [
    '{"@level":"info"}\n{"@level":"info"}\n',
    "is the log of `terraform plan -json`; run `terraform plan -out PLAN`, then `terraform show -json PLAN`",
  ],
  ["# aws_iam_policy.analytics will be created", "is not JSON"],
  [`${text} x`, "is not JSON"],
  ['{"a": 1,}', "is not JSON"],
])("fails on %j, which %s", (bytes, problem) => {
  expect(() => planned(bytes)).toThrow(
    new Error(`'PLAN' should be the output of \`terraform show -json\`, got 'x.json', which ${problem}`),
  );
});
