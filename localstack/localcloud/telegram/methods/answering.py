"""answerCallbackQuery."""

from __future__ import annotations

from aiogram.methods import AnswerCallbackQuery

from localcloud.telegram.errors import BadRequestError
from localcloud.telegram.limits import CALLBACK_TTL_S
from localcloud.telegram.methods.call import Call

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
_ANSWER_LIMIT = 200


async def answer_callback_query(call: Call, request: AnswerCallbackQuery) -> bool:
    """Stops the button's progress and shows the text, as a toast or an alert.

    Raises:
        BadRequestError: unknown query, or asked more than five minutes ago.
    """
    simulator = call.simulator
    query = simulator.store.queries.find("callback", request.callback_query_id)
    if query is None or simulator.clock() - query.created_at > CALLBACK_TTL_S:
        raise BadRequestError(TOO_OLD)
    if len(request.text or "") > _ANSWER_LIMIT:
        raise BadRequestError("MESSAGE_TOO_LONG")
    simulator.store.queries.mark_answered(query.query_id)
    answer = {"text": request.text or "", "alert": bool(request.show_alert), "url": request.url or ""}
    simulator.hub.publish(query.chat_id, "callback_answer", **query.data, **answer)
    return True
