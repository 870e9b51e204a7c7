const known = new Map<string, RegExp>();

/**
 * The regular expression for the texts that a pattern of IAM may match, a policy variable being any text.
 *
 * @param arn whether the pattern is read part by part, as in `Resource`
 */
export function reference(pattern: string, arn: boolean): RegExp {
  const key = `${arn}${pattern}`;
  const found = known.get(key) ?? expression(pattern, arn);
  known.set(key, found);
  return found;
}

function expression(pattern: string, arn: boolean): RegExp {
  if (!arn || /^\*+$/.test(pattern)) return new RegExp(`^${source(pattern, ".")}$`, "s");
  const variable = pattern.search(/\$\{[^*?$]/);
  if (variable !== -1) {
    // a variable may hold colons, so that it is not known which part is behind it
    const before = pattern.slice(0, variable).split(":");
    const front = before.slice(0, 5).map((part) => source(part, "[^:]"));
    const rest = before.slice(5).map((part) => source(part, "."));
    return new RegExp(`^${[...front, ...rest].join(":")}${source(pattern.slice(variable), ".")}(:.*)?$`, "s");
  }
  const parts = pattern.split(":");
  const front = parts.slice(0, 5).map((part) => source(part, "[^:]"));
  while (front.length < 5) front.push("[^:]*");
  const resource = parts.length < 6 ? ".*" : source(parts.slice(5).join(":"), ".");
  return new RegExp(`^${[...front, resource].join(":")}$`, "s");
}

function source(pattern: string, character: string): string {
  return pattern.replace(/\$\{(.)\}|\$\{[^}]*\}|[\\^$.*+?()[\]{}|/]/g, (token, literal?: string) => {
    if (literal !== undefined) return `\\${literal}`;
    if (token.startsWith("${")) return ".*";
    if (token === "*") return `${character}*`;
    return token === "?" ? character : `\\${token}`;
  });
}
