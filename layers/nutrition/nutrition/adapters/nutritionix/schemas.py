"""What `POST /v2/natural/nutrients` takes and answers, as documented by the vendor.

https://docx.syndigo.com/developers/docs/natural-language-for-nutrients: amounts are per serving, null is unknown.
Only what the product reads is listed; further fields are allowed.
"""

from decimal import Decimal
from typing import Literal

from pydantic import BaseModel


class NutrientsRequest(BaseModel):
    """Names nobody: no user id, no time of the meal, no text but one food's English name."""

    query: str
    num_servings: int = 1
    line_delimited: bool = False
    use_raw_foods: bool = False
    include_subrecipe: bool = False
    use_branded_foods: bool = False
    locale: Literal["en_US"] = "en_US"


class FullNutrient(BaseModel):
    attr_id: int
    value: Decimal | None = None


class AltMeasure(BaseModel):
    serving_weight: Decimal | None = None
    measure: str | None = None
    qty: Decimal | None = None


class VendorFood(BaseModel):
    food_name: str
    brand_name: str | None = None
    serving_qty: Decimal | None = None
    serving_unit: str | None = None
    serving_weight_grams: Decimal | None = None
    nf_calories: Decimal | None = None
    nf_protein: Decimal | None = None
    nf_total_fat: Decimal | None = None
    nf_total_carbohydrate: Decimal | None = None
    full_nutrients: list[FullNutrient] | None = None
    alt_measures: list[AltMeasure] | None = None
    ndb_no: int | str | None = None


class NutrientsAnswer(BaseModel):
    foods: list[VendorFood]
