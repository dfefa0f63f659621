"""Meals, the sessions that gather them and the changes made to them."""

from sqlalchemy import BigInteger, Column, ForeignKeyConstraint, Index, Integer, SmallInteger, Table, Text, text
from sqlalchemy import UniqueConstraint as Unique
from sqlalchemy.dialects.postgresql import JSONB

from nutrition.adapters.postgres.tables.base import EXACT, MOMENT, check, identity, metadata, one_of, person, within
from nutrition.domain.meal import MealOrigin, MealStatus
from nutrition.domain.session import ClosedBy, SessionStatus

meal_sessions = Table(
    "meal_sessions",
    metadata,
    identity("session_id"),
    person(),
    Column("status", Text, nullable=False),
    Column("opened_at", MOMENT, nullable=False),
    Column("last_activity_at", MOMENT, nullable=False),
    Column("closed_at", MOMENT),
    Column("closed_by", Text),
    Column("analysed_at", MOMENT),
    one_of("status", SessionStatus),
    one_of("closed_by", ClosedBy),
    check("last_activity_at", "last_activity_at >= opened_at"),
    check("closed", "(status = 'open') = (closed_at IS NULL) AND (status = 'open') = (closed_by IS NULL)"),
    check("closed_at", "closed_at >= opened_at"),
    check("analysed", "(status = 'analysed') = (analysed_at IS NOT NULL)"),
    Unique("telegram_user_id", "session_id"),
    Index("uq_meal_sessions_open", "telegram_user_id", unique=True, postgresql_where=text("status = 'open'")),
    Index("ix_meal_sessions_quiet", "last_activity_at", "session_id", postgresql_where=text("status = 'open'")),
)

meals = Table(
    "meals",
    metadata,
    identity("meal_id"),
    person(),
    Column("session_id", BigInteger),
    Column("status", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("items", JSONB, nullable=False),
    Column("eaten_share", EXACT, nullable=False),
    Column("energy_kcal", EXACT, nullable=False),
    Column("protein_g", EXACT, nullable=False),
    Column("fat_g", EXACT, nullable=False),
    Column("carbohydrate_g", EXACT, nullable=False),
    Column("eaten_at", MOMENT, nullable=False),
    Column("created_at", MOMENT, nullable=False),
    Column("saved_at", MOMENT),
    Column("message_id", BigInteger),
    Column("media_group_id", Text),
    Column("recognised_by", Text),
    # The pair keeps a meal out of another person's session.
    ForeignKeyConstraint(
        ["telegram_user_id", "session_id"], ["meal_sessions.telegram_user_id", "meal_sessions.session_id"]
    ),
    one_of("status", MealStatus),
    one_of("origin", MealOrigin),
    check("version", "version >= 1"),
    check("items", "jsonb_typeof(items) = 'array'"),
    check("item_grams", "NOT jsonb_path_exists(items, '$[*].amount.low.double() ? (@ <= 0)')"),
    check("eaten_share", "eaten_share > 0 AND eaten_share <= 1"),
    check("energy_kcal", "energy_kcal BETWEEN 0 AND 1000000"),
    within("grams", 100000, "protein_g, fat_g, carbohydrate_g"),
    check("saved", "status <> 'saved' OR (saved_at IS NOT NULL AND session_id IS NOT NULL)"),
    Unique("telegram_user_id", "meal_id"),
    Index(
        "ix_meals_live",
        "telegram_user_id",
        "created_at",
        "meal_id",
        postgresql_where=text("status IN ('draft', 'saved')"),
    ),
    Index("ix_meals_drafts", "telegram_user_id", "created_at", postgresql_where=text("status = 'draft'")),
    Index("ix_meals_eaten", "telegram_user_id", "eaten_at", postgresql_where=text("status = 'saved'")),
    Index("ix_meals_session", "session_id", postgresql_where=text("session_id IS NOT NULL")),
    # A photo that comes after its album was saved begins another draft.
    Index(
        "uq_meals_media_group",
        "telegram_user_id",
        "media_group_id",
        unique=True,
        postgresql_where=text("media_group_id IS NOT NULL AND status = 'draft'"),
    ),
)

meal_edits = Table(
    "meal_edits",
    metadata,
    Column("meal_id", BigInteger, primary_key=True, autoincrement=False),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("position", SmallInteger, primary_key=True, autoincrement=False),
    Column("telegram_user_id", BigInteger, nullable=False),
    Column("field", Text, nullable=False),
    Column("item_id", Integer),
    Column("old", JSONB, nullable=False),
    Column("new", JSONB, nullable=False),
    Column("how", Text, nullable=False),
    Column("at", MOMENT, nullable=False),
    ForeignKeyConstraint(
        ["telegram_user_id", "meal_id"], ["meals.telegram_user_id", "meals.meal_id"], ondelete="CASCADE"
    ),
    check("version", "version > 1"),
    check("position", "position >= 0"),
    check("field", "field ~ '^[a-z_]{1,32}$'"),
    check("how", "how ~ '^[a-z_]{1,32}$'"),
    Index("ix_meal_edits_person", "telegram_user_id", "meal_id"),
)
