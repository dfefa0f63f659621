"""Numbers in digits and words: "две с половиной", "двести пятьдесят", "half a dozen", "one and a half"."""

from collections.abc import Sequence
from dataclasses import dataclass

from language.text.morphology import Morphology
from language.text.tokens import Kind, Token
from language.text.words import load_toml

_ARTICLES = frozenset({"a", "an"})
_UNITS_OF_COUNT = frozenset({"couple", "pair", "dozen"})
_VAGUE = frozenset({"few", "bit", "little", "lot", "some"})
_MULTIPLIERS = frozenset({100.0, 1000.0})
_WIDEST = 3.0
_CHANGED = frozenset({"from", "change", "not"})
_GROUPS = frozenset({12.0, 100.0, 1000.0})  # "a dozen and a half"
_FRACTION_TAIL = frozenset({"половина", "половинка", "half", "четверть", "четвертинка", "quarter", "треть", "third"})


@dataclass(frozen=True, slots=True)
class Numeral:
    """`value` > 0 of tokens [start, end). `article` is a bare "a"; `decimal` was written with a fraction part."""

    value: float
    end: int
    article: bool = False
    decimal: bool = False


class Numerals:
    """Reads numbers from tokens."""

    def __init__(self, morphology: Morphology) -> None:
        data = load_toml("numbers.toml")
        self._words: dict[str, float] = {**data["ru"], **data["en"]}
        self._morphology = morphology

    @property
    def names(self) -> frozenset[str]:
        """The number words by dictionary form."""
        return frozenset(self._words)

    def word_value(self, token: Token) -> float | None:
        """The value of one number word ("двумя" → 2)."""
        if token.kind is not Kind.WORD:
            return None
        if token.norm in self._words:
            return self._words[token.norm]
        return next((self._words[lemma] for lemma in self._morphology.lemmas(token.norm) if lemma in self._words), None)

    def read(self, tokens: Sequence[Token], start: int) -> Numeral | None:
        """The number that begins at `start`, or None; the middle of a range ("две-три", "от 150 до 200")."""
        number = self._one(tokens, start)
        if number is None or number.article:
            return number
        last = self._one(tokens, number.end)
        if last is not None and self._are_ends(tokens, number, last):
            return Numeral((number.value + last.value) / 2, last.end)
        last = self._one(tokens, number.end + 1) if self._is_to(tokens, start, number.end) else None
        if last is not None and number.value < last.value <= _WIDEST * number.value:
            return Numeral((number.value + last.value) / 2, last.end)
        return number

    def _are_ends(self, tokens: Sequence[Token], first: Numeral, last: Numeral) -> bool:
        """ "две-три", and "две три" of speech."""
        if tokens[first.end].kind is not Kind.WORD or not first.value < last.value <= _WIDEST * first.value:
            return False
        return tokens[first.end].glued or (last.value == first.value + 1 < 10 and last.end == first.end + 1)

    @staticmethod
    def _is_to(tokens: Sequence[Token], start: int, end: int) -> bool:
        """Whether a range goes on: "от 150 до 200", "between 100 and 150", "100 to 150"; "from … to" is a change."""
        if end >= len(tokens):
            return False
        before, joint = tokens[start - 1].norm if start else "", tokens[end].norm
        return (before, joint) in {("от", "до"), ("between", "and")} or (joint == "to" and before not in _CHANGED)

    def _one(self, tokens: Sequence[Token], start: int) -> Numeral | None:
        if start >= len(tokens):
            return None
        token = tokens[start]
        if token.kind is Kind.NUMBER:
            return self._digits(tokens, start)
        if token.norm in _ARTICLES:
            return self._after_article(tokens, start)
        return None if _is_steam(tokens, start) else self._words_from(tokens, start)

    def _digits(self, tokens: Sequence[Token], start: int) -> Numeral | None:
        token = tokens[start]
        if token.value <= 0:
            return None
        end, extra = self.fraction_after(tokens, start + 1)
        value = token.value + extra
        following = self.word_value(tokens[end]) if end < len(tokens) else None
        if following in {12.0, *_MULTIPLIERS} and not extra:  # "2 dozen", "3 сотни"
            return Numeral(value * following, end + 1)
        return Numeral(value, end, decimal="." in token.text or "," in token.text)

    def _after_article(self, tokens: Sequence[Token], start: int) -> Numeral | None:
        if start + 1 < len(tokens) and tokens[start + 1].norm in _VAGUE:
            return None
        number = self.read(tokens, start + 1) if start + 1 < len(tokens) else None
        if number is None or number.article:
            return Numeral(1.0, start + 1, article=True)
        return number

    def _words_from(self, tokens: Sequence[Token], start: int) -> Numeral | None:
        total, position, last = 0.0, start, 0.0
        while position < len(tokens) and (value := self.word_value(tokens[position])) is not None:
            if position == start:
                total = value
            elif (value in _MULTIPLIERS and last < value) or value < 1 <= last:
                total *= value
            elif value < last and last >= 20:
                total += value
            elif last == 0.5 and value == 12:
                total *= value
            else:
                break
            last, position = value, position + 1
            if last in _MULTIPLIERS and self._and_tens(tokens, position):  # "one hundred and fifty"
                position += 1
        if position == start:
            return None
        return self._finish(tokens, position, total, last)

    def _and_tens(self, tokens: Sequence[Token], position: int) -> bool:
        """Whether "and" joins the tens to the hundreds."""
        if position + 1 >= len(tokens) or tokens[position].norm not in {"and", "&"}:
            return False
        value = self.word_value(tokens[position + 1])
        return value is not None and 1 <= value < 100 and tokens[position + 1].norm not in _UNITS_OF_COUNT

    def _finish(self, tokens: Sequence[Token], position: int, total: float, last: float) -> Numeral:
        end, extra = self.fraction_after(tokens, position) if last >= 1 else (position, 0.0)
        total += extra * (last if last in _GROUPS else 1.0)
        if end < len(tokens) and tokens[end].norm == "of" and last in {2.0, 12.0}:  # "a couple of"
            end += 1
        elif last < 1:  # "half of a", "half an", "three quarters of a"
            end = _skip(tokens, _skip(tokens, end, {"of"}), {"a", "an", "the"})
            dozen = self.word_value(tokens[end]) if end < len(tokens) else None
            if dozen == 12.0:
                return Numeral(total * dozen, end + 1)
        return Numeral(total, end)

    def fraction_after(self, tokens: Sequence[Token], position: int) -> tuple[int, float]:
        """ "с половиной", "and a half": (end, 0.5), else (position, 0)."""
        if position >= len(tokens) or tokens[position].norm not in {"с", "and", "&"}:
            return position, 0.0
        end = _skip(tokens, position + 1, _ARTICLES)
        if end >= len(tokens) or not _FRACTION_TAIL & set(self._morphology.lemmas(tokens[end].norm)):
            return position, 0.0
        if tokens[position].norm != "с" and end == position + 1:  # "and half an avocado" is another food
            return position, 0.0
        return end + 1, self.word_value(tokens[end]) or 0.0


def _skip(tokens: Sequence[Token], position: int, words: frozenset[str] | set[str]) -> int:
    return position + 1 if position < len(tokens) and tokens[position].norm in words else position


def _is_steam(tokens: Sequence[Token], at: int) -> bool:
    """ "на пару" is how it was cooked, no pair."""
    return at > 0 and tokens[at].norm == "пару" and tokens[at - 1].norm == "на"
