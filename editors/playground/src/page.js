// The page: what is written on one side, what it comes to on the other.
import { Client } from "./client.js";
import { Editor } from "./editor.js";
import { LONGEST, pack, unpack } from "./link.js";
import { code, element } from "./markdown.js";
import examples from "./examples.json";

const SEVERITIES = ["", "error", "warning", "advice"];
const PAUSE = 60;
const MOST_WITH_FIXES = 20;

const at = (id) => document.getElementById(id);
const [status, list, sheet, choice, week] = ["status", "findings", "sheet", "examples", "week"].map(at);
const state = { version: 0, timer: 0, drawn: 0, findings: [], notice: "" };

const client = new Client(() => editor.text);
const first = (await textOfAddress()) ?? examples[0].text;
const editor = new Editor(at("text"), first, client, { change, move, format, fix: goToFixes });

// ---- the text, the address and the examples

// Returns null for a link that is damaged.
async function textOfAddress() {
  const [, kind, value] = /^#(plan|example)=(.*)$/.exec(location.hash) ?? [];
  if (kind === "plan") {
    try {
      return await unpack(value);
    } catch {
      state.notice = "The link is damaged: it holds no plan. ";
      return null;
    }
  }
  const found = examples.find(({ name }) => kind === "example" && name === value) ?? examples[0];
  return found.text;
}

async function keepInAddress() {
  const { text } = editor;
  const known = examples.find((each) => each.text === text);
  const packed = known ? null : await pack(text);
  const hash = known ? `#example=${known.name}` : packed ? `#plan=${packed}` : "#";
  if (text === editor.text && location.hash !== hash) history.replaceState(null, "", hash);
  choice.value = known?.name ?? "";
  return known || packed !== null;
}

async function open(text) {
  if (text === editor.text) return;
  editor.replace(text);
  change();
}

choice.append(
  element("option", { value: "", textContent: "your own", hidden: true }),
  ...examples.map(({ name, title }) => element("option", { value: name, textContent: title })),
);
choice.addEventListener("change", () => open(examples.find(({ name }) => name === choice.value).text));
addEventListener("hashchange", async () => {
  const text = await textOfAddress();
  if (text === null) say();
  else await open(text);
});

// ---- checks

function change() {
  state.version += 1;
  clearTimeout(state.timer);
  state.timer = setTimeout(() => check().catch(fail), PAUSE);
}

function move() {
  clearTimeout(state.timer);
  state.timer = setTimeout(() => drawSheet().catch(fail), PAUSE);
}

async function check() {
  const { version } = state;
  const begun = performance.now();
  const answer = await client.check();
  if (version !== state.version) return;
  performance.measure("check", { start: begun });
  editor.tell(answer);
  state.findings = answer.findings;
  offerWeeks(answer.weeks);
  say();
  listFindings();
  await drawSheet();
  await keepInAddress();
  await offerFixes(version);
}

function say() {
  const counts = [1, 2, 3].map((severity) => state.findings.filter((each) => each.severity === severity).length);
  const said = counts.flatMap((count, kind) => count ? [counted(count, SEVERITIES[kind + 1])] : []);
  status.textContent = state.notice + (said.join(", ") || "no findings");
  state.notice = "";
  status.className = ["error", "warning", "advice"].find((_, kind) => counts[kind]) ?? "clean";
}

function counted(count, noun) {
  return `${count} ${noun}${count === 1 || noun === "advice" ? "" : "s"}`;
}

function listFindings() {
  list.replaceChildren(...state.findings.map((finding) => {
    const [fact, ...hints] = finding.message.split("\n");
    const goThere = () => editor.goToPlace(finding.range.start);
    const lead = element("button", { type: "button", className: "lead", onclick: goThere },
      element("span", { className: "where", textContent: `line ${finding.range.start.line + 1}` }),
      ` ${SEVERITIES[finding.severity]} `, element("code", { textContent: finding.code }), " ", ...code(fact));
    const told = hints.map((hint) => element("p", { className: "hint" }, ...code(hint)));
    const fixes = element("div", { className: "fixes" });
    return element("li", { className: SEVERITIES[finding.severity] }, lead, ...told, fixes);
  }));
}

// Fixes are tried before they are offered, which takes longer than a check: one finding after another, until the text
// changes.
async function offerFixes(version) {
  for (const [number, finding] of state.findings.slice(0, MOST_WITH_FIXES).entries()) {
    const { name, ...said } = finding;
    const context = { diagnostics: [said], only: ["quickfix"] };
    const offered = await client.ask("textDocument/codeAction", { range: finding.range, context });
    if (version !== state.version) return;
    const own = offered.filter(({ diagnostics: [each] }) => isSame(each, finding));
    list.children[number].querySelector(".fixes").replaceChildren(...own.map(({ title, edit }) => {
      const onclick = () => editor.change(Object.values(edit.changes)[0]);
      return element("button", { type: "button", onclick }, ...code(title));
    }));
  }
}

function isSame(one, other) {
  return one.code === other.code && one.range.start.line === other.range.start.line;
}

function goToFixes() {
  const { line } = editor.place;
  const number = state.findings.findIndex(({ range }) => range.start.line <= line && line <= range.end.line);
  const about = list.children[number];
  (about?.querySelector(".fixes button") ?? about?.querySelector(".lead"))?.focus();
  return true;
}

// ---- the sheet

function offerWeeks(count) {
  while (week.options.length > count + 1) week.options[week.options.length - 1].remove();
  while (week.options.length < count + 1) {
    week.append(element("option", { textContent: week.options.length }));
  }
}

week.addEventListener("change", () => drawSheet().catch(fail));

async function drawSheet() {
  const number = ++state.drawn;
  const answer = await client.ask("gpl/preview", { line: editor.place.line, week: Number(week.value) || null });
  if (number !== state.drawn || !answer) return;
  const opened = [...sheet.querySelectorAll("details")].map((each) => each.open);
  const shown = new DOMParser().parseFromString(answer.markup, "text/html");
  sheet.replaceChildren(...shown.body.childNodes);
  const folds = [...sheet.querySelectorAll("details")];
  if (folds.length === opened.length) folds.forEach((each, place) => (each.open = opened[place]));
}

sheet.addEventListener("click", (event) => {
  const line = event.target.closest("[data-line]")?.dataset.line;
  if (line && !event.target.closest("summary, a")) editor.goToPlace({ line: line - 1, character: 0 });
});

// ---- what is done with a plan

function format() {
  const asked = client.ask("textDocument/formatting", { options: {} });
  asked.then((edits) => edits.length ? editor.change(edits) : editor.view.focus()).catch(fail);
  return true;
}

async function save(target, kind) {
  const { files, reason } = await client.build(target);
  if (reason) {
    status.textContent = `No file: ${reason}.`;
    return;
  }
  for (const { name, text } of files) {
    const href = URL.createObjectURL(new Blob([text], { type: kind }));
    element("a", { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10_000);
  }
  status.textContent = `Saved ${files.map(({ name }) => name).join(", ")}.`;
}

at("format").addEventListener("click", format);
at("ics").addEventListener("click", () => save("ics", "text/calendar"));
at("html").addEventListener("click", () => save("html", "text/html"));
at("copy").addEventListener("click", async () => {
  if (!(await keepInAddress())) {
    status.textContent = `No link: it holds up to ${LONGEST.toLocaleString("en")} bytes, and the plan is longer.`;
    return;
  }
  try {
    await navigator.clipboard.writeText(location.href);
    status.textContent = `Copied: ${location.href.length.toLocaleString("en")} characters, with the whole plan.`;
  } catch {
    status.textContent = "The link is in the address bar; copy it there.";
  }
});

// ---- at last

// A bug of ours: the text is not lost by it, and the next change tries again.
function fail(error) {
  status.textContent = `gplang has failed: ${error.message.trim().split("\n").at(-1)}`;
  status.className = "error";
}

try {
  await client.ready;
  await check();
} catch (error) {
  fail(error);
}
