/** A piece of a document that is left out as a whole or at the end of one of its rows. */
export interface Piece {
  readonly head: string;
  readonly rows: readonly string[];
  readonly tail: string;
}

/** Some pieces, with as many rows as a document of `limit` characters holds, and the notice of what is left out. */
export function cutDocument(
  pieces: readonly Piece[],
  limit: number,
  notice: (leftOut: number) => string,
): string {
  const whole = pieces.map(({ head, rows, tail }) => head + rows.join("") + tail).join("");
  if (whole.length <= limit) return whole;

  const rowCount = pieces.reduce((sum, { rows }) => sum + rows.length, 0);
  let room = limit - notice(rowCount).length;
  let text = "";
  let shown = 0;
  for (const { head, rows, tail } of pieces) {
    let part = "";
    let count = 0;
    for (const row of rows) {
      if (head.length + part.length + row.length + tail.length > room) break;
      part += row;
      count++;
    }
    if (count === 0 && (rows.length > 0 || head.length + tail.length > room)) continue;
    text += head + part + tail;
    room -= head.length + part.length + tail.length;
    shown += count;
  }
  return text + notice(rowCount - shown);
}
