"""Every metric of the product: name, labels with all their values, meaning. docs/metrics.md is made from this.

Vision and language have metrics of their own (services/*/metrics.py); the two share nothing with the product but the
contracts.
"""

from nutrition.ports.metric_values import (
    CALL_OUTCOMES,
    CHORES,
    DEPENDENCIES,
    ERROR_CODES,
    OPERATIONS,
    PARTS,
    QUEUES,
    RESULTS,
    SCENARIOS,
    SERVICES,
    SOURCES,
    STATUSES,
    UPDATE_KINDS,
)
from nutrition.ports.metrics import Counter, Duration, Gauge, Label, Metric

# 50 ms (acknowledged) and 200 ms (answered) are limits of buckets, with neighbours close enough to interpolate.
_EDGE = (0.002, 0.005, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.075, 0.1, 0.2, 0.5, 1.0, 3.0)
_ANSWER = (
    *(0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.125, 0.15, 0.175, 0.2, 0.225, 0.25, 0.3, 0.4, 0.5, 0.75),
    *(1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 30.0),
)
_CALL = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
_LONG = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)


def _one_of(name: str, *values: str) -> Label:
    return Label(name, frozenset(values))


_QUEUE = Label("queue", QUEUES)
_PART = Label("part", PARTS)
_UPDATE_KIND = Label("kind", UPDATE_KINDS)

WEBHOOK_REQUEST = Duration(
    "nutrition_webhook_request_seconds",
    "A request to the webhook, from its arrival to its answer: the acknowledged latency of H1.",
    (_one_of("route", "webhook", "health"), Label("status", STATUSES)),
    buckets=_EDGE,
)
UPDATE_HANDLING = Duration(
    "nutrition_update_handling_seconds",
    "An update in the scenarios function, from the queue's hand to the end of all work on it.",
    (
        _UPDATE_KIND,
        Label("scenario", SCENARIOS),
        _one_of("outcome", "answered", "silent", "failed"),
    ),
    buckets=_ANSWER,
)
UPDATE_ANSWERED = Duration(
    "nutrition_update_answered_seconds",
    "From an update's arrival at the webhook to the last message that was sent for it: the answered latency of H1.",
    (_UPDATE_KIND,),
    buckets=_ANSWER,
)
ERRORS = Counter(
    "nutrition_errors_total",
    "Errors by code: rules that said no to a person, and failures of handling.",
    (Label("service", SERVICES), Label("code", ERROR_CODES)),
    from_zero=True,
)
MEALS = Counter(
    "nutrition_meals_total",
    "Meals by what became of them: drafts made, saved, cancelled, deleted. saved / drafted is the conversion.",
    (_one_of("origin", "photo", "text"), _one_of("event", "drafted", "saved", "cancelled", "deleted")),
    from_zero=True,
)
CALL = Duration(
    "nutrition_call_seconds",
    "A call of something outside the process, by what came of it. The count is the number of calls.",
    (Label("dependency", DEPENDENCIES), Label("operation", OPERATIONS), Label("outcome", CALL_OUTCOMES)),
    buckets=_CALL,
)
RESULT = Counter(
    "nutrition_results_total",
    "What models and providers found when they did answer.",
    (Label("source", SOURCES), Label("result", RESULTS)),
)
NUTRIENT_CACHE = Counter(
    "nutrition_nutrient_cache_total",
    "Look-ups of Nutritionix' answers in the cache.",
    (_one_of("result", "hit", "miss", "failed"),),
    from_zero=True,
)
CIRCUIT_OPEN = Gauge(
    "nutrition_circuit_open",
    "1 while a provider is not asked because it failed too often.",
    (_one_of("dependency", "nutritionix", "fdc", "openfoodfacts", "llm"),),
    from_zero=True,
)
ANALYSIS = Duration(
    "nutrition_analysis_seconds",
    "The report of a finished session, from the queue's hand to its delivery.",
    (_one_of("outcome", "done", "failed"),),
    buckets=_LONG,
)
CHORE = Duration(
    "nutrition_chore_seconds",
    "A chore of the scheduler.",
    (Label("chore", CHORES), _one_of("outcome", "done", "failed")),
    buckets=_LONG,
)
GIVEN_UP = Counter(
    "nutrition_messages_given_up_total",
    "Messages that became dead letters and whose person was told.",
    from_zero=True,
)

# Of the embedded stack's exporter; on AWS these are CloudWatch's own AWS/SQS, AWS/Lambda and AWS/ECS metrics.
QUEUE_WAITING = Gauge("nutrition_queue_waiting_messages", "Messages that wait in a queue.", (_QUEUE,), unit="messages")
QUEUE_IN_HAND = Gauge("nutrition_queue_in_hand_messages", "Messages that a worker holds.", (_QUEUE,), unit="messages")
QUEUE_AGE = Gauge(
    "nutrition_queue_oldest_seconds", "How long the oldest waiting message waits; 0 in an empty queue.", (_QUEUE,), "s"
)
DEAD_LETTERS = Gauge(
    "nutrition_queue_dead_letters", "Messages that were given up and are kept.", (_QUEUE,), unit="messages"
)
QUEUES_READABLE = Gauge("nutrition_queues_readable", "1 when the exporter could read the queues, else 0.")
PART_HEALTHY = Gauge("nutrition_part_healthy", "1 when the supervisor calls a part of the stack healthy.", (_PART,))
PART_RESTARTS = Gauge("nutrition_part_restarts", "Times that a part was started again.", (_PART,))
PART_MEMORY = Gauge("nutrition_part_resident_bytes", "Memory of a part's process.", (_PART,), unit="bytes")

PRODUCT: tuple[Metric, ...] = (
    WEBHOOK_REQUEST,
    UPDATE_HANDLING,
    UPDATE_ANSWERED,
    ERRORS,
    MEALS,
    CALL,
    RESULT,
    NUTRIENT_CACHE,
    CIRCUIT_OPEN,
    ANALYSIS,
    CHORE,
    GIVEN_UP,
)
EXPORTER: tuple[Gauge, ...] = (
    QUEUE_WAITING,
    QUEUE_IN_HAND,
    QUEUE_AGE,
    DEAD_LETTERS,
    QUEUES_READABLE,
    PART_HEALTHY,
    PART_RESTARTS,
    PART_MEMORY,
)
