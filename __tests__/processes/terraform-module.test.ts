import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "../..");
const folder = join(root, "terraform-module");
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  scripts: Readonly<Record<string, string>>;
};
const files = readdirSync(folder, { recursive: true }).map(String);
const modules = [".", ...readdirSync(join(folder, "modules")).map((name) => `modules/${name}`)];
const configurations = files.filter((name) => /^(modules\/[\w-]+\/)?[\w-]+\.tf$/.test(name));

const read = (name: string) => readFileSync(join(folder, name), "utf8");

/** A quoted template in HCL: what it says around the expressions in it. */
interface Template {
  readonly literals: readonly string[];
  readonly end: number;
}

/** Reads the template that begins behind a quotation mark. */
function template(text: string, start: number): Template {
  const literals = [""];
  for (let at = start; at < text.length; at++) {
    if (text[at] === '"') return { literals, end: at };
    if (text.startsWith("${", at) && text[at - 1] !== "$") {
      at = interpolation(text, at + 2);
      literals.push("");
    } else if (!text.startsWith("$${", at)) {
      if (text[at] === "\\") at++;
      literals.push(`${literals.pop()}${text[at]}`);
    }
  }
  throw new Error(`a text without an end: ${text.slice(start, start + 80)}`);
}

/** Where an expression in a template ends. */
function interpolation(text: string, start: number): number {
  let depth = 1;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '"') at = template(text, at + 1).end;
    if (text[at] === "{") depth++;
    if (text[at] === "}" && --depth === 0) return at;
  }
  throw new Error(`an expression without an end: ${text.slice(start, start + 80)}`);
}

/** The sentences of a configuration, by what they say around their expressions: `'actions' should …`. */
function sentences(configuration: string): (readonly string[])[] {
  // a comment may have a quotation mark, and a sentence may be parts on lines of their own
  const text = configuration.replace(/^\s*#.*$/gm, "").replace(/",\n\s*"/g, "");
  const found: (readonly string[])[] = [];
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    const { literals, end } = template(text, at + 1);
    if (literals.some((literal) => literal.includes(" should "))) found.push(literals);
    at = end;
  }
  return found;
}

/** The sentences that stand above the runs that are refused. */
const provoked = files
  .filter((name) => name.endsWith(".tftest.hcl"))
  .flatMap((name) => [...read(name).matchAll(/^# (.*)\nrun /gm)].map(([, sentence = ""]) => sentence));

describe("terraform-module/", () => {
  const written = mkdtempSync(join(tmpdir(), "terraform-module-"));

  beforeAll(() => {
    cpSync(folder, written, { recursive: true });
    const command = `${String(scripts["build:terraform-module"])} ${written}`;
    const path = `${join(root, "node_modules/.bin")}:${String(process.env.PATH)}`;
    execFileSync("/bin/sh", ["-c", command], { cwd: root, env: { ...process.env, PATH: path } });
  }, 30_000);

  afterAll(() => rmSync(written, { recursive: true }));

  test.each(files.filter((name) => /^(modules\/[\w-]+\/)?[\w-]+\.(tf|json|md)$/.test(name)))(
    "%s is what npm run build:terraform-module writes",
    (file) => {
      expect(read(file)).toBe(readFileSync(join(written, file), "utf8"));
    },
  );

  test("has no provider, no backend, no path of a machine and no name of a library", () => {
    for (const name of configurations) {
      expect(read(name)).not.toMatch(/^\s*(provider|backend|cloud) /m);
      expect(read(name)).not.toContain(root);
      expect(read(name)).not.toMatch(/cdk ?t[fn]|cdk ?terrain/i);
    }
  });

  test("has a main.tf that is short enough to review", () => {
    const lines = read("main.tf").trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(250);
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
  });

  test("has a test that provokes each of its sentences", () => {
    const known = configurations.flatMap((name) => sentences(read(name)));
    expect(known.length).toBeGreaterThan(80);
    const untested = known.filter((literals) => {
      const parts = literals.map((literal) => literal.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
      const form = new RegExp(`^${parts.join(".*")}$`);
      return !provoked.some((sentence) => form.test(sentence));
    });
    expect(untested).toEqual([]);
  });

  test("has a guard for each condition that is checked, and no other sentence than those", () => {
    for (const name of configurations) {
      const text = read(name);
      const blocks = text.match(/^\s*(validation|precondition|postcondition) \{$/gm) ?? [];
      expect([name, text.match(/^\s*error_message\s*=/gm)?.length ?? 0]).toEqual([name, blocks.length]);
    }
  });

  test("has a README that names each example and each module that users call", () => {
    const named = [...read("README.md").matchAll(/\]\(((?:examples|modules)\/[\w-]+)/g)].map(
      ([, name]) => name,
    );
    const callable = modules.filter((name) => existsSync(join(folder, name, "README.md")) && name !== ".");
    const examples = readdirSync(join(folder, "examples")).map((name) => `examples/${name}`);
    expect(named.sort()).toEqual([...callable, ...examples].sort());
  });

  test("has tests in each module and example", () => {
    for (const name of [
      ...modules,
      ...readdirSync(join(folder, "examples")).map((name) => `examples/${name}`),
    ]) {
      expect(readdirSync(join(folder, name, "tests"))).not.toEqual([]);
    }
  });
});
