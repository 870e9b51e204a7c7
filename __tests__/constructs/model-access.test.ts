import { ModelAccess } from "../../modules";
import { emptyStack } from "../stack";

test("gives the ARN of its policy", () => {
  const access = new ModelAccess(emptyStack(), "Subscribe", { roles: ["platform"] });
  expect(access.policyArns).toHaveLength(1);
});
