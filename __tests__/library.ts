/** A library that the constructs run on. */
export type Library = "cdktf" | "cdktn";

export const libraries: readonly Library[] = ["cdktf", "cdktn"];

/** The library of this run of the tests: CDKTF, or CDK Terrain with CDK=cdktn. */
export const library: Library = process.env.CDK === "cdktn" ? "cdktn" : "cdktf";

/** The other one. */
export const otherLibrary: Library = library === "cdktf" ? "cdktn" : "cdktf";

interface Stack {
  readonly "//": { readonly metadata: object };
  readonly terraform: { readonly required_providers: { readonly aws: { source: string; version: string } } };
}

/**
 * Terraform JSON without what the two libraries write each in its own way: their own version, the address of the AWS
 * provider, and its version where the bindings demand the one that they were generated from.
 */
export function withoutLibrary(json: string): object {
  const { "//": comment, terraform, ...rest } = JSON.parse(json) as Stack;
  const { aws } = terraform.required_providers;
  const source = aws.source.replace(/^(hashicorp\/)?aws$/, "the AWS provider");
  const version = aws.version.replace(/^\d+\.\d+\.\d+$/, "that of the bindings");
  return {
    ...rest,
    "//": { metadata: { ...comment.metadata, version: "that of the library" } },
    terraform: { ...terraform, required_providers: { aws: { source, version } } },
  };
}
