// runs a TypeScript file of this project: bundles it, which takes milliseconds, and starts the bundle in this process
const { build } = require("esbuild");
const { rmSync } = require("node:fs");
const { basename, resolve } = require("node:path");
const library = require("./library");

const [file] = process.argv.splice(2, 1);
// of this process alone: two may run one file, with one library or the other
const outfile = resolve(__dirname, "../node_modules/.cache", `${basename(file, ".ts")}.${process.pid}.js`);
process.once("exit", () => rmSync(outfile, { force: true }));
const built = build({
  entryPoints: [file],
  bundle: true,
  platform: "node",
  packages: "external",
  alias: { cdktf: library, "@cdktf/provider-aws": `@${library}/provider-aws` },
  outfile,
  logLevel: "warning",
  // errors point into the source; until there is one, maps would only slow the stack trace that the library takes of
  // each token
  sourcemap: "inline",
  sourcesContent: false,
  banner: { js: '"use strict"; process.setSourceMapsEnabled(false);' },
});
// esbuild is a process of its own: what the bundle needs is loaded meanwhile
require(library);
process.setSourceMapsEnabled(true);
process.once("uncaughtExceptionMonitor", () => process.setSourceMapsEnabled(true));
built.then(
  () => require(outfile),
  () => process.exit(1),
);
