// Message entities to elements. Their offsets are UTF-16 code units, which is what JavaScript strings count in.
import { el } from "./dom.js";

const SIMPLE = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };

function link(url, children) {
  const target = /^(https?|tg|mailto|tel):/i.test(url) ? url : `https://${url}`;
  return el("a", { href: target, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

function wrap(entity, text, children, onCommand) {
  const tag = SIMPLE[entity.type];
  if (tag) return el(tag, {}, ...children);
  switch (entity.type) {
    case "pre":
      return el("pre", { "data-language": entity.language }, ...children);
    case "blockquote":
      return el("blockquote", {}, ...children);
    case "expandable_blockquote":
      return el("blockquote", { class: "folded", onclick: (event) => event.currentTarget.classList.toggle("folded") }, ...children);
    case "spoiler":
      return el("span", { class: "spoiler", onclick: (event) => event.currentTarget.classList.add("shown") }, ...children);
    case "bot_command":
      return el("button", { class: "command", type: "button", onclick: () => onCommand(text) }, ...children);
    case "text_link":
      return link(entity.url, children);
    case "url":
      return link(text, children);
    case "email":
      return link(`mailto:${text}`, children);
    default:
      return el("span", {}, ...children);
  }
}

/** Nodes for `text`; entities are sorted by offset, the longer first, as Telegram sends them. */
export function richText(text, entities, onCommand, from = 0, to = text.length) {
  const nodes = [];
  let position = from;
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index];
    const start = Math.max(entity.offset, position);
    const end = Math.min(entity.offset + entity.length, to);
    if (end <= start) continue;
    if (start > position) nodes.push(text.slice(position, start));
    const inner = entities.slice(index + 1).filter((other) => other.offset < end);
    const children = richText(text, inner, onCommand, start, end);
    nodes.push(wrap(entity, text.slice(start, end), children, onCommand));
    position = end;
  }
  if (position < to) nodes.push(text.slice(position, to));
  return nodes;
}
