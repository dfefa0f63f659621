"""People, places and verbs, which no food is called by: "мы с мужем", "в садике", "мама испекла"."""

from collections.abc import Sequence

from language.food.dictionary import FoodDictionary
from language.food.lexicon import Lexicon
from language.meal.telling_words import TellingWords
from language.text.measures import Measures
from language.text.morphology import Morphology
from language.text.script import is_cyrillic
from language.text.tokens import Kind, Token
from language.text.words import WordLists

_OF_PEOPLE = frozenset({"с", "со", "у", "за", "при", "к", "для", "от", "из-за", "вместе", "по", "перед", "без"})
_OF_PLACES = frozenset({"в", "во", "на", "у", "при", "за", "под", "к", "перед", "после", "возле", "около"})
_CASES = frozenset({"loct", "loc2", "ablt", "datv", "gent", "gen2"})


class Company:
    """Leaves out the words around a meal."""

    def __init__(
        self,
        words: TellingWords,
        dictionary: FoodDictionary,
        lexicon: Lexicon,
        measures: Measures,
        morphology: Morphology,
        lists: WordLists,
    ) -> None:
        self._words, self._dictionary, self._lexicon = words, dictionary, lexicon
        self._measures, self._morphology, self._lists = measures, morphology, lists

    def without(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens without subjects, without people and places after their prepositions, and without verbs."""
        gone: set[int] = set()
        for index, token in enumerate(tokens):
            if token.kind is not Kind.WORD or not is_cyrillic(token.norm):
                continue
            if self._words.verb_parses(token):
                gone.update(self._subjects(tokens, index))
                gone.update([index] if self._is_mere_verb(token) else [])
            elif token.norm in _OF_PEOPLE | _OF_PLACES:
                gone.update(self._beside(tokens, index))
        return [token for index, token in enumerate(tokens) if index not in gone]

    def _is_mere_verb(self, token: Token) -> bool:
        if self._lists.cooking & set(self._morphology.lemmas(token.norm)):
            return False  # how it was cooked
        return token.norm not in self._dictionary.words and not self._measures.unit_at([token], 0)

    def _subjects(self, tokens: Sequence[Token], verb: int) -> list[int]:
        """Who does it, in the same part of the sentence."""
        start = next((i + 1 for i in range(verb - 1, -1, -1) if tokens[i].kind is Kind.BREAK), 0)
        end = next((i for i in range(verb, len(tokens)) if tokens[i].kind is Kind.BREAK), len(tokens))
        return [i for i in range(start, end) if i != verb and self._words.is_subject(tokens, i, verb)]

    def _beside(self, tokens: Sequence[Token], index: int) -> range:
        """The preposition and its noun with adjectives, when that is a person or a place and no food."""
        end = index + 1
        while end < len(tokens) - 1 and self._is_modifier(tokens[end].norm):
            end += 1
        if end >= len(tokens) or tokens[end].kind is not Kind.WORD:
            return range(0)
        joint, noun = tokens[index].norm, tokens[end]
        is_person = joint in _OF_PEOPLE and self._words.is_being(noun)
        is_place = joint in _OF_PLACES and self._is_place(noun.norm)
        is_occasion = joint in {"к", "ко"} and self._morphology.may_be(noun.norm, "datv")  # "печенье к чаю"
        return range(index, end + 1) if is_person or is_place or is_occasion else range(0)

    def _is_modifier(self, word: str) -> bool:
        return self._morphology.is_adjective(word) and not self._dictionary.knows(word)

    def _is_place(self, word: str) -> bool:
        """A noun that no dictionary of food knows, in a case that a thing to eat would not have there."""
        if not self._morphology.is_known(word) or self._dictionary.knows(word) or self._lexicon.word(word) is not None:
            return False
        forms = {word, *self._morphology.lemmas(word)}
        if forms & (self._lists.cooking | self._lists.water):
            return False
        return "NOUN" in self._morphology.parts_of_speech(word) and self._morphology.may_be(word, *_CASES)
