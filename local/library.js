// the library that runs: the sources import CDKTF, and with CDK=cdktn get CDK Terrain in its place
const { CDK: library = "cdktf" } = process.env;

if (library !== "cdktf" && library !== "cdktn") {
  throw new Error(`CDK should be 'cdktf' or 'cdktn', got '${library}'; leave it out for CDKTF`);
}
module.exports = library;
