"""What people do: the mix and the think times.

Medians in s. Reading a draft and tapping takes some seconds, writing a meal or taking a photo takes longer. The mix is
an assumption, kept here alone: typed meals prevail, a photo costs more, most look at the day now and then.
"""

from collections.abc import Callable

from loadtests.exchange import Expected
from loadtests.person import Person
from loadtests.words import Words

TAP, WRITE, TAKE_PHOTO = 3.0, 8.0, 12.0

# Chances within a meal.
BUTTON_EDIT, SHARE_EDIT, WORDS_EDIT, CANCEL, FINISH, REDELIVERY = 0.35, 0.2, 0.25, 0.08, 0.35, 0.05

REDELIVERED = Expected("redelivered")


def register(person: Person, words: Words) -> None:
    """The wizard, from /start to a day's targets. A written answer closes its question and opens the next one."""

    def ask(expected_new: int = 0, edits: int = 0, shows: str = "") -> Expected:
        return Expected("registration", expected_new, edits, shows)

    person.say("/start", Expected("start", new=2))
    for label, after in ((words.male, None), (None, "34"), (None, "180"), (None, "80.5"), (words.light, None)):
        person.think(TAP)
        if label is not None:
            person.press(label, ask(edits=1))
        elif after is not None:
            person.say(after, ask(1, edits=1))
    person.think(TAP)
    person.press(words.lose, ask(edits=1))
    person.think(TAP)
    person.say("0.5", ask(2, edits=1))
    person.think(TAP)
    person.say(words.city, ask(1, edits=1, shows=words.done))


def typed_meal(person: Person, words: Words) -> None:
    person.think(WRITE)
    meal = person.chance.choice(words.meals)
    person.say(meal.said, Expected("typed meal", new=1, shows=words.save))
    corrected = person.chance.random() < WORDS_EDIT
    if corrected:
        person.think(WRITE)
        person.say(meal.corrected, Expected("edit by words", new=1, edits=1, shows=words.save))
    _conclude(person, words, halved=corrected and meal.halves)


def photo_meal(photo: bytes) -> Callable[[Person, Words], None]:
    def send(person: Person, words: Words) -> None:
        person.think(TAKE_PHOTO)
        person.send_photo(photo, Expected("photo meal", new=1, edits=1, shows=words.save))
        _conclude(person, words)

    return send


def diary(person: Person, _words: Words) -> None:
    person.think(WRITE)
    command = person.chance.choice(("/today", "/week"))
    person.say(command, Expected("diary", new=1))
    _maybe_redelivered(person)


def look_at_goals(person: Person, _words: Words) -> None:
    person.think(WRITE)
    command = person.chance.choice(("/goals", "/profile"))
    person.say(command, Expected("profile", new=1))


def _conclude(person: Person, words: Words, *, halved: bool = False) -> None:
    """Edits by buttons, then save or cancel, sometimes the end of the meal."""
    for label, chance in (("+", BUTTON_EDIT), ("½", 0.0 if halved else SHARE_EDIT)):
        if person.chance.random() < chance:
            person.think(TAP)
            person.press(label, Expected("edit by button", edits=1, shows=words.save))
    person.think(TAP)
    if person.chance.random() < CANCEL:
        person.press(words.cancel, Expected("cancel", edits=1, shows=words.cancelled))
        _maybe_redelivered(person)
        return
    person.press(words.save, Expected("save", edits=1, shows=words.saved))
    if person.chance.random() >= FINISH:
        _maybe_redelivered(person)
    else:
        person.think(TAP)
        person.press(
            words.finish,
            Expected("finish", new=2, shows=words.finished, follow_up="analysis", follow_up_shows=words.analysis),
        )


def _maybe_redelivered(person: Person) -> None:
    if person.chance.random() < REDELIVERY:
        person.think(TAP)
        person.repeat_delivery(REDELIVERED)
