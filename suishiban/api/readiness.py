"""What must still be set before the service may serve real citizens?"""

from collections.abc import Mapping
from dataclasses import dataclass

from suishiban.api.settings import Settings
from suishiban.knowledge.text import SuishibanError


class NotReady(SuishibanError):
    """The service may not serve real citizens yet; `suishiban doctor` says more"""


class ExtraMissing(SuishibanError):
    """A setting asks for a library that is not installed"""


@dataclass(frozen=True, slots=True)
class Missing:
    """A setting that has no default outside demo mode."""

    key: str
    """Name in the environment."""
    why: str
    fix: str


_BASE64 = "set {key} to base64 of 32 random bytes, as `openssl rand -base64 32` prints"
_ADDRESS = "set {key} to the address of the {what}"

_NEEDED: Mapping[str, tuple[str, str]] = {
    "SITE_KEYS": ("wraps every data key", "set SITE_KEYS to id:base64 of 32 random bytes, e.g. 2026a:…"),
    "INDEX_KEY": ("keys the blind index and the audit chain", _BASE64.format(key="INDEX_KEY")),
    "CALLBACK_SECRETS": ("signs what back ends send and get", _BASE64.format(key="CALLBACK_SECRETS")),
    "RASA_TOKEN": ("signs identities in the Rasa channel", "set RASA_TOKEN to a long random word"),
    "BACKEND_URL": ("finished cases go there", _ADDRESS.format(key="BACKEND_URL", what="department's system")),
    "IDENTITY_URL": ("citizens log in there", _ADDRESS.format(key="IDENTITY_URL", what="real-name identity service")),
    "LICENCES_URL": ("e-licences are read there", _ADDRESS.format(key="LICENCES_URL", what="e-licence service")),
}

#: The settings that a site needs, in the order one would set them.
KEYS = tuple(_NEEDED)


def missing(settings: Settings) -> tuple[Missing, ...]:
    """What is needed and not set; always empty in demo mode, where keys are generated and doubles answer.

    Staff are in the database and are not looked at here.
    """
    if settings.demo:
        return ()
    return tuple(Missing(key, why, fix) for key, (why, fix) in _NEEDED.items() if not getattr(settings, key.lower()))


def require_settings(settings: Settings) -> None:
    """Raises NotReady, which names every key that is needed and not set."""
    needed = missing(settings)
    if needed:
        raise NotReady(**{one.key: f"{one.why}; {one.fix}" for one in needed})


def require_staff(able: int) -> None:
    """Raises NotReady where no member of staff may log in."""
    if able == 0:
        raise NotReady(staff="nobody may log in; enter someone with `suishiban staff add`")
