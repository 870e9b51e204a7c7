import type { AccessRow } from "./access-row";
import type { Badge, Fact, Line, Risk } from "./line";
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

/** A section with its place. */
export type PlacedSection = Section & { readonly place: Place };

/** A report as every format shows it. */
export interface Page {
  readonly title: string;

  /** What the report is of, and what made it. */
  readonly origin: Line;
  readonly counts: readonly Count[];
  readonly sections: readonly PlacedSection[];
}
