"""A dish with several things in it, weighed as one: "макароны с фаршем и сыром 300 г"."""

from collections.abc import Sequence

from language.food.dictionary import FoodDictionary
from language.meal.phrases import Element, Phrase
from language.meal.pieces import Food, Joint, JointPiece
from language.text.amount import Amount
from language.text.morphology import Morphology
from language.text.script import is_cyrillic

_LEAST_MASS = 100.0  # of less the last thing named was weighed: "каша с ягодами и мёдом 20 г"
_FEWEST_INSIDE = 2


class MixedDishes:
    """Gives a total weight to the dish that the list behind "с" is in."""

    def __init__(self, dictionary: FoodDictionary, morphology: Morphology) -> None:
        self._dictionary, self._morphology = dictionary, morphology

    def joined(self, elements: Sequence[Element]) -> list[Element]:
        """The elements with every such list taken into its dish; what the dish is called with the most of it."""
        joined: list[Element] = []
        for element in elements:
            joined.append(element)
            if isinstance(element, Amount) and (element.unit in {None, "gram"}) and element.value >= _LEAST_MASS:
                start = self._dish(joined)
                if start is not None:
                    joined[start:-1] = [self._named(joined[start:-1])]
        return joined

    def _dish(self, joined: Sequence[Element]) -> int | None:
        """Where the dish stands whose list ends before the last element; it has at least two members."""
        at, inside = len(joined) - 2, 0
        while at >= 2 and self._is_inside(joined[at]):
            inside += 1
            joint = joined[at - 1]
            if not isinstance(joint, JointPiece):
                return None
            if joint.joint is Joint.WITH:
                host = joined[at - 2]
                members = inside + self._members_of(host)
                weighed = at > 2 and isinstance(joined[at - 3], Amount)
                return at - 2 if isinstance(host, Phrase) and members >= _FEWEST_INSIDE and not weighed else None
            host = joined[at - 2]
            if joint.word == "и" and self._members_of(host):  # "бульон с лапшой" is one name already
                return at - 2
            if joint.joint is not Joint.AND:
                return None
            at -= 2
        return None

    def _is_inside(self, element: Element) -> bool:
        """A food in the instrumental ("фаршем")."""
        if not isinstance(element, Phrase) or element.amounts or not element.foods:
            return False
        word = element.tokens[-1].norm
        return is_cyrillic(word) and self._morphology.may_be(word, "ablt") and not self._morphology.may_be(word, "nomn")

    @staticmethod
    def _members_of(element: Element) -> int:
        return int(isinstance(element, Phrase) and any(token.norm in {"с", "со"} for token in element.tokens))

    def _named(self, dish: Sequence[Element]) -> Phrase:
        phrases = [each for each in dish if isinstance(each, Phrase)]
        host = phrases[0]
        tokens = [token for each in phrases for token in each.tokens]
        main = host.main(self._morphology)
        if main is None:
            return host
        alias, _ = self._dictionary.find_within([token.norm for token in tokens], main.alias)
        if alias.food_key == main.alias.food_key:
            return host
        named = {lemma for word in alias.words for lemma in self._morphology.lemmas(word)}
        return Phrase([Food(tuple(t for t in tokens if named & set(self._morphology.lemmas(t.norm))), alias)])
