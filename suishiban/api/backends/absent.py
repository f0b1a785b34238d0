"""What happens while no back end is configured?"""

from suishiban.api.backends.port import Answer, TryLater
from suishiban.assistant.casework.messages import OutMessage


class AbsentBackend:
    """Keeps every message in the outbox until BACKEND_URL is set."""

    def deliver(self, message: OutMessage) -> Answer:
        return TryLater("BACKEND_URL is not set")
