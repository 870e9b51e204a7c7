import { policyDocument } from "../../modules/policy/document";
import { policySize } from "../../modules/policy/size";

test("counts every character of a document but its white space", () => {
  // {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["a"],"Resource":"*"}]}
  const document = policyDocument([{ Effect: "Deny", Action: ["a"], Resource: "*" }]);
  expect(policySize(document)).toBe(86);
  expect(policySize(policyDocument([{ Effect: "Deny", Action: ["a"], Resource: " *\t" }]))).toBe(
    86 + "\\t".length,
  );
});
