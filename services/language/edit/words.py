"""Word lists of edits (data/edit_words.toml)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from language.food.dictionary import FoodDictionary
from language.text.english import verb_bases
from language.text.morphology import Morphology
from language.text.script import is_cyrillic
from language.text.tokens import Kind, Token
from language.text.words import load_toml


class EditWords:
    """Asks whether a token is one of a list's words, as written or by dictionary form (verbs included)."""

    def __init__(self, morphology: Morphology) -> None:
        data: Mapping[str, Any] = load_toml("edit_words.toml")
        self._lists = {name: frozenset(words) for name, words in data.items() if isinstance(words, list)}
        self.rewordings: dict[str, str] = data["rewordings"]
        self.separable: dict[str, list[str]] = data["separable"]
        self.factors: dict[str, float] = data["factors"]
        self.ordinals: dict[str, int] = data["ordinals"]
        self._morphology = morphology
        self.all: frozenset[str] = frozenset().union(*self._lists.values(), self.factors, self.ordinals)

    def words(self, name: str) -> frozenset[str]:
        """The words of a list, as the file has them."""
        return self._lists[name]

    def speech(self, dictionary: FoodDictionary) -> frozenset[str]:
        """The words that never name a food here: listed, and English words of orders that are in no food's name."""
        joints = frozenset().union(*(self._lists[name] for name in ("replace_by", "beside", "without")))
        latin = {word for word in self.all - joints if not is_cyrillic(word) and not dictionary.knows(word)}
        return self._lists["speech"] | latin

    def forms(self, word: str) -> frozenset[str]:
        """The word and all its dictionary forms, of any part of speech."""
        lemmas = {word, *self._morphology.lemmas(word), *self._morphology.all_lemmas(word)}
        return frozenset(lemmas if is_cyrillic(word) else lemmas.union(verb_bases(word)))

    def is_one(self, token: Token, name: str) -> bool:
        """Whether the token is in the list."""
        return token.kind is Kind.WORD and not self._lists[name].isdisjoint(self.forms(token.norm))

    def is_instrumental(self, token: Token) -> bool:
        """Whether a word can only be what something is replaced with ("индейкой")."""
        word = token.norm
        return self._morphology.may_be(word, "ablt") and not self._morphology.may_be(word, "nomn", "accs", "gent")

    def is_accusative(self, token: Token) -> bool:
        """Whether a word may be what something becomes ("на рыбу"), and not where it is ("на гриле")."""
        word = token.norm
        return self._morphology.may_be(word, "accs") and not self._morphology.may_be(word, "loct", "loc2")

    def nominative_after(self, tokens: Sequence[Token]) -> int:
        """Where a Russian noun that is no genitive follows one that is ("котлеты рыба"); 0 when none does."""
        for index in range(1, len(tokens)):
            word = tokens[index].norm
            if self._morphology.may_be(word, "nomn") and not self._morphology.may_be(word, "gent", "Fixd"):
                before = tokens[index - 1].norm
                return index if self._morphology.may_be(before, "gent") else 0
        return 0

    def ordinal(self, token: Token) -> int | None:
        """The place that a word names, from 1, or from -1 at the end; None when it names none."""
        return next((self.ordinals[form] for form in self.forms(token.norm) if form in self.ordinals), None)

    def find(self, tokens: Iterable[Token], name: str) -> int | None:
        """The index of the first token that is in the list."""
        return next((index for index, token in enumerate(tokens) if self.is_one(token, name)), None)

    def has(self, tokens: Iterable[Token], name: str) -> bool:
        """Whether any token is in the list."""
        return self.find(tokens, name) is not None

    def has_phrase(self, tokens: Iterable[Token], name: str) -> bool:
        """Whether a phrase of the list stands in the text, word for word."""
        text = " " + " ".join(token.norm for token in tokens) + " "
        return any(f" {phrase} " in text for phrase in self._lists[name])
