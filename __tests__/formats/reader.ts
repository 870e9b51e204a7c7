import { parse, type DefaultTreeAdapterMap } from "parse5";

type Node = DefaultTreeAdapterMap["node"];
type Element = DefaultTreeAdapterMap["element"];

/** Elements that begin a line of their own. */
const blocks = new Set(
  "h1 h2 h3 h4 p div tr article section details summary table thead tbody ul dl header main svg".split(" "),
);

const risks = new Set(["fails", "wide", "unknown", "notable"]);

/**
 * What a reader gets of a page, a block a line: headings with their ID, links with where they lead, cells, words with
 * the risk that colours them, and of a drawing its accessible name, what stands in it, and its arrows.
 */
export function read(page: string): string {
  const lines = text(parse(page)).split("\n");
  const shown = lines.map((line) => line.replace(/\s+/g, " ").replace(/^ |[, ]+$/g, ""));
  return `${shown.filter((line) => line !== "").join("\n")}\n`;
}

function text(node: Node): string {
  if (node.nodeName === "#text")
    return (node as DefaultTreeAdapterMap["textNode"]).value.replace(/\s+/g, " ");
  if (!("childNodes" in node)) return "";
  if (!("tagName" in node)) return node.childNodes.map(text).join("");
  const { tagName } = node;
  if (["style", "meta"].includes(tagName)) return "";
  const inside = tagName === "svg" ? drawing(node) : node.childNodes.map(text).join("");
  const shown = described(node, inside);
  return blocks.has(tagName) ? `\n${shown}\n` : shown;
}

function described(element: Element, inside: string): string {
  const { tagName } = element;
  const id = attribute(element, "id");
  const name = attribute(element, "aria-label");
  if (/^h\d$/.test(tagName))
    return `${"#".repeat(Number(tagName.charAt(1)))} ${inside}${id ? ` [${id}]` : ""}`;
  if (tagName === "a") return `[${inside}](${attribute(element, "href") ?? ""})`;
  if (tagName === "code") return `\`${inside}\``;
  if (tagName === "title") return `title: ${inside}`;
  if (tagName === "dt") return `${inside}: `;
  if (tagName === "td" || tagName === "th") return `| ${inside} `;
  if (tagName === "li") return `${inside}, `;
  if (tagName === "svg") return `drawing: ${name ?? ""}\n${inside}`;
  const [kind = "", risk = ""] = (attribute(element, "class") ?? "").split(" ");
  if (["badge", "mark"].includes(kind)) return `(${inside}: ${risk}) `;
  if (tagName === "div" && risks.has(risk || kind)) return `${inside} {${risk || kind}}`;
  return name === undefined ? inside : `${name}:\n${inside}`;
}

/** The texts of a drawing by where they stand, what is left of another first, and its arrows. */
function drawing(svg: Element): string {
  const texts = elements(svg, "text").map((each) => ({
    column: column(Number(attribute(each, "x"))),
    y: Number(attribute(each, "y")),
    value: each.childNodes.map(text).join(""),
  }));
  const arrows = elements(svg, "path").flatMap((each) => {
    const [, kind, end] = /^wire (.*?)( head)?$/.exec(attribute(each, "class") ?? "") ?? [];
    const numbers = (attribute(each, "d") ?? "").match(/[\d.]+/g)?.map(Number) ?? [];
    if (kind === undefined || end !== undefined) return [];
    // the way around the profile ends with a horizontal line
    const [x, to] = [
      numbers[0] ?? 0,
      (attribute(each, "d") ?? "").includes("H") ? numbers.at(-1) : numbers.at(-2),
    ];
    return [`${column(x)} to ${column(to ?? 0)}: ${kind}`];
  });
  return ["left", "middle", "right"]
    .map((name) => {
      const found = texts.filter((each) => each.column === name).sort((one, other) => one.y - other.y);
      return `${name}: ${found.map(({ value }) => value).join(", ")}`;
    })
    .concat(arrows)
    .join("\n");
}

function column(x: number): string {
  return x < 140 ? "left" : x < 300 ? "middle" : "right";
}

function elements(node: Element, name: string): Element[] {
  return node.childNodes.flatMap((child) => {
    if (!("tagName" in child)) return [];
    return child.tagName === name ? [child] : elements(child, name);
  });
}

function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((each) => each.name === name)?.value;
}
