import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The Markdown pages for readers below a folder: none of tests, of other packages or in hidden folders. */
export function pagesIn(root: string, folder = "."): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return /^(\..*|__tests__|node_modules)$/.test(entry.name) ? [] : pagesIn(root, path);
    return path.endsWith(".md") ? [path] : [];
  });
}

/**
 * The links on some pages to files or headings that are not in the pages' root folder, each behind its page.
 *
 * @param own where the root folder is on the web: links below it are to files of the folder
 */
export function deadLinks(root: string, pages: readonly string[], own?: string): string[] {
  return pages.flatMap((page) => {
    const isDead = (link: string): boolean => {
      if (own !== undefined && link.startsWith(own)) return !isAlive(root, ".", link.slice(own.length));
      return !/^(https?|mailto):/.test(link) && !isAlive(root, page, link);
    };
    const links = linksOn(readFileSync(join(root, page), "utf8"));
    return links.filter(isDead).map((link) => `${page}: ${link}`);
  });
}

function linksOn(text: string): string[] {
  // what stands in code is no link
  const prose = withoutBlocks(text).replace(/`[^`\n]*`/g, "code");
  const links = /\]\(([^)\s]+)[^)]*\)|^ {0,3}\[[^\]]+\]: *(\S+)|(?:href|src)="([^"]*)"/gm;
  return [...prose.matchAll(links)].map(([, inline, reference, html]) => inline ?? reference ?? html ?? "");
}

function withoutBlocks(text: string): string {
  return text.replace(/^ *```.*?^ *```/gms, "");
}

function isAlive(root: string, page: string, link: string): boolean {
  const [path = "", heading] = link.split("#");
  const file = path === "" ? page : join(dirname(page), decodeURI(path));
  if (file.startsWith("..") || !existsSync(join(root, file))) return false;
  return heading === undefined || headingsOf(readFileSync(join(root, file), "utf8")).includes(heading);
}

/** The headings of a page as links name them: one that is there again has a number behind it. */
function headingsOf(text: string): string[] {
  const counts = new Map<string, number>();
  return [...withoutBlocks(text).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => {
    const name = heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, "")
      .replaceAll(" ", "-");
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return count === 0 ? name : `${name}-${count}`;
  });
}
