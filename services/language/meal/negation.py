"""What a message says was not eaten: "не рис, а гречка", "turkey, not chicken", "без сахара и молока"."""

from collections.abc import Sequence

from language.food.dictionary import FoodDictionary
from language.text.morphology import Morphology
from language.text.script import is_cyrillic
from language.text.tokens import Kind, Token
from language.text.words import WordLists

_NOTHING = range(0)


class NegationReader:
    """Leaves out the words about food that is denied. Edits of a draft read their contrasts on their own."""

    def __init__(self, dictionary: FoodDictionary, morphology: Morphology, lists: WordLists) -> None:
        self._dictionary, self._morphology, self._lists = dictionary, morphology, lists

    def affirmed(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens without those that are denied."""
        denied: set[int] = set()
        for index, token in enumerate(tokens):
            if self._is_one(token, self._lists.negation) or (token.norm == "no" and _is_number(tokens, index + 1)):
                denied.update(self._denied(tokens, index))
            elif token.glued and token.norm == "less" and index:  # "a cheese-less arepa"
                denied.update((index - 1, index))
            elif token.norm in self._lists.without:
                denied.update(self._listed(tokens, index))
                denied.update(self._parenthetical(tokens, index))
            elif token.norm == "вместо":
                denied.update(range(index, self._genitives_end(tokens, index + 1)))
        return [token for index, token in enumerate(tokens) if index not in denied]

    def _denied(self, tokens: Sequence[Token], index: int) -> range:
        """What the negation at `index` takes away, itself included; nothing where it denies no food."""
        start, end = index + 1, self._clause_end(tokens, index + 1)
        if end == start + 1 and self._is_one(tokens[start], self._lists.not_eaten) and index:
            return range(self._thing_before(tokens, index), end)
        while start < end and tokens[start].norm in self._lists.article:
            start += 1
        if start == end:  # "сахара нет"
            return range(self._thing_before(tokens, index), end) if tokens[index].norm == "нет" else _NOTHING
        first = tokens[start]
        if first.kind is Kind.NUMBER:  # "не 150 г, а 200 г"
            return range(index, end) if _has_number(tokens[end:]) else _NOTHING
        if self._is_one(first, self._lists.not_eaten):
            return range(self._thing_before(tokens, index), end)
        quality = self._adjectives_end(tokens, start)
        if quality > start and not self._names_thing(tokens[end:]):  # "чай не сладкий 200 мл"
            return range(index, quality)
        is_food = quality < end and self._is_thing(tokens[quality])
        return range(index, self._before_only_amount(tokens, start, end)) if is_food else _NOTHING

    def _before_only_amount(self, tokens: Sequence[Token], start: int, end: int) -> int:
        """The only amount of a message is the right food's ("turkey not chicken 150 g")."""
        number = next((at for at in range(start, end) if tokens[at].kind is Kind.NUMBER), end)
        alone = number < end and not _has_number([*tokens[:number], *tokens[number + 1 :]])
        return number if alone else end

    def _listed(self, tokens: Sequence[Token], index: int) -> range:
        """What goes on the list of a "without": "и молока", "or milk"."""
        start = stop = self._adjectives_end(tokens, index + 1) + 1
        while stop + 1 < len(tokens) and tokens[stop].norm in self._lists.and_:
            after = self._adjectives_end(tokens, stop + 1)
            either = tokens[stop].norm in {"or", "или"}
            if after == len(tokens) or not (either or self._is_genitive(tokens[after])):
                break
            stop = after + 1 + self._is_pair(tokens, after)
        return range(start, stop)

    def _is_pair(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether two words name one thing: "or sour cream"."""
        names = [token.norm for token in tokens[at : at + 2]]
        return len(names) > 1 and not is_cyrillic(names[0]) and self._dictionary.find(names) is not None

    def _parenthetical(self, tokens: Sequence[Token], index: int) -> range:
        """ "кофе без сахара с молоком" is "кофе с молоком"."""
        end = self._adjectives_end(tokens, index + 1) + 1
        return range(index, end) if end < len(tokens) and tokens[end].norm in self._lists.with_ else _NOTHING

    def _genitives_end(self, tokens: Sequence[Token], at: int) -> int:
        after = self._adjectives_end(tokens, at)
        return after + 1 if after < len(tokens) and self._is_genitive(tokens[after]) else at

    def _clause_end(self, tokens: Sequence[Token], at: int) -> int:
        ends = self._lists.contrast | self._lists.and_
        for i in range(at, len(tokens)):
            dash = i > at and tokens[i].start - tokens[i - 1].end > 2  # a sign that is no token: "не рис - гречка"
            if dash or tokens[i].kind is Kind.BREAK or tokens[i].norm in ends:
                return i
        return len(tokens)

    def _adjectives_end(self, tokens: Sequence[Token], at: int) -> int:
        return next(
            (i for i in range(at, len(tokens)) if not self._morphology.is_adjective(tokens[i].norm)), len(tokens)
        )

    def _thing_before(self, tokens: Sequence[Token], index: int) -> int:
        """Where the name before a verb begins: "сахар не добавлял"."""
        if index == 0 or not self._is_thing(tokens[index - 1]):
            return index
        start = index - 1
        while start > 0 and self._morphology.is_adjective(tokens[start - 1].norm):
            start -= 1
        return start

    def _names_thing(self, tokens: Sequence[Token]) -> bool:
        return any(self._is_thing(token) for token in tokens)

    def _is_thing(self, token: Token) -> bool:
        if is_cyrillic(token.norm):
            return "NOUN" in self._morphology.parts_of_speech(token.norm)
        return token.kind is Kind.WORD and self._dictionary.knows(token.norm)

    def _is_genitive(self, token: Token) -> bool:
        nouns = [parse.tag for parse in self._morphology.parses(token.norm) if parse.tag.POS == "NOUN"]
        return bool(nouns) and nouns[0].case == "gent"

    def _is_one(self, token: Token, words: frozenset[str]) -> bool:
        return token.kind is Kind.WORD and not words.isdisjoint({token.norm, *self._morphology.all_lemmas(token.norm)})


def _is_number(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].kind is Kind.NUMBER


def _has_number(tokens: Sequence[Token]) -> bool:
    return any(token.kind is Kind.NUMBER for token in tokens)
