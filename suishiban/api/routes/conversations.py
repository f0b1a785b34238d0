"""How does a citizen talk to the assistant over HTTP?"""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Header, Response
from fastapi.responses import StreamingResponse

from suishiban.api.codec import read_reply, reply_bytes
from suishiban.api.routes.access import ConversationToken, Here, KnownCitizen, MaybeCitizen
from suishiban.api.routes.script import ChosenScript, Script, wording_in
from suishiban.api.routes.telling import Caller, told_as_it_comes
from suishiban.api.routes.wire import EVENT_STREAM, STREAM_HEADERS, message_out, side_of
from suishiban.api.schemas.conversation import BegunOut, ConversationOut, NewConversation, TurnIn
from suishiban.api.services.context import Services
from suishiban.api.services.errors import EmptyTurn
from suishiban.assistant.conversation.events import OwnerChanged
from suishiban.assistant.conversation.reply import Reply
from suishiban.assistant.conversation.utterance import Utterance
from suishiban.knowledge.text import clean, said

router = APIRouter(prefix="/conversations", tags=["conversation"])


@router.post("", status_code=201)
def begin(body: NewConversation, here: Here, citizen: MaybeCitizen) -> BegunOut:
    """Begin a conversation; anonymous without a session."""
    begun = here.conversations.begin(body.channel, body.language, body.region, citizen)
    return BegunOut(id=begun.id, token=begun.token)


@router.post("/{conversation}/turns", response_model=Reply)
def take_turn(
    conversation: str,
    body: TurnIn,
    here: Here,
    citizen: MaybeCitizen,
    script: ChosenScript,
    conversation_token: ConversationToken = "",
    accept: Annotated[str, Header()] = "",
    last_event_id: Annotated[int, Header(ge=0)] = 0,
) -> Response:
    """Take one turn; a repeated `turn_id` returns the first reply.

    With `Accept: text/event-stream` the committed messages come as numbered events, those after `Last-Event-ID`; what a
    language model words comes before them, sentence by sentence.
    """
    here.conversations.open(conversation, conversation_token, citizen)
    take = partial(here.turns.take, conversation, utterance_of(here, conversation, body), citizen, body.version)
    caller = Caller(here, conversation, body.turn_id, citizen is not None, script, last_event_id)
    if EVENT_STREAM in accept:
        return StreamingResponse(told_as_it_comes(caller, take), media_type=EVENT_STREAM, headers=STREAM_HEADERS)
    taken = take()
    reply = taken.reply
    if script is not Script.HANS:
        reply = reply_bytes(caller.wording(taken.version).reply(read_reply(reply)))
    headers = {"Conversation-Version": str(taken.version)}
    return Response(reply, media_type="application/json", headers=headers)


def utterance_of(here: Services, conversation: str, body: TurnIn) -> Utterance:
    """The turn as the assistant hears it; raises EmptyTurn, and NotYours for a file of another conversation."""
    files = [*([body.attachment] if body.attachment else []), *body.attachments]
    if not (body.text or body.choice or files or body.edits):
        raise EmptyTurn(turn_id=body.turn_id, right="text, choice, attachment, attachments or edits")
    uploads = tuple(here.attachments.upload(conversation, one.id, one.material) for one in files)
    edits = {clean(path): clean(raw) for path, raw in body.edits.items()}
    return Utterance(body.turn_id, said(body.text), clean(body.choice), body.prompt_id, uploads, edits)


@router.get("/{conversation}")
def read(
    conversation: str,
    here: Here,
    citizen: MaybeCitizen,
    script: ChosenScript,
    conversation_token: ConversationToken = "",
) -> ConversationOut:
    """Messages, open form, pending prompt, owner and version."""
    head = here.conversations.open(conversation, conversation_token, citizen)
    state = here.turns.states.state(conversation, head.version)
    said = [one for one in here.conversations.messages(conversation) if not isinstance(one.event, OwnerChanged)]
    if citizen is not None and any(one.mandate for one in said):
        standing = here.mandates.standing(citizen)
        said = [one.under(standing) for one in said]
    wording = wording_in(script, state)
    return ConversationOut(
        id=state.id,
        version=state.version,
        owner=side_of(state.owner),
        waiting_place=here.conversations.place(head),
        language=state.language,
        region=state.region,
        messages=[message_out(conversation, one, citizen is not None, wording) for one in said],
        prompt=wording.prompt(state.prompt),
        form=wording.card(here.turns.form(state, citizen)),
        matters=list(wording.matters(here.turns.matters(state))),
    )


@router.get("/{conversation}/form.pdf")
def preview(
    conversation: str, here: Here, citizen: KnownCitizen, conversation_token: ConversationToken = ""
) -> Response:
    """The open form as PDF, as it stands; for the citizen alone, for it shows values whole."""
    head = here.conversations.open(conversation, conversation_token, citizen)
    pdf = here.turns.preview(here.turns.states.state(conversation, head.version), citizen)
    return Response(pdf, media_type="application/pdf", headers={"Cache-Control": "no-store"})
