import type { AccessRow } from "./access-row";
import { nounFor, type Badge, type Fact, type Line, type Risk } from "./line";
import type { Matrix } from "./matrix";

/** One thing that a section tells. */
export interface Entry {
  readonly badges: readonly Badge[];
  readonly title: Line;
  readonly facts: readonly Fact[];

  /** What a format that can draw shows of the way to the models. */
  readonly drawing?: AccessRow;
}

/** A part of a page. */
export interface Section {
  /** Each once in a page, of letters, digits and hyphens. */
  readonly id: string;
  readonly title: Line;
  readonly badges?: readonly Badge[];
  readonly notes?: readonly Line[];
  readonly matrix?: Matrix;
  readonly facts?: readonly Fact[];
  readonly entries?: readonly Entry[];
  readonly parts?: readonly Section[];
}

/** How soon a reader needs a section: at once; behind a click where there is little room; behind a click. */
export type Place = "first" | "detail" | "folded";

/** How many there are of something. */
export interface Count {
  readonly number: number;
  readonly term: string;
  readonly risk: Risk;
}

/** A count with its noun. */
export function count(number: number, noun: string, risk: Risk = "none"): Count {
  return { number, term: nounFor(number, noun), risk };
}

/** A section with its place. */
export type PlacedSection = Section & { readonly place: Place };

/** A report as every format shows it. */
export interface Page {
  readonly title: string;

  /** The file of the plan or state, if there is one. */
  readonly name: string | null;

  /** What the report is of, and what made it. */
  readonly origin: Line;

  /** What is not in it. */
  readonly omitted: readonly Line[];
  readonly counts: readonly Count[];
  readonly sections: readonly PlacedSection[];
}
