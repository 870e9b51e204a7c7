import { hasAssumedPolicy, unknownPolicies } from "./policy-note";
import { inAccount, principalName } from "./principal-name";
import { accessRow, changeSigns, profileName } from "./access-row";
import { marks } from "./access-words";
import { matrix, matrixLeftOut, type MatrixRow } from "./matrix";
import { printable } from "./printable";
import type { ProfileAccess, Report } from "../report/report";
import { hanging, wrapped } from "./wrapped";

const nameWidth = 44;
const gap = "  ";

/** The lines of the matrix, none where there is nothing in it. Profiles that don't fit beside each other are numbered. */
export function textMatrix(report: Report, width: number): string[] {
  const whole = matrix(report);
  const { profiles, rows } = whole;
  if (rows.length === 0) return [];
  const leftOut = matrixLeftOut(whole);
  if (leftOut !== undefined) return hanging("", leftOut, width);
  const names = profiles.map((profile) => printable(profileName(profile)));
  const numbers = names.map((_, index) => String(index + 1));
  const first = Math.min(nameWidth, Math.max(...rows.map((row) => rowName(row).length)));
  const room = width - first;
  const widths = names.map((name) => gap.length + Math.max(name.length, 3));
  const fits = widths.reduce((sum, one) => sum + one, 0) <= room;
  const heads = fits ? names : numbers;
  const columnWidth = (index: number) => Math.max(heads[index]?.length ?? 0, 3);
  const perBlock = fits ? names.length : Math.floor(room / (columnWidth(heads.length - 1) + gap.length));

  const lines: string[] = [];
  for (let start = 0; start < heads.length; start += perBlock) {
    const indexes = heads.map((_, index) => index).slice(start, start + perBlock);
    const line = (name: string, cell: (index: number) => string) =>
      (
        name.padEnd(first) + indexes.map((index) => gap + cell(index).padEnd(columnWidth(index))).join("")
      ).trimEnd();
    lines.push(line("", (index) => heads[index] ?? ""));
    for (const row of rows) {
      const [name = "", ...more] = wrapped(rowName(row), first);
      lines.push(
        line(name, (index) => cell(row.cells[index])),
        ...more,
      );
    }
    lines.push("");
  }
  const key = fits
    ? []
    : names.flatMap((name, index) => hanging(`${String(index + 1).padStart(3)}  `, name, width));
  return [...lines, ...key, ...(fits ? [] : [""]), ...legend(report)];
}

function rowName({ principal }: MatrixRow): string {
  const assumed = hasAssumedPolicy(principal) ? " (assumed)" : "";
  const unknown = unknownPolicies(principal) > 0 ? " ?" : "";
  const name = printable(`${principal.type} ${principalName(principal)}`) + inAccount(principal, printable);
  return name + assumed + unknown;
}

function cell(entry: ProfileAccess | undefined): string {
  if (entry === undefined) return ".";
  const { access, missing } = accessRow(entry);
  return changeSigns[entry.change] + marks(entry.profile, access).join("") + (missing.length > 0 ? "!" : "");
}

function legend({ source }: Report): string[] {
  return [
    "P through the profile   D directly   U not known   L looks or manages only",
    "! a Region is missing   . no access",
    ...(source === "plan" ? ["+ added   - removed   > widened   < narrowed   ? not known"] : []),
  ];
}
