import { syntaxTree } from "@codemirror/language";

/** Where in the text the field of a JSON pointer stands; the whole first line when it is absent. */
export function rangeAt(state, pointer) {
  const steps = pointer.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  let node = syntaxTree(state).topNode.firstChild;
  for (const step of steps) {
    const next = node && child(state, node, step);
    if (!next) break;
    node = next;
  }
  if (!node || node.parent?.type.isTop) return { from: 0, to: state.doc.line(1).to };
  if (node.parent?.name !== "Property") return { from: node.from, to: node.to };
  const key = node.parent.firstChild;
  const nested = node.name === "Object" || node.name === "Array";
  return { from: key.from, to: nested ? key.to : node.to };
}

function child(state, node, step) {
  if (node.name === "Object") return property(state, node, step);
  if (node.name === "Array") return element(node, Number(step));
  return null;
}

function property(state, object, name) {
  for (let each = object.firstChild; each; each = each.nextSibling) {
    if (each.name !== "Property") continue;
    const key = each.getChild("PropertyName");
    if (key && JSON.parse(state.sliceDoc(key.from, key.to)) === name) return each.lastChild;
  }
  return null;
}

function element(array, index) {
  let position = 0;
  for (let each = array.firstChild; each; each = each.nextSibling) {
    if (each.name === "[" || each.name === "]" || each.name === "," || each.type.isError) continue;
    if (position++ === index) return each;
  }
  return null;
}
