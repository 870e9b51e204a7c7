import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PolicyDocument, GrantedAccess } from "../modules/policy/document";

/** A policy as an AWS page has it. */
export interface Fixture {
  /** The page that `expected` was written from. */
  readonly source: string;
  readonly input: Omit<GrantedAccess, "beside">;
  readonly expected: PolicyDocument;
}

export function fixture(name: string): Fixture {
  return JSON.parse(readFileSync(join(__dirname, "fixtures", `${name}.json`), "utf8")) as Fixture;
}

/** A document in one order: what IAM reads as a set is sorted. */
export function inOneOrder({ Version, Statement }: PolicyDocument): unknown {
  const sorted = (value: string | readonly string[]) =>
    typeof value === "string" ? value : [...value].sort();
  return {
    Version,
    Statement: Statement.map((statement) => ({
      ...statement,
      Action: sorted(statement.Action),
      Resource: sorted(statement.Resource),
    })),
  };
}
