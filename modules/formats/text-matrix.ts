import type { Change } from "../report/report";
import type { Cell, Matrix, MatrixRow } from "./matrix";
import { textLine } from "./text";
import { hanging, wrapped } from "./wrapped";

/** One character for each change, as Terraform has them. */
export const changeSigns: Readonly<Record<Change, string>> = {
  added: "+",
  removed: "-",
  widened: ">",
  narrowed: "<",
  unchanged: "",
  unknown: "?",
};

const nameWidth = 44;
const gap = "  ";

/** The lines of a matrix. Columns that don't fit beside each other are numbered, and stand below each other. */
export function textMatrix({ columns, rows }: Matrix, width: number): string[] {
  const names = columns.map(textLine);
  const rowNames = rows.map(rowName);
  const first = Math.min(nameWidth, Math.max(...rowNames.map((name) => name.length)));
  const room = width - first;
  const cells = rows.map((row) => row.cells.map(cellText));
  const least = Math.max(3, ...cells.flat().map((cell) => cell.length));
  const fits = names.reduce((sum, name) => sum + gap.length + Math.max(name.length, least), 0) <= room;
  const heads = fits ? names : names.map((_, index) => String(index + 1));
  const widths = heads.map((head) => Math.max(head.length, least));
  const perBlock = fits ? heads.length : Math.floor(room / (gap.length + Math.max(...widths)));

  const lines: string[] = [];
  for (let start = 0; start < heads.length; start += perBlock) {
    const line = (name: string, values: readonly string[]) =>
      name.padEnd(first) +
      values
        .slice(start, start + perBlock)
        .map((value, index) => gap + value.padEnd(widths[start + index] ?? 0))
        .join("");
    lines.push(line("", heads));
    rowNames.forEach((rowText, index) => {
      const [name = "", ...more] = wrapped(rowText, first);
      lines.push(line(name, cells[index] ?? []), ...more);
    });
    lines.push("");
  }
  const key = names.flatMap((name, index) => hanging(`${String(index + 1).padStart(3)}  `, name, width));
  return [...lines, ...(fits ? [] : [...key, ""]), ...letters(rows, width)];
}

function rowName({ name, badges }: MatrixRow): string {
  return textLine(name) + (badges.length === 0 ? "" : ` (${badges.map(({ word }) => word).join(", ")})`);
}

function cellText(cell: Cell | undefined): string {
  return cell === undefined
    ? "."
    : changeSigns[cell.change] + cell.marks.map(({ letter }) => letter).join("");
}

/** What the letters and signs in some rows stand for. */
function letters(rows: readonly MatrixRow[], width: number): string[] {
  const cells = rows.flatMap((row) => row.cells);
  const found = cells.filter((cell) => cell !== undefined);
  const keys = new Map([
    ...found.flatMap(({ marks }) => marks.map(({ letter, word }) => [letter, word] as const)),
    ...found.map(({ change }) => [changeSigns[change], change] as const),
    ...(cells.length > found.length ? [[".", "no access"] as const] : []),
  ]);
  keys.delete("");
  return wrapped([...keys].map(([letter, word]) => `${letter} ${word}`).join(", "), width);
}
