// Words of the page, in the language of the simulated person.
const WORDS = {
  ru: {
    bot: "бот", offline: "не подключён", typing: "печатает", photo_action: "отправляет фото", reconnecting: "соединение…",
    message: "Сообщение", send: "Отправить", attach: "Прикрепить", commands: "Команды бота", keyboard: "Клавиатура бота",
    menu: "Меню", person: "Пользователь", start: "Начать", unblock: "Разблокировать", block: "Заблокировать бота",
    photo: "Фото", file: "Файл", remove: "Убрать", close: "Закрыть", cancel: "Отмена", ok: "Хорошо", edited: "изменено",
    today: "Сегодня", yesterday: "Вчера", pinned: "Закреплённое сообщение", drop: "Отпустите, чтобы отправить",
    to_end: "К последним сообщениям", chat: "Переписка с ботом", open_photo: "Открыть фото",
    people: "Кто пишет боту", add_person: "Новый пользователь", language: "Язык пользователя", theme: "Тема",
    theme_auto: "Авто", theme_light: "Светлая", theme_dark: "Тёмная", clear: "Удалить переписку",
    clear_ask: "Удалить переписку у этого пользователя? Данные в самом боте останутся.", clear_do: "Удалить",
    welcome: "Что умеет этот бот?",
    welcome_text: "Пришлите фото еды или напишите, что съели, и бот посчитает калории и БЖУ.\n\nЭто Telegram на вашем компьютере: аккаунт и токен не нужны.",
    location: "Отправить геопозицию", place: "Место", latitude: "Широта", longitude: "Долгота", share: "Отправить",
    pay: "Оплатить", paid: "Оплачено", refunded: "Возврат", pay_ask: "Оплатить {price}? Настоящие деньги не списываются.",
    pay_failed: "Оплата не прошла", pay_timeout: "Бот не ответил за 10 секунд, оплата отменена", voice: "Голосовое сообщение",
    sticker: "Стикер", video: "Видео", document: "Файл", geo: "Геопозиция", invoice: "Счёт", copied: "Скопировано",
    failed: "Не получилось", failed_photo: "Не удалось прочитать изображение", too_many: "В альбоме не больше 10 фото",
    unsupported: "Здесь эта кнопка не поддерживается", open_link: "Открыть ссылку?",
  },
  en: {
    bot: "bot", offline: "not connected", typing: "typing", photo_action: "sending a photo", reconnecting: "connecting…",
    message: "Message", send: "Send", attach: "Attach", commands: "Bot commands", keyboard: "Bot keyboard",
    menu: "Menu", person: "Person", start: "Start", unblock: "Unblock", block: "Block the bot",
    photo: "Photo", file: "File", remove: "Remove", close: "Close", cancel: "Cancel", ok: "OK", edited: "edited",
    today: "Today", yesterday: "Yesterday", pinned: "Pinned message", drop: "Drop to send",
    to_end: "To the newest messages", chat: "Chat with the bot", open_photo: "Open photo",
    people: "Who writes to the bot", add_person: "New person", language: "Person's language", theme: "Theme",
    theme_auto: "Auto", theme_light: "Light", theme_dark: "Dark", clear: "Delete chat",
    clear_ask: "Delete this person's chat? What the bot itself has stored stays.", clear_do: "Delete",
    welcome: "What can this bot do?",
    welcome_text: "Send a photo of your food or write what you ate, and the bot works out calories and macros.\n\nThis is a Telegram on your own computer: no account or token needed.",
    location: "Share location", place: "Place", latitude: "Latitude", longitude: "Longitude", share: "Share",
    pay: "Pay", paid: "Paid", refunded: "Refunded", pay_ask: "Pay {price}? No real money is charged.",
    pay_failed: "Payment failed", pay_timeout: "The bot did not answer within 10 seconds, the payment is cancelled", voice: "Voice message",
    sticker: "Sticker", video: "Video", document: "File", geo: "Location", invoice: "Invoice", copied: "Copied",
    failed: "That did not work", failed_photo: "The picture cannot be read", too_many: "An album has at most 10 photos",
    unsupported: "This button is not supported here", open_link: "Open the link?",
  },
};

let language = "ru";

export function setLanguage(code) {
  language = code.startsWith("ru") ? "ru" : "en";
  document.documentElement.lang = language;
}

export const currentLanguage = () => language;

/** A word in the person's language; `{name}` is replaced from `values`. */
export function t(key, values = {}) {
  return WORDS[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export function time(unixSeconds) {
  return new Date(unixSeconds * 1000).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
}

export function day(unixSeconds) {
  const date = new Date(unixSeconds * 1000);
  const midnight = (moment) => new Date(moment).setHours(0, 0, 0, 0);
  const ago = Math.round((midnight(Date.now()) - midnight(date)) / 86400000);
  if (ago === 0) return t("today");
  if (ago === 1) return t("yesterday");
  const year = date.getFullYear() === new Date().getFullYear() ? {} : { year: "numeric" };
  return date.toLocaleDateString(language, { day: "numeric", month: "long", ...year });
}

export function bytes(count) {
  const units = language === "ru" ? ["Б", "КБ", "МБ"] : ["B", "KB", "MB"];
  const power = Math.min(2, Math.floor(Math.log(Math.max(count, 1)) / Math.log(1024)));
  const digits = power && count / 1024 ** power < 10 ? 1 : 0;
  return `${(count / 1024 ** power).toLocaleString(language, { maximumFractionDigits: digits })} ${units[power]}`;
}

/** Stars are whole; other currencies come in hundredths. */
export function price(currency, amount) {
  if (currency === "XTR") return `⭐ ${amount.toLocaleString(language)}`;
  return (amount / 100).toLocaleString(language, { style: "currency", currency });
}
