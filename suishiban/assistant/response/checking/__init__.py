"""Is a sentence that is not the guide's own word for word still what the guide says?"""

from suishiban.assistant.response.checking.check import Doubt, Reason, check

__all__ = ["Doubt", "Reason", "check"]
