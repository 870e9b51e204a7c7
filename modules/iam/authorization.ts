import type { PolicyStatement } from "./policy-statement";
import type { TextSet } from "./text-set";

/** The statements of one or more policies. */
export interface Authorization {
  readonly statements: readonly PolicyStatement[];
  readonly allows: ResourceIndex;
  readonly denies: ResourceIndex;
}

/** Statements of one effect, found by resource. */
export interface ResourceIndex {
  readonly statements: readonly PolicyStatement[];

  /** Those that name a resource or a pattern, by its text. */
  readonly byResource: ReadonlyMap<string, readonly PolicyStatement[]>;

  /** Those that may be about resources they do not name. */
  readonly patterned: readonly PolicyStatement[];
}

/** What statements authorize together. */
export function authorization(statements: readonly PolicyStatement[]): Authorization {
  const [allows, denies] = (["Allow", "Deny"] as const).map((effect) =>
    resourceIndex(statements.filter((statement) => statement.effect === effect)),
  ) as [ResourceIndex, ResourceIndex];
  return { statements, allows, denies };
}

function resourceIndex(statements: readonly PolicyStatement[]): ResourceIndex {
  const byResource = new Map<string, PolicyStatement[]>();
  const patterned: PolicyStatement[] = [];
  for (const statement of statements) {
    if (statement.notResources || statement.resources.some(({ exact }) => !exact)) patterned.push(statement);
    for (const resource of new Set(statement.resources.map(({ text }) => text))) {
      const found = byResource.get(resource);
      if (found) found.push(statement);
      else byResource.set(resource, [statement]);
    }
  }
  return { statements, byResource, patterned };
}

const none: readonly PolicyStatement[] = [];

/** The statements that may be about some resources, those that name them as they are asked for first. */
export function candidates(
  { statements, byResource, patterned }: ResourceIndex,
  { only, within }: TextSet,
): readonly PolicyStatement[] {
  const named =
    only === undefined ? within.flatMap(({ text }) => byResource.get(text) ?? none) : byResource.get(only);
  const others = only === undefined ? statements : patterned;
  if (!named || named.length === 0) return others;
  return others.length === 0 ? named : [...new Set([...named, ...others])];
}
