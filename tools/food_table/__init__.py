"""Builds the food table (docs/food_table.md) from USDA data in pinned packages and the project's reviewed rows."""
