"""Amounts: a number, a measure, or both."""

from collections.abc import Sequence
from dataclasses import replace

from language.text.amount import CONTINUOUS, SHARE, SMALL_CUP, Amount
from language.text.amount_words import parse_unit, placed, with_tail
from language.text.morphology import Morphology
from language.text.numerals import Numeral, Numerals
from language.text.script import is_cyrillic
from language.text.sizes import MEDIUM, Sizes
from language.text.tokens import Kind, Token
from language.text.vessels import Vessels
from language.text.words import WordLists, load_toml

_CONTAINERS = frozenset(
    {"pack", "can", "bottle", "bar", "plate", "bowl", "cup", "glass", "portion", SMALL_CUP, "slice"}
)
_FEWEST_GRAMS = 30.0
_MOST_LITRES = 3.0
_NEEDS_OF = frozenset(
    {"bar", "can", "bottle", "pack", "plate", "bowl", "piece", "scoop", "portion", "gram", "millilitre", "slice"}
)
_SPOON_ADJECTIVES = {
    "столовый": "столовая_ложка",
    "чайный": "чайная_ложка",
    "десертный": "десертная_ложка",
    "мерный": "мерная_ложка",
}
_HEAPS = frozenset({"горка", "верх", "горочка"})
_HEAPED = 1.5
_ENGLISH_SPOONS = {"table": "tablespoon", "tea": "teaspoon"}


class Measures:
    """Reads amounts from tokens."""

    def __init__(self, morphology: Morphology, numerals: Numerals, words: WordLists) -> None:
        self._morphology, self._numerals, self._lists = morphology, numerals, words
        self._sizes, self._vessels = Sizes(morphology), Vessels(morphology, words.drink)
        data = load_toml("units.toml")
        self._units = {word: parse_unit(text) for table in (data["ru"], data["en"]) for word, text in table.items()}

    def unit_at(self, tokens: Sequence[Token], position: int) -> tuple[str, float, int] | None:
        """The measure word at `position`: (unit, factor, end)."""
        if position >= len(tokens) or tokens[position].kind is not Kind.WORD:
            return None
        if (millilitres := self._vessels.millilitres(tokens, position)) is not None:
            return ("millilitre", millilitres, position + 1)
        norm = tokens[position].norm
        following = tokens[position + 1].norm if position + 1 < len(tokens) else ""
        if spoon := self._two_word_spoon(norm, following):
            return (*self._units[spoon], position + 2)
        candidates = (norm, *self._morphology.lemmas(norm)) if len(norm) > 1 else (norm,)
        for word in candidates:
            if word in self._units:
                return (*self._units[word], position + 1)
        return None

    def _two_word_spoon(self, word: str, following: str) -> str | None:
        if not following:
            return None
        pairs = ((word, following), (following, word))
        for adjective, noun in pairs:
            if {"ложка", "ложечка"} & set(self._morphology.lemmas(noun)):
                lemmas = self._morphology.lemmas(adjective)
                if found := next((_SPOON_ADJECTIVES[lemma] for lemma in lemmas if lemma in _SPOON_ADJECTIVES), None):
                    return found
        if following.startswith("spoon"):
            return _ENGLISH_SPOONS.get(word)
        return None

    def percent(self, token: Token) -> Token:
        """ "девятипроцентный" as the per cent that it says; any other word as it is."""
        stem, found, _ = token.norm.partition("процентн")
        if not found or not stem:
            return token
        value = self._numerals.word_value(replace(token, norm=stem.removesuffix("-")))
        return token if value is None else replace(token, kind=Kind.PERCENT, norm=f"{value:g}%", value=value)

    def read(self, tokens: Sequence[Token], start: int) -> Amount | None:
        """The amount that begins at `start`, or None."""
        if tokens[start].kind is Kind.SHARE:
            return placed(Amount(tokens[start].value, SHARE, start, start + 1), tokens)
        position, each = start, False
        if tokens[position].norm == "по" and position + 1 < len(tokens):
            position, each = position + 1, True
        amount = self._share(tokens, position) or self._times(tokens, position) or self._numbered(tokens, position)
        if amount is None:
            bare = None if each else self._bare_unit(tokens, position)
            return placed(bare, tokens) if bare else None
        if each and amount.unit is None and not (amount.value > _FEWEST_GRAMS or amount.decimal):
            return None
        return with_tail(placed(replace(amount, start=start, each=each), tokens), tokens)

    def _share(self, tokens: Sequence[Token], start: int) -> Amount | None:
        """ "50% of a 400 g pizza", "30% of the cake"."""
        if tokens[start].kind is not Kind.PERCENT or start + 2 >= len(tokens) or tokens[start + 1].norm != "of":
            return None
        part = tokens[start].value / 100
        begin = start + 2 + (tokens[start + 2].norm in self._lists.article)
        whole = self._numbered(tokens, begin) if begin < len(tokens) else None
        if not 0 < part <= 1 or (whole is not None and whole.unit is None and not whole.article):
            return None
        return replace(
            whole or Amount(1.0, None, start, begin), value=part * (whole.value if whole else 1), start=start
        )

    def number_only(self, tokens: Sequence[Token], amount: Amount) -> Amount | None:
        """The amount without its unit word, when a number was said."""
        number = self._numerals.read(tokens, amount.start)
        if number is None or number.end >= amount.end:
            return None
        return placed(Amount(number.value, None, amount.start, number.end, article=number.article), tokens)

    def counts_no_food(self, tokens: Sequence[Token], amount: Amount) -> bool:
        """Whether a bare number counts minutes, friends, kilometres…"""
        if amount.unit is not None or amount.end >= len(tokens):
            return False
        token = tokens[amount.end]
        return token.kind is Kind.WORD and bool(
            self._lists.not_food & {token.norm, *self._morphology.lemmas(token.norm)}
        )

    def _times(self, tokens: Sequence[Token], start: int) -> Amount | None:
        """ "x2"."""
        if tokens[start].kind is not Kind.TIMES:
            return None
        number = self._numerals.read(tokens, start + 1)
        return Amount(number.value, "piece", start, number.end) if number else None

    def _numbered(self, tokens: Sequence[Token], start: int) -> Amount | None:
        number = self._numerals.read(tokens, start)
        if number is None:
            return None
        if number.end < len(tokens) and tokens[number.end].kind is Kind.TIMES:
            return self._product(tokens, start, number)
        position, size = self._sized(tokens, number.end)
        unit = self.unit_at(tokens, position)
        if unit is None or self._disagrees(tokens[position].norm, unit[0], number):
            return Amount(number.value, None, start, number.end, article=number.article, decimal=number.decimal)
        name, factor, end = unit
        if name in CONTINUOUS and (container := self.unit_at(tokens, end)) and container[0] not in CONTINUOUS:
            end = container[2]  # "12 oz can of coke"
        end, extra = self._numerals.fraction_after(tokens, end)  # "стакан с четвертью", "a cup and a half"
        value = number.value + extra
        if name not in CONTINUOUS:
            end, size = self._heaped(tokens, end, size)
            value *= size
        end, times = self._times_after(tokens, end, name)
        return Amount(value * factor * times, name, start, end, article=number.article)

    def _times_after(self, tokens: Sequence[Token], end: int, unit: str) -> tuple[int, float]:
        """ "28 g x2": as many of that mass."""
        if unit not in CONTINUOUS or end >= len(tokens) or tokens[end].kind is not Kind.TIMES:
            return end, 1.0
        number = self._numerals.read(tokens, end + 1) if end + 1 < len(tokens) else None
        if number is None or self.unit_at(tokens, number.end) is not None:
            return end, 1.0
        return number.end, number.value

    def _sized(self, tokens: Sequence[Token], position: int) -> tuple[int, float]:
        """Past the adjectives before a measure ("2 большие тарелки"): where it begins, and the size."""
        size = MEDIUM
        while position < len(tokens) and self._is_size(tokens, position):
            size *= self._sizes.factor(tokens[position].norm) or MEDIUM
            position += 1
        return position, size

    def _is_size(self, tokens: Sequence[Token], position: int) -> bool:
        word = tokens[position].norm
        if self._vessels.is_cup(tokens, position):
            return False
        return not self._lists.plain.isdisjoint({word, *self._morphology.lemmas(word)})

    def _heaped(self, tokens: Sequence[Token], end: int, size: float) -> tuple[int, float]:
        """ "ложка с горкой", "тарелка с верхом"; "без горки" is the usual one."""
        if end + 1 < len(tokens) and self._morphology.lemma(tokens[end + 1].norm) in _HEAPS:
            if tokens[end].norm in {"с", "со"}:
                return end + 2, size * _HEAPED
            if tokens[end].norm == "без":
                return end + 2, size
        return end, size

    def _disagrees(self, word: str, unit: str, number: Numeral) -> bool:
        """ "грудка 150 стакан кефира", "0,2 пачка": there a Russian unit of the number would stand in the genitive."""
        value = number.value
        if (
            unit in CONTINUOUS
            or (value < 5 and not number.decimal)
            or value % 10 == 1
            or len(word) < 4
            or not is_cyrillic(word)
        ):
            return False
        return self._morphology.may_be(word, "nomn") and not self._morphology.may_be(word, "gent")

    def _product(self, tokens: Sequence[Token], start: int, number: Numeral) -> Amount:
        """ "2 x 100 g", or "2x"."""
        inner = self._numbered(tokens, number.end + 1) if number.end + 1 < len(tokens) else None
        if inner is not None and inner.unit is not None:
            return replace(inner, value=inner.value * number.value, start=start)
        return Amount(number.value, "piece", start, number.end + 1)

    def _bare_unit(self, tokens: Sequence[Token], start: int) -> Amount | None:
        """ "грамм 200", "стакан кефира", "handful of nuts"."""
        position, size = self._sized(tokens, start)
        unit = self.unit_at(tokens, position)
        if unit is None or tokens[position].norm == "c":
            return None
        name, factor, end = unit
        if is_cyrillic(tokens[position].norm):
            number = self._numerals.read(tokens, self._past_fillers(tokens, end))
            if number is not None and (of_one := self._size_of_one(tokens, name, start, number)):
                return of_one
            if number is not None and self.unit_at(tokens, number.end) is None:
                return Amount(number.value * factor, name, start, number.end)
            if (name in CONTINUOUS and factor == 1) or tokens[position].norm == "л":
                return None
        elif not self._vessels.is_cup(tokens, position) and not self._may_stand_alone(tokens, name, end):
            return None
        end, extra = self._numerals.fraction_after(tokens, end)
        end, size = self._heaped(tokens, end, size)
        return with_tail(Amount(factor * (1.0 + extra) * size, name, start, end, implied=True), tokens)

    def _size_of_one(self, tokens: Sequence[Token], name: str, start: int, number: Numeral) -> Amount | None:
        """ "пачка 430", "бутылка 0,5", "вся плитка 85 г": how much one container holds."""
        if name not in _CONTAINERS:
            return None
        unit = self.unit_at(tokens, number.end)
        if unit is not None and unit[0] in CONTINUOUS:
            return Amount(number.value * unit[1], unit[0], start, unit[2], whole=True)
        if unit is None and (number.value > _FEWEST_GRAMS or (number.decimal and number.value <= _MOST_LITRES)):
            return Amount(number.value, None, start, number.end, decimal=number.decimal, whole=True)
        return None

    def _past_fillers(self, tokens: Sequence[Token], position: int) -> int:
        """ "грамм эдак 50", "штук так десять"."""
        end = position
        while end < len(tokens) and end - position < 2 and tokens[end].norm in self._lists.noise:
            end += 1
        return end if end < len(tokens) and tokens[end].kind in {Kind.NUMBER, Kind.WORD} else position

    @staticmethod
    def _may_stand_alone(tokens: Sequence[Token], name: str, end: int) -> bool:
        followed = end < len(tokens) and tokens[end].norm == "of"
        return followed or name not in _NEEDS_OF
