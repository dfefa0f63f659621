"""The default engine: grammar, dictionary and rules; no network, no model weights but the small tone classifier's."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from language.edit.parser import EditParser
from language.food.dictionary import FoodDictionary
from language.food.lexicon import Lexicon
from language.food.table import read_food_names
from language.food.typos import TypoMender
from language.meal.around import Around
from language.meal.company import Company
from language.meal.eating import EatenReader
from language.meal.fat import FatReader
from language.meal.ingredients import Ingredients
from language.meal.made_of import MadeOf
from language.meal.mixed import MixedDishes
from language.meal.naming import Namer
from language.meal.negation import NegationReader
from language.meal.parser import MealParser
from language.meal.parting import EnglishParting
from language.meal.pieces import PieceReader
from language.meal.recipes import RecipeHeads
from language.meal.shares import ShareReader
from language.meal.states import StateReader
from language.meal.telling_words import TellingWords
from language.model import DraftItem, EditReading, FoodMention, MealReading, ToneReading
from language.text.emoji import EmojiFoods
from language.text.measures import Measures
from language.text.morphology import Morphology
from language.text.numerals import Numerals
from language.text.script import detect_language
from language.text.tokens import tokenize
from language.text.words import DATA, WordLists, load_english_words, load_synonyms
from language.tone.classifier import ToneClassifier
from language.tone.rules import ToneRules


class GrammarEngine:
    """Implements `language.engine.LanguageEngine`."""

    name = "grammar"
    version = "1"

    def __init__(self, food_table: Path) -> None:
        """Load everything: about a second.

        Raises:
            FoodTableError: there is no readable food table at `food_table`.
        """
        names = read_food_names(food_table)
        lists = WordLists.load()
        morphology = Morphology(load_synonyms(), load_english_words())
        numerals = Numerals(morphology)
        measures = Measures(morphology, numerals, lists)
        dictionary = FoodDictionary(names, morphology, lists)
        lexicon = Lexicon(DATA / "ru_en_lexicon.tsv", morphology)
        mender = TypoMender(dictionary.words | dictionary.lemmas, morphology)
        pieces = PieceReader(dictionary, measures, mender, lexicon, morphology, lists)
        namer = Namer(dictionary, lexicon, morphology, lists)
        self._dictionary = dictionary
        self._tone_rules = ToneRules()
        self._tones = ToneClassifier(DATA / "tone_weights.tsv")
        self._emoji = EmojiFoods(lists, lambda word: dictionary.find([word]) is not None)
        negations = NegationReader(dictionary, morphology, lists)
        telling = TellingWords(dictionary, morphology)
        eaten = EatenReader(telling, morphology)
        around = Around(
            FatReader(morphology, lists),
            ShareReader(telling, morphology),
            Company(telling, dictionary, lexicon, measures, morphology, lists),
            StateReader(dictionary, measures, morphology),
            RecipeHeads(dictionary, measures, morphology, lists),
            EnglishParting(morphology),
        )
        self._meals = MealParser(
            pieces,
            namer,
            eaten,
            negations,
            around,
            Ingredients(dictionary, morphology, lists),
            MixedDishes(dictionary, morphology),
            MadeOf(morphology),
            morphology,
            lists,
        )
        self._edits = EditParser(self._meals, pieces, dictionary, morphology, numerals, measures)

    def parse_meal(self, text: str, locale: str) -> MealReading:
        """Foods and amounts in the order of the text."""
        language = detect_language(text, locale)
        tokens = tokenize(text)
        items = self._meals.parse(self._emoji.spelled(tokens), text, language)
        if not items:
            items = self._meals.parse(self._emoji.spelled(tokens, everywhere=True), text, language)
        return MealReading(tuple(self._localised(item, language) for item in items), language)

    def _localised(self, item: FoodMention, language: str) -> FoodMention:
        """An emoji's food in the language of the reading."""
        if any(letter.isalpha() for letter in item.text) or not item.food_key:
            return item
        return replace(item, name=self._dictionary.display_of(item.food_key, language) or item.name)

    def classify_tone(self, text: str, locale: str) -> ToneReading:  # noqa: ARG002 - both languages are read at once
        """The rules' words first; the classifier weighs them with everything else in the message."""
        return self._tones.classify(text, self._tone_rules.find(text))

    def parse_edit(self, text: str, locale: str, draft: Sequence[DraftItem]) -> EditReading:
        """Operations on the draft."""
        return self._edits.parse(text, detect_language(text, locale), draft)
