// Writing: text, photos and files, commands, the bot's own keyboard.
import { $, el, icon, label, toast } from "./dom.js";
import { t } from "./i18n.js";

const ALBUM_LIMIT = 10;

export class Composer {
  /** `deliver({text, photos, files})` sends; `shareLocation()` asks for a place. */
  constructor({ deliver, shareLocation }) {
    this.deliver = deliver;
    this.shareLocation = shareLocation;
    this.attached = [];
    this.commands = [];
    this.field = $("composer");
    this.field.addEventListener("input", () => this.changed());
    this.field.addEventListener("keydown", (event) => this.keyDown(event));
    this.field.addEventListener("paste", (event) => this.take([...event.clipboardData.files], event));
    $("composer-form").addEventListener("submit", (event) => this.submit(event));
    $("attach-button").addEventListener("click", () => this.toggle("attach-menu"));
    $("commands-button").addEventListener("click", () => this.toggleCommands());
    $("keyboard-button").addEventListener("click", () => this.toggle("reply-keyboard"));
    $("photo-input").addEventListener("change", (event) => this.picked(event, false));
    $("file-input").addEventListener("change", (event) => this.picked(event, true));
    document.addEventListener("click", (event) => this.closeMenus(event));
    this.watchDrops($("phone"));
  }

  translate() {
    this.field.placeholder = t("message");
    label(this.field, t("message"));
    label($("send"), t("send"));
    label($("attach-button"), t("attach"));
    label($("commands-button"), t("commands"));
    label($("keyboard-button"), t("keyboard"));
    $("drop-text").textContent = t("drop");
    const choices = [["photo", "photo-input"], ["file", "file-input"]];
    const items = choices.map(([kind, input]) =>
      el("button", { type: "button", role: "menuitem", onclick: () => this.pick(input) }, icon(kind), el("span", {}, t(kind))),
    );
    $("attach-menu").replaceChildren(...items);
    this.changed();
  }

  pick(input) {
    $("attach-menu").hidden = true;
    $(input).click();
  }

  picked(event, asFile) {
    this.attach([...event.target.files], asFile);
    event.target.value = "";
  }

  take(files, event) {
    if (!files.length) return;
    event.preventDefault();
    this.attach(files, false);
  }

  attach(files, asFile) {
    const added = files.map((file) => ({ file, photo: !asFile && file.type.startsWith("image/") }));
    if (this.attached.length + added.length > ALBUM_LIMIT) toast(t("too_many"));
    this.attached = [...this.attached, ...added].slice(0, ALBUM_LIMIT);
    this.showTray();
    this.field.focus();
  }

  showTray() {
    $("tray").hidden = !this.attached.length;
    for (const image of $("tray").querySelectorAll("img")) URL.revokeObjectURL(image.src);
    $("tray").replaceChildren(...this.attached.map((item) => this.preview(item)));
    this.changed();
  }

  preview(item) {
    const drop = () => {
      this.attached = this.attached.filter((other) => other !== item);
      this.showTray();
    };
    const remove = el("button", { type: "button", onclick: drop }, icon("close"));
    label(remove, t("remove"));
    if (!item.photo) return el("figure", { class: "plain" }, icon("file"), el("span", {}, item.file.name), remove);
    return el("figure", {}, el("img", { src: URL.createObjectURL(item.file), alt: item.file.name }), remove);
  }

  changed() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(160, this.field.scrollHeight)}px`;
    $("send").disabled = !this.field.value.trim() && !this.attached.length;
    if (/^\/\w*$/.test(this.field.value)) this.showCommands(this.field.value.slice(1).toLowerCase());
    else $("command-menu").hidden = true;
  }

  keyDown(event) {
    if (event.key === "Escape") $("command-menu").hidden = true;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    $("composer-form").requestSubmit();
  }

  async submit(event) {
    event.preventDefault();
    const text = this.field.value.trim();
    const attached = this.attached;
    if (!text && !attached.length) return;
    this.field.value = "";
    this.attached = [];
    this.showTray();
    const photos = attached.filter((item) => item.photo).map((item) => item.file);
    const files = attached.filter((item) => !item.photo).map((item) => item.file);
    if (!(await this.deliver({ text, photos, files })) && !this.field.value) {
      this.field.value = text;
      this.attached = attached;
      this.showTray();
    }
  }

  setCommands(commands) {
    this.commands = commands;
    $("commands-button").hidden = !commands.length;
  }

  toggleCommands() {
    if ($("command-menu").hidden) this.showCommands("");
    else $("command-menu").hidden = true;
  }

  showCommands(prefix) {
    const found = this.commands.filter(({ command }) => command.startsWith(prefix));
    const items = found.map(({ command, description }) =>
      el("button", { type: "button", role: "option", "data-testid": "command", onclick: () => this.runCommand(command) }, el("b", {}, `/${command}`), el("span", {}, description)),
    );
    $("command-menu").replaceChildren(...items);
    $("command-menu").hidden = !items.length;
  }

  runCommand(command) {
    $("command-menu").hidden = true;
    this.field.value = "";
    this.changed();
    this.deliver({ text: `/${command}`, photos: [], files: [] });
  }

  /** The bot's keyboard: buttons that write for the person. */
  setKeyboard(markup) {
    const rows = markup?.keyboard ?? [];
    const shown = rows.map((row) => el("div", {}, ...row.map((button) => this.keyboardButton(button, markup))));
    $("reply-keyboard").replaceChildren(...shown);
    $("reply-keyboard").hidden = !rows.length;
    $("keyboard-button").hidden = !rows.length;
    this.field.placeholder = markup?.input_field_placeholder ?? t("message");
    if (markup?.force_reply) this.field.focus();
  }

  keyboardButton(specified, markup) {
    const button = typeof specified === "string" ? { text: specified } : specified;
    const act = async () => {
      if (button.request_location) await this.shareLocation();
      else if (button.request_contact || button.web_app || button.request_poll) toast(t("unsupported"));
      else await this.deliver({ text: button.text, photos: [], files: [] });
      if (markup.one_time_keyboard) $("reply-keyboard").hidden = true;
    };
    const mark = button.request_location ? icon("place") : null;
    return el("button", { type: "button", "data-testid": "reply-button", onclick: act }, mark, button.text);
  }

  toggle(id) {
    $(id).hidden = !$(id).hidden;
  }

  closeMenus(event) {
    if (!event.target.closest("#attach-menu, #attach-button")) $("attach-menu").hidden = true;
    if (!event.target.closest("#command-menu, #commands-button, #composer")) $("command-menu").hidden = true;
  }

  watchDrops(area) {
    let depth = 0;
    const show = (shown) => ($("drop").hidden = !shown);
    area.addEventListener("dragenter", (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      depth += 1;
      show(true);
    });
    area.addEventListener("dragleave", () => {
      depth = Math.max(0, depth - 1);
      if (!depth) show(false);
    });
    area.addEventListener("dragover", (event) => event.preventDefault());
    area.addEventListener("drop", (event) => {
      event.preventDefault();
      depth = 0;
      show(false);
      this.take([...event.dataTransfer.files], event);
    });
  }
}
