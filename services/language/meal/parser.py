"""A line of text to food mentions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from language.meal.amounts import AmountBinder
from language.meal.around import Around
from language.meal.assembly import Composer
from language.meal.contents import Contents
from language.meal.eating import EatenReader
from language.meal.ingredients import Ingredients
from language.meal.made_of import MadeOf
from language.meal.mixed import MixedDishes
from language.meal.naming import Namer, Naming
from language.meal.negation import NegationReader
from language.meal.phrases import Element, Phrase, PhraseBuilder, has_word, has_word_form
from language.meal.pieces import Food, Joint, JointPiece, PieceReader
from language.meal.quantities import SMALLEST_PIECE_G, AmountReader
from language.model import FoodMention, Quantity, Unit
from language.text.amount import Amount
from language.text.morphology import Morphology
from language.text.script import is_cyrillic
from language.text.sizes import MEDIUM
from language.text.tokens import Kind, Token
from language.text.words import WordLists

_WHITENER = Quantity(2.0, Unit.TABLESPOON, implied=True)
_ENERGY_NAMES = {"ru": "калории", "en": "calories"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A mention, where it and its words stand, whether its amount was said, whether it is food (or was measured)."""

    start: int
    mention: FoodMention
    said: bool
    words: tuple[str, ...]
    starts: frozenset[int] = frozenset()
    is_food: bool = True


class MealParser:
    """Parses meals. Never raises on a text."""

    def __init__(
        self,
        pieces: PieceReader,
        namer: Namer,
        eaten: EatenReader,
        negations: NegationReader,
        around: Around,
        ingredients: Ingredients,
        mixed: MixedDishes,
        made_of: MadeOf,
        morphology: Morphology,
        lists: WordLists,
    ) -> None:
        self._pieces, self._namer, self._morphology, self._lists = pieces, namer, morphology, lists
        self._eaten, self._negations, self._around = eaten, negations, around
        self._builder = PhraseBuilder(morphology, lists)
        self._ingredients, self._mixed, self._made_of = ingredients, mixed, made_of
        self._composer, self._contents = Composer(morphology, lists), Contents(morphology)
        self._binder = AmountBinder(morphology, lists)
        self._amounts = AmountReader(morphology, lists)

    def parse(self, tokens: Sequence[Token], text: str, language: str) -> list[FoodMention]:
        """Foods in the order of the text, each food once (a later amount completes an earlier bare name)."""
        eaten = self._around.cleared(self._negations.affirmed(self._eaten.eaten(tokens)))
        readings, orphans = self.read(eaten, text)
        readings = [reading for reading in readings if reading.is_food]
        readings += [_energy(amount, text, language) for amount in orphans if amount.unit == "kilocalorie"]
        corrected = min((token.start for token in tokens if token.norm in self._lists.correction), default=None)
        return [each.mention for each in _merged(sorted(readings, key=lambda each: each.start), corrected)]

    def read(self, tokens: Sequence[Token], text: str) -> tuple[list[Reading], list[Amount]]:
        """Everything that may name a food, known or not, and the amounts that belong to none of it."""
        built = self._ingredients.without_headings(self._builder.build(self._pieces.read(tokens)))
        composed = self._composer.compose(self._contents.told(built))
        elements = self._mixed.joined(self._made_of.joined(composed))
        orphans = self._binder.bind(elements)
        phrases = [(index, each) for index, each in enumerate(elements) if isinstance(each, Phrase) and each.parts]
        return [self._reading(phrase, self._host_is_drink(elements, index), text) for index, phrase in phrases], orphans

    def names_food(self, tokens: Sequence[Token]) -> bool:
        """Whether any food is named."""
        return any(isinstance(piece, Food) for piece in self._pieces.read(tokens))

    def tells_of_nothing_eaten(self, tokens: Sequence[Token]) -> bool:
        """Whether food is named, and none of it was eaten ("завтра хочу торт")."""
        return self.names_food(tokens) and not self.names_food(self._eaten.eaten(tokens))

    def plain_quantity(self, amount: Amount) -> Quantity:
        """What an amount that belongs to no food means."""
        return self._amounts.quantity_of(amount)

    def _reading(self, phrase: Phrase, host_is_drink: bool, text: str) -> Reading:
        naming = self._namer.name(phrase)
        size = self._size(phrase, naming)
        quantity = self._amounts.quantity(phrase, host_is_drink=host_is_drink, size=size)
        said = quantity is not None
        if quantity is None and host_is_drink and has_word(phrase.tokens, self._lists.whitener, self._morphology):
            quantity = _WHITENER  # nobody drinks a glass of milk in a coffee
        if quantity is None and not host_is_drink:
            quantity = self._amounts.unsaid(phrase, is_one=self._is_one_thing(phrase, naming), size=size)
        tokens = phrase.tokens
        start, end = min(t.start for t in tokens), max(t.end for t in tokens)
        mention = FoodMention(
            text=text[start:end],
            name=naming.name,
            name_en=naming.name_en,
            food_key=naming.alias.food_key if naming.alias else "",
            confidence=round(naming.confidence, 3),
            quantity=quantity,
        )
        is_food = (naming.is_food or self._is_measured(phrase)) and not self._is_only_size(phrase, naming)
        return Reading(
            start, mention, said, tuple(token.norm for token in tokens), frozenset(t.start for t in tokens), is_food
        )

    def _size(self, phrase: Phrase, naming: Naming) -> float:
        """How large the thing is; a size that is a part of the food's own name says nothing more."""
        size = self._amounts.size_of(phrase)
        if size == MEDIUM or naming.alias is None:
            return size
        words = [token.norm for token in phrase.tokens]
        plain = [word for word in words if not has_word_form(word, self._lists.plain, self._morphology)]
        named = bool(set(naming.alias.words) & (set(words) - set(plain)))
        return MEDIUM if named and not self._namer.is_name_without(plain, naming) else size

    def _host_is_drink(self, elements: Sequence[Element], index: int) -> bool:
        """Whether the phrase is what a drink is taken with ("чай с двумя ложками сахара")."""
        position = index - 1
        while position > 0 and isinstance(elements[position], Amount):
            position -= 1
        if position < 1 or not isinstance(joint := elements[position], JointPiece) or joint.joint is not Joint.WITH:
            return False
        host = elements[position - 1]
        return isinstance(host, Phrase) and has_word(host.tokens, self._lists.drink, self._morphology)

    def _is_only_size(self, phrase: Phrase, naming: Naming) -> bool:
        """ "it was a big one" names nothing."""
        described = all(has_word([token], self._lists.plain, self._morphology) for token in phrase.tokens)
        return naming.alias is None and described

    def _is_measured(self, phrase: Phrase) -> bool:
        """Whether an unknown word was given a real amount: then it is kept, and the person can say what it is."""
        words = [token for token in phrase.tokens if token.kind is Kind.WORD]
        if not words or has_word(words, self._lists.not_food, self._morphology):
            return False
        if all(not is_cyrillic(token.norm) and self._morphology.is_known(token.norm) for token in words):
            return False
        return any(not amount.article and not amount.implied for amount in phrase.amounts)

    def _is_one_thing(self, phrase: Phrase, naming: Naming) -> bool:
        """Whether the bare name means one piece: a countable food in the singular ("банан", "котлета")."""
        if naming.alias is None:
            return False
        if any(token.single for token in phrase.tokens):
            return True
        if (naming.alias.piece_g or 0) < SMALLEST_PIECE_G:
            return False
        main = phrase.main(self._morphology)
        tokens = main.tokens if main else phrase.tokens
        named = self._before_joint(tokens) if is_cyrillic(tokens[0].norm) else [self._english_head(tokens)]
        if has_word(named, self._lists.mass | self._lists.drink, self._morphology):
            return False
        return self._is_singular(tokens)

    def _english_head(self, tokens: Sequence[Token]) -> Token:
        """The noun of an English name: the last before a preposition."""
        return self._before_joint(tokens)[-1]

    def _before_joint(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """The words before "с", "из", "with", "on"…"""
        joints = self._lists.of | self._lists.with_
        end = next((i for i, token in enumerate(tokens) if i and token.norm in joints), len(tokens))
        return tokens[:end]

    def _is_singular(self, tokens: Sequence[Token]) -> bool:
        for token in tokens:
            if not is_cyrillic(token.norm):
                continue
            nouns = [p.tag for p in self._morphology.parses(token.norm) if p.tag.POS == "NOUN"]
            if nouns:
                # "сосиски" may be one sausage's genitive, but without a number it names several
                objects = [tag for tag in nouns if {"nomn", "accs", "ablt", "loct"} & set(tag.grammemes)]
                return bool(objects) and all(tag.number == "sing" for tag in objects)
        head = self._english_head(tokens).norm
        return self._morphology.lemma(head) == head


def _energy(amount: Amount, text: str, language: str) -> Reading:
    """ "300 ккал" alone is a quick entry."""
    mention = FoodMention(
        text=text[amount.first : amount.last],
        name=_ENERGY_NAMES[language],
        name_en="",
        food_key="",
        confidence=1.0,
        quantity=Quantity(round(amount.value, 3), Unit.KILOCALORIE),
    )
    return Reading(amount.first, mention, said=True, words=())


def _merged(readings: Sequence[Reading], corrected: int | None) -> list[Reading]:
    """ "котлета с макаронами, грамм 200 макарон": one item, with the amount that was said.

    `corrected` is where the writer took something back ("ой нет, грудки было 180"): later amounts replace.
    """
    kept: list[Reading] = []
    for reading in readings:
        twin = next(
            (
                i
                for i, other in enumerate(kept)
                if _same(other, reading)
                and (
                    not (other.said and reading.said)
                    or (corrected is not None and other.start < corrected < reading.start)
                )
            ),
            None,
        )
        if twin is None:
            kept.append(reading)
        elif reading.said:
            kept[twin] = replace(
                kept[twin], mention=replace(kept[twin].mention, quantity=reading.mention.quantity), said=True
            )
    return kept


def _same(one: Reading, other: Reading) -> bool:
    if one.mention.food_key or other.mention.food_key:
        return one.mention.food_key == other.mention.food_key
    return one.mention.name == other.mention.name
