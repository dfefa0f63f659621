"""What the API takes and answers, by its OpenAPI description (https://fdc.nal.usda.gov/api-spec/fdc_api.html).

Only what the product reads is listed; further fields are allowed. The shapes differ: a search answers nutrients as
`nutrientId`, `nutrientNumber`, `value` (as documented: `number`, `amount`), a food's details as
`{"nutrient": {"id", "number"}, "amount"}`; branded foods also have their label, per serving. null is unknown.
"""

from decimal import Decimal
from typing import Any, Literal

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic.alias_generators import to_camel

DataType = Literal["Foundation", "SR Legacy", "Survey (FNDDS)", "Branded"]
GENERIC: tuple[DataType, ...] = ("Foundation", "SR Legacy", "Survey (FNDDS)")
BRANDED: tuple[DataType, ...] = ("Branded",)


class _Message(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class FoodSearchCriteria(_Message):
    """Names nobody: the English name of a food and no more."""

    query: str
    data_type: tuple[DataType, ...]
    page_size: int
    page_number: int = 1
    require_all_words: bool = True


class VendorNutrient(BaseModel):
    """An amount in the nutrient's own unit, per 100 g; `number` is USDA's ("208"), `id` FoodData Central's (1008)."""

    model_config = ConfigDict(coerce_numbers_to_str=True, populate_by_name=True)

    number: str | None = Field(default=None, validation_alias=AliasChoices("nutrientNumber", "number"))
    id: int | None = Field(default=None, validation_alias=AliasChoices("nutrientId", "id"))
    amount: Decimal | None = Field(default=None, validation_alias=AliasChoices("value", "amount"))

    @model_validator(mode="before")
    @classmethod
    def _unpack(cls, data: Any) -> Any:  # noqa: ANN401 - whatever the answer holds
        """A detail's `id` is that of the row, not of the nutrient."""
        if isinstance(data, dict) and isinstance(data.get("nutrient"), dict):
            nutrient = data["nutrient"]
            return {"number": nutrient.get("number"), "id": nutrient.get("id"), "amount": data.get("amount")}
        return data


class MeasureUnit(_Message):
    name: str | None = None


class FoodPortion(_Message):
    """What `amount` measures weigh; the measure stands in one of three fields, by the kind of food."""

    gram_weight: Decimal | None = None
    amount: Decimal | None = None
    measure_unit: MeasureUnit | None = None
    modifier: str | None = None
    portion_description: str | None = None


class LabelNutrient(_Message):
    value: Decimal | None = None


class Category(_Message):
    description: str | None = None
    wweia_food_category_description: str | None = None


class VendorFood(_Message):
    """A search result or a food's details."""

    fdc_id: int
    description: str
    data_type: str = ""
    brand_owner: str | None = None
    brand_name: str | None = None
    food_category: Category | None = None
    wweia_food_category: Category | None = None
    food_nutrients: list[VendorNutrient] | None = None
    food_portions: list[FoodPortion] | None = None
    label_nutrients: dict[str, LabelNutrient | None] | None = None
    serving_size: Decimal | None = None
    serving_size_unit: str | None = None
    household_serving_full_text: str | None = None

    @field_validator("food_category", mode="before")
    @classmethod
    def _category(cls, value: Any) -> Any:  # noqa: ANN401 - whatever the answer holds
        """A plain text in a search, an object in details."""
        return {"description": value} if isinstance(value, str) else value

    @property
    def category(self) -> str:
        """Empty when there is none."""
        food, survey = self.food_category, self.wweia_food_category
        return (food and food.description) or (survey and survey.wweia_food_category_description) or ""


class SearchAnswer(_Message):
    foods: list[VendorFood]
