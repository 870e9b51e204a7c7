const show = "`terraform show -json";

/**
 * The JSON document in what Terraform printed. `name` is how messages call it, `file` what a command in them names.
 *
 * @throws with one sentence where there is none.
 */
export function planDocument(bytes: Uint8Array, name: string, file: string): unknown {
  const got = (what: string) =>
    new Error(`'PLAN' should be the output of ${show}\`, got ${name}, which ${what}`);
  if (bytes.length === 0) throw got("is empty");
  // a plan file is a ZIP archive
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) throw got(`is a binary plan file; run ${show} ${file}\``);

  const text = decoded(bytes);
  if (text.trim() === "") throw got("is empty");
  // the log has a JSON document on each line
  if (/^\s*\{"@level"/u.test(text)) {
    throw got(
      `is the log of \`terraform plan -json\`; run \`terraform plan -out PLAN\`, then ${show} PLAN\``,
    );
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw got(endsEarly(text, error) ? "ends early" : "is not JSON");
  }
}

/** The text of a file, also of one that PowerShell wrote. */
export function decoded(bytes: Uint8Array): string {
  return new TextDecoder(startsWith(bytes, 0xff, 0xfe) ? "utf-16le" : "utf-8").decode(bytes);
}

function startsWith(bytes: Uint8Array, ...expected: number[]): boolean {
  return expected.every((byte, index) => bytes[index] === byte);
}

/** Whether the parser went on to the end and missed something there. */
function endsEarly(text: string, error: unknown): boolean {
  const { message } = error as SyntaxError;
  const [, position] = /at position (\d+)/u.exec(message) ?? [];
  return position === undefined
    ? message.includes("Unexpected end")
    : Number(position) >= text.trimEnd().length;
}
