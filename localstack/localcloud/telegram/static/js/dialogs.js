// Dialogs: menu, alert, question, place, picture.
import { $, el, label } from "./dom.js";
import { currentLanguage, t } from "./i18n.js";

const PLACES = [
  ["Москва", "Moscow", 55.7558, 37.6173],
  ["Калининград", "Kaliningrad", 54.7104, 20.4522],
  ["Екатеринбург", "Yekaterinburg", 56.8389, 60.6057],
  ["Владивосток", "Vladivostok", 43.1155, 131.8855],
  ["Алматы", "Almaty", 43.2389, 76.8897],
  ["Берлин", "Berlin", 52.52, 13.405],
  ["Лондон", "London", 51.5074, -0.1278],
  ["Нью-Йорк", "New York", 40.7128, -74.006],
  ["Токио", "Tokyo", 35.6762, 139.6503],
];
const FACES = ["#e2725b", "#2f8f83", "#7b61c4", "#c98a1b", "#3b7dd8", "#c04f86", "#4d8b31", "#8a5a44"];

export function enlarge(url) {
  $("viewer").querySelector("img").src = url;
  $("viewer").showModal();
}

export function prepareDialogs() {
  $("viewer").addEventListener("click", () => $("viewer").close());
  $("sheet").addEventListener("click", (event) => {
    if (event.target === $("sheet")) $("sheet").close();
  });
}

function open(...content) {
  $("sheet").replaceChildren(...content);
  if (!$("sheet").open) $("sheet").showModal();
}

function actions(...buttons) {
  return el("div", { class: "actions" }, ...buttons);
}

function button(text, onclick, kind = "") {
  return el("button", { type: "button", class: kind, onclick }, text);
}

export function alertDialog(text) {
  const close = button(t("ok"), () => $("sheet").close(), "main");
  close.setAttribute("data-testid", "alert-ok");
  open(el("p", { "data-testid": "alert" }, text), actions(close));
}

/** Resolves to true or false. */
export function ask(text, yes, kind = "main") {
  return new Promise((resolve) => {
    $("sheet").addEventListener("close", () => resolve($("sheet").returnValue === "yes"), { once: true });
    $("sheet").returnValue = "";
    const confirm = button(yes, () => $("sheet").close("yes"), kind);
    confirm.setAttribute("data-testid", "confirm");
    open(el("p", {}, text), actions(button(t("cancel"), () => $("sheet").close("")), confirm));
  });
}

/** Resolves to [latitude, longitude] or null. */
export function askPlace() {
  const number = (name, limit) => el("input", { type: "number", step: "any", min: -limit, max: limit, required: true, id: name, "data-testid": name });
  const latitude = number("latitude", 90);
  const longitude = number("longitude", 180);
  const names = PLACES.map(([ru, en], index) => el("option", { value: index }, currentLanguage() === "ru" ? ru : en));
  const choice = el("select", { "data-testid": "place", "aria-label": t("place") }, ...names);
  const fill = () => ([, , latitude.value, longitude.value] = PLACES[choice.value]);
  choice.addEventListener("change", fill);
  fill();
  return new Promise((resolve) => {
    const done = () => resolve($("sheet").returnValue === "yes" ? [Number(latitude.value), Number(longitude.value)] : null);
    $("sheet").addEventListener("close", done, { once: true });
    $("sheet").returnValue = "";
    const share = button(t("share"), () => latitude.checkValidity() && longitude.checkValidity() && $("sheet").close("yes"), "main");
    share.setAttribute("data-testid", "share-location");
    const pair = el("div", { class: "pair" }, el("label", {}, t("latitude"), latitude), el("label", {}, t("longitude"), longitude));
    open(el("h2", {}, t("location")), choice, pair, actions(button(t("cancel"), () => $("sheet").close("")), share));
  });
}

/** A row of choices; `choose` gets the value. */
export function segments(choices, chosen, choose) {
  return choices.map(([value, text]) =>
    el("button", { type: "button", "aria-pressed": String(value === chosen), "data-testid": `choose-${value}`, onclick: () => choose(value) }, text),
  );
}

function face(person, current, choose) {
  const mark = el("span", { class: "face" }, [...(person.first_name || "?")][0]);
  mark.style.background = FACES[person.chat_id % FACES.length];
  const words = el("span", {}, person.first_name, el("small", {}, `id ${person.chat_id} · ${person.language_code}`));
  return el("button", { type: "button", "aria-current": person.chat_id === current ? "true" : null, onclick: () => choose(person.chat_id) }, mark, words);
}

/** The menu: people, language, theme, what can be done with the chat. */
export function menu({ people, chat, theme, choosePerson, chooseLanguage, chooseTheme, toggleBlock, clear }) {
  const next = Math.max(0, ...people.map((person) => person.chat_id)) + 1;
  const add = button(t("add_person"), () => choosePerson(next), "line");
  add.setAttribute("data-testid", "add-person");
  const themes = ["auto", "light", "dark"].map((value) => [value, t(`theme_${value}`)]);
  const sections = [
    el("h2", {}, t("people")),
    el("div", { class: "people" }, ...people.map((person) => face(person, chat.chat_id, choosePerson))),
    add,
    el("h3", {}, t("language")),
    el("div", { class: "segments" }, ...segments([["ru", "Русский"], ["en", "English"]], currentLanguage(), chooseLanguage)),
    el("h3", {}, t("theme")),
    el("div", { class: "segments" }, ...segments(themes, theme, chooseTheme)),
    el("h3", {}, t("chat")),
    button(chat.blocked ? t("unblock") : t("block"), toggleBlock, "line"),
    button(t("clear"), clear, "line danger"),
  ];
  open(...sections);
  label($("sheet"), t("menu"));
}

export const closeSheet = () => $("sheet").close();
