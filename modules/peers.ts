/* eslint-disable @typescript-eslint/no-require-imports -- what is missing should be told before an import fails */

/** What of the package.json of a peer is read here. */
interface Manifest {
  readonly version: string;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

// the build for CDK Terrain has its name here, and in the names of what is required
const library = "cdktf";
const bindings = "@cdktf/provider-aws";

/** What installs the peers of each library. */
const commands = {
  cdktf: "npm install cdktf@^0.21.0 @cdktf/provider-aws@^21.22.0 constructs@^10.4.2",
  cdktn: "npm install cdktn@^0.24.0 @cdktn/provider-aws@^25.7.0 constructs@~10.7.2",
};

const constructs = peer("constructs", () => require("constructs/package.json") as Manifest);
const user = peer(library, () => require("cdktf/package.json") as Manifest);
peer(bindings, () => require("@cdktf/provider-aws/package.json") as Manifest);

const wanted = user?.peerDependencies?.constructs;
if (user && constructs && wanted !== undefined && isOlder(constructs.version, wanted)) {
  const { version } = user;
  throw problem(`'constructs' should be ${wanted} for '${library}' ${version}, got ${constructs.version}`);
}

/** The package.json of a peer, or undefined for one that is installed and keeps it to itself. */
function peer(name: string, load: () => Manifest): Manifest | undefined {
  try {
    return load();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") return undefined;
    throw problem(`'${name}' should be installed, and is not found`);
  }
}

function problem(text: string): Error {
  return new Error(`cdktf-bedrock-inference-profiles: ${text}; run '${commands[library]}'`);
}

/** Whether a version is below the lowest that a range names, which npm writes first. */
function isOlder(installed: string, range: string): boolean {
  const numbers = (text: string) => (/\d+\.\d+\.\d+/.exec(text)?.[0] ?? "").split(".").map(Number);
  const [own, lowest] = [numbers(installed), numbers(range)];
  const first = lowest.findIndex((number, index) => number !== own[index]);
  return Number(own[first]) < Number(lowest[first]);
}

export {};
