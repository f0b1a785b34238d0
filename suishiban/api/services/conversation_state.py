"""Where does a conversation stand, as its stored events tell?"""

from suishiban.api.codec import read_event, read_state
from suishiban.api.store.conversation_records import Conversation as Head
from suishiban.api.store.work import Work
from suishiban.assistant.conversation.fold import apply
from suishiban.assistant.conversation.state import Conversation
from suishiban.knowledge.guide import Language


def read_conversation(work: Work, conversation: str, kept: Conversation | None = None) -> tuple[Head, Conversation]:
    """Head and state; `kept` is an earlier state of it, from which on events are read. Raises Unknown, KeyErased."""
    loaded = work.conversations.load(conversation, kept.version if kept else 0)
    head = loaded.head
    if loaded.snapshot:
        state = read_state(loaded.snapshot)
    else:
        state = kept or Conversation(head.id, language=Language(head.language), region=head.region)
    for event in loaded.events:
        state = apply(state, read_event(event.payload, event.schema))
    return head, state
