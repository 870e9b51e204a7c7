import { dirname, join } from "node:path";
import { preProcessFile } from "typescript";

/** What a layer may import besides itself. */
interface Layer {
  /** Folders of modules/. */
  readonly folders: readonly string[];

  /** Packages as an import names them; a `*` at the end stands for whatever is behind. */
  readonly packages: readonly string[];
}

const bindings = "@cdktf/provider-aws/lib/*";

/** The layers by their folder, each below those it imports from. `.` is modules/ itself. */
export const layers: Readonly<Record<string, Layer>> = {
  policy: { folders: [], packages: [] },
  terraform: { folders: ["policy"], packages: ["cdktf", "constructs", bindings] },
  constructs: { folders: ["terraform", "policy"], packages: ["cdktf", "constructs", bindings] },
  stacks: { folders: ["constructs", "terraform", "policy"], packages: ["cdktf", "constructs", bindings] },
  iam: { folders: [], packages: [] },
  report: { folders: ["policy"], packages: [] },
  plan: { folders: ["report", "iam"], packages: [] },
  access: { folders: ["plan", "report", "iam", "policy"], packages: [] },
  findings: { folders: ["access", "plan", "report", "iam", "policy"], packages: [] },
  formats: { folders: ["report"], packages: [] },
  command: { folders: ["formats", "findings", "access", "report"], packages: ["node:*"] },
  ".": { folders: ["constructs", "stacks"], packages: [] },
};

/** Something to import: a folder of modules/, `..` for what is outside of it, or a package. */
export type Target = { readonly folder: string } | { readonly package: string };

/** An import in a file of modules/. */
export interface Import {
  readonly layer: string;

  /** What is imported, as it is written. */
  readonly name: string;
  readonly target: Target;
}

/** The imports in the text of a file, which is given by its path in modules/. */
export function importsIn(file: string, text: string): Import[] {
  return preProcessFile(text).importedFiles.map(({ fileName: name }) => ({
    layer: folderOf(file),
    name,
    target: name.startsWith(".") ? { folder: folderOf(join(dirname(file), name)) } : { package: name },
  }));
}

function folderOf(path: string): string {
  const [first = ""] = path.split("/");
  // a name alone is a file of modules/ itself, where it is no folder's
  return path === first && first !== ".." && !Object.hasOwn(layers, first) ? "." : first;
}

/** What the table allows a layer to import besides itself. */
export function allowedTargets(layer: string): Target[] {
  const { folders = [], packages = [] } = layers[layer] ?? {};
  return [...folders.map((folder) => ({ folder })), ...packages.map((name) => ({ package: name }))];
}

/** Whether the table allows an import. */
export function isAllowed({ layer, target }: Import): boolean {
  const itself = { folder: layer };
  return [itself, ...allowedTargets(layer)].some((allowed) => covers(allowed, target));
}

/** Whether a target of the table is what is imported. */
export function covers(allowed: Target, target: Target): boolean {
  if ("folder" in allowed) return "folder" in target && allowed.folder === target.folder;
  if ("folder" in target) return false;
  const [start = "", behind] = allowed.package.split("*");
  return behind === undefined ? target.package === start : target.package.startsWith(start);
}
