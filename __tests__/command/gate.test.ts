import { onlyChanges } from "../../modules/command/gate";
import { sampleReport } from "../formats/sample";

test("whoever has an unknown policy stays among the changes, with what is known to change", () => {
  const changed = new Map(onlyChanges(sampleReport).principals.map((each) => [each.name, each]));
  expect(changed.get("quiet")?.profiles).toEqual([]);
  expect(changed.get("batch")?.profiles).toHaveLength(2);
  expect(changed.has("writer")).toBe(false);
});
