/** A piece of a document that is left out as a whole or at the end of one of its rows. */
export interface Section {
  readonly head: string;
  readonly rows: readonly string[];
  readonly tail: string;
}

/** What is left of a document, and how many rows are not in it. */
export interface CutDocument {
  readonly text: string;
  readonly leftOut: number;
}

/** The sections, with as many rows as a document of `limit` characters holds, and the notice of what is left out. */
export function cutDocument(
  sections: readonly Section[],
  limit: number,
  notice: (leftOut: number) => string,
): CutDocument {
  const whole = sections.map(({ head, rows, tail }) => head + rows.join("") + tail).join("");
  if (whole.length <= limit) return { text: whole, leftOut: 0 };

  const rowCount = sections.reduce((sum, { rows }) => sum + rows.length, 0);
  let room = limit - notice(rowCount).length;
  let text = "";
  let shown = 0;
  for (const { head, rows, tail } of sections) {
    let part = "";
    let count = 0;
    for (const row of rows) {
      if (head.length + part.length + row.length + tail.length > room) break;
      part += row;
      count++;
    }
    if (count === 0 && (rows.length > 0 || head.length + tail.length > room)) continue;
    const section = head + part + tail;
    text += section;
    room -= section.length;
    shown += count;
  }
  return { text: text + notice(rowCount - shown), leftOut: rowCount - shown };
}
