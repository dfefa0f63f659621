"""A photo, fetched from Telegram once: when its update comes again or it is looked at again, the store has it."""

import logging

from nutrition.domain.deadline import Deadline
from nutrition.errors import DependencyUnavailableError
from nutrition.ports.messenger import Messenger
from nutrition.ports.photo_store import PhotoStore

log = logging.getLogger(__name__)


class FetchPhoto:
    """A store that does not answer is asked once and costs the copy, never the answer."""

    def __init__(self, messenger: Messenger, store: PhotoStore) -> None:
        self._messenger = messenger
        self._store = store

    def __call__(self, owner_id: int, file_id: str, deadline: Deadline) -> bytes:
        """The content of a file that this person sent. Raises as `Messenger.download`."""
        try:
            kept = self._store.get(owner_id, file_id)
        except DependencyUnavailableError as error:
            log.warning("photo store not read", extra=_about(error))
            return self._messenger.download(file_id, deadline)
        if kept is not None:
            return kept
        content = self._messenger.download(file_id, deadline)
        self._keep(owner_id, file_id, content)
        return content

    def _keep(self, owner_id: int, file_id: str, content: bytes) -> None:
        try:
            self._store.put(owner_id, file_id, content)
        except DependencyUnavailableError as error:
            log.warning("photo not kept", extra=_about(error))


def _about(error: DependencyUnavailableError) -> dict[str, str]:
    return {"error_code": error.code, "error_type": type(error.__cause__ or error).__name__}
