// Small helpers. Text only ever becomes text nodes: nothing a person or the bot wrote is parsed as HTML.

export const $ = (id) => document.getElementById(id);

/** An element with properties (`class`, `data…`, `on…`, any attribute) and children (nodes or strings). */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

export function label(element, text) {
  element.setAttribute("aria-label", text);
  element.title = text;
}

let toastTimer = 0;

export function toast(text) {
  const shown = el("div", { class: "toast", "data-testid": "toast" }, text);
  $("toasts").replaceChildren(shown);
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => shown.remove(), 4000);
}
