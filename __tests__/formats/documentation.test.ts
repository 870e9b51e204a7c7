import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findingKinds, findingTypes } from "../../modules/report/finding-kind";
import { formats } from "../../modules/formats/format";
import { formatVersion } from "../../modules/report/report";

const page = readFileSync(join(__dirname, "../../docs/report.md"), "utf8");

test("docs/report.md explains every finding under its name, and no other", () => {
  const [, explained = ""] = page.split("## The findings\n");
  expect([...explained.matchAll(/^### (.*)\n\n\w/gm)].map(([, name]) => name)).toEqual(findingTypes);
  const severities = [...explained.matchAll(/^### .*\n\nAn? (\w+)\. /gm)].map(([, severity]) => severity);
  expect(severities).toEqual(findingTypes.map((type) => findingKinds[type].severity));
});

test("docs/report.md explains every format, and says which version the JSON has", () => {
  const explained = [...page.matchAll(/^- \*\*(\w+)\*\*: /gm)].map(([, name]) => name);
  expect(explained).toEqual([...formats.keys()]);
  expect(page).toContain(`\`formatVersion\` is \`${formatVersion}\``);
});
