"""What is remembered of photos: Telegram's file for a day, the features for the personal recogniser."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0006"
down_revision: str | Sequence[str] | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "photos",
        sa.Column("photo_id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("telegram_user_id", sa.BigInteger(), nullable=False),
        sa.Column("meal_id", sa.BigInteger()),
        sa.Column("file_id", sa.Text()),
        sa.Column("model", sa.Text()),
        sa.Column("features", sa.LargeBinary()),
        sa.Column("sent_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("length(file_id) BETWEEN 1 AND 512", name=op.f("ck_photos_file_id")),
        sa.CheckConstraint("length(model) BETWEEN 1 AND 128", name=op.f("ck_photos_model")),
        sa.CheckConstraint(
            "(features IS NULL) = (model IS NULL) AND octet_length(features) BETWEEN 1 AND 8192",
            name=op.f("ck_photos_features"),
        ),
        sa.ForeignKeyConstraint(
            ["telegram_user_id"], ["users.telegram_user_id"], name=op.f("fk_photos_users"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["telegram_user_id", "meal_id"],
            ["meals.telegram_user_id", "meals.meal_id"],
            name=op.f("fk_photos_meals"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("photo_id", name=op.f("pk_photos")),
    )
    op.create_index("ix_photos_person", "photos", ["telegram_user_id", "photo_id"])
    op.create_index(
        "ix_photos_meal", "photos", ["telegram_user_id", "meal_id"], postgresql_where=sa.text("meal_id IS NOT NULL")
    )
    op.create_index("ix_photos_fresh", "photos", ["created_at"], postgresql_where=sa.text("file_id IS NOT NULL"))


def downgrade() -> None:
    op.drop_table("photos")
