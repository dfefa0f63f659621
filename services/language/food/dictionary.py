"""Foods by their names: exact wording first, then the same dictionary forms in any order."""

from collections.abc import Iterator, Sequence, Set
from itertools import islice, product

from language.food.table import Alias, FoodNames
from language.text.morphology import Morphology
from language.text.words import WordLists

MAX_NAME_WORDS = 7
_MAX_READINGS = 24
Key = frozenset[str]


class FoodDictionary:
    """Aliases of the food table, ё/е folded, inflections and order ignored.

    The joints of a name count: "кофе с молоком" is one food, "кофе и молоко" is not; other prepositions do not.
    """

    def __init__(self, names: FoodNames, morphology: Morphology, lists: WordLists) -> None:
        self._morphology, self._lists = morphology, lists
        self._exact: dict[tuple[str, ...], Alias] = {}
        self._by_lemmas: dict[Key, Alias] = {}
        self._displays: dict[tuple[str, str], str] = {}
        self._words_of_food: dict[str, set[str]] = {}
        self._heads_of_food: dict[str, set[str]] = {}
        self.lemmas: set[str] = set()
        self.words: set[str] = set()
        self.longest = 1
        for alias in names.aliases:
            self._insert(alias)
        self.english_words = frozenset(morphology.lemma(word) for word in names.english_words) | self.lemmas
        self.english_heads = frozenset(morphology.lemma(word) for word in names.english_heads) | self._heads(names)

    def _heads(self, names: FoodNames) -> frozenset[str]:
        """The nouns that the English aliases are about: the last word before a joint."""
        heads: set[str] = set()
        for alias in names.aliases:
            if alias.language == "en":
                joint = next((i for i, word in enumerate(alias.words) if i and self._marker(word) is not None), None)
                heads.update(self._morphology.lemmas(alias.words[:joint][-1]))
        return frozenset(heads)

    def _insert(self, alias: Alias) -> None:
        if not alias.words:
            return
        self._exact.setdefault(alias.words, alias)
        self._displays.setdefault((alias.food_key, alias.language), alias.display)
        self.words.update(alias.words)
        self.longest = min(MAX_NAME_WORDS, max(self.longest, len(alias.words)))
        joints = (index for index, word in enumerate(alias.words) if index and self._marker(word) is not None)
        heads = self._heads_of_food.setdefault(alias.food_key, set())
        heads.update(lemma for word in alias.words[: next(joints, None)] for lemma in self._morphology.lemmas(word))
        names = self._words_of_food.setdefault(alias.food_key, set())
        for key in self._keys(alias.words):
            names.update(key)
            self._by_lemmas.setdefault(key, alias)
            self.lemmas.update(key)

    def _marker(self, word: str) -> str | None:
        """What a function word contributes to a key: a marker, "" for nothing, None when it is a content word."""
        if word in self._lists.without:
            return "\0without"
        if word in {"и", "and", "&"}:
            return "\0and"
        if word in self._lists.with_:
            return "\0with"
        return "" if word in self._lists.of or word in {"the", "a"} else None

    def _keys(self, words: Sequence[str]) -> Iterator[Key]:
        options: list[tuple[str, ...]] = []
        for word in words:
            marker = self._marker(word)
            if marker is None:
                options.append(self._morphology.lemmas(word))
            elif marker:
                options.append((marker,))
        for reading in islice(product(*options), _MAX_READINGS):
            yield frozenset(reading)

    def find(self, words: Sequence[str]) -> Alias | None:
        """The food that these words name, all of them."""
        exact = self._exact.get(tuple(words))
        if exact is not None:
            return exact
        if self._marker(words[0]) is not None or self._marker(words[-1]) is not None:
            return None
        return next((self._by_lemmas[key] for key in self._keys(words) if key in self._by_lemmas), None)

    def is_name(self, word: str) -> bool:
        """Whether the word as it is written is a food's whole name."""
        return (word,) in self._exact

    def find_within(self, words: Sequence[str], head: Alias) -> tuple[Alias, int]:
        """The longest food among subsets of the words that contain all of `head`'s: (food, words covered)."""
        best, covered = head, len(head.words)
        words = [word for word in words if self._marker(word) is None][:MAX_NAME_WORDS]
        needed = set(next(self._keys(head.words), frozenset()))
        for mask in range(1, 1 << len(words)):
            chosen = [word for bit, word in enumerate(words) if mask >> bit & 1]
            if len(chosen) <= covered:
                continue
            for key in self._keys(chosen):
                if needed <= key and key in self._by_lemmas:
                    best, covered = self._by_lemmas[key], len(chosen)
        return best, covered

    def display_of(self, food_key: str, language: str) -> str | None:
        """The food's first name in a language."""
        return self._displays.get((food_key, language))

    def words_of_food(self, food_key: str) -> Set[str]:
        """The dictionary forms of all words in all names of a food."""
        return self._words_of_food.get(food_key, frozenset())

    def heads_of_food(self, food_key: str) -> Set[str]:
        """The dictionary forms of the words before a preposition in all names of a food."""
        return self._heads_of_food.get(food_key, frozenset())

    def knows(self, word: str) -> bool:
        """Whether the word occurs in any alias, in any form."""
        return word in self.words or any(lemma in self.lemmas for lemma in self._morphology.lemmas(word))
