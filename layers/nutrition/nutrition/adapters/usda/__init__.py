"""The embedded nutrient database: the SQLite file of docs/food_table.md, made from USDA data."""

from nutrition.adapters.usda.food_table import FoodTable

__all__ = ["FoodTable"]
