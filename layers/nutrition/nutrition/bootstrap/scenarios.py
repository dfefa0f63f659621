"""The scenarios function: its use cases over its ports."""

import time
from dataclasses import dataclass, field, replace

from nutrition.adapters.cities.table import load_cities
from nutrition.domain.cities import CityIndex
from nutrition.domain.deadline import Deadline
from nutrition.domain.outside_models import OutsideModels
from nutrition.domain.user import Locale, User
from nutrition.ports.charts import Charts
from nutrition.ports.clock import Clock
from nutrition.ports.messenger import Messenger, OutgoingMessage
from nutrition.ports.metrics import Metrics, NoMetrics
from nutrition.ports.nutrients import FoodCatalogue, NutrientProvider
from nutrition.ports.photo_store import PhotoStore
from nutrition.ports.products import ProductCatalogue
from nutrition.ports.profile import ProfileStore
from nutrition.ports.progress import ProgressMessages
from nutrition.ports.queue import MessageQueue
from nutrition.ports.recognition import Language, Vision
from nutrition.ports.repositories import UnitOfWork, UnitOfWorkFactory
from nutrition.ports.sent import LastSent
from nutrition.ports.texts import Texts
from nutrition.usecases.answer_once import AnswerOnce
from nutrition.usecases.answer_prompt import AnswerPrompt
from nutrition.usecases.answer_registration import AnswerRegistration
from nutrition.usecases.apply_operations import ApplyOperations
from nutrition.usecases.change_goal import ChangeGoal
from nutrition.usecases.compose_items import ComposeItems
from nutrition.usecases.deliver_outbox import DeliverOutbox
from nutrition.usecases.edit_meal import EditMeal
from nutrition.usecases.erase_person import ErasePerson
from nutrition.usecases.fetch_photo import FetchPhoto
from nutrition.usecases.find_food import FindFood
from nutrition.usecases.find_product import FindProduct
from nutrition.usecases.finish_session import FinishSession
from nutrition.usecases.name_photo import NamePhoto
from nutrition.usecases.navigate_registration import NavigateRegistration
from nutrition.usecases.photo_drafts import PhotoDrafts
from nutrition.usecases.read_label import ReadLabel
from nutrition.usecases.recognise_meal import RecogniseMeal
from nutrition.usecases.record_tone import RecordTone
from nutrition.usecases.request_analysis import RequestAnalysis
from nutrition.usecases.save_meal import SaveMeal
from nutrition.usecases.see_photo import SeePhoto
from nutrition.usecases.set_preferences import SetPreferences
from nutrition.usecases.set_target_by_hand import SetTargetByHand
from nutrition.usecases.set_time_zone import SetTimeZone
from nutrition.usecases.start import Start
from nutrition.usecases.summarise_days import SummariseDays
from nutrition.usecases.understand_words import UnderstandWords
from nutrition.usecases.update_body import UpdateBody
from nutrition.usecases.update_profile import UpdateProfile


@dataclass(frozen=True, slots=True)
class ScenariosPorts:
    """The outside world of the scenarios function; tests put fakes here."""

    new_unit_of_work: UnitOfWorkFactory
    messenger: Messenger
    vision: Vision
    language: Language
    nutrients: NutrientProvider
    catalogue: FoodCatalogue
    products: ProductCatalogue
    profiles: ProfileStore
    photo_store: PhotoStore
    analyses: MessageQueue
    charts: Charts
    progress: ProgressMessages
    clock: Clock
    texts: Texts
    metrics: Metrics = field(default_factory=NoMetrics)
    sent: LastSent = field(default_factory=LastSent)
    outside_models: OutsideModels = field(default_factory=OutsideModels)


@dataclass(frozen=True, slots=True)
class Scenarios:
    """What the scenarios function works with."""

    new_unit_of_work: UnitOfWorkFactory
    messenger: Messenger
    texts: Texts
    clock: Clock
    deliver: DeliverOutbox
    answer_once: AnswerOnce
    recognise_meal: RecogniseMeal
    read_label: ReadLabel
    name_photo: NamePhoto
    understand_words: UnderstandWords
    edit_meal: EditMeal
    answer_prompt: AnswerPrompt
    save_meal: SaveMeal
    finish_session: FinishSession
    erase_person: ErasePerson
    start: Start
    answer_registration: AnswerRegistration
    navigate_registration: NavigateRegistration
    update_body: UpdateBody
    change_goal: ChangeGoal
    set_target_by_hand: SetTargetByHand
    set_time_zone: SetTimeZone
    set_preferences: SetPreferences
    cities: CityIndex
    request_analysis: RequestAnalysis
    summarise_days: SummariseDays
    update_profile: UpdateProfile
    record_tone: RecordTone
    profiles: ProfileStore
    charts: Charts
    progress: ProgressMessages
    metrics: Metrics
    sent: LastSent
    outside_models: OutsideModels

    def apologise(self, update_id: int, chat_id: int, deadline: Deadline) -> bool:
        """Tell the person that one message could not be handled; once: False when they were told before."""

        def sorry(uow: UnitOfWork) -> list[OutgoingMessage]:
            person = uow.users.get(chat_id)
            text = self.texts.format(person.locale if person else Locale.EN, "error-given-up")
            return [OutgoingMessage(chat_id, "sendMessage", {"chat_id": chat_id, "text": text})]

        return self.answer_once(f"dead-letter:{update_id}", sorry, deadline)

    def welcome_back(self, uow: UnitOfWork, person: User) -> User:
        """A person who had blocked the bot writes again."""
        back = replace(person, blocked_at=None)
        uow.users.save(back)
        return back


def scenarios(ports: ScenariosPorts) -> Scenarios:
    """The use cases of the scenarios function over its ports."""
    find_food = FindFood(ports.nutrients, ports.catalogue)
    compose = ComposeItems(find_food)
    cities = load_cities()
    fetch_photo = FetchPhoto(ports.messenger, ports.photo_store)
    apply = ApplyOperations(find_food, ports.clock)
    deliver = DeliverOutbox(ports.new_unit_of_work, ports.messenger, ports.clock, time.sleep)
    see_photo = SeePhoto(fetch_photo, ports.vision, ports.language, compose, FindProduct(ports.products))
    return Scenarios(
        new_unit_of_work=ports.new_unit_of_work,
        messenger=ports.messenger,
        texts=ports.texts,
        clock=ports.clock,
        deliver=deliver,
        answer_once=AnswerOnce(ports.new_unit_of_work, deliver, ports.clock),
        recognise_meal=RecogniseMeal(see_photo, PhotoDrafts(ports.clock)),
        read_label=ReadLabel(fetch_photo, ports.vision, ports.clock),
        name_photo=NamePhoto(ports.language, compose, ports.clock),
        understand_words=UnderstandWords(ports.language, compose, apply, ports.clock),
        edit_meal=EditMeal(find_food, ports.clock),
        answer_prompt=AnswerPrompt(ports.language, compose, ports.clock),
        save_meal=SaveMeal(ports.clock),
        finish_session=FinishSession(ports.clock),
        erase_person=ErasePerson(ports.profiles, ports.photo_store),
        start=Start(ports.clock),
        answer_registration=AnswerRegistration(ports.clock, cities),
        navigate_registration=NavigateRegistration(ports.clock),
        update_body=UpdateBody(ports.clock),
        change_goal=ChangeGoal(ports.clock),
        set_target_by_hand=SetTargetByHand(ports.clock),
        set_time_zone=SetTimeZone(cities),
        set_preferences=SetPreferences(),
        cities=cities,
        request_analysis=RequestAnalysis(ports.analyses),
        summarise_days=SummariseDays(ports.clock),
        update_profile=UpdateProfile(ports.new_unit_of_work, ports.profiles, ports.clock),
        record_tone=RecordTone(ports.language, ports.profiles, ports.clock),
        profiles=ports.profiles,
        charts=ports.charts,
        progress=ports.progress,
        metrics=ports.metrics,
        sent=ports.sent,
        outside_models=ports.outside_models,
    )
