"""The person, their settings and their goals."""

from sqlalchemy import BigInteger, Boolean, Column, Date, Index, SmallInteger, Table, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from nutrition.adapters.postgres.tables.base import (
    EXACT,
    JSON_OR_NULL,
    MOMENT,
    check,
    identity,
    metadata,
    one_of,
    person,
    within,
)
from nutrition.domain.goals import Formula, GoalKind
from nutrition.domain.user import Activity, LifeStage, Locale, Sex, UnitSystem

users = Table(
    "users",
    metadata,
    Column("telegram_user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("locale", Text, nullable=False),
    Column("time_zone", Text),
    Column("day_start_hour", SmallInteger, nullable=False),
    Column("sex", Text),
    Column("age_years", SmallInteger),
    Column("age_given_on", Date),
    Column("height_cm", EXACT),
    Column("weight_kg", EXACT),
    Column("body_fat_percent", EXACT),
    Column("activity", Text),
    Column("life_stage", Text, nullable=False),
    Column("dialogue", JSON_OR_NULL),
    Column("created_at", MOMENT, nullable=False),
    Column("registered_at", MOMENT),
    Column("blocked_at", MOMENT),
    check("telegram_user_id", "telegram_user_id > 0"),
    one_of("locale", Locale),
    check("time_zone", "length(time_zone) BETWEEN 1 AND 64"),
    check("day_start_hour", "day_start_hour BETWEEN 0 AND 23"),
    one_of("sex", Sex),
    check("age_years", "age_years BETWEEN 5 AND 120"),
    check("age_given_on", "(age_years IS NULL) = (age_given_on IS NULL)"),
    check("height_cm", "height_cm BETWEEN 50 AND 280"),
    check("weight_kg", "weight_kg BETWEEN 10 AND 700"),
    check("body_fat_percent", "body_fat_percent BETWEEN 1 AND 80"),
    one_of("activity", Activity),
    one_of("life_stage", LifeStage),
    check("dialogue", "jsonb_typeof(dialogue) = 'object'"),
)

user_preferences = Table(
    "user_preferences",
    metadata,
    person(primary_key=True),
    Column("units", Text, nullable=False),
    Column("hide_calories", Boolean, nullable=False),
    Column("tone_consent", Boolean, nullable=False),
    one_of("units", UnitSystem),
)

user_goals = Table(
    "user_goals",
    metadata,
    identity("goal_id"),
    person(),
    Column("kind", Text, nullable=False),
    Column("pace_kg_per_week", EXACT, nullable=False),
    Column("energy_kcal", EXACT, nullable=False),
    Column("protein_g", EXACT, nullable=False),
    Column("fat_g", EXACT, nullable=False),
    Column("carbohydrate_g", EXACT, nullable=False),
    Column("fibre_g", EXACT, nullable=False),
    Column("formula", Text, nullable=False),
    Column("inputs", JSONB, nullable=False),
    Column("manual", ARRAY(Text), nullable=False),
    Column("valid_from", MOMENT, nullable=False),
    Column("valid_to", MOMENT),
    one_of("kind", GoalKind),
    check("pace_kg_per_week", "pace_kg_per_week BETWEEN -5 AND 5"),
    check("energy_kcal", "energy_kcal > 0 AND energy_kcal <= 20000"),
    within("grams", 5000, "protein_g, fat_g, carbohydrate_g, fibre_g"),
    one_of("formula", Formula),
    check("inputs", "jsonb_typeof(inputs) = 'object'"),
    check("manual", "manual <@ '{energy_kcal,protein_g,fat_g,carbohydrate_g,fibre_g}'::text[]"),
    check("valid_to", "valid_to > valid_from"),
    Index("ix_user_goals_history", "telegram_user_id", "valid_from"),
    Index("uq_user_goals_current", "telegram_user_id", unique=True, postgresql_where=text("valid_to IS NULL")),
)
