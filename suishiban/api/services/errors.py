"""What may a caller of the service be told that went wrong?"""

from suishiban.knowledge.text import SuishibanError


class TurnInProgress(SuishibanError):
    """The same turn is still being answered; ask again in a moment"""


class Conflict(SuishibanError):
    """Something else was written first; read the present version and decide again"""


class NotYours(SuishibanError):
    """There is no such thing, or it is somebody else's"""


class TooLong(SuishibanError):
    """The text is too long"""


class EmptyTurn(SuishibanError):
    """The turn holds neither words, nor a choice, nor a file, nor edits"""
