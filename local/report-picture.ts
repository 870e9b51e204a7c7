import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { htmlReport } from "../modules/formats/html";
import { report } from "../modules/findings/terraform-report";
import { startChromium } from "./chromium";

/** Writes how the HTML report of a plan looks, as a PNG. */
async function write(plan: string | undefined, picture: string): Promise<void> {
  if (plan === undefined)
    throw new Error("name the output of `terraform show -json`, and, if you like, the picture");
  const html = htmlReport(report(JSON.parse(readFileSync(plan, "utf8")), [], basename(plan)));
  const browser = await startChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, colorScheme: "light" });
    await page.setContent(html);
    await page.screenshot({ path: picture, fullPage: true });
  } finally {
    await browser.close();
  }
}

write(process.argv[2], process.argv[3] ?? "docs/report.png").catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
