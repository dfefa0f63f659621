"""The closed sets that labels take their values from."""

SERVICES = frozenset({"webhook", "scenarios", "analysis", "scheduler"})
STATUSES = frozenset({"200", "400", "401", "403", "404", "405", "413", "415", "422", "500", "503"})
UPDATE_KINDS = frozenset(
    {"text", "command", "photo", "file", "voice", "location", "contact", "edit", "button", "payment", "membership"}
)
# The routers of the Dispatcher; "none" when an update ended before one was found (handled before, or not served).
SCENARIOS = frozenset(
    {
        *("registration", "photo", "words", "editing", "prompts", "session", "summaries", "profile", "goals"),
        *("settings", "privacy", "ai_profile", "label", "unknown_photo", "edited_message", "spoken_commands"),
        *("yes_or_no", "membership", "none"),
    }
)
DEPENDENCIES = frozenset(
    {
        *("telegram", "vision", "language", "nutritionix", "openfoodfacts", "fdc", "food_table", "llm"),
        *("postgresql", "mongodb", "redis", "queue", "photo_store"),
    }
)
# How a call ended: `ok`; nothing came back in time; they will not; a rule said no; another was faster; this person is
# gone; too many requests; anything else.
CALL_OUTCOMES = frozenset({"ok", "unavailable", "rejected", "refused", "conflict", "gone", "throttled", "error"})
_TELEGRAM_METHODS = {
    *("sendMessage", "sendPhoto", "sendChatAction", "editMessageText", "editMessageCaption", "editMessageReplyMarkup"),
    *("deleteMessage", "answerCallbackQuery", "getFile"),
}
_REPOSITORIES = {"users", "goals", "meals", "sessions", "inbox", "outbox", "photos", "usual_portions", "commit"}
_PROFILES = {"get", "save", "append_tone", "erase", "delete"}
_RECOGNITION = {"recognise", "read_label", "parse_meal", "parse_edit", "tone", "search", "find", "rephrase"}
_REDIS_AND_QUEUE = {"get", "set", "send", "ping"}
_PHOTOS = {"put", "get", "erase", "purge"}
OPERATIONS = frozenset({*_TELEGRAM_METHODS, *_REPOSITORIES, *_PROFILES, *_RECOGNITION, *_REDIS_AND_QUEUE, *_PHOTOS})
SOURCES = frozenset({"vision", "vision_label", "language_meal", "language_edit", "nutritionix", "fdc", "food_table"})
# Of a picture: food, unsure, not_food. Of words: understood, uncertain, nothing. Of a look-up: safe, weak, nothing.
RESULTS = frozenset({"food", "unsure", "not_food", "understood", "uncertain", "safe", "weak", "nothing"})
CHORES = frozenset(
    {
        *("sessions_closed", "analyses_requested", "rows_purged", "keys_delivered", "photos_forgotten"),
        "sent_photos_forgotten",
    }
)
UNEXPECTED = "unexpected"  # not an error of the product's own tree
# `code` of every class of nutrition.errors and its descendants, which a test compares with this.
ERROR_CODES = frozenset(
    {
        *("internal", "domain", "invalid_input", "stale_draft", "not_found", "conflict", "configuration"),
        *("dependency", "dependency_unavailable", "dependency_rejected", "grpc_refused", "undelivered"),
        *("telegram_throttled", "telegram_recipient_gone", "telegram_refused", "file_too_large", "image_refused"),
        *(
            "nutritionix_credentials",
            "nutritionix_quota",
            "fdc_key",
            "fdc_quota",
            "openfoodfacts_throttled",
            "labels_not_read",
            "recogniser_down",
            "nothing_to_finish",
        ),
        *("invented_number", "session_not_closed", UNEXPECTED),
    }
)
_MOST_SHARDS = 64  # of QUEUE_SHARDS
QUEUES = frozenset({"analysis", *(f"updates-{shard}" for shard in range(_MOST_SHARDS))})
PARTS = frozenset(
    {
        *("postgres", "redis", "mongo", "migrate", "vision", "language", "webhook", "clock", "exporter"),
        *("telegram", "register-webhook", *(f"worker-{queue}" for queue in QUEUES)),
    }
)
