// runs a TypeScript file of this project: bundles it, which takes milliseconds, and starts the bundle in this process
const { build } = require("esbuild");
const { basename, resolve } = require("node:path");

const [file] = process.argv.splice(2, 1);
const outfile = resolve(__dirname, "../node_modules/.cache", `${basename(file, ".ts")}.js`);
const built = build({
  entryPoints: [file],
  bundle: true,
  platform: "node",
  packages: "external",
  outfile,
  logLevel: "warning",
});
// esbuild is a process of its own: what the bundle needs is loaded meanwhile
require("cdktf");
built.then(
  () => require(outfile),
  () => process.exit(1),
);
