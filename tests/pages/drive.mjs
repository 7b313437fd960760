// Opens built pages in a browser as their users do, and prints what is seen as JSON: `node drive.mjs BROWSER OUTPUT PAGE…`,
// from a folder that has playwright-core and axe-core. Pictures and printed pages go to OUTPUT.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(path.join(process.cwd(), "index.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf-8");
const [executablePath, output, ...files] = process.argv.slice(2);
const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 900 } };
const STRICT = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; frame-ancestors 'none'";

const asked = [];
const server = createServer((request, response) => {
  asked.push(request.url);
  const file = files[Number(request.url.slice(1))];
  response.writeHead(file ? 200 : 404, { "Content-Type": "text/html", "Content-Security-Policy": STRICT });
  response.end(file ? readFileSync(file) : "");
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const address = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });

async function open(number, options, said) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => request.url().startsWith(`${address}/${number}`) || said.push(request.url()));
  await page.goto(`${address}/${number}`);
  return page;
}

/** What axe finds, and whether the page is wider than the screen. */
async function look(number, said) {
  const found = [];
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await open(number, { viewport, colorScheme }, said);
      await page.evaluate(axe);
      await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => { fold.open = true; }));
      const barriers = await page.evaluate(async () => {
        const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
      });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await page.screenshot({ path: path.join(output, `${number}-${size}-${colorScheme}.png`) });
      found.push({ size, colorScheme, barriers, wide: Math.max(0, wide) });
      await page.context().close();
    }
  }
  return found;
}

/** A set is ticked by keyboard and written down, the page is loaded again, and what was kept is forgotten. */
async function train(number, said) {
  const page = await open(number, { viewport: SIZES.phone }, said);
  await page.clock.install();
  await page.reload();
  const seen = { next: await page.locator("#next").isVisible() };
  const line = page.locator("article li:has(input[data-rest])").first();
  await line.locator("input[type=checkbox]").focus();
  await page.keyboard.press("Space");
  seen.rest = Number(await line.locator("input[type=checkbox]").getAttribute("data-rest"));
  seen.begins = await page.locator("#timer output").innerText();
  await page.clock.fastForward(1000 * (seen.rest - 5));
  seen.later = await page.locator("#timer output").innerText();
  await page.clock.fastForward(6000);
  seen.over = await page.locator("#timer output").innerText();
  await page.locator("#timer button").click();
  seen.stopped = await page.locator("#timer").isHidden();
  await line.locator("input").nth(1).fill("82.5");
  await page.keyboard.press("Tab");
  seen.focus = await page.evaluate(() => document.activeElement.placeholder);
  await page.reload();
  seen.ticked = await line.locator("input[type=checkbox]").isChecked();
  seen.written = await line.locator("input").nth(1).inputValue();
  seen.timer = await page.locator("#timer").isVisible();
  for (const box of await page.locator("article").first().locator("input[type=checkbox]").all()) await box.check();
  seen.done = await page.locator(".held a.done").count();
  page.on("dialog", (dialog) => dialog.accept());
  await page.locator("#foot button").click();
  await page.waitForLoadState();
  seen.forgotten = await page.locator("input:checked").count();
  await page.context().close();
  return seen;
}

/** What is there where scripts do not run. */
async function still(number, said) {
  const page = await open(number, { viewport: SIZES.phone, javaScriptEnabled: false }, said);
  const seen = { boxes: await page.locator("input[type=checkbox]").count(), hidden: [] };
  for (const id of ["#timer", "#next", "#foot"]) if (await page.locator(id).isHidden()) seen.hidden.push(id);
  await page.context().close();
  return seen;
}

async function print(number, said) {
  const page = await open(number, {}, said);
  for (const format of ["A4", "Letter"]) {
    const printed = path.join(output, `${number}-${format}.pdf`);
    await page.pdf({ path: printed, format, preferCSSPageSize: false });
  }
  await page.context().close();
}

const seen = [];
for (const number of files.keys()) {
  const said = [];
  await print(number, said);
  seen.push({ looks: await look(number, said), trained: await train(number, said), still: await still(number, said), said });
}
await browser.close();
server.close();
const strange = asked.filter((url) => !/^\/\d+$/.test(url));
console.log(JSON.stringify({ pages: seen, strange }));
