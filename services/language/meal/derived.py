"""Words made of a food's name, read as the name: one of many ("черносливина") and fond ones ("котлеточка")."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from language.food.dictionary import FoodDictionary
from language.text.diminutive import originals
from language.text.morphology import Morphology
from language.text.singulative import collectives
from language.text.tokens import Kind, Token
from language.text.words import WordLists

_SHORT = 6  # a real word this short is no diminutive unless it is listed: "медик" is no honey


class DerivedNames:
    """Finds the name behind a word that is none itself."""

    def __init__(self, dictionary: FoodDictionary, morphology: Morphology, lists: WordLists) -> None:
        self._dictionary, self._morphology, self._lists = dictionary, morphology, lists

    def named(self, token: Token) -> Token:
        """The token as a form of the food's name, in its own case; itself when it is made of none."""
        word = token.norm
        if token.kind is not Kind.WORD or self._dictionary.knows(word):
            return token
        for lemma in self._morphology.lemmas(word):
            if form := self._form(collectives(lemma), word):
                return replace(token, norm=form, single=True)
        for lemma in self._diminutives(word):
            if form := self._form(originals(lemma), word):
                return replace(token, norm=form)
        return token

    def _diminutives(self, word: str) -> Iterator[str]:
        """The diminutive in its dictionary form; of a word in no dictionary, more guesses than the analyser's."""
        is_known = self._morphology.is_known(word)
        for lemma in self._morphology.lemmas(word):
            is_other = is_known and (len(lemma) < _SHORT or self._morphology.may_be(word, "Name"))
            if lemma not in self._lists.not_food and not is_other:
                yield lemma
        if not is_known:
            yield word
            if word.endswith("и"):
                yield from (word[:-1], word[:-1] + "а")
            if word.endswith("чки"):
                yield from (word[:-2] + "ек", word[:-2] + "ок")

    def _form(self, candidates: Iterable[str], word: str) -> str | None:
        """The first candidate that names a food in its dictionary form ("чая" for "чайка" is none)."""
        for name in candidates:
            if self._is_dictionary_form(name) and self._dictionary.find([name]):
                return self._morphology.as_form_of(name, word) or name
        return None

    def _is_dictionary_form(self, name: str) -> bool:
        if name in self._dictionary.words:
            return True
        return self._morphology.is_known(name) and self._morphology.lemma(name) == name
