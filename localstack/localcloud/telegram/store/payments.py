"""Invoices (by message id or link slug) and what was paid for them."""

from __future__ import annotations

import json
from dataclasses import dataclass

from localcloud.telegram.store.database import Database, Json, dumps


@dataclass(frozen=True)
class Payment:
    """``data`` is the Bot API's ``SuccessfulPayment``."""

    charge_id: str
    chat_id: int
    refunded: bool
    data: Json


class PaymentStore:
    """Nothing here is money: stars and cards are the page's."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep_invoice(self, reference: str, invoice: Json) -> None:
        self._database.execute("INSERT OR REPLACE INTO invoices VALUES (?, ?)", reference, dumps(invoice))

    def find_invoice(self, reference: str) -> Json | None:
        row = self._database.row("SELECT data FROM invoices WHERE reference = ?", reference)
        found: Json | None = json.loads(row["data"]) if row else None
        return found

    def add(self, chat_id: int, payment: Json) -> None:
        self._database.execute(
            "INSERT INTO payments (charge_id, chat_id, data) VALUES (?, ?, ?)",
            payment["telegram_payment_charge_id"],
            chat_id,
            dumps(payment),
        )

    def find(self, charge_id: str) -> Payment | None:
        row = self._database.row("SELECT * FROM payments WHERE charge_id = ?", charge_id)
        if row is None:
            return None
        return Payment(charge_id, row["chat_id"], bool(row["refunded"]), json.loads(row["data"]))

    def mark_refunded(self, charge_id: str) -> None:
        self._database.execute("UPDATE payments SET refunded = 1 WHERE charge_id = ?", charge_id)
