"""Nutritionix Track API v2: nutrients of a food named in English."""

from nutrition.adapters.nutritionix.client import Credentials, NutritionixClient
from nutrition.adapters.nutritionix.provider import NutritionixProvider

__all__ = ["Credentials", "NutritionixClient", "NutritionixProvider"]
