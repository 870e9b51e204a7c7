import { listedProfiles } from "../access/listed-profiles";
import type { ReportedProfile } from "../report/access";

/**
 * The inference profiles in a file of what `aws bedrock list-inference-profiles` printed, one document after another.
 *
 * @throws with one sentence where there is anything else
 */
export function profileDocuments(content: string, name: string): ReportedProfile[] {
  const documents = jsonDocuments(content);
  const problem = new Error(
    `'--profiles' should be the output of \`aws bedrock list-inference-profiles --output json\`, got ${name}`,
  );
  if (!documents || documents.length === 0) throw problem;
  return documents.flatMap((document) => {
    const found = listedProfiles(document);
    if (!found) throw problem;
    return found;
  });
}

/** The JSON documents in a text, one after another, or undefined where something is none. */
function jsonDocuments(content: string): unknown[] | undefined {
  const documents: unknown[] = [];
  let rest = content.trim();
  while (rest !== "") {
    const end = documentEnd(rest);
    try {
      documents.push(JSON.parse(rest.slice(0, end)));
    } catch {
      return undefined;
    }
    rest = rest.slice(end).trim();
  }
  return documents;
}

/** Where the object that a text begins with ends. */
function documentEnd(content: string): number {
  let depth = 0;
  for (const { 0: token, index } of content.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/gs)) {
    if (token === "{") depth++;
    else if (token === "}" && --depth === 0) return index + 1;
  }
  return content.length;
}
