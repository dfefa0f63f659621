"""Dictionary forms of words: pymorphy3 for Russian, plural rules for English."""

import re
from collections.abc import Mapping, Set
from functools import lru_cache

from pymorphy3 import MorphAnalyzer
from pymorphy3.analyzer import Parse
from pymorphy3.tagset import OpencorporaTag

from language.text.english import base_forms, singular
from language.text.script import is_cyrillic

_CONTENT = frozenset({"NOUN", "ADJF", "ADJS", "PRTF", "PRTS", "NUMR"})
_ADJECTIVES = frozenset({"ADJF", "PRTF", "ADJS", "PRTS"})
_CYRILLIC_WORD = re.compile("[\u0400-\u04ff'-]+")
_RARE = 0.2
_CACHE = 20_000


class Morphology:
    """Word forms of both languages. Words are given normalised (lower case, ё→е); so are the lemmas."""

    def __init__(self, synonyms: Mapping[str, str], english_words: Set[str] = frozenset()) -> None:
        """`synonyms` maps a lemma to the one that stands for it; `english_words` are common base forms, none a food."""
        self._analyzer = MorphAnalyzer()
        self._synonyms, self._english_words = synonyms, english_words
        self.parses = lru_cache(maxsize=_CACHE)(self._parses)
        self.lemmas = lru_cache(maxsize=_CACHE)(self._lemmas)
        self._is_common = lru_cache(maxsize=_CACHE)(self._is_common_english)

    def _parses(self, word: str) -> tuple[Parse, ...]:
        if not _CYRILLIC_WORD.fullmatch(word):  # the analyser raises on letters that Unicode has no names for
            return ()
        return tuple(self._analyzer.parse(word))

    def _lemmas(self, word: str) -> tuple[str, ...]:
        """Dictionary forms, likeliest first, of nouns, adjectives and numerals; of others when there are none."""
        forms: dict[str, None] = {}
        if is_cyrillic(word):
            parses = self.parses(word)
            content = [parse for parse in parses if parse.tag.POS in _CONTENT] or list(parses)
            forms = dict.fromkeys(parse.normal_form.replace("ё", "е") for parse in content)
        else:
            forms[singular(word)] = None
        if word in self._synonyms:
            forms = {word: None}
        return tuple(dict.fromkeys(self._synonyms.get(form, form) for form in forms)) or (word,)

    def all_lemmas(self, word: str) -> tuple[str, ...]:
        """Dictionary forms of every part of speech, verbs included."""
        if not is_cyrillic(word):
            return self.lemmas(word)
        return tuple(dict.fromkeys(parse.normal_form.replace("ё", "е") for parse in self.parses(word)))

    def lemma(self, word: str) -> str:
        """The likeliest dictionary form."""
        return self.lemmas(word)[0]

    def forms(self, word: str) -> frozenset[str]:
        """All forms of a Russian word in dictionary form ("убрать": "убери", "убрал"…); empty for a Latin one."""
        lexemes = (parse.lexeme for parse in self.parses(word) if parse.normal_form.replace("ё", "е") == word)
        return frozenset(form.word.replace("ё", "е") for lexeme in lexemes for form in lexeme)

    def is_known(self, word: str) -> bool:
        """Whether a Russian word is in the dictionary, or a Latin one is a common English word that names no food."""
        return bool(self._analyzer.word_is_known(word)) if is_cyrillic(word) else self._is_common(word)

    def _is_common_english(self, word: str) -> bool:
        return not self._english_words.isdisjoint(base_forms(word))

    def parts_of_speech(self, word: str) -> frozenset[str]:
        """OpenCorpora parts of speech of a Russian word; empty for a Latin one."""
        if not is_cyrillic(word):
            return frozenset()
        return frozenset(str(parse.tag.POS) for parse in self.parses(word) if parse.tag.POS)

    def is_likely(self, word: str, grammeme: str) -> bool:
        """Whether readings with the grammeme make up at least half of the word's uses."""
        return bool(sum(p.score for p in self.parses(word) if grammeme in p.tag.grammemes) >= 0.5)

    def is_adjective(self, word: str) -> bool:
        """Whether a Russian word is an adjective or participle; a rare noun of the same form ("варена") is no bar."""
        if not self.parts_of_speech(word) & _ADJECTIVES:
            return False
        return bool(sum(p.score for p in self.parses(word) if p.tag.POS == "NOUN") <= _RARE)

    def agree(self, adjective: str, noun: str) -> bool:
        """Whether two Russian words may agree in case and number (and gender in the singular)."""
        nouns = {_agreement(p.tag) for p in self.parses(noun) if p.tag.POS == "NOUN"}
        return any(_agreement(p.tag) in nouns for p in self.parses(adjective) if p.tag.POS in _ADJECTIVES)

    def as_form_of(self, noun: str, word: str) -> str | None:
        """The noun in the case of the word ("чернослив" for "черносливин": "чернослива"); None when it is no noun."""
        parse = next((p for p in self.parses(noun) if p.tag.POS == "NOUN" and "nomn" in p.tag), None)
        case = next((p.tag.case for p in self.parses(word) if p.tag.POS == "NOUN"), None)
        if parse is None or case is None:
            return None
        form = parse.inflect({case})
        return form.word.replace("ё", "е") if form else noun

    def may_be(self, word: str, *grammemes: str) -> bool:
        """Whether a noun or adjective reading of a Russian word has one of the grammemes; False for a Latin one."""
        if not is_cyrillic(word):
            return False
        wanted = set(grammemes)
        return any(wanted & set(p.tag.grammemes) for p in self.parses(word) if p.tag.POS in _CONTENT)


def _agreement(tag: OpencorporaTag) -> tuple[str, str, str]:
    return str(tag.case), str(tag.number), str(tag.gender) if tag.number == "sing" else ""
