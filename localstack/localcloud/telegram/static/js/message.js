// One message (or one album) as an element.
import { el, icon, label } from "./dom.js";
import { richText } from "./entities.js";
import { bytes, price, t, time } from "./i18n.js";

/** A short line that stands for a message: in the pinned bar, above a reply. */
export function summary(message) {
  const words = message.text || message.caption;
  if (words) return words.replace(/\s+/g, " ").slice(0, 120);
  if (message.photo) return t("photo");
  if (message.file) return message.file.file_name ?? t(message.file.kind);
  if (message.invoice) return message.invoice.title;
  return message.location ? t("geo") : "";
}

function meta(message) {
  const edited = message.edited && message.from === "bot" ? `${t("edited")} ` : "";
  const line = el("span", { class: "meta" }, `${edited}${time(message.date)}`);
  if (message.from === "user") line.append(icon("checks"));
  return line;
}

function pictures(album, actions) {
  const layout = ["", "", "two", "many three"][album.length] ?? "many";
  const shown = album.map((message) => {
    const { url, width, height } = message.photo_file;
    const image = el("img", { src: url, width, height, alt: t("photo"), "data-testid": "message-photo", decoding: "async" });
    image.addEventListener("load", actions.settle, { once: true });
    const open = el("button", { type: "button", onclick: () => actions.enlarge(url) }, image);
    label(open, t("open_photo"));
    return open;
  });
  return el("div", { class: `pictures ${layout}` }, ...shown);
}

function file({ kind, url, file_name: name, file_size: size }) {
  if (kind === "voice") return el("audio", { src: url, controls: true, preload: "metadata" });
  if (kind === "video") return el("video", { src: url, controls: true, preload: "metadata" });
  if (kind === "sticker") return el("img", { class: "sticker", src: url, alt: t("sticker") });
  const words = el("span", {}, el("b", {}, name ?? t("file")), el("small", {}, bytes(size)));
  return el("a", { class: "file", href: url, download: name ?? "", "data-testid": "message-document" }, el("span", {}, icon("file")), words);
}

function place({ latitude, longitude }) {
  const words = el("span", {}, el("b", {}, t("geo")), el("small", {}, `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`));
  return el("div", { class: "file" }, el("span", {}, icon("place")), words);
}

function invoice({ title, description, currency, total_amount: amount }) {
  return el("div", { class: "invoice" }, el("h3", {}, title), el("p", {}, description), el("strong", {}, price(currency, amount)));
}

function key(button, message, actions) {
  const kind = button.pay ? "key pay" : "key";
  const element = el("button", { class: kind, type: "button", "data-testid": "inline-button", "data-callback": button.data }, button.text);
  if (button.url) element.append(icon("link"));
  element.addEventListener("click", () => actions.press(message, button, element));
  return element;
}

function keys(message, actions) {
  let rows = message.buttons;
  if (message.invoice && !rows.some((row) => row.some((button) => button.pay))) {
    rows = [[{ text: `${t("pay")} ${price(message.invoice.currency, message.invoice.total_amount)}`, pay: true }], ...rows];
  }
  if (!rows.length) return null;
  const shown = rows.map((row) => el("div", {}, ...row.map((button) => key(button, message, actions))));
  return el("div", { class: "keys" }, ...shown);
}

function notice(message) {
  const payment = message.successful_payment ?? message.refunded_payment;
  const word = message.successful_payment ? t("paid") : t("refunded");
  return el("li", { class: "notice", "data-testid": "message", "data-message-id": message.message_id }, `${word}: ${price(payment.currency, payment.total_amount)}`);
}

function reply(message, actions) {
  const replied = actions.find(message.reply_to_message_id);
  if (!replied) return null;
  return el("button", { class: "reply", type: "button", onclick: () => actions.jump(replied.message_id) }, summary(replied));
}

function body(album, actions) {
  const [message] = album;
  const captioned = album.find((one) => one.caption) ?? message;
  const words = message.text || captioned.caption;
  const entities = message.text ? message.entities : captioned.caption_entities;
  const parts = [message.reply_to_message_id ? reply(message, actions) : null];
  if (message.photo) parts.push(pictures(album, actions));
  for (const one of album) if (one.file) parts.push(file(one.file));
  if (message.location) parts.push(place(message.location));
  if (message.invoice) parts.push(invoice(message.invoice));
  if (words) parts.push(el("span", { class: "text", "data-testid": "message-text" }, ...richText(words, entities, actions.command)));
  return { parts, bare: message.photo && !words && !message.reply_to_message_id };
}

/** The element of an album, a list of messages; most have one. */
export function messageElement(album, actions) {
  const message = album.at(-1);
  if (message.successful_payment || message.refunded_payment) return notice(message);
  const { parts, bare } = body(album, actions);
  const wide = album[0].photo || message.invoice || message.buttons.length ? " wide" : "";
  const bubble = el("div", { class: bare ? "bubble bare" : "bubble" }, ...parts, meta(message));
  return el(
    "li",
    { class: `row ${message.from}${wide}`, "data-testid": "message", "data-from": message.from, "data-message-id": album[0].message_id, "data-edited": message.edited },
    bubble,
    keys(message, actions),
  );
}
