"""Words of a query and of a USDA description, brought to one form."""

import re
from dataclasses import dataclass
from functools import lru_cache

WORD = re.compile(r"[^\W_]+%?")
CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
# Words that name no food.
_STOP_WORDS = """
a an and as at by for from in into my of on or some the to with without plus no not any this that
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
# Said of a food without naming another one: a miss on these says little, a hit on these alone says nothing.
_MODIFIERS = """
baked big black boiled braised broiled brown canned chopped cold cooked cup crispy done dried dry fat fillet
free fresh fried frozen green grilled home homemade hot iced large leaf lean leave light low made medium
mini mixed natural nfs ns organic pan piece plain portion rare raw red reduced regular ripe roast roasted
sauteed slice sliced small smoked sour steamed stewed style sweet tasty toasted traditional unsalted
unsweetened warm well white whole yellow
"""
MODIFIERS = frozenset(_MODIFIERS.split())
NEGATIONS = frozenset({"without", "no"})
# What follows these is beside the food, not the food: "potatoes with rosemary".
COMPANY = frozenset({"with", "without", "and", "in", "on", "from", "for", "plus"})
MODIFIER_WEIGHT = 0.3
COMPANY_WEIGHT = 0.4
MOST_WORDS = 12  # of a query; no food is named by more


@dataclass(frozen=True, slots=True)
class Words:
    """A query's stems with how much each of them says (0 to 1), the stem that names the food, and the text itself."""

    weights: dict[str, float]
    head: str
    text: str

    @property
    def content(self) -> list[str]:
        """The stems that name a food."""
        return [word for word in self.weights if word not in MODIFIERS]


def normalised(name: str) -> str:
    """The form of `alias.name`: lower case, ё as е, single spaces."""
    return " ".join(name.lower().replace("ё", "е").split())


def is_russian(text: str) -> bool:
    """Whether any letter is Cyrillic."""
    return CYRILLIC.search(text) is not None


def stem(word: str) -> str:
    """The singular of an English noun, by its ending; other words come back as they are."""
    if len(word) <= 3 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("oes", "ches", "shes", "sses", "xes")):
        return word[:-2]
    return word.removesuffix("s")


@lru_cache(maxsize=4_096)
def read_query(text: str) -> Words:
    """What a name asks for; what is negated ("coffee without sugar") is left out.

    The head is the last noun of the English noun phrase: the pizza of "bbq chicken pizza".
    """
    weights: dict[str, float] = {}
    head, beside, negated = "", False, False
    for word in WORD.findall(text.lower())[:MOST_WORDS]:
        form = stem(word)
        if word not in STOP_WORDS and not negated:
            weight = (MODIFIER_WEIGHT if form in MODIFIERS else 1.0) * (COMPANY_WEIGHT if beside else 1.0)
            weights[form] = max(weight, weights.get(form, 0.0))
            if form not in MODIFIERS and not beside:
                head = form
        negated = word in NEGATIONS
        beside = beside or word in COMPANY
    return Words(weights, head, text.lower())


@lru_cache(maxsize=16_384)
def words_of(text: str) -> tuple[str, ...]:
    """Stems of all words but the stop words, in their order."""
    return tuple(stem(word) for word in WORD.findall(text.lower()) if word not in STOP_WORDS)
