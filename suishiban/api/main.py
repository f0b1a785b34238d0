"""Which objects make up the service, and how do they meet? Settings → objects → app; nothing is built elsewhere."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from fastapi import Depends, FastAPI

from suishiban.api.backends.choice import backend_of
from suishiban.api.body_limit import BodyLimit
from suishiban.api.case_log import CaseLog
from suishiban.api.clock import Clock, ShiftedClock, SystemClock
from suishiban.api.demo_keys import with_demo_keys
from suishiban.api.identity.demo import WHO, DemoIdentity
from suishiban.api.identity.http import HttpIdentity
from suishiban.api.identity.wechat import WechatClient
from suishiban.api.language_models.engines import engine_of, language_model_of, native_engine
from suishiban.api.licences.demo import DemoRecords
from suishiban.api.licences.http import HttpRecords
from suishiban.api.logging import mask_logs
from suishiban.api.readiness import ExtraMissing, require_settings, require_staff
from suishiban.api.routes import backend, citizen, console, demo, faces, health, problems, rasa
from suishiban.api.routes import rasa_actions as rasa_actions_route
from suishiban.api.routes.access import admit
from suishiban.api.routes.roles import templates
from suishiban.api.safe_headers import SafeHeaders
from suishiban.api.services import rasa_actions, rasa_channel
from suishiban.api.services.attachments import AttachmentService
from suishiban.api.services.chains import Chains
from suishiban.api.services.citizen_cases import CitizenCases
from suishiban.api.services.context import Library, Services
from suishiban.api.services.conversations import ConversationService
from suishiban.api.services.demo_staff import demo_staff, enter_demo_staff
from suishiban.api.services.desk import CaseDesk
from suishiban.api.services.drafts import Drafts
from suishiban.api.services.erasure import ErasureDesk
from suishiban.api.services.feedback import FeedbackDesk
from suishiban.api.services.filing import FilingDesk
from suishiban.api.services.gate import Gate
from suishiban.api.services.handover import Handover
from suishiban.api.services.identity import CitizenSessions, IdentityProvider
from suishiban.api.services.impact import Impacts
from suishiban.api.services.intake import Intake
from suishiban.api.services.knowledge import Folders, KnowledgeService
from suishiban.api.services.lapsing import Lapsing
from suishiban.api.services.log_in_options import DemoCitizen, LogInOptions
from suishiban.api.services.mandate_news import MandateNews
from suishiban.api.services.mandates import MandateDesk
from suishiban.api.services.notices import Notices
from suishiban.api.services.open_questions import OpenQuestions
from suishiban.api.services.operations import Operations
from suishiban.api.services.personal import PersonalData
from suishiban.api.services.places import load_places
from suishiban.api.services.publishing import Publishing
from suishiban.api.services.rasa_actions import ActionServer, RasaActions
from suishiban.api.services.rasa_channel import RasaChannel
from suishiban.api.services.rasa_senders import Senders
from suishiban.api.services.rehearsal import Rehearsal
from suishiban.api.services.representation import RepresentationDesk
from suishiban.api.services.resumption import Resumption
from suishiban.api.services.sources import LoggedSources, RecordProvider
from suishiban.api.services.staff import StaffSessions
from suishiban.api.services.statistics import Statistics
from suishiban.api.services.statutes import StatuteShelf
from suishiban.api.services.tally_book import TallyBook
from suishiban.api.services.tryout import Tryout
from suishiban.api.services.turns import TurnService
from suishiban.api.services.watch import Watch
from suishiban.api.services.wechat import OpenIds, WechatLogIn
from suishiban.api.settings import LetterRule, Settings
from suishiban.api.signed_http import SignedClient
from suishiban.api.store.opening import open_store
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.api.workers.assembly import make_workers
from suishiban.api.workers.callbacks import CallbackDesk
from suishiban.assistant.casework.change import Change
from suishiban.assistant.conversation.mandate import MandateState
from suishiban.assistant.turn import Office
from suishiban.knowledge.index.encoder import Encoder, HashingEncoder
from suishiban.knowledge.index.onnx import GRAPH, load_onnx
from suishiban.knowledge.parse.calendar import read_calendar
from suishiban.knowledge.search import Knowledge


def build_services(settings: Settings, clock: Clock | None = None) -> Services:
    """Everything the routes and workers need; opens the database and publishes the sample library on first start.

    Raises NotReady outside demo mode while something is missing.
    """
    mask_logs()
    settings = with_demo_keys(settings)
    require_settings(settings)
    clock = clock or (ShiftedClock() if settings.demo else SystemClock())
    store = open_store(settings)
    members = StaffSessions(store, settings.demo)
    if settings.demo:
        enter_demo_staff(store, members, clock.now())
    require_staff(members.able())
    library = library_in(store, settings, clock)
    knowledge = library.knowledge
    identity, records = providers_of(settings)
    model = language_model_of(settings)
    engine = engine_of(settings, model)
    sources = LoggedSources(store, records, clock)
    enough = settings.letter_rule is LetterRule.ENOUGH
    letters = MandateState.IN_FORCE if enough else MandateState.PROPOSED
    places = load_places(settings.guides)
    calendar = read_calendar(settings.guides / "calendar.yaml")

    notices = Notices(knowledge.current, places, calendar)
    chains = Chains(calendar)

    def follow(work: Work, change: Change) -> None:
        notices.follow(work, change)
        chains.follow(log, work, change)

    log = CaseLog(follow)
    filing = FilingDesk(log, notices, calendar)

    def office() -> Office:
        return Office(knowledge.current(), engine, sources, model, letters)

    tallies = TallyBook(store)
    citizens, talks = CitizenSessions(store, identity), ConversationService(store, clock)
    kept = timedelta(days=settings.draft_days)
    turns = TurnService(store, office, places, calendar, clock, log, filing, tallies, kept)
    lapsing = Lapsing(store, lambda: knowledge.current().release, clock.now, kept)

    def senders_on(channel: str) -> Senders:
        return Senders(channel, store, talks, citizens, clock, settings.rasa_token)

    return Services(
        settings=settings,
        clock=clock,
        store=store,
        knowledge=knowledge,
        publishing=library.publishing,
        drafts=library.drafts,
        gate=library.gate,
        impacts=library.impacts,
        statutes=statutes_of(settings),
        intake=library.intake,
        questions=OpenQuestions(store, knowledge),
        statistics=Statistics(store, knowledge, clock),
        tallies=tallies,
        tryout=Tryout(knowledge, engine, DemoIdentity(), places, calendar, clock),
        places=places,
        calendar=calendar,
        citizens=citizens,
        wechat=WechatLogIn(store, wechat_of(settings), citizens),
        log_in_options=log_in_options(settings),
        staff=members,
        desk=CaseDesk(store, log, calendar, clock),
        handover=Handover(store, clock),
        operations=Operations(store, clock),
        conversations=talks,
        attachments=AttachmentService(store, clock),
        watch=Watch(store),
        cases=CitizenCases(store, log, filing, clock),
        personal=PersonalData(store, sources, turns.states, clock, kept),
        mandates=MandateDesk(store, lambda: knowledge.current().release, clock),
        representation=RepresentationDesk(store, sources, clock),
        erasure=ErasureDesk(store, log, turns.states, clock),
        resumption=Resumption(store, clock),
        feedback=FeedbackDesk(store, clock, tallies),
        rasa=RasaChannel(senders_on(rasa_channel.CHANNEL), turns),
        rasa_actions=action_server_of(settings, RasaActions(senders_on(rasa_actions.CHANNEL), turns)),
        log=log,
        callbacks=CallbackDesk(store, log, settings.callback_secrets, calendar),
        workers=make_workers(
            store,
            log,
            backend_of(settings),
            clock.now,
            calendar,
            tallies.flush,
            library.gate.once,
            lapsing.once,
            MandateNews(store, lambda: knowledge.current().release, clock.now).once,
        ),
        turns=turns,
    )


def providers_of(settings: Settings) -> tuple[IdentityProvider, RecordProvider]:
    """Who tells of citizens: invented ones in a demonstration, the city's services else."""
    if settings.demo:
        demo = DemoIdentity()
        return demo, DemoRecords(demo)
    secret = settings.callback_secrets[0]
    return (
        HttpIdentity(SignedClient(settings.identity_url, secret)),
        HttpRecords(SignedClient(settings.licences_url, secret)),
    )


def action_server_of(settings: Settings, actions: RasaActions) -> ActionServer | None:
    """What runs actions for a Rasa server; None where the site has none. Raises ExtraMissing."""
    if not settings.rasa_actions_token:
        return None
    try:
        # An optional library, which takes a second to load.
        from suishiban.api.services.rasa_executor import RasaExecutor  # noqa: PLC0415
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] != "rasa_sdk":
            raise
        raise ExtraMissing(module=error.name, right="pip install 'suishiban[rasa]'") from error
    return RasaExecutor(actions)


def log_in_options(settings: Settings) -> LogInOptions:
    """Who can be played: the invented in a demonstration, nobody else."""
    if not settings.demo:
        return LogInOptions()
    people = DemoIdentity().people
    citizens = (DemoCitizen(id, people[id]["identity"]["name"], what) for id, what in WHO.items())
    return LogInOptions(tuple(citizens), demo_staff())


def wechat_of(settings: Settings) -> OpenIds | None:
    """WeChat's log-in server; None where the site has no mini-program."""
    if not settings.wechat:
        return None
    return WechatClient(settings.wechat_appid, settings.wechat_secret, settings.wechat_url)


def build_knowledge(settings: Settings) -> Knowledge:
    """The knowledge a service with these settings serves, without the service."""
    settings = with_demo_keys(settings)
    return library_in(open_store(settings), settings, SystemClock()).knowledge.current()


def library_in(store: Store, settings: Settings, clock: Clock) -> Library:
    """The guides in `store`, without the rest of the service; a demonstration begins with the sample library."""
    knowledge = KnowledgeService(store, encoder_of(settings), Folders(settings.indexes, settings.data / "parsed"))
    publishing = Publishing(store, knowledge)
    if settings.demo:
        publishing.load_samples(settings.guides, clock.now())
    people = DemoIdentity()
    places, calendar = load_places(settings.guides), read_calendar(settings.guides / "calendar.yaml")
    rehearsal = Rehearsal(native_engine(settings.models), people, people.people, places, calendar)
    gate = Gate(store, knowledge, publishing, rehearsal, clock)
    drafts = Drafts(store, knowledge)
    impacts = Impacts(store, knowledge, publishing)
    return Library(knowledge, publishing, drafts, gate, impacts, Intake(store, drafts, places.city))


def statutes_of(settings: Settings) -> StatuteShelf:
    """The statutes that the site has loaded."""
    return StatuteShelf(settings.data / "statutes", encoder_of(settings))


def encoder_of(settings: Settings) -> Encoder:
    """The encoder that ships; random vectors of the terms where the models folder has none."""
    shipped = settings.models / "encoder"
    return load_onnx(shipped) if (shipped / GRAPH).is_file() else HashingEncoder()


def build_app(services: Services) -> FastAPI:
    """The web application over `services`."""

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        services.workers.start()
        yield
        services.workers.stop()
        services.tallies.flush()
        services.store.close()

    app = FastAPI(title="Suishiban 随时办", version="0.1.0", lifespan=life, dependencies=[Depends(admit)])
    app.state.services = services
    app.add_middleware(BodyLimit)
    app.add_middleware(SafeHeaders)
    problems.install(app)
    # Routes are tried in this order: what is called most often comes first.
    app.include_router(rasa.router)
    app.include_router(rasa_actions_route.router)
    app.include_router(health.router)
    # One by one: every router between an app and a route makes all routes below it anew, at every start.
    in_demo = (demo.router,) if services.settings.demo else ()
    for router in (*citizen.ROUTERS, *console.ROUTERS, backend.router, *in_demo):
        app.include_router(router, prefix="/api/v1")
    app.include_router(faces.router)
    app.state.templates = templates(app)
    return app
