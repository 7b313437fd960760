// Uses the playground as a visitor does, and prints what is seen as JSON: `node visit.mjs BROWSER OUTPUT ADDRESS`, from a
// folder that has playwright-core and axe-core. Pictures go to OUTPUT.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(path.join(process.cwd(), "index.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf-8");
const [executablePath, output, address] = process.argv.slice(2);
const PATIENCE = 120_000;
const PLAN = `plan "Hips <b>"
  start 2027-01-04
session hips posterior
  primary rld 4x5 @rir2
week 1-2
  mon hips
`;

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const seen = { said: [], asked: [], elsewhere: [] };

async function open(hash, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 850 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on("console", (message) => seen.said.push(message.text()));
  page.on("pageerror", (error) => seen.said.push(String(error)));
  context.on("request", (request) => (request.url().startsWith(address) || request.url().startsWith("blob:") ? seen.asked : seen.elsewhere)
    .push(request.url().replace(address, "")));
  await page.goto(address + hash, { waitUntil: "domcontentloaded" });
  return page;
}

const status = (page, words) => page.locator("#status", { hasText: words }).waitFor();
const picture = (page, name) => page.screenshot({ path: path.join(output, `${name}.png`) });

async function barriers(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
  });
}

const wide = (page) => page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));

try {
  const page = await open("");
  await status(page, "no findings");
  await page.locator("#sheet article").first().waitFor();
  seen.first = await page.locator("#examples").inputValue();
  await picture(page, "example");

  // A plan with a mistake is written, explained, and mended by its fix.
  const editor = page.locator(".cm-content");
  await editor.click();
  await page.keyboard.press("Control+a");
  await editor.evaluate((place, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    place.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, PLAN);
  await status(page, "1 error");
  seen.squiggle = await page.locator(".squiggle.error").textContent();
  seen.finding = await page.locator("#findings .lead").first().textContent();
  await page.locator("#ics").click();
  await status(page, "No file");
  seen.refused = await page.locator("#status").textContent();
  await page.locator(".squiggle.error").hover();
  await page.locator(".explanation").waitFor();
  seen.explained = await page.locator(".explanation").textContent();
  await picture(page, "mistake");
  await page.locator("#findings .fixes button").first().waitFor();
  await editor.press("Control+Home");
  await editor.press("F8");
  await editor.press("Control+.");
  seen.fix = await page.evaluate(() => document.activeElement.textContent);
  await page.keyboard.press("Enter");
  await page.locator("#findings .error").waitFor({ state: "detached" });
  await page.locator("#sheet", { hasText: "4 x 5" }).waitFor();

  // Completion behind a role.
  await page.keyboard.press("Control+Home");
  for (let down = 0; down < 3; down += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.type("\nsecondary hip-thr");
  await page.locator(".cm-tooltip-autocomplete [aria-selected]", { hasText: "hip-thrust" }).waitFor();
  await page.locator(".cm-completionInfo").waitFor();
  await picture(page, "completion");
  await page.keyboard.press("Enter");
  await page.keyboard.type(" 3x8 @rir2");
  await page.locator("#sheet", { hasText: "Hip thrust" }).waitFor();
  await page.keyboard.press("Control+s");
  await page.locator(".cm-line", { hasText: /^ {2}secondary {1,}hip-thrust {1,}3x8/ }).waitFor();
  seen.barriers = await barriers(page);
  seen.wide = [await wide(page)];

  // The other week, whatever the cursor is on.
  await page.locator("#week").selectOption("2");
  await page.locator("#sheet h2", { hasText: "Week 2" }).waitFor();
  await page.locator("#week").selectOption("");

  // A line of the sheet leads to its line.
  await page.locator("#sheet [data-line]", { hasText: "Hip thrust" }).last().click();
  seen.active = await page.evaluate(() => document.activeElement.id);

  seen.files = [];
  for (const id of ["ics", "html"]) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`#${id}`).click()]);
    await download.saveAs(path.join(output, download.suggestedFilename()));
    seen.files.push(download.suggestedFilename());
  }

  // How long a check takes, as the page measures it: the fastest, which says most of a machine that others use too.
  const takes = await page.evaluate(() => performance.getEntriesByName("check").map(({ duration }) => Math.round(duration)));
  seen.check = Math.min(...takes);

  // The link holds the plan: another visitor, on a phone, at night, sees the same.
  await page.locator("#copy").click();
  await status(page, /Copied|address bar/);
  const hash = await page.evaluate(() => location.hash);
  const phone = await open(hash, { viewport: { width: 390, height: 844 }, colorScheme: "dark" });
  await phone.locator("#sheet", { hasText: "Hip thrust" }).waitFor();
  seen.linked = (await phone.locator(".cm-content").innerText()) === (await page.locator(".cm-content").innerText());
  seen.wide.push(await wide(phone));
  seen.barriers.push(...await barriers(phone));
  await picture(phone, "phone");
  await phone.screenshot({ path: path.join(output, "phone-whole.png"), fullPage: true });

  const damaged = await open("#plan=AAAA");
  await status(damaged, "The link is damaged");
  await damaged.locator("#examples").selectOption("in-season");
  await damaged.waitForURL("**/#example=in-season");
  await damaged.locator("#sheet article").first().waitFor();
  process.stdout.write(JSON.stringify(seen));
} finally {
  await browser.close();
}
