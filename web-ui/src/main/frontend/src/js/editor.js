import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json, jsonParseLinter } from "@codemirror/lang-json";
import {
  bracketMatching,
  defaultHighlightStyle,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { forceLinting, linter, lintGutter, lintKeymap } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { rangeAt } from "./pointer.js";

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--series-7)" },
  { tag: tags.string, color: "var(--series-6)" },
  { tag: tags.number, color: "var(--series-2)" },
  { tag: [tags.bool, tags.null], color: "var(--series-3)" },
  { tag: tags.invalid, color: "var(--danger)" },
]);

const look = EditorView.theme({
  "&": { color: "var(--text)" },
  ".cm-content": { caretColor: "var(--text)", padding: "10px 0", fontFamily: "var(--mono)" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "1px" },
  ".cm-gutters": { background: "var(--surface-2)", color: "var(--text-3)", border: "0", height: "auto", alignSelf: "stretch" },
  ".cm-lint-marker": { width: "10px", height: "10px", margin: "4px auto 0" },
  ".cm-lint-marker-error": { content: "normal", background: "var(--danger)", borderRadius: "50%" },
  ".cm-lint-marker-warning": { content: "normal", background: "var(--warning)", clipPath: "polygon(50% 0, 100% 100%, 0 100%)" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "18px" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { background: "var(--accent-soft) !important" },
  ".cm-tooltip": { background: "var(--surface)", color: "var(--text)", border: "1px solid var(--hairline)", borderRadius: "6px" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { background: "var(--accent)", color: "var(--on-accent)" },
  ".cm-tooltip.cm-tooltip-lint, .cm-tooltip-hover": { maxWidth: "min(480px, 90vw)" },
  ".cm-diagnostic": { fontFamily: "var(--sans)", padding: "6px 10px", whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--danger)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warning)" },
  ".cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline wavy var(--warning)" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--danger)" },
});

/** Words of the config document, from the schema the server checks it by. */
let words;

function wordsOf(schema, found = new Set()) {
  if (Array.isArray(schema)) schema.forEach((each) => wordsOf(each, found));
  else if (schema && typeof schema === "object") {
    Object.keys(schema.properties ?? {}).forEach((name) => found.add(name));
    for (const value of [schema.const, ...(schema.enum ?? [])]) if (typeof value === "string") found.add(value);
    Object.values(schema).forEach((each) => wordsOf(each, found));
  }
  return found;
}

async function complete(context) {
  const word = context.matchBefore(/"[\w$]*/);
  if (!word && !context.explicit) return null;
  words ??= fetch("/api/schemas/config.json")
    .then((answer) => (answer.ok ? answer.json() : {}))
    .then((schema) => [...wordsOf(schema)].map((label) => ({ label, type: "property" })))
    .catch(() => []);
  return { from: word ? word.from + 1 : context.pos, options: await words };
}

/** Makes an editor of the textarea inside; the textarea keeps the value and works alone. */
class JsonEditor extends HTMLElement {
  connectedCallback() {
    const area = this.querySelector("textarea");
    if (!area || this.view) return;
    this.area = area;
    this.view = new EditorView({
      state: EditorState.create({ doc: area.value, extensions: this.extensions() }),
    });
    area.hidden = true;
    area.before(this.view.dom);
    this.querySelector("[data-format]")?.addEventListener("click", () => this.format());
    document.querySelector(`label[for="${area.id}"]`)?.addEventListener("click", () => this.view.focus());
    forceLinting(this.view);
    document.fonts.ready.then(() => this.view?.requestMeasure());
  }

  disconnectedCallback() {
    this.view?.destroy();
    this.view = undefined;
    if (this.area) this.area.hidden = false;
  }

  extensions() {
    const readOnly = this.hasAttribute("readonly");
    return [
      EditorView.cspNonce.of(this.nonce),
      lineNumbers(),
      foldGutter(),
      history(),
      drawSelection(),
      indentOnInput(),
      indentUnit.of("  "),
      bracketMatching(),
      closeBrackets(),
      json(),
      syntaxHighlighting(colours),
      syntaxHighlighting(defaultHighlightStyle, { fallback: true }),
      look,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": this.getAttribute("label") ?? "JSON document" }),
      EditorState.readOnly.of(readOnly),
      readOnly ? [] : this.checks(),
      keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...foldKeymap, ...historyKeymap, ...defaultKeymap]),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) this.area.value = update.state.doc.toString();
      }),
    ];
  }

  checks() {
    return [
      lintGutter(),
      autocompletion({ override: [complete] }),
      linter((view) => this.lint(view), { delay: 400 }),
    ];
  }

  async lint(view) {
    const isYaml = !view.state.doc.toString().trimStart().startsWith("{");
    const broken = isYaml ? [] : jsonParseLinter()(view);
    if (broken.length > 0) return broken;
    const form = this.closest("form");
    const body = new URLSearchParams();
    body.set("document", view.state.doc.toString());
    body.set("_csrf", form?.elements.namedItem("_csrf")?.value ?? "");
    const answer = await fetch(this.getAttribute("check"), { method: "POST", body, headers: { Accept: "application/json" } });
    if (!answer.ok) return [];
    const { mistakes, warnings } = await answer.json();
    const mark = (severity) => ({ pointer, message, sentence }) => ({
      ...rangeAt(view.state, isYaml ? "" : pointer),
      severity,
      message: pointer ? `${pointer}: ${message ?? sentence}` : (message ?? sentence),
    });
    return [...mistakes.map(mark("error")), ...warnings.map(mark("warning"))];
  }

  format() {
    try {
      const text = JSON.stringify(JSON.parse(this.area.value), null, 2);
      this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text } });
    } catch {
      forceLinting(this.view);
    }
  }
}

customElements.define("json-editor", JsonEditor);
