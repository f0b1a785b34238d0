"""Which conversation has a sender of Rasa's, and as whom do they speak?

A sender is kept as a keyed hash and has a conversation of their own. Without a token they are anonymous: no data
source, no draft, no case, and personal values masked. With one they speak as the citizen it names, in another
conversation than anybody else of that sender name.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from suishiban.api.clock import Clock
from suishiban.api.services.channel_tokens import vouched
from suishiban.api.services.conversations import ConversationService
from suishiban.api.services.identity import CitizenSessions
from suishiban.api.store.conversation_records import Conversation
from suishiban.api.store.store import Store
from suishiban.assistant.visit import Citizen
from suishiban.knowledge.guide import Language

#: Senders whose conversation a process keeps in mind.
_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote, as a message tells it."""

    name: str
    token: str = ""
    """Of `channel_tokens`; empty: anonymous."""
    language: Language = Language.ZH
    region: str = "9901"


def sender_in(name: str, metadata: Mapping[str, Any]) -> Sender:
    """A sender with what the metadata of a message may carry: token, language and region."""
    language, region = text_in(metadata, "language"), text_in(metadata, "region")
    return Sender(
        name,
        text_in(metadata, "token"),
        Language(language) if language in frozenset(Language) else Language.ZH,
        region if re.fullmatch(r"[0-9]{2,9}", region) else "9901",
    )


def text_in(content: Mapping[str, Any], field: str) -> str:
    """The text of a field; empty where it holds none."""
    value = content.get(field, "")
    return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class Speaking:
    """A sender's conversation, and the citizen they have proved to be."""

    conversation: str
    citizen: Citizen | None


class Senders:
    """Finds and begins the conversations of one channel's senders; one sender name on two channels has two."""

    def __init__(
        self,
        channel: str,
        store: Store,
        conversations: ConversationService,
        citizens: CitizenSessions,
        clock: Clock,
        secret: str,
    ) -> None:
        self._channel = channel
        self._store = store
        self._conversations = conversations
        self._citizens = citizens
        self._clock = clock
        self._secret = secret
        self._known: dict[tuple[str, str], str] = {}

    def speaking(self, sender: Sender) -> Speaking:
        """Raises ChannelTokenRefused, LogInFirst."""
        citizen = self._citizen(sender)
        return Speaking(self._conversation(sender, citizen), citizen)

    def _citizen(self, sender: Sender) -> Citizen | None:
        if not sender.token:
            return None
        return self._citizens.known(vouched(self._secret, sender.token, sender.name, self._clock.now()).person)

    def _conversation(self, sender: Sender, citizen: Citizen | None) -> str:
        """A citizen never gets an anonymous one's form, nor the other way round."""
        hashed = self._store.vault.blind_index("rasa-sender", sender.name)
        key = (hashed, citizen.person if citizen else "")
        if key not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[key] = self._find(hashed, citizen) or self._begin(sender, hashed, citizen)
        return self._known[key]

    def _find(self, hashed: str, citizen: Citizen | None) -> str:
        with self._store.reading() as work:
            known = work.conversations.of_sender(self._channel, hashed)
        return next((head.id for head in known if _is_theirs(head, citizen)), "")

    def _begin(self, sender: Sender, hashed: str, citizen: Citizen | None) -> str:
        return self._conversations.begin(self._channel, sender.language, sender.region, citizen, hashed).id


def _is_theirs(head: Conversation, citizen: Citizen | None) -> bool:
    return head.person == (citizen.person if citizen else None)
