"""Where do the conversations stand that are being held now? Kept in memory; the log is read only for what is new."""

from collections import OrderedDict
from threading import Lock

from suishiban.api.services.conversation_state import read_conversation
from suishiban.api.store.store import Store
from suishiban.assistant.conversation.state import Conversation

#: Conversations kept in memory.
KEPT = 5_000


class ConversationStates:
    """The states last seen; one per process, for all threads. Any of them may be dropped at any time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._states: OrderedDict[str, Conversation] = OrderedDict()
        self._lock = Lock()

    def state(self, conversation: str, version: int | None = None) -> Conversation:
        """The conversation's state; `version` lets a state kept in memory serve when it is that one.

        Raises Unknown, KeyErased.
        """
        with self._lock:
            kept = self._states.get(conversation)
        if kept is not None and kept.version == version:
            return kept
        with self._store.reading() as work:
            _, state = read_conversation(work, conversation, kept)
        self.remember(state)
        return state

    def remember(self, state: Conversation) -> None:
        """Keep `state` as the one last seen of its conversation."""
        with self._lock:
            self._states[state.id] = state
            self._states.move_to_end(state.id)
            while len(self._states) > KEPT:
                self._states.popitem(last=False)

    def forget(self, conversation: str) -> None:
        """Drop what is kept of a conversation."""
        with self._lock:
            self._states.pop(conversation, None)
