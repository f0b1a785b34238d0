"""One process of a hand-off run: submits cases, delivers them, accepts them, takes call-backs; killed at any instant.

`python handoff_run.py CASES BACKEND_URL CALLBACK_PORT`; settings as the service reads them. It goes on where the last
one was killed, prints `ready`, then `submitted RECEIPT` after each commit, and ends with 0 once every
case is concluded.
"""

import sys
import threading
import time
from datetime import date, datetime, timedelta

import uvicorn
from fastapi import FastAPI, Request, Response

from suishiban.api.backends.http import HttpBackend
from suishiban.api.case_log import CaseLog, Filing
from suishiban.api.services.chains import Chains
from suishiban.api.settings import Settings, load_settings
from suishiban.api.store.case_records import CaseFilter
from suishiban.api.store.errors import Unknown
from suishiban.api.store.opening import open_store
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.api.workers.callbacks import STATUS, CallbackDesk
from suishiban.api.workers.delivery import Delivery
from suishiban.api.workers.loop import Task, Workers
from suishiban.assistant.casework import events as e
from suishiban.assistant.casework.application import Applicant, Application
from suishiban.assistant.casework.bond import Before, Bond
from suishiban.assistant.casework.case import fold
from suishiban.assistant.casework.change import Change
from suishiban.assistant.casework.days import BEIJING
from suishiban.assistant.casework.decisions import Accept, Signed, decide
from suishiban.assistant.casework.handoff import register_message
from suishiban.assistant.casework.receipt import receipt_no
from suishiban.assistant.casework.states import CaseState
from suishiban.knowledge.guide import Desk, Text
from suishiban.knowledge.rules import WorkingCalendar

DAY = date(2026, 3, 2)
CALENDAR = WorkingCalendar(announced=frozenset({2026}))
CHAINS = Chains(CALENDAR)


def follow(work: Work, change: Change) -> None:
    """A case that ends moves on what waits for it."""
    CHAINS.follow(LOG, work, change)


LOG = CaseLog(follow)
#: Short, so that what a killed process had claimed comes back soon.
LEASE = timedelta(seconds=1)
#: Seconds between submissions, so that kills find cases in every stage.
PACE = 0.02


def now() -> datetime:
    return datetime.now(BEIJING)


def application(receipt: str) -> Application:
    return Application(
        item="market-stall",
        item_name=Text("摆摊登记", "Market stall"),
        implementation_code="990131000001-990102",
        organ=Text("明川市市场监督管理局", "Mingchuan Market Authority"),
        department=Text("明川市市场监督管理局", "Mingchuan Market Authority"),
        region="990102",
        guide_version=1,
        guide_digest="ab" * 32,
        title=Text("摆摊登记表", "Stall form"),
        applicant=Applicant("张洁", "9901**********1234"),
        lines=(),
        groups=(),
        papers=(),
        findings=(),
        digest=receipt,
        confirmed_at=now(),
        receipt_no=receipt,
    )


def bond(number: int) -> Bond | None:
    """Every third case and the one after it are a life event: the later one waits for the earlier."""
    name = Text("夜市开张一件事", "Opening a stall")
    match number % 3:
        case 0:
            return Bond(f"E{number}", "night-market", name)
        case 1 if number > 1:
            earlier = Before(f"case-{number - 1}", receipt_no("MC", DAY, number - 1), "market-stall", name)
            return Bond(f"E{number - 1}", "night-market", name, (earlier,))
    return None


def opening(number: int) -> Change:
    receipt, limit = receipt_no("MC", DAY, number), e.Limit(DAY, provisional=False)
    opened = e.Opened(
        case_id=f"case-{number}",
        receipt_no=receipt,
        application=application(receipt),
        desk=Desk.OURS,
        promised_days=3,
        statutory_days=20,
        answer_by=limit,
        due=limit,
        actor="citizen",
        at=now(),
        bond=bond(number),
    )
    case = fold((opened,))
    return Change(case, (opened,), () if case.state is CaseState.WAITING else (register_message(case),))


def open_late(work: Work, number: int) -> None:
    """File the case; one whose earlier case has ended meanwhile goes on at once."""
    change = opening(number)
    LOG.open(work, change, Filing(), now())
    for earlier in change.case.bond.after if change.case.bond else ():
        CHAINS.follow(LOG, work, Change(LOG.load(work, earlier.case_id), change.events))


def submit(store: Store, number: int) -> None:
    """The case with this number, committed before anyone is told."""
    store.write(lambda work: open_late(work, number))
    print("submitted", receipt_no("MC", DAY, number), flush=True)


def submitted(store: Store, cases: int) -> int:
    """How many cases earlier processes have committed; what they could not say any more is said now."""

    def known(work: Work, number: int) -> bool:
        try:
            return bool(work.cases.by_receipt(receipt_no("MC", DAY, number)))
        except Unknown:
            return False

    with store.reading() as work:
        count = next((number for number in range(cases) if not known(work, number + 1)), cases)
    if count:
        print("submitted", receipt_no("MC", DAY, count), flush=True)
    return count


def accept(store: Store, case_id: str) -> None:
    """The clerk accepts a case whose registration is acknowledged."""

    def unit(work: Work) -> None:
        decided = decide(LOG.load(work, case_id), Accept(), Signed("clerk:0012", now(), f"accept-{case_id}"), CALENDAR)
        if isinstance(decided, Change):
            LOG.record(work, decided, now())

    store.write(unit)


def serve_callbacks(store: Store, settings: Settings, port: int) -> None:
    desk = CallbackDesk(store, LOG, settings.callback_secrets, CALENDAR)
    app = FastAPI()

    @app.post("/callbacks")
    async def take(request: Request) -> Response:
        answer = desk.take(request.headers, await request.body(), now())
        return Response(answer.detail, STATUS[answer.outcome])

    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()


def main(cases: int, backend_url: str, callback_port: int) -> None:
    settings = load_settings()
    store = open_store(settings)
    serve_callbacks(store, settings, callback_port)
    backend = HttpBackend(backend_url, settings.callback_secrets[0])
    delivery = Delivery(store=store, backend=backend, log=LOG, now=now, worker=f"w{time.time_ns()}", lease=LEASE)
    workers = Workers((Task("delivery", delivery.once, pause=0.05, threads=2),))
    print("ready", flush=True)
    workers.start()
    for number in range(submitted(store, cases) + 1, cases + 1):
        submit(store, number)
        accept_all(store)
        time.sleep(PACE)
    while not finished(store, cases):
        time.sleep(0.1)
    workers.stop()
    store.close()


def accept_all(store: Store) -> None:
    """Accept what was handed over."""
    with store.reading() as work:
        handed_off = work.cases.queue(CaseFilter(states=(CaseState.HANDED_OFF,)))
    for head in handed_off:
        accept(store, head.id)


def finished(store: Store, cases: int) -> bool:
    """Whether every case is concluded."""
    accept_all(store)
    with store.reading() as work:
        counts = dict(work.cases.counts(CaseFilter()))
    return counts.get(CaseState.CONCLUDED, 0) == cases


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
