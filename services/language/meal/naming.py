"""What a phrase is called: dictionary form, English name, table key, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from language.food.dictionary import FoodDictionary
from language.food.lexicon import Lexicon
from language.food.table import Alias
from language.meal.certainty import CHANGED, Certainty
from language.meal.phrases import Phrase, has_word_form
from language.meal.pieces import Food, Joint, JointPiece, Word
from language.text.inflection import nominative
from language.text.morphology import Morphology
from language.text.script import is_cyrillic
from language.text.tokens import Kind, Token
from language.text.words import WordLists

_MENDED = 0.85
_SEARCHED, _SOME_WORDS, _TRANSLATED = 0.75, 0.3, 0.5


@dataclass(frozen=True, slots=True)
class Naming:
    """The names of one phrase; `alias` is None when the table does not have the food."""

    name: str
    name_en: str
    confidence: float
    alias: Alias | None

    @property
    def is_food(self) -> bool:
        """Whether the words were recognised as food at all."""
        return self.confidence > 0


class Namer:
    """Names phrases."""

    def __init__(self, dictionary: FoodDictionary, lexicon: Lexicon, morphology: Morphology, lists: WordLists) -> None:
        self._dictionary, self._lexicon, self._morphology, self._lists = dictionary, lexicon, morphology, lists
        self._certainty = Certainty(dictionary, lexicon, morphology, lists)

    def name(self, phrase: Phrase) -> Naming:
        """The phrase's names."""
        main = phrase.main(self._morphology)
        if main is None:
            return self._unknown(phrase)
        words = self._affirmed(phrase)
        alias, _ = self._dictionary.find_within(words, main.alias)
        if self._is_other_dish(phrase, alias) and (headed := self._headed(phrase)):
            alias, _ = self._dictionary.find_within(words, headed)
        if self._is_other_dish(phrase, alias):
            unknown = self._unknown(phrase)
            return replace(unknown, confidence=max(unknown.confidence, _SOME_WORDS))
        extras = self._certainty.extras(phrase, alias)
        confidence = self._certainty.of(extras, alias)
        lacks = any(extra.joint in self._lists.without for extra in extras)
        if confidence <= CHANGED and not lacks and (searched := self._searched(phrase)):
            return searched
        mended = any(food.mended for food in phrase.foods) or any(
            isinstance(p, Word) and p.mended for p in phrase.parts
        )
        name = alias.display if not extras else self._dictionary_form(phrase)
        return Naming(name, alias.name_en, confidence * (_MENDED if mended else 1.0), alias)

    def is_name_without(self, words: Sequence[str], naming: Naming) -> bool:
        """Whether the words, the size left out, still name the same food ("large fries" are fries)."""
        alias = self._dictionary.find(words) if words else None
        return alias is not None and naming.alias is not None and alias.food_key == naming.alias.food_key

    def _affirmed(self, phrase: Phrase) -> list[str]:
        """The words before the first "without": "big mac, no sauce" is no Big Mac sauce."""
        ends = (i for i, part in enumerate(phrase.parts) if isinstance(part, JointPiece) and self._takes_away(part))
        return [token.norm for token in Phrase(phrase.parts[: next(ends, len(phrase.parts))]).tokens]

    def _takes_away(self, joint: JointPiece) -> bool:
        return joint.word in self._lists.without or joint.word == "on"  # a hot dog on a bun is no hot dog bun

    def _headed(self, phrase: Phrase) -> Alias | None:
        """The longest food that ends in the head of an English name: the "turkey breast" of "roast turkey breast"."""
        words = [token.norm for token in self._before_joint(phrase)]
        if not words or is_cyrillic(words[-1]):
            return None
        return next((food for start in range(len(words)) if (food := self._dictionary.find(words[start:]))), None)

    @staticmethod
    def _before_joint(phrase: Phrase) -> list[Token]:
        joint = next((i for i, part in enumerate(phrase.parts) if isinstance(part, JointPiece)), len(phrase.parts))
        return Phrase(phrase.parts[:joint]).tokens

    def _is_other_dish(self, phrase: Phrase, alias: Alias) -> bool:
        """Whether the food found only describes another one ("turkey sandwich" with no such row)."""
        name = self._before_joint(phrase)
        if not name:
            return False
        covered = {lemma for word in alias.words for lemma in self._morphology.lemmas(word)}
        if is_cyrillic(name[0].norm):
            head = next((t for t in name if not self._tells_how(t.norm)), name[-1])
        else:
            head = next((t for t in reversed(name) if not self._only_describes(t.norm)), name[-1])
        lemmas = set(self._morphology.lemmas(head.norm))
        if not covered.isdisjoint(lemmas) or head.kind is not Kind.WORD or lemmas & self._lists.serving:
            return False
        return self._is_dish_word(head.norm)

    def _tells_how(self, word: str) -> bool:
        """ "в духовке запекла бёдра": no head of a name."""
        return self._morphology.is_adjective(word) or has_word_form(word, self._lists.cooking, self._morphology)

    def _searched(self, phrase: Phrase) -> Naming | None:
        """A name that says more than the dictionary knows, all in words of USDA's names: for its own search."""
        unknown = self._unknown(phrase)
        return unknown if unknown.confidence == _SEARCHED else None

    def _only_describes(self, word: str) -> bool:
        """ "chicken breast, grilled", "watermelon, mate": a word after the name that is none."""
        describing = self._lists.cooking | self._lists.plain | self._lists.variety
        return has_word_form(word, describing, self._morphology) or self._morphology.is_known(word)

    def _is_dish_word(self, word: str) -> bool:
        """Whether a word may be the head of a food's name, as far as tables and lexicon know."""
        if is_cyrillic(word):
            return self._lexicon.word(word) is not None or self._dictionary.knows(word)
        return self._is_english_head(word)

    def _is_english_head(self, word: str) -> bool:
        """Whether foods are called by this noun, and nothing else is: the "roll", but not the "way", of a USDA name."""
        return self._morphology.lemma(word) in self._dictionary.english_heads and not self._only_describes(word)

    def _unknown(self, phrase: Phrase) -> Naming:
        latin = not any(is_cyrillic(token.norm) for token in phrase.tokens)
        joins = any(isinstance(part, JointPiece) and part.joint is Joint.AND for part in phrase.parts)
        tokens = self._before_joint(phrase) if latin and not joins else phrase.tokens  # "turkey and avocado sandwich"
        words = [token.norm for token in tokens if token.kind is Kind.WORD]
        if not words:
            return Naming("", "", 0.0, None)
        if is_cyrillic("".join(words)):
            return self._unknown_russian(phrase, words)
        content = [w for w in words if not {w, self._morphology.lemma(w)} & self._lists.plain] or words
        known = [word for word in content if self._morphology.lemma(word) in self._dictionary.english_words]
        name = " ".join(words)
        head = next((word for word in reversed(content) if not self._only_describes(word)), content[-1])
        alone = sum(not self._only_describes(word) for word in content) == 1
        only_serving = alone and has_word_form(head, self._lists.serving, self._morphology)
        if only_serving or not self._is_english_head(head):
            return Naming(name, " ".join(known), 0.0, None)
        return Naming(name, name, _SEARCHED if len(known) == len(content) else _SOME_WORDS, None)

    def _unknown_russian(self, phrase: Phrase, words: Sequence[str]) -> Naming:
        translation = self._lexicon.phrase(words)
        name = self._dictionary_form(phrase)
        if translation is None or not any(map(self._may_be_thing, words)):
            return Naming(name, "", 0.0, None)
        head = next((word for word in words if not self._morphology.is_adjective(word)), words[0])
        translated = self._lexicon.word(head)
        is_food = translated is not None and any(
            self._morphology.lemma(each) in self._dictionary.english_heads for each in translated.text.split()
        )
        return Naming(name, translation.text, _TRANSLATED * translation.probability if is_food else 0.0, None)

    def _may_be_thing(self, word: str) -> bool:
        """Whether a word may be a noun, or is none that the language knows: "отварила", "корейском" are no food."""
        if not is_cyrillic(word) or not self._morphology.is_known(word):
            return True
        return "NOUN" in self._morphology.parts_of_speech(word) and not self._morphology.is_adjective(word)

    def _dictionary_form(self, phrase: Phrase) -> str:
        """The words without sizes, the Russian head and its adjectives in the nominative; joints as written."""
        words = _spelled(phrase)
        kept = [w for w in words if {w, self._morphology.lemma(w)}.isdisjoint(self._lists.plain)] or words
        for index, word in enumerate(kept):
            if word in self._dictionary.words and self._morphology.may_be(word, "nomn"):
                return " ".join(kept)
            if "NOUN" in self._morphology.parts_of_speech(word) and not self._morphology.is_adjective(word):
                return " ".join(nominative(kept, index, self._morphology))
        return " ".join(kept)


def _spelled(phrase: Phrase) -> list[str]:
    """All words of the phrase in order, joints included."""
    words: list[str] = []
    for part in phrase.parts:
        if isinstance(part, Word):
            words.append(part.token.norm)
        elif isinstance(part, Food):
            words.extend(token.norm for token in part.tokens)
        else:
            words.append(part.word)
    return words
