"""Sizes: what "large", "маленький" and "с горкой" do to a household measure, and what a whole loaf is."""

from collections.abc import Iterable

from language.text.morphology import Morphology
from language.text.tokens import Token
from language.text.words import load_toml

MEDIUM = 1.0


class Sizes:
    """Factors of data/units.toml, by dictionary form."""

    def __init__(self, morphology: Morphology) -> None:
        data = load_toml("units.toml")
        self._factors: dict[str, float] = data["sizes"]
        self._wholes: dict[str, str] = data["wholes"]
        self._loaves: dict[str, str] = data["loaves"]
        self._morphology = morphology

    def factor(self, word: str) -> float | None:
        """How much larger than usual a word makes a thing; None when it is no size."""
        forms = (word, *self._morphology.lemmas(word))
        return next((self._factors[form] for form in forms if form in self._factors), None)

    def factor_of(self, tokens: Iterable[Token]) -> float | None:
        """The factor of the first size among the words."""
        return next((factor for token in tokens if (factor := self.factor(token.norm)) is not None), None)

    def whole(self, tokens: Iterable[Token], *, is_part: bool) -> str | None:
        """The whole thing in other units ("slice*8"): a loaf always, a pizza only when a part or all is said."""
        for token in tokens:
            forms = (token.norm, *self._morphology.lemmas(token.norm))
            table = {**self._loaves, **self._wholes} if is_part else self._loaves
            found = next((table[form] for form in forms if form in table), None)
            if found is not None:
                return found
        return None
