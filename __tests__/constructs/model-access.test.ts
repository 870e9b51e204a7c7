import { ModelAccess } from "../../modules";
import { emptyStack, synthesized } from "../stack";

test("gives the ARN of its policy", () => {
  const access = new ModelAccess(emptyStack(), "Subscribe", { roles: ["platform"] });
  expect(access.policyArns).toHaveLength(1);
});

test("synthesizes the same template as before", () => {
  const stack = emptyStack();
  new ModelAccess(stack, "Subscribe", { roles: ["platform"], productIds: ["prod-a"] });
  expect(synthesized(stack)).toMatchSnapshot();
});
