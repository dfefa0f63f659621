"""The tone of what a person writes, kept only while they agree to it; the words themselves never are."""

from nutrition.domain.deadline import Deadline
from nutrition.domain.user import User
from nutrition.ports.clock import Clock
from nutrition.ports.profile import ProfileStore
from nutrition.ports.recognition import Language
from nutrition.ports.repositories import UnitOfWorkFactory

KEPT_TONES = 200
TONE_SECONDS = 2.0


class RecordTone:
    def __init__(
        self, new_unit_of_work: UnitOfWorkFactory, language: Language, store: ProfileStore, clock: Clock
    ) -> None:
        self._new_unit_of_work = new_unit_of_work
        self._language = language
        self._store = store
        self._clock = clock

    def __call__(self, person: User, text: str, deadline: Deadline) -> None:
        """Raises DependencyUnavailableError."""
        if not self._agreed(person, deadline):
            return
        limit = Deadline.after(deadline.timeout(TONE_SECONDS))
        tone = self._language.tone(text, person.locale.value, limit)
        entry = {"at": self._clock.now(), "tone": tone.label, "score": round(tone.score, 3), "source": tone.source}
        self._store.append_tone(person.telegram_user_id, entry, KEPT_TONES)

    def _agreed(self, person: User, deadline: Deadline) -> bool:
        uow = self._new_unit_of_work(deadline)
        try:
            return uow.users.preferences(person.telegram_user_id).tone_consent
        finally:
            uow.rollback()
