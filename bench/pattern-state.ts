const own = "arn:aws:bedrock:us-west-2:111122223333:inference-profile/";
const models = "arn:aws:bedrock:*::foundation-model/";
const providers = ["anthropic", "amazon", "meta", "mistral"];
const quota = 6144;

/** What `terraform show -json` prints of a state with a role that has full policies of patterns, no two of them alike. */
export function patternState(policies: number, kind: "written" | "dense"): string {
  let number = 0;
  const resources = Array.from({ length: policies }, (_, index) => {
    const patterns: string[] = [];
    while (patterns.join().length < quota - 300) patterns.push(pattern(kind, number++));
    const statement = { Effect: "Allow", Action: "bedrock:InvokeModel*", Resource: patterns };
    const values = { role: "r", name: `p${index}`, policy: JSON.stringify({ Statement: [statement] }) };
    const name = `p${index}`;
    const type = "aws_iam_role_policy";
    return { address: `${type}.${name}`, mode: "managed", type, name, values };
  });
  return JSON.stringify({ format_version: "1.0", values: { root_module: { resources } } });
}

/** A pattern as people write it, or one that a matcher finds hard. */
function pattern(kind: "written" | "dense", number: number): string {
  const letters = number.toString(36).padStart(4, "x");
  const place = number % 2 === 0 ? `${own}us.` : models;
  if (kind === "written") return `${place}${providers[number % 4] ?? ""}.${letters}-*-v?:*`;
  return `${place}x.*${letters.repeat(25).split("").join("*")}`;
}
