"""Looking for keys that were committed long ago and never finished, which the scheduler forgets."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | Sequence[str] | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_index("ix_inbox_committed", "inbox", ["received_at"], postgresql_where=sa.text("status = 'committed'"))


def downgrade() -> None:
    op.drop_index("ix_inbox_committed", table_name="inbox")
