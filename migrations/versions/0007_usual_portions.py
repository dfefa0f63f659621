"""People's own portions, learnt from their corrections."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0007"
down_revision: str | Sequence[str] | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "usual_portions",
        sa.Column("portion_id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("telegram_user_id", sa.BigInteger(), nullable=False),
        sa.Column("food_key", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("name_ru", sa.Text()),
        sa.Column("grams", sa.Numeric(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("larger", sa.Integer(), nullable=False),
        sa.Column("log_sum", sa.Double(), nullable=False),
        sa.Column("changed_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("grams > 0 AND grams <= 5000", name=op.f("ck_usual_portions_grams")),
        sa.CheckConstraint("n >= 1 AND larger BETWEEN 0 AND n", name=op.f("ck_usual_portions_n")),
        sa.CheckConstraint("abs(log_sum) <= 2 * n", name=op.f("ck_usual_portions_log_sum")),
        sa.ForeignKeyConstraint(
            ["telegram_user_id"], ["users.telegram_user_id"], name=op.f("fk_usual_portions_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("portion_id", name=op.f("pk_usual_portions")),
        sa.UniqueConstraint(
            "telegram_user_id", "food_key", "unit", name=op.f("uq_usual_portions_telegram_user_id_food_key_unit")
        ),
    )


def downgrade() -> None:
    op.drop_table("usual_portions")
