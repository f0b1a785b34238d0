"""How does a citizen talk to the assistant over HTTP?"""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Header, Response
from fastapi.responses import StreamingResponse

from suishiban.api.codec import reply_content
from suishiban.api.routes.access import ConversationToken, Here, MaybeCitizen
from suishiban.api.schemas.conversation import BegunOut, ConversationOut, MessageOut, NewConversation, TurnIn
from suishiban.api.services.conversations import Message
from suishiban.api.services.errors import EmptyTurn
from suishiban.assistant.conversation.events import Replied, Spoke
from suishiban.assistant.conversation.utterance import Upload, Utterance
from suishiban.knowledge.text import clean

router = APIRouter(prefix="/conversations", tags=["conversation"])


@router.post("", status_code=201)
def begin(body: NewConversation, here: Here, citizen: MaybeCitizen) -> BegunOut:
    """Begin a conversation; anonymous without a session."""
    begun = here.conversations.begin(body.channel, body.language, body.region, citizen)
    return BegunOut(id=begun.id, token=begun.token)


@router.post("/{conversation}/turns")
def take_turn(
    conversation: str,
    body: TurnIn,
    here: Here,
    citizen: MaybeCitizen,
    conversation_token: ConversationToken = "",
    accept: Annotated[str, Header()] = "",
) -> Response:
    """Take one turn; a repeated `turn_id` returns the first reply. Event streams are numbered."""
    here.conversations.open(conversation, conversation_token, citizen)
    taken = here.turns.take(conversation, utterance_of(body), citizen, body.version)
    headers = {"Conversation-Version": str(taken.version)}
    if "text/event-stream" in accept:
        return StreamingResponse(_stream(taken.reply, taken.version), media_type="text/event-stream", headers=headers)
    return Response(taken.reply, media_type="application/json", headers=headers)


def utterance_of(body: TurnIn) -> Utterance:
    """The turn as the assistant hears it; raises EmptyTurn."""
    if not (body.text or body.choice or body.attachment or body.edits):
        raise EmptyTurn(turn_id=body.turn_id, right="text, choice, attachment or edits")
    upload = Upload(body.attachment.id, "", body.attachment.material) if body.attachment else None
    edits = {path: clean(raw) for path, raw in body.edits.items()}
    return Utterance(body.turn_id, clean(body.text), body.choice, body.prompt_id, upload, edits)


def _stream(reply: bytes, version: int) -> Iterator[bytes]:
    """The committed reply as one numbered event."""
    yield b"id: " + str(version).encode() + b"\nevent: reply\ndata: " + reply + b"\n\n"


@router.get("/{conversation}")
def read(
    conversation: str, here: Here, citizen: MaybeCitizen, conversation_token: ConversationToken = ""
) -> ConversationOut:
    """Messages, open form, pending prompt, owner and version."""
    head = here.conversations.open(conversation, conversation_token, citizen)
    state = here.turns.states.state(conversation, head.version)
    return ConversationOut(
        id=state.id,
        version=state.version,
        owner=state.owner,
        language=state.language,
        region=state.region,
        messages=[message_out(message) for message in here.conversations.messages(conversation)],
        prompt=asdict(state.prompt) if state.prompt else None,
        form=asdict(card) if (card := here.turns.form(state, citizen)) else None,
    )


def message_out(message: Message) -> MessageOut:
    event = message.event
    if isinstance(event, Spoke):
        return MessageOut(number=message.number, by="citizen", at=event.at, text=event.text)
    assert isinstance(event, Replied)
    return MessageOut(
        number=message.number, by=event.by, at=event.at, text=event.reply.text, reply=reply_content(event.reply)
    )
