import { readdirSync } from "node:fs";
import { join } from "node:path";
import { stacksMadeBy } from "../app";
import { libraries, withoutLibrary } from "../library";

const root = join(__dirname, "../..");
const examples = readdirSync(join(root, "examples")).filter((name) => name.endsWith(".ts"));
const apps = ["main.ts", "__tests__/every-form.ts", ...examples.map((name) => `examples/${name}`)];

test.each(apps)("CDKTF and CDK Terrain synthesize the same of %s", (app) => {
  const [one, other] = libraries.map((library) =>
    [...stacksMadeBy(`node local/run.js ${app}`, root, library)].map(
      ([name, json]) => [name, withoutLibrary(json)] as const,
    ),
  );
  expect(one).not.toEqual([]);
  expect(other).toEqual(one);
});

test("what is the same is not the same library's", () => {
  const versions = libraries.map((library) => {
    const [json = ""] = stacksMadeBy("node local/run.js main.ts", root, library).values();
    return (JSON.parse(json) as { "//": { metadata: { version: string } } })["//"].metadata.version;
  });
  expect(versions).toEqual(["0.21.0", "0.24.0"]);
});
