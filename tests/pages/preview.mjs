// Follows a preview as its reader does, and prints what is seen as JSON: `node preview.mjs BROWSER OUTPUT ADDRESS PLAN`, from a
// folder that has playwright-core and axe-core. Pictures go to OUTPUT.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(path.join(process.cwd(), "index.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf-8");
const [executablePath, output, address, plan] = process.argv.slice(2);
const PATIENCE = 60_000;

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 700, height: 900 } });
page.setDefaultTimeout(PATIENCE);
const seen = { said: [], asked: [] };
page.on("console", (message) => seen.said.push(message.text()));
page.on("pageerror", (error) => seen.said.push(String(error)));
page.on("request", (request) => seen.asked.push(request.url().replace(address, "")));

const shows = (words) => page.locator("main", { hasText: words }).waitFor();
try {
  await page.goto(address, { waitUntil: "domcontentloaded" });
  await shows("4 x 5");
  await page.evaluate(axe);
  seen.barriers = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
  });
  await page.screenshot({ path: path.join(output, "preview.png") });
  const numbers = page.locator("details").last();
  await numbers.locator("summary").click();
  writeFileSync(plan, readFileSync(plan, "utf-8").replace("4x5", "3x8"));
  await shows("3 x 8");
  seen.opened = await numbers.evaluate((fold) => fold.open);
  const told = page.waitForResponse((response) => response.url().endsWith("/line"));
  await page.locator("[data-line]", { hasText: "Romanian" }).click();
  seen.line = [(await told).status(), (await told).request().postData()];
  process.stdout.write(JSON.stringify(seen));
} finally {
  await browser.close();
}
