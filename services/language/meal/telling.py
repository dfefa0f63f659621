"""What one clause tells about its food: eaten or not, by its verb, its tense and its subject."""

from collections.abc import Sequence
from enum import Enum, auto

from pymorphy3.analyzer import Parse

from language.meal.telling_words import TellingWords
from language.text.tokens import Kind, Token

_FIRST = 3  # a question's word is among the first of its clause
_MOST_SKIPPED = 2
_FOLLOWING = 4


class Telling(Enum):
    """What a clause tells; UNSAID has no verb, SAID one that tells neither."""

    UNSAID = auto()
    SAID = auto()
    EATEN = auto()
    UNTOUCHED = auto()
    """Denied: "но не ела"."""
    UNEATEN = auto()
    GONE = auto()
    """Lost or only bought."""
    OTHERS = auto()
    ASKED = auto()
    FIGURE = auto()

    @property
    def is_uneaten(self) -> bool:
        """Whether the clause's food was not eaten by the writer."""
        return self in {Telling.UNEATEN, Telling.GONE, Telling.OTHERS, Telling.ASKED, Telling.FIGURE}


class TellingReader:
    """Reads clauses."""

    def __init__(self, words: TellingWords) -> None:
        self._words = words

    def read(self, tokens: Sequence[Token], *, is_question: bool) -> Telling:
        """What the tokens of one clause tell; `is_question`: a question mark ends the sentence."""
        words = self._words
        if words.has_phrase(tokens, "figures"):
            return Telling.FIGURE
        denied = words.has(tokens, "denial")
        if words.verb(tokens, "report") is not None and not denied:
            return Telling.SAID
        if self._is_asked(tokens, is_question=is_question):
            return Telling.ASKED
        if self._is_to_come(tokens):
            return Telling.UNEATEN
        if words.has_phrase(tokens, "tastes") or (denied and self._is_untouched(tokens)):
            return Telling.UNEATEN
        if denied and words.verb(tokens, "refrain") is not None and words.verb(tokens, "eat") is not None:
            return Telling.UNEATEN
        if words.verb(tokens, "eat") is not None:
            return self._of_eating(tokens, denied=denied)
        return self._of_other_verbs(tokens, denied=denied)

    def _of_eating(self, tokens: Sequence[Token], *, denied: bool) -> Telling:
        if self._is_of_others(tokens, "eat"):
            return Telling.OTHERS
        if denied and words_deny_all(self._words, tokens):
            return Telling.UNTOUCHED
        return Telling.SAID if denied else Telling.EATEN

    def _of_other_verbs(self, tokens: Sequence[Token], *, denied: bool) -> Telling:
        words = self._words
        if denied and words.verb(tokens, "regard") is None:
            return Telling.UNTOUCHED if words_deny_all(words, tokens) else Telling.SAID
        if words.has_phrase(tokens, "stores"):
            return Telling.UNEATEN
        if self._is_of_others(tokens, "steal"):
            return Telling.OTHERS
        if (
            words.verb(tokens, "lose") is not None
            or words.verb(tokens, "acquire") is not None
            or (self._treats(tokens) or words.goes_for_food(tokens))
        ):
            return Telling.GONE
        if words.verb(tokens, "regard") is not None or self._is_ordered(tokens) or self._is_cooking(tokens):
            return Telling.UNEATEN
        has_verb = any(words.is_finite(tokens, index) for index in range(len(tokens)))
        if not has_verb and (words.has(tokens, "future") or self._is_heading(tokens)):
            return Telling.UNEATEN
        return Telling.SAID if has_verb else Telling.UNSAID

    def _treats(self, tokens: Sequence[Token]) -> bool:
        """ "угостила соседку"; not "угостили" and "соседка угостила", where the writer was the guest."""
        verb = self._words.verb(tokens, "treat")
        if verb is None or self._is_of_others(tokens, "treat"):
            return False
        plural = any("plur" in parse.tag.grammemes for parse in self._words.verb_parses(tokens[verb]))
        return not plural or any(self._words.is_one(token, "self") for token in tokens)

    def _is_asked(self, tokens: Sequence[Token], *, is_question: bool) -> bool:
        words = self._words
        first = next((i for i, t in enumerate(tokens[:_FIRST]) if not words.is_one(t, "opening")), 0)
        if words.has(tokens[first : first + _MOST_SKIPPED], "asks") or any(token.norm == "ли" for token in tokens):
            return True
        if words.has_phrase(tokens, "asks_phrases"):
            return True
        after = tokens[first + 1 : first + 2]
        if words.is_one(tokens[first], "asks_at_once") and (is_question or words.has(after, "asked_of")):
            return True
        if words.is_one(tokens[first], "asks_with_verb") and (
            is_question
            or words.has(tokens, "asked_for")
            or words.has(after, "asks_after")
            or words.infinitive(tokens[first:]) is not None
        ):
            return True
        eaten = words.verb(tokens, "eat") is not None or any(token.kind is Kind.NUMBER for token in tokens)
        return is_question and not eaten and len(tokens) > 1

    def _is_to_come(self, tokens: Sequence[Token]) -> bool:
        """Wished, planned or on a condition; what happens this moment is told as done."""
        words = self._words
        if words.has(tokens, "condition") and not words.has_phrase(tokens, "no_condition"):
            return True
        wished = words.verb(tokens, "wish")
        granted = words.has_phrase(tokens, "wish_granted")
        if wished is not None and not granted and not self._is_estimate(tokens, wished):
            return True
        if words.has_phrase(tokens, "wish_phrases") or self._is_thought(tokens) or self._is_subjunctive(tokens):
            return True
        has_number = any(token.kind is Kind.NUMBER for token in tokens)
        if any(self._is_future(parse, has_number=has_number) for token in tokens for parse in words.verb_parses(token)):
            return not words.has(tokens, "now")
        infinitive = words.infinitive(tokens)
        finite = any(words.is_finite(tokens, index) for index in range(len(tokens)))
        return infinitive is not None and not finite and words.is_of_food(infinitive)

    def _is_heading(self, tokens: Sequence[Token]) -> bool:
        """ "список покупок", "recipe for bread"; not "mom's recipe"."""
        first = next((t for t in tokens if not self._words.is_one(t, "opening")), tokens[0])
        return self._words.is_one(first, "headings") or (len(tokens) > 1 and self._words.is_one(tokens[-1], "headings"))

    def _is_future(self, parse: Parse, *, has_number: bool) -> bool:
        """ "съем", "куплю", "буду"; of others what they will do with food ("всего выйдет 200 г" is an estimate)."""
        if "futr" not in parse.tag.grammemes:
            return False
        if parse.normal_form == "быть" and "3per" in parse.tag.grammemes:
            return not has_number
        return "1per" in parse.tag.grammemes or self._words.is_of_food(parse.normal_form)

    def _is_untouched(self, tokens: Sequence[Token]) -> bool:
        """ "торт даже не попробовала", "didn't touch the cake"."""
        words = self._words
        return words.verb(tokens, "taste") is not None and words.names_food(tokens) and not words.has(tokens, "except")

    def _is_estimate(self, tokens: Sequence[Token], index: int) -> bool:
        after = [token for token in tokens[index + 1 :] if not self._words.is_one(token, "adverbs")][:2]
        if not after:
            return False
        if after[0].norm == "have":
            return self._words.has(after[1:], "guessed")
        return self._words.is_one(after[0], "estimate")

    def _is_thought(self, tokens: Sequence[Token]) -> bool:
        index = self._words.verb(tokens, "thought")
        if index is None:
            return False
        after = tokens[index + 1 :]
        return self._words.infinitive(after) is not None or any(t.norm in {"о", "об", "of", "about"} for t in after[:1])

    @staticmethod
    def _is_subjunctive(tokens: Sequence[Token]) -> bool:
        """ "съела бы торт"; "как бы" and "хотя бы" say nothing."""
        return any(
            token.norm == "бы" and (not index or tokens[index - 1].norm not in {"как", "хотя", "вроде"})
            for index, token in enumerate(tokens)
        )

    def _is_ordered(self, tokens: Sequence[Token]) -> bool:
        """ "купи хлеб", "посоветуй десерт"."""
        words = self._words
        for token in tokens:
            for parse in words.verb_parses(token):
                of_food = words.is_of_food(parse.normal_form) or words.is_lemma(parse.normal_form, "request")
                if "impr" in parse.tag.grammemes and of_food:
                    return True
        return words.is_one(tokens[0], "request") and not words.verb_parses(tokens[0])

    def _is_cooking(self, tokens: Sequence[Token]) -> bool:
        """Cooked or ordered for others or for later, or being cooked still."""
        words = self._words
        cooked = words.verb(tokens, "cook")
        got = words.verb(tokens, "get") if cooked is None else cooked
        if got is None or words.has(tokens, "self_instead_of_others"):
            return False
        is_present = any("pres" in parse.tag.grammemes for parse in words.verb_parses(tokens[got]))
        if cooked is not None and (is_present or self._is_progressive(tokens, cooked)):
            return True
        if words.has_phrase(tokens, "for_others") or (cooked is not None and words.has(tokens, "vessels")):
            return True
        return any(words.is_receiver(tokens, index, got) for index in range(len(tokens)))

    def _is_progressive(self, tokens: Sequence[Token], index: int) -> bool:
        before = {token.norm for token in tokens[max(index - 2, 0) : index]}
        being = not index or not before.isdisjoint({"am", "i'm", "we're", "im", "currently", "still", "are"})
        return being and self._words.is_one(tokens[index], "cooking_now")

    def _is_of_others(self, tokens: Sequence[Token], name: str) -> bool:
        """Whether somebody else did it."""
        words = self._words
        verb = words.verb(tokens, name)
        if verb is None or any(words.is_one(token, "self") for token in tokens):
            return False
        return any(words.is_subject(tokens, index, verb) for index in range(len(tokens)) if index != verb)


def words_deny_all(words: TellingWords, tokens: Sequence[Token]) -> bool:
    """Whether "не ела", "haven't tried it" is of all that was spoken of: no other thing is named in the clause."""
    return (
        words.verb(tokens, "untouched") is not None
        and not words.has(tokens, "nothing_more")
        and not words.names_food(tokens)
    )
