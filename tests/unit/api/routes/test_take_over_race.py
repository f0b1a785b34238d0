"""Does the assistant fall silent the moment a clerk takes over, even in the middle of an answer?

Who owns a conversation is looked at in the transaction that writes the message. A hundred answers race with a hundred
take-overs; whichever comes first, no message of the assistant stands after the clerk's arrival, and what was counted is
what was said.
"""

import threading
import time
from collections import Counter

from suishiban.api.codec import read_event
from suishiban.api.services.context import Services
from suishiban.api.services.demo_staff import demo_staff
from suishiban.api.services.staff import Member
from suishiban.api.store.tallies import Tally
from suishiban.assistant.conversation.events import Event, OwnerChanged, Replied, Spoke
from suishiban.assistant.conversation.utterance import Utterance

RACES = 100
#: Seconds by which the clerk comes later than the citizen, in turn: from before an answer is begun to after its end.
DELAYS = tuple(number * 0.001 for number in range(12))


def _clerk(here: Services) -> Member:
    _, member = here.staff.log_in("demo-clerk", demo_staff().password, "", here.clock.now())
    return member


def _waiting(here: Services) -> str:
    """A conversation in which a person was asked for."""
    id = here.conversations.begin("web", "zh", "990102", None).id
    here.turns.take(id, Utterance("t1", "转人工"), None)
    return id


def _race(here: Services, clerk: Member, conversation: str, delay: float) -> None:
    """A question is answered while the clerk takes over."""
    ready = threading.Barrier(2)
    failures: list[BaseException] = []

    def guarded(act: object) -> None:
        assert callable(act)
        try:
            ready.wait()
            act()
        except BaseException as error:
            failures.append(error)

    def ask() -> None:
        here.turns.take(conversation, Utterance("t2", "摆摊登记要多久？"), None)

    def come() -> None:
        time.sleep(delay)
        here.handover.take(clerk, conversation)

    threads = [threading.Thread(target=guarded, args=(act,)) for act in (ask, come)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def _events(here: Services, conversation: str) -> list[Event]:
    with here.store.reading() as work:
        return [read_event(one.payload, one.schema) for one in work.conversations.events(conversation)]


def test_no_message_of_the_assistant_comes_after_a_take_over(here: Services) -> None:
    clerk, orders, counted = _clerk(here), Counter[str](), Counter[Tally]()
    conversations = [_waiting(here) for _ in range(RACES)]
    for number, conversation in enumerate(conversations):
        _race(here, clerk, conversation, DELAYS[number % len(DELAYS)])
    for conversation in conversations:
        events = _events(here, conversation)
        taken = events.index(OwnerChanged(clerk.clerk))
        assert not [one for one in events[taken:] if isinstance(one, Replied)]
        # What the citizen said is kept either way, once.
        assert [one.text for one in events if isinstance(one, Spoke)] == ["转人工", "摆摊登记要多久？"]
        replies = [one for one in events if isinstance(one, Replied)]
        orders["answered first" if len(replies) == 2 else "taken first"] += 1
        counted.update(Tally("answered", one.reply.item) for one in replies if one.reply.outcome == "answered")
    # Both orders came about, or nothing was raced.
    assert min(orders["answered first"], orders["taken first"]) >= RACES // 20, orders
    here.tallies.flush()
    with here.store.reading() as work:
        totals = work.tallies.totals(here.clock.now().replace(minute=0, second=0, microsecond=0))
    assert {one: number for one, number in totals.items() if one.name == "answered"} == dict(counted)
