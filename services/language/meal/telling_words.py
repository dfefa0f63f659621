"""Asks of a clause's words what their verbs mean (data/telling.toml)."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from pymorphy3.analyzer import Parse

from language.food.dictionary import FoodDictionary
from language.text.morphology import Morphology
from language.text.script import is_cyrillic
from language.text.tokens import Kind, Token
from language.text.words import load_toml

_VERBS = frozenset({"VERB", "INFN", "PRED", "GRND", "ADJS"})
_FINITE = frozenset({"VERB", "PRED", "GRND"})
_OF_FOOD = ("eat", "acquire", "cook", "get", "lose")
_HALF = "пол"  # in small letters hardly Paul: "съел пол яблока"
_RARE = 0.1
_LIKELY = 0.34
_CACHE = 20_000


class TellingWords:
    """The lists, by dictionary form of verbs; a Russian word that is likelier a noun is no verb."""

    def __init__(self, dictionary: FoodDictionary, morphology: Morphology) -> None:
        data = load_toml("telling.toml")
        self._lists: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in data.items()}
        self._of_food = frozenset().union(*(self._lists[name] for name in _OF_FOOD))
        self._listed = frozenset().union(*self._lists.values())
        self._dictionary, self._morphology = dictionary, morphology
        self._forms = lru_cache(maxsize=_CACHE)(self._find_forms)
        self._verbs = lru_cache(maxsize=_CACHE)(self._find_verbs)

    def _find_forms(self, word: str) -> frozenset[str]:
        return frozenset({word, *self._morphology.lemmas(word), *self._morphology.all_lemmas(word)})

    def _find_verbs(self, word: str) -> tuple[Parse, ...]:
        parses = self._morphology.parses(word)
        if self._dictionary.knows(word) and any(p.tag.POS == "NOUN" and p.score > _RARE for p in parses):
            return ()  # "с чаем", "суши"
        verbs = tuple(parse for parse in parses if parse.tag.POS in _VERBS and parse.score > _RARE)
        listed = tuple(parse for parse in verbs if parse.normal_form.replace("ё", "е") in self._listed)
        likely = sum(parse.score for parse in verbs) >= _LIKELY and self._morphology.is_known(word)
        return verbs if likely else listed

    def verb_parses(self, token: Token) -> tuple[Parse, ...]:
        """The verb readings of a Russian word."""
        return self._verbs(token.norm) if token.kind is Kind.WORD else ()

    def is_one(self, token: Token, name: str) -> bool:
        """Whether the token is in a list in any form."""
        return token.kind is Kind.WORD and not self._lists[name].isdisjoint(self._forms(token.norm))

    def has(self, tokens: Sequence[Token], name: str) -> bool:
        """Whether any token is."""
        return any(self.is_one(token, name) for token in tokens)

    def is_lemma(self, lemma: str, name: str) -> bool:
        """Whether a dictionary form is in a list."""
        return lemma.replace("ё", "е") in self._lists[name]

    def is_of_food(self, lemma: str) -> bool:
        """Whether a verb is of eating, cooking, buying or losing food."""
        return lemma.replace("ё", "е") in self._of_food

    def has_phrase(self, tokens: Sequence[Token], name: str) -> bool:
        """Whether a phrase of the list stands there word for word."""
        text = f" {' '.join(token.norm for token in tokens)} "
        return any(f" {phrase} " in text for phrase in self._lists[name])

    def phrase_end(self, tokens: Sequence[Token], start: int, name: str) -> int | None:
        """Where a phrase of the list that begins at `start` ends."""
        for length in (3, 2, 1):
            if " ".join(token.norm for token in tokens[start : start + length]) in self._lists[name]:
                return start + length
        return None

    def verb(self, tokens: Sequence[Token], name: str) -> int | None:
        """The index of the first verb that is in a list."""
        return next((index for index, token in enumerate(tokens) if self._is_verb(token, name)), None)

    def _is_verb(self, token: Token, name: str) -> bool:
        if token.kind is not Kind.WORD:
            return False
        if token.norm in self._lists[name]:
            return True
        return any(self.is_lemma(parse.normal_form, name) for parse in self.verb_parses(token))

    def infinitive(self, tokens: Sequence[Token]) -> str | None:
        """The first Russian infinitive."""
        for token in tokens:
            parses = self.verb_parses(token)
            if parses and parses[0].tag.POS == "INFN" and token.norm != "есть":
                return str(parses[0].normal_form)
        return None

    def is_finite(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether the word is a predicate; an English base form ("eat") only after its subject."""
        token = tokens[index]
        if token.kind is not Kind.WORD:
            return False
        if is_cyrillic(token.norm):
            parses = self.verb_parses(token)
            return bool(parses) and parses[0].tag.POS in _FINITE
        if self.is_one(token, "bare"):
            asked = index > 1 and tokens[index - 2].norm in self._lists["asks_at_once"]
            return index > 0 and not asked and tokens[index - 1].norm in self._lists["subjects"]
        return any(token.norm in self._lists[name] for name in (*_OF_FOOD, "wish", "regard"))

    def names_food(self, tokens: Sequence[Token]) -> bool:
        """Whether a food of the table is among the words."""
        names = [token.norm for token in tokens if token.kind is Kind.WORD]
        singles = any(self._dictionary.find([name]) is not None for name in names)
        return singles or any(self._dictionary.find(pair) is not None for pair in pairwise(names))

    def goes_for_food(self, tokens: Sequence[Token]) -> bool:
        """ "сходила за хлебом": "за" with a food in the instrumental."""
        return any(
            joint.norm == "за" and self._morphology.may_be(noun.norm, "ablt") and self._dictionary.find([noun.norm])
            for joint, noun in pairwise(tokens)
        )

    def is_subject(self, tokens: Sequence[Token], index: int, verb: int) -> bool:
        """Whether the word is another being who does what the verb says."""
        token = tokens[index]
        if token.kind is not Kind.WORD:
            return False
        if not is_cyrillic(token.norm):
            beside = index > 0 and tokens[index - 1].norm in {"with", "for", "to", "from"}
            return index < verb and token.norm in self._lists["others"] and not beside
        if token.norm == "все":  # "все ели торт"; "съела все" is another word
            return index < verb and any(parse.tag.number == "plur" for parse in self.verb_parses(tokens[verb]))
        if token.norm in self._lists["others"]:
            return index < verb
        doings = self.verb_parses(tokens[verb])
        return any(self._does(parse, doing) for parse in self._beings(token, "nomn") for doing in doings)

    def is_being(self, token: Token) -> bool:
        """Whether the word is a person or an animal in an oblique case ("с мужем", "у бабушки")."""
        if not is_cyrillic(token.norm):
            return token.norm in self._lists["others"]
        return any(self._beings(token, case) for case in ("ablt", "gent", "datv", "loct"))

    def _beings(self, token: Token, case: str) -> list[Parse]:
        """The readings as a living being, which is no food: "Маша" is one, "маш" is not."""
        word = token.norm
        if not self._morphology.is_known(word) or token.text == _HALF:
            return []
        wanted = {"NOUN", "anim", case} | ({"Name"} if self._dictionary.knows(word) else set())
        if "Name" in wanted and not token.text[:1].isupper():
            return []
        parses = self._morphology.parses(word)
        return [p for p in parses if p.score > _RARE and wanted <= set(p.tag.grammemes)]

    @staticmethod
    def _does(being: Parse, doing: Parse) -> bool:
        if "past" in doing.tag.grammemes:
            plural = doing.tag.number == "plur"
            agree = plural or being.tag.gender == doing.tag.gender or "ms-f" in being.tag.grammemes
            return being.tag.number == doing.tag.number and agree
        return "3per" in doing.tag.grammemes and being.tag.number == doing.tag.number

    def is_receiver(self, tokens: Sequence[Token], index: int, verb: int) -> bool:
        """Whether the word is whom something was cooked or bought for: "мужу", "для детей", "for my kids"."""
        token = tokens[index]
        if token.kind is not Kind.WORD or index == verb:
            return False
        if not is_cyrillic(token.norm):
            before = {each.norm for each in tokens[max(index - 2, 0) : index]}
            direct = verb < index <= verb + 2 and "with" not in before
            return (
                token.norm.removesuffix("'s") in self._lists["others"] and index > verb and ("for" in before or direct)
            )
        joint = tokens[index - 1].norm if index else ""
        return joint not in {"по", "к"} and bool(self._beings(token, "gent" if joint == "для" else "datv"))
