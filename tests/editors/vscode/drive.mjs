// Does what a user of VS Code does and prints what is seen: `node drive.mjs BROWSER ADDRESS FOLDER OUTPUT SCENE`, from a folder
// that has playwright-core. Pictures go to OUTPUT.
import { createRequire } from "node:module";
import path from "node:path";

const { chromium } = createRequire(path.join(process.cwd(), "index.js"))("playwright-core");
const [browser, address, folder, output, scene] = process.argv.slice(2);
const PATIENCE = 60_000;
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const context = await chromium.launchPersistentContext(path.join(output, `profile-${scene}`), {
  executablePath: browser,
  args: FLAGS,
  viewport: { width: 1300, height: 850 },
});
context.setDefaultTimeout(PATIENCE);
const page = context.pages()[0] ?? (await context.newPage());

const line = (words) => page.locator(".view-line", { hasText: words }).first();
const word = (text) => page.locator(".view-line span span", { hasText: new RegExp(`^\\s*${text}\\s*$`) }).first();
const texts = (selector) => page.locator(selector).allInnerTexts();
const colour = (node) => node.evaluate((found) => getComputedStyle(found).color);

async function open(plan) {
  const host = address.replace("http", "vscode-remote");
  const payload = JSON.stringify([["openFile", `${host}${folder}/${plan}`]]);
  await page.goto(`${address}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(payload)}`);
  await page.waitForSelector(".view-line");
}

/** Wait for something that is so, and return it. */
async function wait(what, find) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const found = await find();
    if (found) {
      return found;
    }
    await page.waitForTimeout(100);
  }
  await page.screenshot({ path: path.join(output, `${scene}-failed.png`) });
  throw new Error(`no ${what}`);
}

/** Run a command by its name in the palette. */
async function run(command) {
  await page.keyboard.press("F1");
  await page.waitForSelector(".quick-input-widget input");
  await page.keyboard.type(command);
  await page.waitForSelector(`.quick-input-list .monaco-list-row:has-text("${command}")`);
  await page.keyboard.press("Enter");
}

/** Click behind the last character of a line. */
async function goTo(words) {
  await line(words).locator("span span").last().click();
  await page.keyboard.press("End");
}

const scenes = {
  async writing() {
    await open("plan.gpl");
    const seen = {};
    await page.waitForSelector(".squiggly-error");
    seen.colours = {
      plain: await colour(line("primay").locator("span span", { hasText: "rdl" }).last()),
      setting: await colour(word("goal")),
      value: await colour(word("strength")),
    };
    await run("Problems: Focus on Problems View");
    seen.findings = await wait("findings", async () => {
      const rows = await texts(".markers-panel .monaco-list-row");
      return rows.some((row) => row.includes("E003")) && rows;
    });
    await word("hip-thrust").hover();
    seen.hover = await wait("hover", async () => (await texts(".monaco-hover")).join("\n").trim());
    await page.screenshot({ path: path.join(output, "hover.png") });
    await page.mouse.move(0, 0);

    await goTo("primay");
    await page.keyboard.press("Home");
    await page.keyboard.press("Control+.");
    await page.waitForSelector(".action-widget .monaco-list-row");
    seen.fixes = await texts(".action-widget .monaco-list-row");
    await page.keyboard.press("Enter");
    await line("primary").waitFor();

    await goTo("accessory");
    await page.keyboard.press("Enter");
    await page.keyboard.type("accessory nord", { delay: 40 });
    seen.offered = await wait("completions", async () => {
      const rows = await texts(".suggest-widget.visible .monaco-list-row");
      return rows.some((row) => row.includes("nordic-curl")) && rows;
    });
    await page.screenshot({ path: path.join(output, "completion.png") });
    await page.keyboard.press("Tab");
    await page.keyboard.type(" 3x15 @rir1");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+S");
    await page.locator(".tab.active:not(.dirty)").waitFor();
    await wait("end of the error", async () => (await page.locator(".squiggly-error").count()) === 0);
    await page.screenshot({ path: path.join(output, "saved.png") });
    return seen;
  },

  async preview() {
    await open("plan.gpl");
    const seen = {};
    seen.lenses = await wait("lenses", async () => {
      const found = await texts(".codelens-decoration a, .codelens-decoration > span");
      return found.some((each) => each.includes("session")) && found;
    });
    await page.locator(".codelens-decoration a", { hasText: "Preview" }).click();
    const shown = page.frameLocator("iframe.webview").frameLocator("#active-frame").locator("main");
    const words = () => shown.innerText().catch(() => "");
    seen.shown = await wait("preview", async () => (await words()).includes("Hip thrust") && words());
    await goTo("secondary");
    await page.keyboard.press("Enter");
    await page.keyboard.type("accessory plank 3x30s", { delay: 30 });
    await page.keyboard.press("Escape");
    seen.typed = await wait("what was typed", async () => (await words()).includes("3 x 30 s") && words());
    await page.screenshot({ path: path.join(output, "preview.png") });
    await shown.locator("[data-line]", { hasText: "Hip thrust" }).click();
    const place = page.locator(".statusbar-item", { hasText: /Ln \d+/ }).first();
    seen.place = await wait("the line", async () => (await place.innerText()).includes("Ln 8") && place.innerText());
    await goTo("primay");
    await page.keyboard.press("Home");
    await page.keyboard.press("Control+.");
    await page.waitForSelector(".action-widget .monaco-list-row");
    await page.keyboard.press("Enter");
    await line("primary").waitFor();
    await page.locator(".codelens-decoration a", { hasText: "Build calendar" }).click();
    const toast = page.locator(".notification-toast .notification-list-item-message").first();
    seen.built = await wait("the calendar", async () => (await toast.count()) && toast.innerText());
    await page.screenshot({ path: path.join(output, "built.png") });
    await page.locator(".codelens-decoration a", { hasText: "Open sheet" }).click();
    const tab = page.locator(".tab", { hasText: "plan.md" }).first();
    await tab.waitFor();
    seen.sheet = await tab.innerText();
    await page.screenshot({ path: path.join(output, "sheet.png") });
    return seen;
  },

  async missing() {
    await open("plan.gpl");
    const toast = page.locator(".notification-toast", { hasText: "gpl" }).first();
    await toast.waitFor();
    const told = await toast.locator(".notification-list-item-message").innerText();
    await page.screenshot({ path: path.join(output, "missing.png") });
    await toast.locator("a", { hasText: "Install instructions" }).click();
    const tab = page.locator(".tab.active", { hasText: /readme/i });
    await tab.waitFor();
    const dialogs = await texts(".monaco-dialog-box, .notification-toast .codicon-error");
    await page.waitForTimeout(1_000);
    await page.screenshot({ path: path.join(output, "instructions.png") });
    return { told, opened: await tab.innerText(), dialogs };
  },
};

try {
  process.stdout.write(JSON.stringify(await scenes[scene]()));
} finally {
  await context.close();
}
