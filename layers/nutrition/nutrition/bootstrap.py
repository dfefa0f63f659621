"""The one composition root: which adapter stands behind each port.

Every builder takes its settings and, by keyword, anything to put in an adapter's place; tests use that. Nothing here
connects: clients do at their first call.
"""

from collections.abc import Callable
from dataclasses import dataclass

from nutrition.adapters.clock import SystemClock
from nutrition.adapters.fluent.texts import FluentTexts
from nutrition.adapters.grpc.channel import open_channel
from nutrition.adapters.grpc.language import GrpcLanguage
from nutrition.adapters.grpc.vision import GrpcVision
from nutrition.adapters.postgres.engine import create_engine
from nutrition.adapters.postgres.unit_of_work import PostgresUnitOfWorkFactory
from nutrition.adapters.telegram.messenger import TelegramMessenger
from nutrition.adapters.usda.food_table import FoodTable
from nutrition.domain.deadline import Deadline
from nutrition.domain.user import User
from nutrition.ports.clock import Clock
from nutrition.ports.messenger import Messenger
from nutrition.ports.nutrients import FoodCatalogue, NutrientProvider
from nutrition.ports.queue import MessageQueue
from nutrition.ports.recognition import Language, Vision
from nutrition.ports.repositories import UnitOfWork, UnitOfWorkFactory
from nutrition.ports.texts import Texts
from nutrition.settings import ScenariosSettings
from nutrition.usecases.answer_prompt import AnswerPrompt
from nutrition.usecases.apply_operations import ApplyOperations
from nutrition.usecases.compose_items import ComposeItems
from nutrition.usecases.deliver_outbox import DeliverOutbox
from nutrition.usecases.edit_meal import EditMeal
from nutrition.usecases.find_food import FindFood
from nutrition.usecases.finish_session import FinishSession
from nutrition.usecases.recognise_meal import RecogniseMeal
from nutrition.usecases.save_meal import SaveMeal
from nutrition.usecases.understand_words import UnderstandWords
