"""How sure a food still is when more was said than its name: brands, cooking, "без …", what a dish is made of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from language.food.dictionary import FoodDictionary
from language.food.lexicon import Lexicon
from language.food.table import Alias
from language.meal.phrases import Phrase, has_word_form
from language.meal.pieces import Food, JointPiece
from language.text.morphology import Morphology
from language.text.script import is_cyrillic
from language.text.tokens import Kind, Token
from language.text.words import WordLists

EXACT = 1.0
_COOKED, _BRANDED, _DETAILED, CHANGED = 0.95, 0.9, 0.8, 0.6
_SPECIFIC = 2  # words of a name that says which one of its kind
_UNDER = frozenset({"в", "во", "под"})
_ON = frozenset({"на", "в", "во", "in", "on"})


@dataclass(frozen=True, slots=True)
class Extra:
    """A word that the food's name does not cover, the joint that it stands behind ("" before any), and whether it is
    a noun that goes before the name and does not govern it ("айфон завис, блин"; the "пучок" of "пучок укропа" does).
    """

    token: Token
    joint: str
    leads: bool = False


class Certainty:
    """Weighs the words that a food's name leaves over."""

    def __init__(self, dictionary: FoodDictionary, lexicon: Lexicon, morphology: Morphology, lists: WordLists) -> None:
        self._dictionary, self._lexicon, self._morphology, self._lists = dictionary, lexicon, morphology, lists

    def extras(self, phrase: Phrase, alias: Alias) -> list[Extra]:
        """The words that say more than the food's name, its size or its freshness."""
        covered = {lemma for word in alias.words for lemma in self._morphology.lemmas(word)}
        unsaying = self._lists.plain | self._lists.serving
        named = next((t for t in phrase.tokens if not covered.isdisjoint(self._morphology.lemmas(t.norm))), None)
        return [
            replace(extra, leads=named is not None and self._leads(extra, named))
            for extra in self._with_joints(phrase)
            if covered.isdisjoint(self._morphology.lemmas(extra.token.norm))
            and not self._has(extra.token.norm, unsaying)
        ]

    def _leads(self, extra: Extra, named: Token) -> bool:
        """Whether a noun stands before the name's first word, which is no genitive that would hang on it."""
        word = extra.token.norm
        is_noun = "NOUN" in self._morphology.parts_of_speech(word) and not self._morphology.is_adjective(word)
        return is_noun and extra.token.start < named.start and not self._morphology.may_be(named.norm, "gent", "gen2")

    def _with_joints(self, phrase: Phrase) -> Iterator[Extra]:
        joint = ""
        for part in phrase.parts:
            if isinstance(part, JointPiece):
                joint = part.word if part.word not in {"и", "and", "&"} else joint
            elif isinstance(part, Food):
                for token in part.tokens:
                    joint = token.norm if token.norm in self._lists.of | self._lists.with_ else joint
                    yield Extra(token, joint)
            elif part.token.kind is not Kind.BREAK:
                yield Extra(part.token, joint)

    def of(self, extras: Sequence[Extra], alias: Alias) -> float:
        """The confidence, 0 to 1, that the food is `alias` with all these words said too."""
        brands = self._brands(extras)
        return min((_BRANDED if e.token.start in brands else self._weight(e, alias) for e in extras), default=EXACT)

    def _brands(self, extras: Sequence[Extra]) -> set[int]:
        """Where the makers' names stand: listed, "Trader Joe's" with the word before, or a capital inside the text."""
        brands: set[int] = set()
        for index, extra in enumerate(extras):
            token = extra.token
            if token.norm.endswith("'s"):
                brands.update(each.token.start for each in extras[max(index - 1, 0) : index + 1] if not each.joint)
            elif self._has(token.norm, self._lists.brand) or self._is_proper(token):
                brands.add(token.start)
        return brands

    def _is_proper(self, token: Token) -> bool:
        """A capital inside the text on a word that is in no dictionary ("pasta Barilla")."""
        capital = token.text[:1].isupper() and token.text[1:].islower() and token.start > 0
        return capital and not self._is_common(token.norm)

    def _is_common(self, word: str) -> bool:
        known = not self._dictionary.english_words.isdisjoint(self._morphology.lemmas(word))
        return known or self._morphology.is_known(word)

    def _weight(self, extra: Extra, alias: Alias) -> float:
        """Whether the word may move the energy by more than a quarter, which is what a question is for."""
        word = extra.token.norm
        if extra.joint in self._lists.without:
            return self._without(word, alias)
        if self._changes_nothing(extra, alias):
            return _COOKED
        if word.endswith("%") or self._has(word, self._lists.variety):
            return _BRANDED
        is_detail = bool(extra.joint) and self._is_detail(extra, alias)
        settled = is_detail or self._is_fancy(extra, alias) or self._is_aside(extra, alias)
        return _DETAILED if settled else CHANGED

    def _is_aside(self, extra: Extra, alias: Alias) -> bool:
        """A word of the Russian language that says neither what is in the food nor how much of it is water or fat:
        "яблоко антоновка", "капучино из старбакса", "горсть голубики"; of foods only what is called by the adjective.
        """
        word = extra.token.norm
        if not is_cyrillic(word) or not self._morphology.is_known(word) or extra.leads:
            return False
        if self._has(word, self._lists.changing):
            return False
        if not self._dictionary.knows(word):
            return True
        return self._morphology.is_adjective(word) and not self._names(alias, self._lists.told_by_adjective)

    def _changes_nothing(self, extra: Extra, alias: Alias) -> bool:
        """A way of cooking, chatter, another name's word, "in water", the lemon in a tea."""
        word = extra.token.norm
        if self._has(word, self._lists.cooking) or self._is_explained(word, alias) or self._is_chatter(word):
            return True
        if extra.joint in _ON and self._has(word, self._lists.water):
            return True
        if extra.joint == "на" and self._has(word, self._lists.frying_fat | self._lists.whitener):
            return True
        if extra.joint in _UNDER and is_cyrillic(word) and self._is_of_sauce(word):
            return True
        if self._has(word, self._lists.egg) and self._names(alias, self._lists.egg_dish):  # "3-egg omelette"
            return True
        return bool(extra.joint) and self._has(word, self._lists.flavouring) and self._names(alias, self._lists.drink)

    def _is_of_sauce(self, word: str) -> bool:
        """ "в кисло-сладком соусе": a sauce, or a word about one."""
        return not self._morphology.is_likely(word, "NOUN") or self._has(word, self._lists.sauced)

    def _is_chatter(self, word: str) -> bool:
        """A common English word that is no food; Russian ones may say what a dish is made of."""
        return not is_cyrillic(word) and self._morphology.is_known(word)

    def _is_fancy(self, extra: Extra, alias: Alias) -> bool:
        """A word that nothing knows before a name of several words: a maker's ("Zingo sausage roll"), not a food's."""
        word = extra.token.norm
        if extra.joint or is_cyrillic(word) or len(alias.words) < _SPECIFIC:
            return False
        return not self._is_common(word) and not self._dictionary.knows(word)

    def _is_detail(self, extra: Extra, alias: Alias) -> bool:
        """A known food in a dish: "борщ с фасолью", the mushrooms of "пирог с мясом и грибами", "рагу из кабачков"."""
        word = extra.token.norm
        if not self._dictionary.knows(word) or self._has(word, self._lists.changing):
            return False
        if self._is_made_dish(alias) or self._has(word, self._lists.garnish):
            return True
        if is_cyrillic(word) and extra.joint == "из":
            return True
        if is_cyrillic(word) and self._names(alias, self._lists.filled):
            return not self._names(alias, self._lists.told_by_adjective)
        return len(alias.words) > 1 and self._names(alias, self._lists.filled)

    def _without(self, word: str, alias: Alias) -> float:
        """ "борщ без сметаны" is borscht; a cola without sugar, or a burger without its bun, is something else."""
        sweet = self._has(word, self._lists.sugar) and self._names(alias, self._lists.sweetened)
        return CHANGED if sweet or self._has(word, self._lists.base) else _COOKED

    def _is_explained(self, word: str, alias: Alias) -> bool:
        """Whether another name of the same food has the word ("куриный суп с лапшой" is chicken noodle soup)."""
        names = self._dictionary.words_of_food(alias.food_key)
        if not names.isdisjoint(self._morphology.lemmas(word)):
            return True
        translation = self._lexicon.word(word) if is_cyrillic(word) else None
        return translation is not None and not names.isdisjoint(map(self._morphology.lemma, translation.text.split()))

    def _is_made_dish(self, alias: Alias) -> bool:
        """A dish with a name of its own, whatever goes into it: "борщ с фасолью", "окрошка на квасе"."""
        return self._names(alias, self._lists.made_dish)

    def _names(self, alias: Alias, words: frozenset[str]) -> bool:
        return any(self._has(word, words) for word in alias.words)

    def _has(self, word: str, words: frozenset[str]) -> bool:
        return has_word_form(word, words, self._morphology)
