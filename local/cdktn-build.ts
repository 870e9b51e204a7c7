import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

// dist/cdktn is what dist/index.js needs of dist/, with each name of CDKTF's packages that is a text of its own changed
// to that of CDK Terrain. The names are equally long, so that the source maps stay right.
const rooms = /^(index|peers|constructs|stacks|terraform|policy)\b/;

for (const name of readdirSync("dist", { recursive: true, encoding: "utf8" })) {
  if (!rooms.test(name) || !/\.(js|d\.ts|map)$/.test(name)) continue;
  const text = readFileSync(join("dist", name), "utf8");
  const file = join("dist/cdktn", name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    name.endsWith(".map")
      ? text.replace(/"sources":\["/, "$&../") // one folder further from modules/
      : text.replaceAll(/"(@?)cdktf(?=["/])/g, '"$1cdktn'),
  );
}
