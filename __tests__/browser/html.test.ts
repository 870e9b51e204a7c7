import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { startChromium } from "../../local/chromium";
import { htmlReport } from "../../modules/formats/html";
import { hostileReport } from "../formats/hostile";
import { manyReport } from "../formats/many";
import { emptyReport, sampleReport, sampleState } from "../formats/sample";
import { describeWithChromium } from "./with-chromium";

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const reports = {
  plan: sampleReport,
  state: sampleState,
  hostile: hostileReport,
  empty: emptyReport,
  many: manyReport(8, 4),
} as const;

const looks = Object.keys(reports).flatMap((name) =>
  ([400, 1400] as const).flatMap((width) =>
    (["light", "dark", "print"] as const).map((look) => ({
      name: name as keyof typeof reports,
      width,
      look,
    })),
  ),
);

describeWithChromium("the HTML report", () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "report-"));
    for (const [name, report] of Object.entries(reports)) {
      writeFileSync(join(folder, `${name}.html`), htmlReport(report));
    }
    browser = await startChromium();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  /** Opens a report, and returns what the page said and asked for meanwhile. */
  async function opened(name: string, width: number, look: "light" | "dark" | "print") {
    const colorScheme = look === "print" ? "dark" : look;
    // axe has to be run in a page that forbids every script
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    const problems: string[] = [];
    const address = pathToFileURL(join(folder, `${name}.html`)).href;
    page.on("console", (message) => problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("dialog", (dialog) => problems.push(`dialog ${dialog.message()}`));
    page.on("request", (request) => {
      if (request.url() !== address) problems.push(`request to ${request.url()}`);
    });
    if (look === "print") await page.emulateMedia({ media: "print", colorScheme });
    await page.goto(address);
    return { page, problems };
  }

  test.each(looks)(
    "$name, $width pixels wide, $look: fits, is accessible, and asks for nothing",
    async ({ name, width, look }) => {
      const { page, problems } = await opened(name, width, look);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      expect(await violations(page)).toEqual([]);
      expect(problems).toEqual([]);
      await page.close();
    },
    30_000,
  );

  test("is printed on paper without anything cut off or folded", async () => {
    const { page, problems } = await opened("plan", 794, "print");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(794);
    expect(await page.evaluate("getComputedStyle(document.querySelector('.scroll')).overflowX")).toBe(
      "visible",
    );
    const unchanged = page.locator("details .entry").first();
    expect((await unchanged.boundingBox())?.height).toBeGreaterThan(0);
    expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
    expect(problems).toEqual([]);
    await page.close();
  }, 30_000);

  test("shows what is wide in a place that the keyboard can scroll", async () => {
    const { page } = await opened("many", 400, "light");
    const wide =
      "[...document.querySelectorAll('*')].filter((e) => getComputedStyle(e).overflowX === 'auto' && e.scrollWidth > e.clientWidth)";
    expect(await page.evaluate(`${wide}.length`)).toBe(1);
    expect(await page.evaluate(`${wide}.every((e) => e.tabIndex === 0)`)).toBe(true);
    await page.close();
  });

  test("shows hostile names as text", async () => {
    const { page } = await opened("hostile", 1400, "light");
    expect(await page.locator("script, img, b").count()).toBe(0);
    expect(await page.locator("h3 code").first().textContent()).toBe(
      "<script>alert(1)</script>|@everyone # heading red",
    );
    await page.close();
  });

  test("runs no script, even one that gets into the file", async () => {
    const html = htmlReport(emptyReport).replace("</main>", "<script>document.title = 'ran'</script></main>");
    const page = await browser.newPage();
    await page.setContent(html);
    expect(await page.title()).toBe("Access to Amazon Bedrock");
    await page.close();
  });
});

/** What axe finds against WCAG 2 A and AA, an element a line. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate<AxeResults>(
    `axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })`,
  );
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
