"""What do the routes work with? Built once by `api.main`, never changed."""

from dataclasses import dataclass

from suishiban.api.case_log import CaseLog
from suishiban.api.clock import Clock
from suishiban.api.services.attachments import AttachmentService
from suishiban.api.services.citizen_cases import CitizenCases
from suishiban.api.services.conversations import ConversationService
from suishiban.api.services.desk import CaseDesk
from suishiban.api.services.drafts import Drafts
from suishiban.api.services.erasure import ErasureDesk
from suishiban.api.services.feedback import FeedbackDesk
from suishiban.api.services.gate import Gate
from suishiban.api.services.handover import Handover
from suishiban.api.services.identity import CitizenSessions
from suishiban.api.services.impact import Impacts
from suishiban.api.services.intake import Intake
from suishiban.api.services.knowledge import KnowledgeService
from suishiban.api.services.log_in_options import LogInOptions
from suishiban.api.services.mandates import MandateDesk
from suishiban.api.services.open_questions import OpenQuestions
from suishiban.api.services.operations import Operations
from suishiban.api.services.personal import PersonalData
from suishiban.api.services.places import Places
from suishiban.api.services.publishing import Publishing
from suishiban.api.services.rasa_actions import ActionServer
from suishiban.api.services.rasa_channel import RasaChannel
from suishiban.api.services.representation import RepresentationDesk
from suishiban.api.services.resumption import Resumption
from suishiban.api.services.staff import StaffSessions
from suishiban.api.services.statistics import Statistics
from suishiban.api.services.statutes import StatuteShelf
from suishiban.api.services.tally_book import TallyBook
from suishiban.api.services.tryout import Tryout
from suishiban.api.services.turns import TurnService
from suishiban.api.services.watch import Watch
from suishiban.api.services.wechat import WechatLogIn
from suishiban.api.settings import Settings
from suishiban.api.store.store import Store
from suishiban.api.workers.callbacks import CallbackDesk
from suishiban.api.workers.loop import Workers
from suishiban.knowledge.rules import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Library:
    """The guides of a site."""

    knowledge: KnowledgeService
    publishing: Publishing
    drafts: Drafts
    gate: Gate
    impacts: Impacts
    intake: Intake


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a route may call."""

    settings: Settings
    clock: Clock
    store: Store
    knowledge: KnowledgeService
    publishing: Publishing
    drafts: Drafts
    gate: Gate
    impacts: Impacts
    intake: Intake
    statutes: StatuteShelf
    questions: OpenQuestions
    tryout: Tryout
    statistics: Statistics
    tallies: TallyBook
    places: Places
    calendar: WorkingCalendar
    citizens: CitizenSessions
    wechat: WechatLogIn
    log_in_options: LogInOptions
    staff: StaffSessions
    desk: CaseDesk
    handover: Handover
    operations: Operations
    conversations: ConversationService
    attachments: AttachmentService
    watch: Watch
    cases: CitizenCases
    personal: PersonalData
    mandates: MandateDesk
    representation: RepresentationDesk
    erasure: ErasureDesk
    resumption: Resumption
    feedback: FeedbackDesk
    rasa: RasaChannel
    rasa_actions: ActionServer | None
    """None: no dialogue is run in Rasa here."""
    log: CaseLog
    callbacks: CallbackDesk
    workers: Workers
    turns: TurnService
