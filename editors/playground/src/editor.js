// The editor: colours, squiggles, explanations and completions, all as gplang has them.
import { autocompletion, closeBrackets, completionKeymap, snippet } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration, drawSelection, EditorView, hoverTooltip, keymap, lineNumbers, showTooltip,
} from "@codemirror/view";
import { code, draw, element } from "./markdown.js";
import style from "./editor.css";

const tell = StateEffect.define();
const explain = StateEffect.define();
const SEVERITIES = ["", "error", "warning", "advice"];
const KINDS = { 3: "function", 6: "variable", 7: "class", 11: "unit", 12: "constant", 14: "keyword", 15: "text" };

// ---- places

export function offsetOf(doc, { line, character }) {
  if (line >= doc.lines) return doc.length;
  const { from, length } = doc.line(line + 1);
  return from + Math.min(character, length);
}

export function placeOf(doc, offset) {
  const { number, from } = doc.lineAt(offset);
  return { line: number - 1, character: offset - from };
}

export function changesOf(doc, edits) {
  return edits.map(({ range, newText }) => (
    { from: offsetOf(doc, range.start), to: offsetOf(doc, range.end), insert: newText }
  ));
}

// ---- what is known of the text: it moves along with the text until the next answer

const shades = StateField.define({
  create: () => Decoration.none,
  update: (marks, change) => renew(marks, change, ({ shades: lines }) => lines.flatMap((line, at) => {
    const { from } = change.state.doc.line(at + 1);
    return Array.from({ length: line.length / 3 }, (_, piece) => {
      const [start, end, name] = line.slice(3 * piece, 3 * piece + 3);
      return Decoration.mark({ class: `shade-${name.toLowerCase()}` }).range(from + start, from + end);
    });
  })),
  provide: (field) => EditorView.decorations.from(field),
});

const squiggles = StateField.define({
  create: () => Decoration.none,
  update: (marks, change) => renew(marks, change, ({ findings }) => findings.map((finding) => {
    const { doc } = change.state;
    const [from, to] = [offsetOf(doc, finding.range.start), offsetOf(doc, finding.range.end)];
    const shown = from < to ? [from, to] : from < doc.length ? [from, from + 1] : [Math.max(0, from - 1), from];
    return Decoration.mark({ class: `squiggle ${SEVERITIES[finding.severity]}`, finding }).range(...shown);
  }).filter(({ from, to }) => from < to)),
  provide: (field) => EditorView.decorations.from(field),
});

function renew(marks, change, make) {
  const told = change.effects.find((each) => each.is(tell));
  return told ? Decoration.set(make(told.value), true) : marks.map(change.changes);
}

export function findingsAt(state, from, to = from) {
  const found = [];
  state.field(squiggles).between(from, to, (start, end, { spec }) => {
    found.push({ ...spec.finding, from: start, to: end });
  });
  return found;
}

// ---- explanations

async function explanation(view, client, pos) {
  const { doc } = view.state;
  const answer = await client.ask("textDocument/hover", { position: placeOf(doc, pos) }).catch(() => null);
  if (view.state.doc !== doc) return null;
  const found = findingsAt(view.state, pos);
  if (!found.length && !answer) return null;
  const start = found[0]?.from ?? offsetOf(doc, answer.range.start);
  return {
    pos: start,
    end: found[0]?.to ?? offsetOf(doc, answer.range.end),
    above: true,
    create: () => ({ dom: element(
      "div", { className: "explanation" },
      ...found.map(drawFinding),
      ...(answer ? [draw(answer.contents.value)] : []),
    ) }),
  };
}

function drawFinding({ severity, code: name, message }) {
  const [fact, ...hints] = message.split("\n");
  return element(
    "div", { className: `told ${SEVERITIES[severity]}` },
    element("p", {}, element("strong", { textContent: `${SEVERITIES[severity]} ${name}` }), " ", ...code(fact)),
    ...hints.map((hint) => element("p", { className: "hint" }, ...code(hint))),
  );
}

const explained = StateField.define({
  create: () => null,
  update: (shown, change) => {
    const told = change.effects.find((each) => each.is(explain));
    return told ? told.value : change.docChanged || change.selection ? null : shown;
  },
  provide: (field) => showTooltip.from(field),
});

// ---- completions

function complete(client) {
  return async (context) => {
    const { doc } = context.state;
    const before = doc.sliceString(Math.max(0, context.pos - 1), context.pos);
    if (!context.explicit && !/[\w@"/ -]$/.test(before)) return null;
    const { items } = await client.ask("textDocument/completion", { position: placeOf(doc, context.pos) });
    if (context.aborted || !items.length) return null;
    const from = offsetOf(doc, items[0].textEdit.range.start);
    return { from, options: items.map((item) => option(client, doc, item)) };
  };
}

function option(client, doc, item) {
  const { textEdit: { range, newText }, label, filterText } = item;
  return {
    label: filterText ?? label,
    displayLabel: label,
    detail: item.detail,
    type: KINDS[item.kind] ?? "text",
    sortText: item.sortText,
    info: item.data === undefined ? undefined : () => client.ask("completionItem/resolve", item)
      .then(({ documentation }) => documentation ? draw(documentation.value) : null),
    apply: (view, completion, from, to) => {
      const end = Math.max(to, offsetOf(doc, range.end));
      if (item.insertTextFormat === 2) snippet(templateOf(newText))(view, completion, from, end);
      else {
        const selection = { anchor: from + newText.length };
        view.dispatch({ changes: { from, to: end, insert: newText }, selection, userEvent: "input.complete" });
      }
    },
  };
}

// A snippet of the protocol as this editor has them: of several choices the first.
function templateOf(text) {
  return text.replace(/\$\{(\d+)\|([^,|]*)[^|]*\|\}/g, "${$1:$2}").replace(/\$(\d+)/g, "${$1}");
}

// ---- the editor itself

export class Editor {
  constructor(place, text, client, does) {
    const root = place.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    const show = (view) => {
      const at = view.state.selection.main.head;
      explanation(view, client, at).then((value) => view.dispatch({ effects: explain.of(value) }));
      return true;
    };
    const hide = (view) => {
      const isShown = view.state.field(explained) !== null;
      if (isShown) view.dispatch({ effects: explain.of(null) });
      return isShown;
    };
    const next = (view) => {
      const { head } = view.state.selection.main;
      const all = findingsAt(view.state, 0, view.state.doc.length);
      const found = all.find(({ from }) => from > head) ?? all[0];
      if (found) {
        this.goTo(found.from);
        show(view);
      }
      return true;
    };
    this.extensions = [
      lineNumbers(), history(), drawSelection(), closeBrackets(), EditorView.lineWrapping,
      shades, squiggles, explained,
      autocompletion({ override: [complete(client)], icons: false }),
      hoverTooltip((view, pos) => explanation(view, client, pos), { hoverTime: 250, hideOnChange: true }),
      keymap.of([
        { key: "F8", run: next },
        { key: "Alt-F1", run: show },
        { key: "Mod-.", run: () => does.fix() },
        { key: "Mod-s", run: () => does.format(), preventDefault: true },
        { key: "Escape", run: hide },
        ...completionKeymap, ...historyKeymap, ...defaultKeymap,
      ]),
      EditorView.contentAttributes.of(
        { "aria-label": "The text of the plan", spellcheck: "false", autocapitalize: "off", autocorrect: "off" },
      ),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) does.change();
        else if (update.selectionSet) does.move();
      }),
    ];
    this.view = new EditorView({ parent: root, root, state: this.#stateOf(text) });
  }

  #stateOf(text) {
    return EditorState.create({ doc: text, extensions: this.extensions });
  }

  get text() {
    return this.view.state.doc.toString();
  }

  // Puts another text into place, which cannot be undone into the one before.
  replace(text) {
    this.view.setState(this.#stateOf(text));
  }

  get place() {
    return placeOf(this.view.state.doc, this.view.state.selection.main.head);
  }

  tell(answer) {
    this.view.dispatch({ effects: tell.of(answer) });
  }

  change(edits) {
    this.view.dispatch({ changes: changesOf(this.view.state.doc, edits), userEvent: "input" });
    this.view.focus();
  }

  goTo(offset) {
    this.view.dispatch({ selection: { anchor: offset }, effects: EditorView.scrollIntoView(offset, { y: "center" }) });
    this.view.focus();
  }

  goToPlace(place) {
    this.goTo(offsetOf(this.view.state.doc, place));
  }
}
