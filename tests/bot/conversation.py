"""A person in a private chat with the bot, as updates."""

from dataclasses import dataclass
from itertools import count
from typing import Any

from nutrition import runtime
from nutrition.adapters.usda import FoodTable
from nutrition.bootstrap.scenarios import Scenarios
from nutrition.domain.deadline import Deadline
from nutrition.ports.recognition import Sight
from scenarios.updates import UpdateFeed
from tests.fakes.clock import FixedClock
from tests.fakes.language import EngineLanguage
from tests.fakes.messenger import ChatMessage, RecordedMessenger
from tests.fakes.photo_store import InMemoryPhotoStore
from tests.fakes.products import InMemoryProducts
from tests.fakes.profiles import InMemoryProfiles
from tests.fakes.queue import RecordedQueue
from tests.fakes.recognition import ScriptedVision
from tests.fakes.unit_of_work import InMemoryDatabase

Update = dict[str, Any]


@dataclass(slots=True)
class Outside:
    """What stands around the bot."""

    database: InMemoryDatabase
    messenger: RecordedMessenger
    vision: ScriptedVision
    language: EngineLanguage
    analyses: RecordedQueue
    profiles: InMemoryProfiles
    photo_store: InMemoryPhotoStore
    clock: FixedClock
    table: FoodTable
    products: InMemoryProducts


class Conversation:
    """Every method that acts feeds one update and returns it, so that a test can feed it again."""

    def __init__(self, app: Scenarios, outside: Outside, person_id: int = 7, language_code: str = "ru") -> None:
        self.app = app
        self.outside = outside
        self.person_id = person_id
        self._feed = UpdateFeed(app)
        self._person = {"id": person_id, "is_bot": False, "first_name": "A", "language_code": language_code}
        self._updates = count(1)
        self._messages = count(1)
        self.latest_update: Update = {}

    def other(self, person_id: int, language_code: str = "ru") -> "Conversation":
        """Another person with the same bot; their updates have numbers of their own."""
        other = Conversation(self.app, self.outside, person_id, language_code)
        other._updates = count(person_id * 1000)
        return other

    @property
    def last(self) -> ChatMessage:
        """The newest message of the bot."""
        return self.outside.messenger.last

    def say(self, text: str) -> Update:
        return self._message({"text": text})

    def photo(self, sight: Sight | Exception, caption: str = "", group: str | None = None) -> Update:
        """A photo in which the vision service sees `sight`."""
        file_id = self._file(sight)
        content: Update = {"photo": [{"file_id": file_id, "file_unique_id": file_id, "width": 90, "height": 90}]}
        if caption:
            content["caption"] = caption
        if group:
            content["media_group_id"] = group
        return self._message(content)

    def document(self, mime_type: str, size: int = 1000, sight: Sight | Exception | None = None) -> Update:
        file_id = self._file(sight) if sight else "document"
        document = {"file_id": file_id, "file_unique_id": file_id, "mime_type": mime_type, "file_size": size}
        return self._message({"document": document})

    def send(self, content: Update) -> Update:
        """A message of any other kind, its content as the Bot API gives it."""
        return self._message(content)

    def edit(self, content: Update) -> Update:
        """The person's first message, changed to `content`."""
        base = {"message_id": 1, "date": self._now(), "edit_date": self._now(), "chat": self._chat()}
        return self.feed(
            {"update_id": next(self._updates), "edited_message": {**base, "from": self._person, **content}}
        )

    def press(self, label: str, message: ChatMessage | None = None) -> Update:
        """A button of the newest message, or of `message`."""
        shown = message or self.last
        return self.press_data(shown.button(label), shown.message_id)

    def press_data(self, data: str, message_id: int = 1) -> Update:
        number = next(self._updates)
        message = {"message_id": message_id, "date": self._now(), "chat": self._chat()}
        query = {"id": str(number), "from": self._person, "chat_instance": "1", "data": data, "message": message}
        return self.feed({"update_id": number, "callback_query": query})

    def change_membership(self, status: str) -> Update:
        """What Telegram says when the person blocks the bot ("kicked") or takes it back ("member")."""
        bot = {"id": 1, "is_bot": True, "first_name": "Nutrition"}
        member, kicked = {"user": bot, "status": "member"}, {"user": bot, "status": "kicked", "until_date": 0}
        old, new = (member, kicked) if status == "kicked" else (kicked, member)
        base = {"chat": self._chat(), "from": self._person, "date": self._now()}
        change = {**base, "old_chat_member": old, "new_chat_member": new}
        return self.feed({"update_id": next(self._updates), "my_chat_member": change})

    def feed(self, update: Update) -> Update:
        """Give the bot an update, once more or for the first time."""
        self.latest_update = update
        runtime.run(self._feed.handle(update, Deadline.after(20)))
        return update

    def _message(self, content: Update) -> Update:
        base = {"message_id": next(self._messages), "date": self._now(), "chat": self._chat(), "from": self._person}
        return self.feed({"update_id": next(self._updates), "message": {**base, **content}})

    def _file(self, sight: Sight | Exception) -> str:
        file_id = f"file-{len(self.outside.messenger.files)}"
        self.outside.messenger.files[file_id] = file_id.encode()
        self.outside.vision.answers[file_id.encode()] = sight
        return file_id

    def _chat(self) -> Update:
        return {"id": self.person_id, "type": "private"}

    def _now(self) -> int:
        return int(self.outside.clock.now().timestamp())
