"""What may a caller of the service be told that went wrong?"""

from suishiban.assistant.policy.grants import Fault
from suishiban.knowledge.text import SuishibanError


class TurnInProgress(SuishibanError):
    """The same turn is still being answered; ask again in a moment"""


class Conflict(SuishibanError):
    """Something else was written first; read the present version and decide again"""


class CaseStands(SuishibanError):
    """The case has moved, so that this can no longer be done with it"""


class MandateLapsed(SuishibanError):
    """The mandate no longer lets this be done for its principal"""


class MandateUnfit(SuishibanError):
    """The mandate cannot be given like this; nothing was changed"""

    def __init__(self, *faults: Fault) -> None:
        """Everything that is wrong, at once."""
        self.faults = faults
        super().__init__(**{one.field: one.message.zh for one in faults})


class NotReviewed(SuishibanError):
    """A second person has not approved this draft"""


class GateClosed(SuishibanError):
    """The rehearsal of these drafts does not let them be released"""


class NotYours(SuishibanError):
    """There is no such thing, or it is somebody else's"""


class TooLong(SuishibanError):
    """The text is too long"""


class EmptyTurn(SuishibanError):
    """The turn holds neither words, nor a choice, nor a file, nor edits"""


class LogInFirst(SuishibanError):
    """Nobody is logged in with this request, or no longer"""


class NotAllowed(SuishibanError):
    """This is for others to do"""


class WrongPassword(SuishibanError):
    """The number or the password is wrong"""


class TooManyTries(SuishibanError):
    """Too many log-ins failed; wait before the next one"""


class WeakPassword(SuishibanError):
    """The password cannot be used"""


class DecisionDenied(SuishibanError):
    """The case does not allow this decision now; nothing was changed"""


class DecisionIncomplete(SuishibanError):
    """The decision lacks something, or names what is not there; nothing was changed"""


class TooLarge(SuishibanError):
    """The file or the request is too large"""


class TooMany(SuishibanError):
    """There are too many of these already"""


class WrongFile(SuishibanError):
    """The file cannot be taken; what it is shows in its content, not in its name"""


class NotFillable(SuishibanError):
    """No form is open in this conversation"""


class DraftOutdated(SuishibanError):
    """Another version of the guide was written meanwhile; take its changes over and send yours again"""


class CodeRefused(SuishibanError):
    """The code opens nothing: it is wrong, used, too old, or was tried too often"""


class NotOfferedHere(SuishibanError):
    """No such guide is in force there on that day"""


class ChannelRefused(SuishibanError):
    """The channel's message is not of the form expected"""


class ChannelTokenRefused(SuishibanError):
    """The token in the metadata is not ours, for another sender, or too old"""


class ActionServerOff(SuishibanError):
    """This site runs no dialogue in Rasa"""


class ActionServerRefused(SuishibanError):
    """The token of the dialogue server is missing or wrong"""


class ActionRefused(SuishibanError):
    """The call of the dialogue server lacks what an action needs"""


class UnknownAction(SuishibanError):
    """There is no action of that name"""


class LogInNotOffered(SuishibanError):
    """This site offers no log-in of that kind"""


class BindFirst(SuishibanError):
    """The account is not bound to a real-name identity yet; bind it first"""


class WechatCodeRefused(SuishibanError):
    """WeChat does not know the log-in code, or it was used already"""


class WechatTooOften(SuishibanError):
    """WeChat says that this account logs in too often; wait a little"""


class WechatBlocked(SuishibanError):
    """WeChat takes this account for a risk and does not let it log in"""


class ProviderUnavailable(SuishibanError):
    """A service of the city does not answer as it should; try again later"""
