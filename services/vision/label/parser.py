"""From lines of OCR text to a label."""

from collections import Counter
from collections.abc import Mapping, Sequence

from vision.label.energy import choose
from vision.label.header import Header, header_of
from vision.label.model import MACROS, Basis, Field, Label, Number
from vision.label.rows import fields_of
from vision.label.tokens import tokens

_LEAST_FIELDS = 2


def parse(lines: Sequence[str]) -> Label | None:
    """What the lines say 100 g hold; None when they are no nutrition table, or one that cannot be brought to 100 g."""
    read = tokens(list(lines))
    header = header_of(read)
    printed = fields_of(read)
    decisive = [one for one in (Field.ENERGY_KCAL, *MACROS) if one in printed]
    if len(decisive) < _LEAST_FIELDS:
        return None
    column, basis = _column(header, printed)
    if basis is Basis.PER_SERVING and not header.serving:
        return None
    numbers = {one: _in_column(values, column, header) for one, values in printed.items()}
    values, energy_check, mended = choose(numbers)
    if basis is Basis.PER_SERVING:
        values = {one: value * 100 / header.serving for one, value in values.items()}
    if not _possible(values):
        return None
    return Label(
        per_100={one: round(values[one], 2) for one in Field if one in values},
        is_per_100_ml=Basis.PER_100_ML in header.columns,
        serving=header.serving,
        package=header.package,
        energy_check=energy_check,
        repaired=tuple(one for one in Field if one in mended),
    )


def _column(header: Header, printed: Mapping[Field, tuple[Number, ...]]) -> tuple[int, Basis]:
    """Which column to take, and what it speaks of: 100 g where the table has that."""
    per_100 = next((basis for basis in header.columns if basis is not Basis.PER_SERVING), None)
    if per_100 is None:
        speaks_of_servings = Basis.PER_SERVING in header.columns or bool(header.serving)
        return 0, Basis.PER_SERVING if speaks_of_servings else Basis.PER_100_G
    most_common, _ = Counter(len(numbers) for numbers in printed.values()).most_common(1)[0]
    if most_common < 2 or header.columns.index(per_100) == 0:
        return 0, per_100
    return 1, per_100


def _in_column(numbers: tuple[Number, ...], column: int, header: Header) -> Number:
    """The number of that column; where a row has fewer than the header, the one left may be the serving's."""
    if column < len(numbers) and (len(numbers) > 1 or len(header.columns) < 2 or not header.serving):
        return numbers[column]
    left = numbers[-1]
    scale = 100 / header.serving if header.serving and len(header.columns) > 1 else 1.0
    return Number(
        left.printed, tuple(dict.fromkeys((*left.values, *(round(value * scale, 1) for value in left.values))))
    )


def _possible(values: Mapping[Field, float]) -> bool:
    return sum(values.get(one, 0.0) for one in MACROS) <= 105 and values.get(Field.ENERGY_KCAL, 0.0) <= 905
