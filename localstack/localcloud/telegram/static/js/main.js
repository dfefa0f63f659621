// The page: one person's chat with the bot.
import { Api } from "./api.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { alertDialog, ask, askPlace, closeSheet, enlarge, menu, prepareDialogs, segments } from "./dialogs.js";
import { $, label, toast } from "./dom.js";
import { currentLanguage, price, setLanguage, t } from "./i18n.js";
import { summary } from "./message.js";

const INVOICE_LINK = "https://t.me/$";
const CALLBACK_MS = 15000;
const PAYMENT_MS = 10500;

const chatId = Number(new URLSearchParams(location.search).get("chat") ?? localStorage.getItem("chat")) || 1;
const api = new Api(chatId);
const payments = new Map();
let chat = null;
let typing = "";
let connected = true;

const conversation = new Conversation({ enlarge, press, command: (text) => deliver({ text, photos: [], files: [] }), typing: showStatus });
const composer = new Composer({ deliver, shareLocation });

async function deliver({ text, photos, files }) {
  try {
    let caption = text;
    if (photos.length > 1) await api.album(photos, caption);
    else if (photos.length) await api.photo(photos[0], caption);
    if (photos.length) caption = "";
    for (const file of files) {
      await api.document(file, caption);
      caption = "";
    }
    if (!photos.length && !files.length) await api.text(text, chat?.language_code);
    return true;
  } catch (error) {
    toast(photos.length && error.cause === 400 ? t("failed_photo") : t("failed"));
    return false;
  }
}

async function shareLocation() {
  const place = await askPlace();
  if (place) await api.location(...place);
}

async function press(message, button, element) {
  if (button.pay) return pay({ message_id: message.message_id }, message.invoice);
  if (button.url?.startsWith(INVOICE_LINK)) return pay({ slug: button.url.slice(INVOICE_LINK.length) }, null);
  if (button.url) return window.open(button.url, "_blank", "noopener,noreferrer");
  if (button.copy_text) return navigator.clipboard.writeText(button.copy_text).then(() => toast(t("copied")));
  if (!button.data) return toast(t("unsupported"));
  element.classList.add("waiting");
  setTimeout(() => element.classList.remove("waiting"), CALLBACK_MS);
  return api.press(message.message_id, button.data).catch(() => {
    element.classList.remove("waiting");
    toast(t("failed"));
  });
}

async function pay(target, invoice) {
  const amount = invoice ? price(invoice.currency, invoice.total_amount) : "⭐";
  if (!(await ask(t("pay_ask", { price: amount }), t("pay")))) return;
  const reference = target.slug ?? String(target.message_id);
  payments.set(reference, setTimeout(() => paymentEnded(reference, t("pay_timeout")), PAYMENT_MS));
  await api.pay(target).catch((error) => paymentEnded(reference, error.cause === 409 ? t("paid") : t("pay_failed")));
}

function paymentEnded(reference, words) {
  clearTimeout(payments.get(reference));
  payments.delete(reference);
  toast(words);
}

function callbackAnswered({ message_id: messageId, data, text, alert, url }) {
  for (const key of document.querySelectorAll(`[data-message-id="${messageId}"] .key.waiting`)) {
    if (key.dataset.callback === data) key.classList.remove("waiting");
  }
  if (text && alert) alertDialog(text);
  else if (text) toast(text);
  if (url) window.open(url, "_blank", "noopener,noreferrer");
}

function showTyping(action) {
  conversation.showTyping(action === "upload_photo" ? t("photo_action") : t("typing"));
}

function showStatus(words = typing) {
  typing = words;
  const status = $("bot-status");
  const idle = chat?.bot.connected === false ? t("offline") : t("bot");
  status.textContent = connected ? (typing ? `${typing}…` : idle) : t("reconnecting");
  status.classList.toggle("active", Boolean(typing) && connected);
}

function showChat(state) {
  chat = state;
  setLanguage(chat.language_code);
  document.title = chat.bot.first_name;
  $("bot-name").textContent = chat.bot.first_name;
  $("person-button").textContent = [chat.first_name, currentLanguage().toUpperCase()].filter(Boolean).join(" · ");
  label($("person-button"), t("people"));
  label($("menu-button"), t("menu"));
  label($("to-end"), t("to_end"));
  label($("viewer").querySelector("button"), t("close"));
  composer.translate();
  composer.setCommands(chat.commands);
  composer.setKeyboard(chat.reply_keyboard);
  showStatus();
  showPinned();
  showWelcome();
}

function showPinned() {
  const message = chat.pinned.map((id) => conversation.messages.get(id)).find(Boolean);
  $("pinned").hidden = !message;
  if (!message) return;
  $("pinned-title").textContent = t("pinned");
  $("pinned-text").textContent = summary(message);
  $("pinned").onclick = () => conversation.jump(message.message_id);
}

function showWelcome() {
  const { empty } = conversation;
  $("welcome").hidden = !empty;
  $("start").hidden = !empty || chat.blocked;
  $("start").textContent = t("start");
  $("unblock").hidden = !chat.blocked;
  $("unblock").textContent = t("unblock");
  $("composer-form").hidden = empty || chat.blocked;
  $("reply-keyboard").hidden ||= empty || chat.blocked;
  if (!empty) return;
  $("welcome-title").textContent = t("welcome");
  $("welcome-text").textContent = chat.bot.description || t("welcome_text");
  $("welcome-language").replaceChildren(...segments([["ru", "Русский"], ["en", "English"]], currentLanguage(), api.language));
}

const HANDLERS = {
  ready: load,
  cleared: load,
  chat: (event) => {
    const before = currentLanguage();
    showChat(event.chat);
    if (before !== currentLanguage()) conversation.render();
  },
  message: (event) => {
    conversation.put(event.message);
    showWelcome();
    if (!chat.started) load();
  },
  edited: (event) => {
    conversation.put(event.message);
    showPinned();
  },
  deleted: (event) => conversation.remove(event.message_id),
  typing: (event) => showTyping(event.action),
  callback_answer: callbackAnswered,
  paid: (event) => paymentEnded(event.reference, t("paid")),
  payment_failed: (event) => paymentEnded(event.reference, event.reason || t("pay_failed")),
};

async function load() {
  const [state, messages] = await Promise.all([api.state(), api.messages()]);
  setLanguage(state.language_code);
  conversation.load(messages);
  showChat(state);
}

function watch() {
  const source = api.events();
  source.onmessage = (message) => {
    const event = JSON.parse(message.data);
    HANDLERS[event.type]?.(event);
  };
  source.onopen = () => {
    connected = true;
    showStatus();
  };
  source.onerror = () => {
    connected = false;
    showStatus();
    if (source.readyState === EventSource.CLOSED) setTimeout(watch, 2000);
  };
}

function applyTheme(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  localStorage.setItem("theme", theme);
}

async function openMenu() {
  const people = await Api.people();
  if (!people.some((person) => person.chat_id === chatId)) {
    people.push({ chat_id: chatId, first_name: t("person"), language_code: chat.language_code });
  }
  const again = (change) => async (value) => {
    await change(value);
    closeSheet();
  };
  menu({
    people,
    chat,
    theme: localStorage.getItem("theme") ?? "auto",
    choosePerson: (id) => location.assign(`?chat=${id}`),
    chooseLanguage: again(api.language),
    chooseTheme: again(applyTheme),
    toggleBlock: again(() => (chat.blocked ? api.unblock() : api.block())),
    clear: async () => {
      closeSheet();
      if (await ask(t("clear_ask"), t("clear_do"), "main")) await api.clear();
    },
  });
}

applyTheme(localStorage.getItem("theme") ?? "auto");
localStorage.setItem("chat", chatId);
prepareDialogs();
$("menu-button").addEventListener("click", openMenu);
$("person-button").addEventListener("click", openMenu);
$("start").addEventListener("click", () => deliver({ text: "/start", photos: [], files: [] }));
$("unblock").addEventListener("click", () => api.unblock());
watch();
