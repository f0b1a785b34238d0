"""How does a clerk take a conversation over, answer, and hand it back?"""

from fastapi import APIRouter

from suishiban.api.routes.access import Here, KnownMember
from suishiban.api.routes.case_view import text_out
from suishiban.api.routes.clerk import MaybePurpose
from suishiban.api.routes.wire import message_out
from suishiban.api.schemas.clerk import TextOut
from suishiban.api.schemas.handover import CalledConversationOut, CalledListOut, CalledOut, ClerkReplyIn, OwnedOut
from suishiban.api.services.context import Services
from suishiban.api.services.errors import EmptyTurn
from suishiban.api.services.handover import Called
from suishiban.api.store.conversation_records import BOT
from suishiban.assistant.conversation.events import Replied, Spoke
from suishiban.knowledge.library.release import UnknownGuide
from suishiban.knowledge.text import clean

router = APIRouter(prefix="/clerk/conversations", tags=["clerk"])


@router.get("")
def called(here: Here, member: KnownMember) -> CalledListOut:
    """The conversations in which a person was asked for, and one's own."""
    return CalledListOut(conversations=[_called(here, one) for one in here.handover.called(member)])


@router.get("/{conversation}")
def read(conversation: str, here: Here, member: KnownMember, purpose: MaybePurpose = None) -> CalledConversationOut:
    """What was said. The citizen's words are masked; with `purpose` they are shown, and the read is written down."""
    one = here.handover.open(member, conversation, purpose or "")
    messages = [
        message_out(conversation, message, known=bool(purpose))
        for message in here.conversations.messages(conversation)
        if isinstance(message.event, Spoke | Replied)
    ]
    return CalledConversationOut(**dict(_called(here, one)), messages=messages, clear=bool(purpose))


@router.post("/{conversation}/take")
def take(conversation: str, here: Here, member: KnownMember) -> OwnedOut:
    """Take over a conversation that waits; of two clerks one gets it."""
    return OwnedOut(owner=member.clerk, version=here.handover.take(member, conversation))


@router.post("/{conversation}/replies", status_code=201)
def reply(conversation: str, body: ClerkReplyIn, here: Here, member: KnownMember) -> OwnedOut:
    """Answer the citizen; a repeated `turn_id` answers once."""
    paragraphs = tuple(line for line in map(clean, body.text.splitlines()) if line)
    if not paragraphs:
        raise EmptyTurn(turn_id=body.turn_id, right="text")
    return OwnedOut(owner=member.clerk, version=here.handover.reply(member, conversation, body.turn_id, paragraphs))


@router.post("/{conversation}/hand-back")
def hand_back(conversation: str, here: Here, member: KnownMember) -> OwnedOut:
    """Let the assistant go on."""
    return OwnedOut(owner=BOT, version=here.handover.hand_back(member, conversation))


def _named(here: Services, item: str) -> TextOut:
    """What the item is called; nothing where none was talked of, or it is served no longer."""
    try:
        return text_out(here.knowledge.current().release.name(item))
    except UnknownGuide:
        return TextOut(zh="", en="")


def _called(here: Services, one: Called) -> CalledOut:
    return CalledOut(
        id=one.head.id,
        owner=one.head.owner,
        since=one.head.updated_at,
        region=one.head.region,
        language=one.head.language,
        channel=one.head.channel,
        waiting_since=one.head.waiting_since,
        item=one.state.focus,
        item_name=_named(here, one.state.focus),
        logged_in=one.head.person is not None,
        version=one.head.version,
    )
