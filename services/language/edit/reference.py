"""Which item of the draft is meant."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from language.edit.words import EditWords
from language.food.table import words_of
from language.meal.parser import Reading
from language.model import DraftItem
from language.text.morphology import Morphology
from language.text.tokens import Kind, Token

_FUZZY = 82.0
_GRAMS_TOLERANCE = 0.06


@dataclass(frozen=True, slots=True)
class Reference:
    """An item of the draft; `certain` is False when another could be meant as well."""

    item: DraftItem
    certain: bool = True


class DraftIndex:
    """Looks items up by name, place or present amount."""

    def __init__(self, draft: Sequence[DraftItem], words: EditWords, morphology: Morphology) -> None:
        self._draft, self._words, self._morphology = draft, words, morphology
        self._names = [self._lemmas(words_of(item.name)) for item in draft]
        self._english = [self._lemmas(words_of(item.name_en)) for item in draft]

    def _lemmas(self, words: Sequence[str]) -> frozenset[str]:
        return frozenset(lemma for word in words for lemma in self._morphology.lemmas(word))

    def only(self) -> Reference | None:
        """The only item."""
        return Reference(self._draft[0]) if len(self._draft) == 1 else None

    def by_reading(self, reading: Reading) -> Reference | None:
        """The item that a phrase names: the same food, else shared words of the names, else a near spelling."""
        key = reading.mention.food_key
        same = [item for item in self._draft if key and item.food_key == key]
        if same:
            return Reference(same[0], certain=len(same) == 1)
        scores = [self._score(reading, position) for position in range(len(self._draft))]
        best = max(scores, default=0.0)
        if best <= 0:
            return None
        found = [item for item, score in zip(self._draft, scores, strict=True) if score == best]
        return Reference(found[0], certain=len(found) == 1 and best >= 0.5)

    def _score(self, reading: Reading, position: int) -> float:
        """Share of the phrase's words in the item's name; less for the English name or a near spelling, 0 for none."""
        names = self._names[position]
        hits = [not names.isdisjoint(self._morphology.lemmas(word)) for word in reading.words]
        if any(hits):
            return sum(hits) / len(hits)
        english = self._lemmas(words_of(reading.mention.name_en)) if reading.mention.name_en else frozenset()
        if english and (shared := english & self._english[position]):
            return 0.9 * len(shared) / max(len(english), len(self._english[position]))
        return 0.5 * any(len(word) > 3 and fuzz.ratio(word, name) >= _FUZZY for word in reading.words for name in names)

    def is_narrower(self, reading: Reading, reference: Reference) -> bool:
        """Whether the phrase says all of the item's name and more."""
        names = self._names[self._draft.index(reference.item)]
        return bool(names) and names < self._lemmas(reading.words)

    def by_place(self, tokens: Sequence[Token]) -> Reference | None:
        """ "второй", "the last one", "пункт 2"."""
        return self.without_place(tokens)[0]

    def without_place(self, tokens: Sequence[Token]) -> tuple[Reference | None, list[Token]]:
        """The item at a place, and the tokens that do not say which."""
        for index, token in enumerate(tokens):
            forms = self._words.forms(token.norm)
            place = next((self._words.ordinals[form] for form in forms if form in self._words.ordinals), None)
            if (
                place is None
                and index
                and token.kind is Kind.NUMBER
                and self._words.is_one(tokens[index - 1], "item_number")
            ):
                place = int(token.value)
            if place is None:
                continue
            position = place - 1 if place > 0 else len(self._draft) + place
            if 0 <= position < len(self._draft):
                rest = [*tokens[:index], *tokens[index + 1 :]]
                return Reference(self._draft[position]), [t for t in rest if not self._words.is_one(t, "item_number")]
        return None, list(tokens)

    def by_grams(self, grams: float) -> Reference | None:
        """The item that weighs this much now."""
        near = [item for item in self._draft if abs(item.grams - grams) <= _GRAMS_TOLERANCE * max(grams, 1)]
        return Reference(near[0], certain=len(near) == 1) if near else None
