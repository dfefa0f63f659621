"""All that survives a restart: one SQLite file and a folder of files beside it."""

from __future__ import annotations

from pathlib import Path

from localcloud.telegram.store.chats import ChatStore
from localcloud.telegram.store.database import Database
from localcloud.telegram.store.files import FileStore
from localcloud.telegram.store.messages import MessageStore
from localcloud.telegram.store.payments import PaymentStore
from localcloud.telegram.store.queries import QueryStore
from localcloud.telegram.store.settings import SettingStore
from localcloud.telegram.store.updates import UpdateStore


class Store:
    """The stores over one database; group what belongs together with ``transaction``."""

    def __init__(self, data_dir: Path) -> None:
        self._database = Database(data_dir / "telegram.sqlite")
        self.transaction = self._database.transaction
        self.close = self._database.close
        self.chats = ChatStore(self._database)
        self.messages = MessageStore(self._database)
        self.files = FileStore(self._database, data_dir / "files")
        self.updates = UpdateStore(self._database)
        self.queries = QueryStore(self._database)
        self.payments = PaymentStore(self._database)
        self.settings = SettingStore(self._database)
