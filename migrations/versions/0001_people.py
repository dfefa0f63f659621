"""People, their preferences and goals."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0001"
down_revision: str | Sequence[str] | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "users",
        sa.Column("telegram_user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text()),
        sa.Column("day_start_hour", sa.SmallInteger(), nullable=False),
        sa.Column("sex", sa.Text()),
        sa.Column("age_years", sa.SmallInteger()),
        sa.Column("age_given_on", sa.Date()),
        sa.Column("height_cm", sa.Numeric()),
        sa.Column("weight_kg", sa.Numeric()),
        sa.Column("body_fat_percent", sa.Numeric()),
        sa.Column("activity", sa.Text()),
        sa.Column("life_stage", sa.Text(), nullable=False),
        sa.Column("dialogue", postgresql.JSONB()),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("registered_at", postgresql.TIMESTAMP(timezone=True)),
        sa.Column("blocked_at", postgresql.TIMESTAMP(timezone=True)),
        sa.CheckConstraint(
            "activity IN ('sedentary', 'light', 'moderate', 'high', 'very_high')", name=op.f("ck_users_activity")
        ),
        sa.CheckConstraint("jsonb_typeof(dialogue) = 'object'", name=op.f("ck_users_dialogue")),
        sa.CheckConstraint("life_stage IN ('none', 'pregnant', 'breastfeeding')", name=op.f("ck_users_life_stage")),
        sa.CheckConstraint("locale IN ('ru', 'en')", name=op.f("ck_users_locale")),
        sa.CheckConstraint("sex IN ('female', 'male')", name=op.f("ck_users_sex")),
        sa.CheckConstraint("(age_years IS NULL) = (age_given_on IS NULL)", name=op.f("ck_users_age_given_on")),
        sa.CheckConstraint("age_years BETWEEN 5 AND 120", name=op.f("ck_users_age_years")),
        sa.CheckConstraint("body_fat_percent BETWEEN 1 AND 80", name=op.f("ck_users_body_fat_percent")),
        sa.CheckConstraint("day_start_hour BETWEEN 0 AND 23", name=op.f("ck_users_day_start_hour")),
        sa.CheckConstraint("height_cm BETWEEN 50 AND 280", name=op.f("ck_users_height_cm")),
        sa.CheckConstraint("length(time_zone) BETWEEN 1 AND 64", name=op.f("ck_users_time_zone")),
        sa.CheckConstraint("telegram_user_id > 0", name=op.f("ck_users_telegram_user_id")),
        sa.CheckConstraint("weight_kg BETWEEN 10 AND 700", name=op.f("ck_users_weight_kg")),
        sa.PrimaryKeyConstraint("telegram_user_id", name=op.f("pk_users")),
    )
    op.create_table(
        "user_goals",
        sa.Column("goal_id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("telegram_user_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("pace_kg_per_week", sa.Numeric(), nullable=False),
        sa.Column("energy_kcal", sa.Numeric(), nullable=False),
        sa.Column("protein_g", sa.Numeric(), nullable=False),
        sa.Column("fat_g", sa.Numeric(), nullable=False),
        sa.Column("carbohydrate_g", sa.Numeric(), nullable=False),
        sa.Column("fibre_g", sa.Numeric(), nullable=False),
        sa.Column("formula", sa.Text(), nullable=False),
        sa.Column("inputs", postgresql.JSONB(), nullable=False),
        sa.Column("manual", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("valid_from", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("valid_to", postgresql.TIMESTAMP(timezone=True)),
        sa.CheckConstraint(
            "formula IN ('mifflin_st_jeor', 'katch_mcardle', 'manual')", name=op.f("ck_user_goals_formula")
        ),
        sa.CheckConstraint("jsonb_typeof(inputs) = 'object'", name=op.f("ck_user_goals_inputs")),
        sa.CheckConstraint("kind IN ('lose', 'keep', 'gain')", name=op.f("ck_user_goals_kind")),
        sa.CheckConstraint(
            "manual <@ '{energy_kcal,protein_g,fat_g,carbohydrate_g,fibre_g}'::text[]",
            name=op.f("ck_user_goals_manual"),
        ),
        sa.CheckConstraint("energy_kcal > 0 AND energy_kcal <= 20000", name=op.f("ck_user_goals_energy_kcal")),
        sa.CheckConstraint("pace_kg_per_week BETWEEN -5 AND 5", name=op.f("ck_user_goals_pace_kg_per_week")),
        sa.CheckConstraint(
            "least(protein_g, fat_g, carbohydrate_g, fibre_g) >= 0"
            " AND greatest(protein_g, fat_g, carbohydrate_g, fibre_g) <= 5000",
            name=op.f("ck_user_goals_grams"),
        ),
        sa.CheckConstraint("valid_to > valid_from", name=op.f("ck_user_goals_valid_to")),
        sa.ForeignKeyConstraint(
            ["telegram_user_id"], ["users.telegram_user_id"], name=op.f("fk_user_goals_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("goal_id", name=op.f("pk_user_goals")),
    )
    op.create_index("ix_user_goals_history", "user_goals", ["telegram_user_id", "valid_from"])
    op.create_index(
        "uq_user_goals_current",
        "user_goals",
        ["telegram_user_id"],
        unique=True,
        postgresql_where=sa.text("valid_to IS NULL"),
    )
    op.create_table(
        "user_preferences",
        sa.Column("telegram_user_id", sa.BigInteger(), nullable=False),
        sa.Column("units", sa.Text(), nullable=False),
        sa.Column("hide_calories", sa.Boolean(), nullable=False),
        sa.Column("tone_consent", sa.Boolean(), nullable=False),
        sa.CheckConstraint("units IN ('metric', 'imperial')", name=op.f("ck_user_preferences_units")),
        sa.ForeignKeyConstraint(
            ["telegram_user_id"], ["users.telegram_user_id"], name=op.f("fk_user_preferences_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("telegram_user_id", name=op.f("pk_user_preferences")),
    )


def downgrade() -> None:
    op.drop_table("user_goals")
    op.drop_table("user_preferences")
    op.drop_table("users")
