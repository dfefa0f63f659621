"""Russian phrases in dictionary form: "варёной гречки" → "варёная гречка"."""

from collections.abc import Sequence

from pymorphy3.analyzer import Parse

from language.text.morphology import Morphology
from language.text.script import is_cyrillic

_ADJECTIVAL = frozenset({"ADJF", "PRTF"})


def nominative(words: Sequence[str], head: int, morphology: Morphology) -> list[str]:
    """The words with the noun at index `head` and the adjectives that agree with it in the nominative."""
    forms = list(words)
    parse = next((p for p in morphology.parses(words[head]) if p.tag.POS == "NOUN"), None)
    if parse is None:
        return forms
    grammemes = parse.tag.grammemes
    plural = "Pltm" in grammemes or ("plur" in grammemes and "gent" not in grammemes)
    number = "plur" if plural else "sing"
    noun = parse.inflect({"nomn", number})
    if noun is None:
        return forms
    forms[head] = noun.word
    for index, word in enumerate(words):
        if index != head and is_cyrillic(word) and (agreeing := _agreeing(word, parse, morphology)):
            wanted = {"nomn", number} | ({parse.tag.gender} if number == "sing" and parse.tag.gender else set())
            inflected = agreeing.inflect(wanted)
            forms[index] = inflected.word if inflected else word
    return forms


def _agreeing(word: str, noun: Parse, morphology: Morphology) -> Parse | None:
    """The adjective reading that agrees with the noun in number and case (and gender in the singular)."""
    for parse in morphology.parses(word):
        tag = parse.tag
        if tag.POS not in _ADJECTIVAL or tag.number != noun.tag.number:
            continue
        if tag.number == "sing" and tag.gender != noun.tag.gender:
            continue
        if tag.case == noun.tag.case:
            return parse
    return None
