"""The schema as SQLAlchemy Core tables; `migrations/` builds the same and a test compares the two."""

from nutrition.adapters.postgres.tables.base import metadata
from nutrition.adapters.postgres.tables.billing import payments, subscriptions
from nutrition.adapters.postgres.tables.mailbox import inbox, outbox
from nutrition.adapters.postgres.tables.meals import meal_edits, meal_sessions, meals
from nutrition.adapters.postgres.tables.people import user_goals, user_preferences, users
from nutrition.adapters.postgres.tables.photos import photos
from nutrition.adapters.postgres.tables.usual_portions import usual_portions

__all__ = [
    "inbox",
    "meal_edits",
    "meal_sessions",
    "meals",
    "metadata",
    "outbox",
    "payments",
    "photos",
    "subscriptions",
    "user_goals",
    "user_preferences",
    "users",
    "usual_portions",
]
