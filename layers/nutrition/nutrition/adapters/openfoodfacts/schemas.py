"""What `GET /api/v2/product/{code}` answers, as documented by Open Food Facts.

https://openfoodfacts.github.io/openfoodfacts-server/api/: amounts named `…_100g` are grams in 100 g, or in 100 ml of a
drink; energy is kJ unless its name says kcal, alcohol is % by volume. Only what the product reads is listed. People
type these figures: what is no number is as good as not given.
"""

from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

FIELDS = (
    "code",
    "product_name",
    "product_name_en",
    "product_name_ru",
    "brands",
    "product_quantity",
    "product_quantity_unit",
    "serving_quantity",
    "serving_quantity_unit",
    "nutriments",
)


def _number(value: Any) -> Decimal | None:  # noqa: ANN401 - whatever the JSON holds
    """A finite number that is not negative, however it is written; None for anything else."""
    if value is None or isinstance(value, bool):
        return None
    try:
        number = Decimal(str(value).strip().replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() and number >= 0 else None


def _text(value: Any) -> str:  # noqa: ANN401 - whatever the JSON holds
    return value.strip() if isinstance(value, str) else ""


def _nutriments(value: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever the JSON holds
    return value if isinstance(value, dict) else {}


Number = Annotated[Decimal | None, BeforeValidator(_number)]
Text = Annotated[str, BeforeValidator(_text)]


class Nutriments(BaseModel):
    """Amounts in 100 g or 100 ml."""

    model_config = ConfigDict(populate_by_name=True)

    energy_kcal: Number = Field(default=None, alias="energy-kcal_100g")
    energy_kj: Number = Field(default=None, alias="energy-kj_100g")
    energy: Number = Field(default=None, alias="energy_100g")
    protein: Number = Field(default=None, alias="proteins_100g")
    fat: Number = Field(default=None, alias="fat_100g")
    carbohydrate: Number = Field(default=None, alias="carbohydrates_100g")
    fibre: Number = Field(default=None, alias="fiber_100g")
    sugars: Number = Field(default=None, alias="sugars_100g")
    saturated_fat: Number = Field(default=None, alias="saturated-fat_100g")
    sodium: Number = Field(default=None, alias="sodium_100g")
    salt: Number = Field(default=None, alias="salt_100g")
    calcium: Number = Field(default=None, alias="calcium_100g")
    iron: Number = Field(default=None, alias="iron_100g")
    polyols: Number = Field(default=None, alias="polyols_100g")
    alcohol: Number = Field(default=None, alias="alcohol_100g")


class VendorProduct(BaseModel):
    product_name: Text = ""
    product_name_en: Text = ""
    product_name_ru: Text = ""
    brands: Text = ""
    product_quantity: Number = None
    product_quantity_unit: Text = ""
    serving_quantity: Number = None
    serving_quantity_unit: Text = ""
    nutriments: Annotated[Nutriments, BeforeValidator(_nutriments)] = Field(default_factory=Nutriments)


class ProductAnswer(BaseModel):
    """`status` is 1 for a product found, 0 otherwise; newer servers also answer 404."""

    status: int = 0
    product: VendorProduct | None = None
