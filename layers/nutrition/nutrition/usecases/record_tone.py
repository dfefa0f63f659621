"""The tone of what a person writes, kept only while they agree to it; the words themselves never are."""

from nutrition.domain.deadline import Deadline
from nutrition.domain.user import User
from nutrition.ports.clock import Clock
from nutrition.ports.profile import ProfileStore
from nutrition.ports.recognition import Language

KEPT_TONES = 200
TONE_SECONDS = 2.0


class RecordTone:
    def __init__(self, language: Language, store: ProfileStore, clock: Clock) -> None:
        self._language = language
        self._store = store
        self._clock = clock

    def __call__(self, person: User, text: str, deadline: Deadline) -> None:
        """For a person who has agreed to it. Raises DependencyUnavailableError."""
        limit = Deadline.after(deadline.timeout(TONE_SECONDS))
        tone = self._language.tone(text, person.locale.value, limit)
        entry = {"at": self._clock.now(), "tone": tone.label, "score": round(tone.score, 3), "source": tone.source}
        self._store.append_tone(person.telegram_user_id, entry, KEPT_TONES)
