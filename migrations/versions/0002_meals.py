"""Meal sessions, meals and their edits."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0002"
down_revision: str | Sequence[str] | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "meal_sessions",
        sa.Column("session_id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("telegram_user_id", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("opened_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("last_activity_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True)),
        sa.Column("closed_by", sa.Text()),
        sa.Column("analysed_at", postgresql.TIMESTAMP(timezone=True)),
        sa.CheckConstraint("(status = 'analysed') = (analysed_at IS NOT NULL)", name=op.f("ck_meal_sessions_analysed")),
        sa.CheckConstraint(
            "(status = 'open') = (closed_at IS NULL) AND (status = 'open') = (closed_by IS NULL)",
            name=op.f("ck_meal_sessions_closed"),
        ),
        sa.CheckConstraint("closed_by IN ('user', 'quiet')", name=op.f("ck_meal_sessions_closed_by")),
        sa.CheckConstraint("status IN ('open', 'closed', 'analysed')", name=op.f("ck_meal_sessions_status")),
        sa.CheckConstraint("closed_at >= opened_at", name=op.f("ck_meal_sessions_closed_at")),
        sa.CheckConstraint("last_activity_at >= opened_at", name=op.f("ck_meal_sessions_last_activity_at")),
        sa.ForeignKeyConstraint(
            ["telegram_user_id"], ["users.telegram_user_id"], name=op.f("fk_meal_sessions_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_meal_sessions")),
        sa.UniqueConstraint(
            "telegram_user_id", "session_id", name=op.f("uq_meal_sessions_telegram_user_id_session_id")
        ),
    )
    op.create_index(
        "ix_meal_sessions_quiet",
        "meal_sessions",
        ["last_activity_at", "session_id"],
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_index(
        "uq_meal_sessions_open",
        "meal_sessions",
        ["telegram_user_id"],
        unique=True,
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_table(
        "meals",
        sa.Column("meal_id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("telegram_user_id", sa.BigInteger(), nullable=False),
        sa.Column("session_id", sa.BigInteger()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("items", postgresql.JSONB(), nullable=False),
        sa.Column("eaten_share", sa.Numeric(), nullable=False),
        sa.Column("energy_kcal", sa.Numeric(), nullable=False),
        sa.Column("protein_g", sa.Numeric(), nullable=False),
        sa.Column("fat_g", sa.Numeric(), nullable=False),
        sa.Column("carbohydrate_g", sa.Numeric(), nullable=False),
        sa.Column("eaten_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("saved_at", postgresql.TIMESTAMP(timezone=True)),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("media_group_id", sa.Text()),
        sa.Column("recognised_by", sa.Text()),
        sa.CheckConstraint(
            "NOT jsonb_path_exists(items, '$[*].amount.low.double() ? (@ <= 0)')", name=op.f("ck_meals_item_grams")
        ),
        sa.CheckConstraint("jsonb_typeof(items) = 'array'", name=op.f("ck_meals_items")),
        sa.CheckConstraint("origin IN ('photo', 'text')", name=op.f("ck_meals_origin")),
        sa.CheckConstraint(
            "status <> 'saved' OR (saved_at IS NOT NULL AND session_id IS NOT NULL)", name=op.f("ck_meals_saved")
        ),
        sa.CheckConstraint("status IN ('draft', 'saved', 'cancelled', 'deleted')", name=op.f("ck_meals_status")),
        sa.CheckConstraint("eaten_share > 0 AND eaten_share <= 1", name=op.f("ck_meals_eaten_share")),
        sa.CheckConstraint("energy_kcal BETWEEN 0 AND 1000000", name=op.f("ck_meals_energy_kcal")),
        sa.CheckConstraint(
            "least(protein_g, fat_g, carbohydrate_g) >= 0 AND greatest(protein_g, fat_g, carbohydrate_g) <= 100000",
            name=op.f("ck_meals_grams"),
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_meals_version")),
        sa.ForeignKeyConstraint(
            ["telegram_user_id", "session_id"],
            ["meal_sessions.telegram_user_id", "meal_sessions.session_id"],
            name=op.f("fk_meals_meal_sessions"),
        ),
        sa.ForeignKeyConstraint(
            ["telegram_user_id"], ["users.telegram_user_id"], name=op.f("fk_meals_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meal_id", name=op.f("pk_meals")),
        sa.UniqueConstraint("telegram_user_id", "meal_id", name=op.f("uq_meals_telegram_user_id_meal_id")),
    )
    op.create_index(
        "ix_meals_drafts", "meals", ["telegram_user_id", "created_at"], postgresql_where=sa.text("status = 'draft'")
    )
    op.create_index(
        "ix_meals_eaten", "meals", ["telegram_user_id", "eaten_at"], postgresql_where=sa.text("status = 'saved'")
    )
    op.create_index(
        "ix_meals_live",
        "meals",
        ["telegram_user_id", "created_at", "meal_id"],
        postgresql_where=sa.text("status IN ('draft', 'saved')"),
    )
    op.create_index("ix_meals_session", "meals", ["session_id"], postgresql_where=sa.text("session_id IS NOT NULL"))
    op.create_index(
        "uq_meals_media_group",
        "meals",
        ["telegram_user_id", "media_group_id"],
        unique=True,
        postgresql_where=sa.text("media_group_id IS NOT NULL AND status = 'draft'"),
    )
    op.create_table(
        "meal_edits",
        sa.Column("meal_id", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("telegram_user_id", sa.BigInteger(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Integer()),
        sa.Column("old", postgresql.JSONB(), nullable=False),
        sa.Column("new", postgresql.JSONB(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("field ~ '^[a-z_]{1,32}$'", name=op.f("ck_meal_edits_field")),
        sa.CheckConstraint("how ~ '^[a-z_]{1,32}$'", name=op.f("ck_meal_edits_how")),
        sa.CheckConstraint("position >= 0", name=op.f("ck_meal_edits_position")),
        sa.CheckConstraint("version > 1", name=op.f("ck_meal_edits_version")),
        sa.ForeignKeyConstraint(
            ["telegram_user_id", "meal_id"],
            ["meals.telegram_user_id", "meals.meal_id"],
            name=op.f("fk_meal_edits_meals"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("meal_id", "version", "position", name=op.f("pk_meal_edits")),
    )
    op.create_index("ix_meal_edits_person", "meal_edits", ["telegram_user_id", "meal_id"])


def downgrade() -> None:
    op.drop_table("meal_edits")
    op.drop_table("meals")
    op.drop_table("meal_sessions")
