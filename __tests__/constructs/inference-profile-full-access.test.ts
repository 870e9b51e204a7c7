import { InferenceProfileFullAccess } from "../../modules";
import { emptyStack, synthesized } from "../stack";

test("takes the partition from AWS", () => {
  const stack = emptyStack();
  new InferenceProfileFullAccess(stack, "Admin", { roles: ["bedrock-admin"] });
  expect(Object.keys(synthesized(stack).data?.aws_partition ?? {})).toHaveLength(1);
});
