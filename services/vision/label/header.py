"""What the columns of a table speak of, and how much a serving and a package are."""

from collections.abc import Sequence
from dataclasses import dataclass

from vision.label import units
from vision.label.model import Basis
from vision.label.tokens import Token
from vision.label.words import like

_SERVING_WORDS = ("порция", "порции", "порцию", "serving", "portion")
_PACKAGE_WORDS = ("нетто", "net")
_SIZES = {"г": 1.0, "g": 1.0, "гр": 1.0, "r": 1.0, "мл": 1.0, "ml": 1.0, "кг": 1000.0, "kg": 1000.0, "л": 1000.0}
_SIZES |= {"l": 1000.0}
_MOST_SERVING, _MOST_PACKAGE = 1000.0, 10000.0
_NEAR = 6  # tokens between a word and its amount


@dataclass(frozen=True, slots=True)
class Header:
    """`columns` in the order in which they are named; sizes in grams or millilitres, 0 when unknown."""

    columns: tuple[Basis, ...]
    serving: float
    package: float


def header_of(tokens: Sequence[Token]) -> Header:
    columns: list[Basis] = []
    serving = package = 0.0
    for index, token in enumerate(tokens):
        basis = _basis(tokens, index)
        if basis is not None and basis not in columns:
            columns.append(basis)
        if not serving and _is_any(token.text, _SERVING_WORDS):
            serving = _amount_near(tokens, index, _MOST_SERVING)
        if not package and token.text in _PACKAGE_WORDS:
            package = _amount_after(tokens, index, _MOST_PACKAGE)
    return Header(tuple(columns), serving, package)


def _basis(tokens: Sequence[Token], index: int) -> Basis | None:
    token = tokens[index]
    following = tokens[index + 1].text if index + 1 < len(tokens) else ""
    if token.digits == "100" and units.is_millilitre(following):
        return Basis.PER_100_ML
    if token.digits == "100" and (units.is_gram(following) or _says_per(tokens, index)):
        return Basis.PER_100_G
    # OCR takes the unit of "100g" for a digit as readily as any other.
    if len(token.digits) == 4 and token.digits.startswith("100") and _says_per(tokens, index):
        return Basis.PER_100_G
    if _is_any(token.text, _SERVING_WORDS) and not like(following, "size"):
        return Basis.PER_SERVING
    return None


def _says_per(tokens: Sequence[Token], index: int) -> bool:
    return index > 0 and tokens[index - 1].text in {"на", "в", "per", "in", "ha", "рег"}


def _is_any(word: str, expected: Sequence[str]) -> bool:
    return any(like(word, one) for one in expected)


def _amount_near(tokens: Sequence[Token], index: int, most: float) -> float:
    """ "serving size 1 piece (30 g)", "порция 30 г", or right before: "per 30 g serving"."""
    if found := _amount_after(tokens, index, most):
        return found
    start = max(0, index - 2)
    return next((size for at in range(start, index) if (size := _amount(tokens, at, most)) and size != 100.0), 0.0)


def _amount_after(tokens: Sequence[Token], index: int, most: float) -> float:
    """The first amount with a unit; what a name of a nutrient separates from the word is not meant."""
    for at in range(index + 1, min(index + 1 + _NEAR, len(tokens))):
        if (size := _amount(tokens, at, most)) and size != 100.0:
            return size
    return 0.0


def _amount(tokens: Sequence[Token], index: int, most: float) -> float:
    following = tokens[index + 1].text.rstrip(").") if index + 1 < len(tokens) else ""
    if not tokens[index].digits or following not in _SIZES:
        return 0.0
    size = float(tokens[index].digits) * _SIZES[following]
    return size if 0 < size <= most else 0.0
