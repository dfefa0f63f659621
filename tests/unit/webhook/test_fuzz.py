"""Whatever arrives, the webhook answers; an error of its own would make Telegram send it again for a day."""

import json

import httpx
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.webhook.conftest import SECRET
from webhook.api import WEBHOOK_PATH

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
names = st.sampled_from(
    [
        *("update_id", "message", "edited_message", "callback_query", "my_chat_member"),
        *("chat", "from", "id", "type"),
    ]
)
objects = st.recursive(
    scalars, lambda inner: st.lists(inner) | st.dictionaries(names | st.text(), inner), max_leaves=20
)
bodies = st.binary() | objects.map(lambda each: json.dumps(each).encode())
near_updates = st.fixed_dictionaries(
    {"update_id": st.integers()},
    optional={
        kind: objects | st.fixed_dictionaries({"chat": objects, "from": objects})
        for kind in ("message", "edited_message", "callback_query", "my_chat_member")
    },
).map(lambda each: json.dumps(each).encode())
content_types = st.just("application/json") | st.text(st.characters(min_codepoint=33, max_codepoint=126))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=bodies | near_updates, content_type=content_types)
async def test_no_body_gives_a_server_error(body: bytes, content_type: str, app: FastAPI) -> None:
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": content_type}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://webhook") as client:
        response = await client.post(WEBHOOK_PATH, content=body, headers=headers)

    assert response.status_code in {200, 400, 415}
