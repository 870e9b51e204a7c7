import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stacksMadeBy, synthesizedStacks } from "../app";
import { copyMain, copyProject, packed, run } from "../installed";
import { libraries, type Library } from "../library";
import { deadLinks, pagesIn } from "../links";
import { blocksOf, commandsOf, section } from "../readme-block";

const root = join(__dirname, "../..");
const compilation = ["--strict", "--module", "commonjs", "--target", "es2022", "--skipLibCheck"];

const folder = mkdtempSync(join(tmpdir(), "package-"));
const alone = join(folder, "alone");
const installed = join(alone, "node_modules/cdktf-bedrock-inference-profiles");
let archive: string;

jest.setTimeout(10 * 60_000);

beforeAll(() => {
  archive = join(folder, packed(folder));
  mkdirSync(alone);
  writeFileSync(join(alone, "package.json"), "{}");
  run(alone, "npm", "install", archive);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each(libraries)("a project on %s", (library) => {
  const byNpm = join(folder, library);

  beforeAll(() => {
    copyProject(library, byNpm);
    run(byNpm, "npm", "install", archive, "--prefer-offline");
  });

  test("has the package's types", () => {
    run(byNpm, "npx", "tsc");
  });

  test.each([
    ["node16", "node16"],
    ["nodenext", "nodenext"],
    ["esnext", "bundler"],
  ])("has them with module %s, and moduleResolution %s", (module, moduleResolution) => {
    run(byNpm, "npx", "tsc", "--module", module, "--moduleResolution", moduleResolution);
  });

  test("gets the same result as this repository", () => {
    const { there, here } = stacksOfMain(library, byNpm);
    expect(there).toEqual(here);
  });

  test("gets it by pnpm, too, which links only what a package asks for", () => {
    const byPnpm = join(folder, `${library}-pnpm`);
    copyProject(library, byPnpm);
    const manifest = join(byPnpm, "package.json");
    // the CLI brings nothing that the package could miss, and much to install; pnpm asks the registry for what is there
    const left = / *"(cdkt.-cli|cdktf-bedrock-inference-profiles)": .*\n/g;
    writeFileSync(manifest, readFileSync(manifest, "utf8").replace(left, ""));
    run(byPnpm, join(root, "node_modules/.bin/pnpm"), "add", archive, "--prefer-offline");
    const { there, here } = stacksOfMain(library, byPnpm);
    expect(there).toEqual(here);
  });
});

/** The stacks of main.ts, made in a project and in this repository. */
function stacksOfMain(library: Library, project: string) {
  copyMain(library, join(project, "accounts.ts"));
  run(project, "npx", "tsc", ...compilation, "accounts.ts");
  const stacks = [...stacksMadeBy("node accounts.js", project)];
  // the local backend's path is the one thing that tells where a stack was synthesized
  const there = stacks.map(([name, json]) => [name, json.replaceAll(project, root)]);
  return { there, here: [...synthesizedStacks(library)] };
}

test("README's first project is synthesized", () => {
  const project = join(folder, "first");
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), "{}");
  for (const command of commandsOf(section("Install"))) {
    run(
      project,
      "bash",
      "-c",
      command.replace(" cdktf-bedrock-inference-profiles ", ` ${archive} --prefer-offline `),
    );
  }
  writeFileSync(join(project, "main.ts"), blocksOf(section("Grant access"), "ts").join());
  run(project, "npx", "cdktf", "synth");
  const stack = JSON.parse(
    readFileSync(join(project, "cdktf.out/stacks/production/cdk.tf.json"), "utf8"),
  ) as object;
  expect(stack).toHaveProperty("resource.aws_iam_policy");
});

describe("installed alone", () => {
  test("takes at most 10 MB", () => {
    const files = readdirSync(join(alone, "node_modules"), { recursive: true, encoding: "utf8" });
    const sizes = files.map((file) => statSync(join(alone, "node_modules", file)).size);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(10 * 1_000_000);
  });

  test("reports", () => {
    const plan = join(alone, "plan.json");
    const policy = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
    const inline = {
      address: "aws_iam_role_policy.admin",
      mode: "managed",
      type: "aws_iam_role_policy",
      name: "admin",
      values: { role: "admin", policy: JSON.stringify(policy) },
    };
    writeFileSync(
      plan,
      JSON.stringify({ format_version: "1.0", values: { root_module: { resources: [inline] } } }),
    );
    const [command = ""] = commandsOf(section("Review a plan")).filter((line) => line.startsWith("npx "));
    expect(run(alone, "bash", "-c", command)).toContain("type          any-profile-or-model");
  });
});

/** What an import in a project says where it fails. */
function importOf(project: string, name: string): string {
  const program = `try { require("${name}"); } catch (error) { console.log(error.message); }`;
  return run(project, "node", "-e", program).trim();
}

describe.each([
  {
    name: "cdktf-bedrock-inference-profiles",
    library: "cdktf",
    wanted: "^10.4.2",
    old: "10.4.1",
    oldest: "10.4.2",
    command: "npm install cdktf@^0.21.0 @cdktf/provider-aws@^21.22.0 constructs@^10.4.2",
  },
  {
    name: "cdktf-bedrock-inference-profiles/cdktn",
    library: "cdktn",
    wanted: ">=10.6.0 <10.8.0",
    old: "10.4.5",
    oldest: "10.6.0",
    command: "npm install cdktn@^0.24.0 @cdktn/provider-aws@^25.7.0 constructs@~10.7.2",
  },
])("$name without its peers", ({ name, library, wanted, old, oldest, command }) => {
  const problem = (text: string) => `cdktf-bedrock-inference-profiles: ${text}; run '${command}'`;
  const missing = (peer: string) => problem(`'${peer}' should be installed, and is not found`);
  const added: string[] = [];

  /** Puts a package.json, which is all that is read, in the place of a package. */
  function add(peer: string, manifest: object): void {
    const place = join(alone, "node_modules", peer);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, "package.json"), JSON.stringify({ name: peer, ...manifest }));
    added.push(place);
  }

  afterEach(() => {
    for (const place of added) rmSync(place, { recursive: true, force: true });
  });

  test("names each that is missing, and what to install", () => {
    expect(importOf(alone, name)).toBe(missing("constructs"));
    add("constructs", { version: oldest });
    expect(importOf(alone, name)).toBe(missing(library));
    add(library, { version: "0.0.1", peerDependencies: { constructs: wanted } });
    expect(importOf(alone, name)).toBe(missing(`@${library}/provider-aws`));
    add(`@${library}/provider-aws`, { version: "0.0.1" });
    expect(importOf(alone, name)).not.toContain("should be installed");
  });

  test("names a 'constructs' that is too old", () => {
    add("constructs", { version: old });
    add(library, { version: "0.0.1", peerDependencies: { constructs: wanted } });
    add(`@${library}/provider-aws`, { version: "0.0.1" });
    expect(importOf(alone, name)).toBe(
      problem(`'constructs' should be ${wanted} for '${library}' 0.0.1, got ${old}`),
    );
  });

  test("goes on where a peer keeps its package.json to itself", () => {
    add("constructs", { version: old, exports: {} });
    add(library, { version: "0.0.1", peerDependencies: { constructs: wanted } });
    add(`@${library}/provider-aws`, { version: "0.0.1", exports: {} });
    expect(importOf(alone, name)).not.toContain("should be");
  });

  test("names a command that installs them beside the package", () => {
    const [npm = "", ...words] = command.split(" ");
    run(alone, npm, ...words, "--dry-run");
  });

  test("names versions that package.json allows, and reads what the library asks for", () => {
    const { peerDependencies } = manifestOf(root);
    const names = command.split(" ").slice(2);
    for (const each of names.filter((text) => !text.startsWith("constructs"))) {
      const at = each.lastIndexOf("@");
      expect(peerDependencies[each.slice(0, at)]).toBe(each.slice(at + 1));
    }
    expect(manifestOf(join(root, "node_modules", library)).peerDependencies.constructs).toBe(wanted);
  });
});

function manifestOf(folder: string) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    readonly peerDependencies: Readonly<Record<string, string>>;
  };
}

test("holds what users need and nothing else", () => {
  const files = readdirSync(installed, { recursive: true, withFileTypes: true, encoding: "utf8" })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => join(parentPath, name).slice(installed.length + 1));
  const kinds = files.map((file) => file.replace(/^dist\/.*?(\.d\.ts|\.js|\.js\.map)$/, "dist/*$1"));
  expect([...new Set(kinds)].sort()).toEqual(
    [
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "package.json",
      "docs/api.md",
      "docs/report.md",
      "docs/report.png",
      "docs/report.schema.json",
      "examples/agent.ts",
      "examples/batch-service-role.ts",
      "examples/cdktf-project/cdktf.json",
      "examples/cdktf-project/main.ts",
      "examples/cdktf-project/package.json",
      "examples/cdktf-project/tsconfig.json",
      "examples/cdktn-project/cdktf.json",
      "examples/cdktn-project/main.ts",
      "examples/cdktn-project/package.json",
      "examples/cdktn-project/tsconfig.json",
      "examples/developers.ts",
      "examples/knowledge-base.ts",
      "examples/permission-set.ts",
      "examples/pipelines/github-actions.yml",
      "examples/pipelines/gitlab-ci.yml",
      "examples/team-application-profiles.ts",
      "dist/*.d.ts",
      "dist/*.js",
      "dist/*.js.map",
      "dist/plan/aws-managed-policies.json",
    ].sort(),
  );
});

test("has no dead link on its pages", () => {
  const pages = pagesIn(installed);
  expect(pages.sort()).toEqual(["CHANGELOG.md", "README.md", "docs/api.md", "docs/report.md"]);
  expect(deadLinks(installed, pages)).toEqual([]);
});

test("needs nothing at run time but peers, each of which may be left out", () => {
  const { dependencies, peerDependencies, peerDependenciesMeta } = JSON.parse(
    readFileSync(join(installed, "package.json"), "utf8"),
  ) as {
    dependencies?: unknown;
    peerDependencies: Readonly<Record<string, string>>;
    peerDependenciesMeta: unknown;
  };
  expect(dependencies).toBeUndefined();
  const peers = ["@cdktf/provider-aws", "@cdktn/provider-aws", "cdktf", "cdktn", "constructs"];
  expect(Object.keys(peerDependencies).sort()).toEqual(peers);
  expect(peerDependenciesMeta).toEqual(Object.fromEntries(peers.map((name) => [name, { optional: true }])));
});

test("gives every import a file that is there", () => {
  expect(run(root, "npx", "publint", "--strict", installed)).toContain("All good!");
});

test("gives every import its types, also to ES modules", () => {
  const printed = run(root, "npx", "attw", archive, "--no-color", "--no-emoji");
  expect(printed).toContain("No problems found");
});

test.each([
  ["dist/index.js.map", "../modules/index.ts"],
  ["dist/cdktn/index.js.map", "../../modules/index.ts"],
])("names the TypeScript source of every line in %s", (file, source) => {
  const map = JSON.parse(readFileSync(join(installed, file), "utf8")) as {
    sources: string[];
    sourcesContent: string[];
  };
  expect(map.sources).toEqual([source]);
  expect(map.sourcesContent).toEqual([readFileSync(join(root, "modules/index.ts"), "utf8")]);
});
