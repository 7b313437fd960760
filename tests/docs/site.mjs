// Opens every page of the site as a file, as wide as a desktop and as a phone, and searches it; prints what is seen as
// JSON: `node site.mjs BROWSER SITE OUTPUT`, from a folder that has playwright-core. There is no
// network. With OUTPUT, pictures of some pages go there.
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(path.join(process.cwd(), "index.js"));
const { chromium } = require("playwright-core");
const [executablePath, site, output, shown = ""] = process.argv.slice(2);
const SIZES = { desktop: { width: 1280, height: 900 }, phone: { width: 360, height: 740 } };
const root = `${pathToFileURL(site)}/`;
const pages = readdirSync(site, { recursive: true }).filter((name) => name.endsWith(".html")).sort();
// What a server shows for an address that is not there: it is no file to open.
const opened = pages.filter((name) => name !== "404.html");
const seen = {};

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const context = await browser.newContext({ reducedMotion: "reduce", offline: true });
const asked = [];
context.on("request", (request) => request.url().startsWith(root) || asked.push(request.url()));

/** By how much the page is wider than the screen. */
function measure() {
  return document.documentElement.scrollWidth - innerWidth;
}

/** Each page makes an index of all for its search, which takes long: only the page that searches needs it. */
function withoutIndex() {
  const value = class extends EventTarget { postMessage() {} };
  Object.defineProperty(window, "Worker", { value, writable: false });
}

async function visit(page, name) {
  const said = [];
  const hear = (message) => said.push(message.text?.() ?? String(message));
  page.on("console", hear).on("pageerror", hear);
  await page.setViewportSize(SIZES.desktop);
  await page.goto(root + name, { waitUntil: "load" });
  const wide = {};
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    wide[size] = Math.max(0, await page.evaluate(measure));
    if (shown.split(",").includes(name)) {
      await page.screenshot({ path: path.join(output, `${name.replaceAll("/", "-")}-${size}.png`) });
    }
  }
  page.off("console", hear).off("pageerror", hear);
  seen[name] = { wide, said, title: await page.title() };
}

async function work(mine) {
  const page = await context.newPage();
  await page.addInitScript(withoutIndex);
  for (const name of mine) await visit(page, name);
  await page.close();
}

/** The pages that a search finds. */
async function search(words) {
  const page = await context.newPage();
  await page.setViewportSize(SIZES.desktop);
  await page.goto(root + "index.html");
  await page.locator("input[name=query]").click();
  await page.locator("input[name=query]").pressSequentially(words);
  await page.locator(".md-search-result__link").first().waitFor({ state: "attached" });
  const found = await page.locator(".md-search-result__link").evaluateAll((links) => links.map((link) => link.href));
  await page.close();
  return found.map((address) => address.slice(root.length));
}

/** What the button of a page's first block with two commands copies. */
async function copy(name) {
  const page = await context.newPage();
  await page.setViewportSize(SIZES.desktop);
  await page.goto(root + name);
  const block = page.locator(".highlight:has(.gp ~ .gp)").first();
  const copied = page.evaluate(() => new Promise((resolve) => {
    document.addEventListener("copy", () => resolve(document.activeElement.value), { once: true });
  }));
  await block.hover();
  await block.locator("[data-clipboard-target]").click();
  const text = await copied;
  await page.close();
  return text;
}

const half = Math.ceil(opened.length / 2);
await Promise.all([work(opened.slice(0, half)), work(opened.slice(half))]);
const found = await search("injury");
const copied = await copy("getting-started.html");
await browser.close();
console.log(JSON.stringify({ pages: seen, asked, found, copied }));
