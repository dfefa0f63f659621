"""USDA FoodData Central API v1: Foundation, SR Legacy, FNDDS and branded foods named in English."""

from nutrition.adapters.fdc.client import FdcClient
from nutrition.adapters.fdc.provider import FdcProvider

__all__ = ["FdcClient", "FdcProvider"]
