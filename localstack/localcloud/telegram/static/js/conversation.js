// The list of messages: order, albums, days, scrolling, the typing bubble.
import { $, el } from "./dom.js";
import { day, t } from "./i18n.js";
import { messageElement } from "./message.js";

const TYPING_MS = 5500;
const NEAR_PX = 120;
const JOINED_S = 120;

export class Conversation {
  constructor(actions) {
    this.actions = { ...actions, find: (id) => this.messages.get(id), jump: (id) => this.jump(id), settle: () => this.settle() };
    this.messages = new Map();
    this.stick = true;
    this.lastTop = 0;
    this.typingTimer = 0;
    this.scroll = $("scroll");
    this.scroll.addEventListener("scroll", () => this.noteScroll(), { passive: true });
    new ResizeObserver(() => this.settle()).observe(this.scroll);
    $("to-end").addEventListener("click", () => this.toEnd("smooth"));
  }

  get empty() {
    return this.messages.size === 0;
  }

  load(messages) {
    this.messages = new Map(messages.map((message) => [message.message_id, message]));
    this.stick = true;
    this.render();
  }

  put(message) {
    const fresh = !this.messages.has(message.message_id);
    this.messages.set(message.message_id, message);
    if (fresh && message.from === "bot") this.showTyping("");
    if (fresh && message.from === "user") this.stick = true;
    this.render(fresh ? message.message_id : null);
  }

  remove(messageId) {
    this.messages.delete(messageId);
    this.render();
  }

  /** Messages in order, those of one album together. */
  albums() {
    const albums = [];
    for (const message of [...this.messages.values()].sort((a, b) => a.message_id - b.message_id)) {
      const last = albums.at(-1);
      if (message.media_group_id && last?.[0].media_group_id === message.media_group_id) last.push(message);
      else albums.push([message]);
    }
    return albums;
  }

  render(freshId = null) {
    const list = $("messages");
    const known = new Map([...list.children].filter((child) => child.source).map((child) => [child.source, child]));
    const shown = [];
    let previous = null;
    for (const album of this.albums()) {
      const [message] = album;
      const date = day(message.date);
      if (!previous || day(previous.date) !== date) {
        shown.push(el("li", { class: "day" }, date));
        previous = null;
      }
      const source = `${document.documentElement.lang}${JSON.stringify(album)}`;
      const element = known.get(source) ?? messageElement(album, this.actions);
      element.source = source;
      const joined = previous && previous.from === message.from && message.date - previous.date < JOINED_S;
      element.classList.toggle("joined", Boolean(joined));
      element.classList.toggle("fresh", album.some((one) => one.message_id === freshId));
      shown.push(element);
      previous = message;
    }
    reconcile(list, shown);
    list.setAttribute("aria-label", t("chat"));
    this.settle();
  }

  showTyping(words) {
    clearTimeout(this.typingTimer);
    $("typing").hidden = !words;
    $("typing").setAttribute("aria-label", words);
    this.actions.typing(words);
    if (words) this.typingTimer = setTimeout(() => this.showTyping(""), TYPING_MS);
    this.settle();
  }

  jump(messageId) {
    const row = document.querySelector(`[data-message-id="${messageId}"]`);
    if (!row) return;
    row.scrollIntoView({ block: "center", behavior: "smooth" });
    row.classList.remove("flash");
    requestAnimationFrame(() => row.classList.add("flash"));
  }

  noteScroll() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroll;
    const left = scrollHeight - scrollTop - clientHeight;
    // Only a person scrolling up lets go of the end; the list also shrinks when a keyboard opens below it.
    if (left < NEAR_PX) this.stick = true;
    else if (scrollTop < this.lastTop) this.stick = false;
    this.lastTop = scrollTop;
    $("to-end").hidden = left < 400;
  }

  settle() {
    if (this.stick) this.toEnd("instant");
  }

  toEnd(behavior) {
    this.scroll.scrollTo({ top: this.scroll.scrollHeight, behavior });
  }
}

/** Make `parent` hold exactly `wanted`, touching only what differs, so that scrolling and focus stay. */
function reconcile(parent, wanted) {
  const keep = new Set(wanted);
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((element, index) => {
    if (parent.children[index] !== element) parent.insertBefore(element, parent.children[index] ?? null);
  });
}
