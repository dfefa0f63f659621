// The control API of one person.

async function call(path, options) {
  const response = await fetch(path, options);
  if (!response.ok) throw new Error(`${response.status}`, { cause: response.status });
  return response.json();
}

function post(path, body) {
  return call(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

function upload(path, parts) {
  const form = new FormData();
  for (const [name, value] of parts) form.append(name, value);
  return call(path, { method: "POST", body: form });
}

export class Api {
  constructor(chatId) {
    this.chatId = chatId;
    this.base = `/client/${chatId}`;
  }

  static people = () => call("/client");
  state = () => call(this.base);
  messages = () => call(`${this.base}/messages`);
  events = () => new EventSource(`${this.base}/events`);
  text = (text, languageCode) => post(`${this.base}/text`, { text, language_code: languageCode });
  language = (code) => post(`${this.base}/language`, { language_code: code });
  press = (messageId, data) => post(`${this.base}/press`, { message_id: messageId, data });
  location = (latitude, longitude) => post(`${this.base}/location`, { latitude, longitude });
  pay = (target) => post(`${this.base}/pay`, target);
  block = () => post(`${this.base}/block`, {});
  unblock = () => post(`${this.base}/unblock`, {});
  clear = () => call(this.base, { method: "DELETE" });
  photo = (file, caption) => upload(`${this.base}/photo`, [["file", file], ["caption", caption]]);
  document = (file, caption) => upload(`${this.base}/document`, [["file", file], ["caption", caption]]);
  album = (files, caption) => upload(`${this.base}/album`, [...files.map((file) => ["files", file]), ["caption", caption]]);
}
