/** A resource of a test, which is called by its place among the others. */
export interface NumberedResource {
  readonly type: string;
  readonly values: object;
  readonly unknown?: object;
}

/** How Terraform calls each of some resources: `aws_iam_role.x0`, and so on. */
function described(resources: readonly NumberedResource[]): object[] {
  return resources.map(({ type }, index) => ({
    address: `${type}.x${index}`,
    mode: "managed",
    type,
    name: `x${index}`,
  }));
}

/** A state with resources, behind others that have names of their own. */
export function stateOf(resources: readonly NumberedResource[], others: readonly object[] = []): unknown {
  const own = described(resources).map((each, index) => ({ ...each, values: resources[index]?.values }));
  return { format_version: "1.0", values: { root_module: { resources: [...others, ...own] } } };
}

/** A plan that makes resources. */
export function planOf(resources: readonly NumberedResource[]): object {
  return {
    format_version: "1.2",
    resource_changes: described(resources).map((each, index) => {
      const { values, unknown = {} } = resources[index] ?? {};
      return {
        ...each,
        change: { actions: ["create"], before: null, after: values, after_unknown: unknown },
      };
    }),
    configuration: {},
  };
}
