import { applies, type PolicyStatement, type Request } from "./policy-statement";

/** The statements of one or more policies, found by resource. */
export interface Authorization {
  readonly statements: readonly PolicyStatement[];
  readonly byResource: ReadonlyMap<string, readonly PolicyStatement[]>;

  /** The statements with a pattern in place of an ARN. */
  readonly patterned: readonly PolicyStatement[];
}

/** What allows a request, and what denies it. */
export interface Decision {
  readonly allowed: boolean;
  readonly allowing: readonly PolicyStatement[];
  readonly denying: readonly PolicyStatement[];
}

/** What statements authorize together. */
export function authorization(statements: readonly PolicyStatement[]): Authorization {
  const byResource = new Map<string, PolicyStatement[]>();
  const patterned: PolicyStatement[] = [];
  for (const statement of statements) {
    if (statement.notResources || statement.resources.some(({ exact }) => !exact)) {
      patterned.push(statement);
      continue;
    }
    for (const resource of new Set(statement.resources.map(({ text }) => text))) {
      const found = byResource.get(resource);
      if (found) found.push(statement);
      else byResource.set(resource, [statement]);
    }
  }
  return { statements, byResource, patterned };
}

/**
 * Whether a request is allowed.
 *
 * Where a statement can't be judged, an Allow counts and a Deny does not: a reviewer sees the widest access there
 * can be, and the report names what was not judged.
 */
export function decision({ byResource, patterned }: Authorization, request: Request): Decision {
  const allowing: PolicyStatement[] = [];
  const denying: PolicyStatement[] = [];
  for (const candidates of [byResource.get(request.resource) ?? none, patterned]) {
    for (const statement of candidates) {
      const verdict = applies(statement, request);
      if (statement.effect === "Allow" && verdict !== false) allowing.push(statement);
      if (statement.effect === "Deny" && verdict === true) denying.push(statement);
    }
  }
  return { allowed: allowing.length > 0 && denying.length === 0, allowing, denying };
}

const none: readonly PolicyStatement[] = [];
