"""Which item of the draft is meant."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from rapidfuzz import fuzz

from language.edit.kinds import FoodKinds
from language.edit.words import EditWords
from language.food.dictionary import FoodDictionary
from language.food.table import words_of
from language.meal.parser import Reading
from language.model import DraftItem
from language.text.morphology import Morphology
from language.text.tokens import Kind, Token

_FUZZY = 82.0
_GRAMS_TOLERANCE = 0.06
_SURE, _ALIAS, _ENGLISH, _DETAIL = 0.5, 0.8, 0.9, 0.4
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th", "й", "я", "е", "ый", "ое", "ую", "го"})
_JOINTS = frozenset({"с", "со", "из", "на", "with", "of", "on"})


@dataclass(frozen=True, slots=True)
class Reference:
    """An item of the draft; `certain` is False when another could be meant as well.

    `by_kind`: only its kind was named; `inside`: only what is in it ("milk" of "coffee with milk").
    """

    item: DraftItem
    certain: bool = True
    by_kind: bool = False
    inside: bool = False


class DraftIndex:
    """Looks items up by name, kind, place or present amount."""

    def __init__(
        self,
        draft: Sequence[DraftItem],
        words: EditWords,
        morphology: Morphology,
        dictionary: FoodDictionary,
        kinds: FoodKinds,
    ) -> None:
        self._draft, self._words, self._morphology, self._kinds = draft, words, morphology, kinds
        self._names = [self._lemmas(_head(words_of(item.name))) for item in draft]
        self._details = [
            self._lemmas(words_of(item.name)) - head for item, head in zip(draft, self._names, strict=True)
        ]
        self._english = [self._lemmas(words_of(item.name_en)) for item in draft]
        self._aliases = [dictionary.words_of_food(item.food_key) for item in draft]
        self._other_names = [dictionary.heads_of_food(item.food_key) for item in draft]
        self._kinds_of = [kinds.of_food(item.name, item.name_en) for item in draft]

    def forms(self, token: Token) -> frozenset[str]:
        """The dictionary forms that a token is compared by."""
        return frozenset(self._morphology.lemmas(token.norm))

    def is_adjective(self, token: Token) -> bool:
        """Whether a Russian word only describes."""
        return self._morphology.is_adjective(token.norm)

    def is_part_of_name(self, tokens: Sequence[Token], reference: Reference) -> bool:
        """Whether the words are some of the item's name, and not all of it."""
        names = self._lemmas(words_of(reference.item.name))
        return any(self.forms(token) & names for token in tokens) and not names <= self._lemmas(
            [t.norm for t in tokens]
        )

    def _lemmas(self, words: Sequence[str]) -> frozenset[str]:
        return frozenset(lemma for word in words for lemma in self._morphology.lemmas(word))

    def only(self) -> Reference | None:
        """The only item."""
        return Reference(self._draft[0]) if len(self._draft) == 1 else None

    def by_reading(self, reading: Reading) -> Reference | None:
        """The item that a phrase names: the same food, else shared words of the names, its kind, a near spelling."""
        key = reading.mention.food_key
        same = [item for item in self._draft if key and item.food_key == key]
        if same:
            return Reference(same[0], certain=len(same) == 1)
        scores = [self._score(reading, position) for position in range(len(self._draft))]
        best = max(scores, default=0.0)
        if best < 1 and (kin := self._by_kind(reading)):
            return kin
        if best <= 0:
            return None
        found = [item for item, score in zip(self._draft, scores, strict=True) if score == best]
        position = scores.index(best)
        head = not self._names[position].isdisjoint(self._lemmas((reading.words[0], reading.words[-1])))
        sure = len(found) == 1 and (best >= _SURE or head)
        return Reference(found[0], certain=sure, inside=not head and best <= _DETAIL)

    def _score(self, reading: Reading, position: int) -> float:
        """Share of the phrase's words in the item's name; less for its other names or a near spelling, 0 for none."""
        names = self._names[position]
        if share := self._share(reading.words, names):
            return share
        english = self._lemmas(words_of(reading.mention.name_en)) if reading.mention.name_en else frozenset()
        if english and (shared := english & self._english[position]):
            return _ENGLISH * len(shared) / max(len(english), len(self._english[position]))
        if share := self._share(reading.words, self._other_names[position]):
            return _ALIAS * share
        if share := self._share(reading.words, self._details[position]):
            return _DETAIL * share  # the milk of "coffee with milk"
        return _SURE * any(self._is_near(word, position) for word in reading.words)

    def _is_near(self, word: str, position: int) -> bool:
        spellings = {form for name in self._names[position] for form in (name, *self._morphology.forms(name))}
        return len(word) > 3 and any(fuzz.ratio(word, spelling) >= _FUZZY for spelling in spellings)

    def _share(self, words: Sequence[str], names: Set[str]) -> float:
        hits = [not names.isdisjoint(self._morphology.lemmas(word)) for word in words]
        return sum(hits) / len(hits) if hits else 0.0

    def _by_kind(self, reading: Reading) -> Reference | None:
        """ "the meat", "напиток": the item of the kind."""
        kinds = [self._kinds.named(word) for word in reading.words]
        return self._of_kinds(frozenset().union(*kinds)) if all(kinds) else None

    def is_called_by_kind(self, reading: Reading, reference: Reference) -> bool:
        """Whether a longer name only has the item's kind in common with it: "каша на воде" of semolina."""
        kinds = self._kinds_of[self._draft.index(reference.item)]
        other = reading.mention.food_key != reference.item.food_key
        return other and len(reading.words) > 1 and bool(kinds & self._kinds.named(reading.words[0]))

    def by_kind_word(self, tokens: Sequence[Token]) -> Reference | None:
        """The item of a kind that the tokens name with a word which is no food of a meal ("гарнир", "the drink")."""
        return self._of_kinds(frozenset().union(*(self._kinds.named(token.norm) for token in tokens)))

    def _of_kinds(self, named: frozenset[str]) -> Reference | None:
        found = [item for item, of in zip(self._draft, self._kinds_of, strict=True) if named & of]
        return Reference(found[0], certain=len(found) == 1, by_kind=True) if found else None

    def kin_of(self, reading: Reading) -> Reference | None:
        """The only item of the same kind as a food: what "it was turkey" corrects, doubtfully."""
        kinds = self._kinds.of_food(reading.mention.name, reading.mention.name_en)
        found = [item for item, of in zip(self._draft, self._kinds_of, strict=True) if kinds & of]
        return Reference(found[0], certain=False) if len(found) == 1 else None

    def has_inside(self, reference: Reference, reading: Reading) -> bool:
        """Whether the item's name says that the food is in it: the milk of "coffee with milk"."""
        details = self._details[self._draft.index(reference.item)]
        return bool(reading.words) and all(not details.isdisjoint(self._morphology.lemmas(w)) for w in reading.words)

    def new_words(self, reading: Reading, reference: Reference) -> frozenset[str]:
        """The words of a phrase that no name of the item has: another cooking, fat or filling."""
        position = self._draft.index(reference.item)
        names = self._names[position] | self._details[position] | self._aliases[position]
        return frozenset(word for word in reading.words if names.isdisjoint(self._morphology.lemmas(word)))

    def is_narrower(self, reading: Reading, reference: Reference) -> bool:
        """Whether the phrase says all of the item's name and more."""
        names = self._names[self._draft.index(reference.item)]
        return bool(names) and names < self._lemmas(reading.words)

    def by_place(self, tokens: Sequence[Token]) -> Reference | None:
        """ "второй", "the last one", "пункт 2"."""
        return self.without_place(tokens)[0]

    def without_place(self, tokens: Sequence[Token]) -> tuple[Reference | None, list[Token]]:
        """The item at a place, and the tokens that do not say which."""
        for index in range(len(tokens)):
            place = self._place(tokens, index)
            position = -1 if place is None else place - 1 if place > 0 else len(self._draft) + place
            if 0 <= position < len(self._draft):
                end = index + 2 if _is_numbered(tokens, index) else index + 1
                rest = [*tokens[:index], *tokens[end:]]
                return Reference(self._draft[position]), [t for t in rest if not self._words.is_one(t, "item_number")]
        return None, list(tokens)

    def _place(self, tokens: Sequence[Token], index: int) -> int | None:
        token = tokens[index]
        numbered = index and token.kind is Kind.NUMBER and self._words.is_one(tokens[index - 1], "item_number")
        return int(token.value) if numbered or _is_numbered(tokens, index) else self._words.ordinal(token)

    def is_out_of_draft(self, tokens: Sequence[Token]) -> bool:
        """Whether a place is named that the draft has not: "пятое" of four."""
        named = any(self._place(tokens, index) is not None for index in range(len(tokens)))
        return named and self.by_place(tokens) is None

    def by_grams(self, grams: float) -> Reference | None:
        """The item that weighs this much now."""
        near = [item for item in self._draft if abs(item.grams - grams) <= _GRAMS_TOLERANCE * max(grams, 1)]
        return Reference(near[0], certain=len(near) == 1) if near else None


def _is_numbered(tokens: Sequence[Token], index: int) -> bool:
    """ "4th", "2-й"."""
    if tokens[index].kind is not Kind.NUMBER or index + 1 >= len(tokens):
        return False
    return tokens[index + 1].norm in _ORDINAL_ENDINGS and tokens[index + 1].start - tokens[index].end <= 1


def _head(words: Sequence[str]) -> Sequence[str]:
    """The words before a preposition."""
    return words[: next((index for index, word in enumerate(words) if index and word in _JOINTS), len(words))]
