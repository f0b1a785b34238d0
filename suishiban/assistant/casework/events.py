"""What has happened to a case? Past tense, append-only; stored encrypted with a schema version.

Every event names who did it (`actor`: `citizen`, `clerk:NUMBER`, `department`, `clock`, `rule`, `event`) and when
(`at`, with offset). Events that a call-back of the department brought carry its id and its number in the case's
sequence.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from suishiban.assistant.casework.application import Application
from suishiban.assistant.casework.bond import Bond
from suishiban.knowledge.guide import Desk, Text

#: Version of the shapes below; older payloads pass through upcasters first.
SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to put right, in a correction notice."""

    paths: tuple[str, ...]
    label: str
    """The blank or the material, in Chinese; empty: the whole application."""
    message: Text
    fix: Text
    clause: str
    label_en: str = ""
    """The same in English, where there is one."""


@dataclass(frozen=True, slots=True)
class Notice:
    """补正告知书: everything that must be put right, told at once (行政许可法 第三十二条)."""

    number: int
    """Counts the notices of the case, from 1."""
    remarks: tuple[Remark, ...]
    on: date
    """Day of the notice."""
    until: date
    """Last day to supply the correction."""
    reason: str = ""
    """Why a second notice became necessary; empty for the first."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A last day, and whether a calendar still to come can move it."""

    day: date
    provisional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The citizen confirmed the form; the case exists and has our receipt number."""

    case_id: str
    receipt_no: str
    application: Application
    desk: Desk
    promised_days: int
    statutory_days: int
    answer_by: Limit
    """受理 or 补正告知 by then: five working days after receipt."""
    due: Limit
    """The promised limit, counted from our receipt."""
    actor: str
    at: datetime
    bond: Bond | None = None
    """Its place in a life event; a case with something before it waits."""
    at_once: str = ""
    """Of a case that waits: the guide's rule for deciding at once, where it held on the confirmed form."""
    kind: Literal["Opened"] = "Opened"


@dataclass(frozen=True, slots=True)
class Followed:
    """A concluded case that this one builds on."""

    item: str
    receipt_no: str
    department_no: str
    result: str


@dataclass(frozen=True, slots=True)
class Released:
    """The earlier cases of the life event are concluded: the case is handed over, and its limits begin."""

    follows: tuple[Followed, ...]
    answer_by: Limit
    due: Limit
    actor: str
    at: datetime
    kind: Literal["Released"] = "Released"


@dataclass(frozen=True, slots=True)
class Stopped:
    """An earlier case of the life event ended otherwise: this one is not handed over."""

    because: Text
    """Name of that matter."""
    receipt_no: str
    """Of that case."""
    actor: str
    at: datetime
    kind: Literal["Stopped"] = "Stopped"


@dataclass(frozen=True, slots=True)
class HandedOff:
    """The department's system registered the case under its own number (办件编号)."""

    department_no: str
    actor: str
    at: datetime
    kind: Literal["HandedOff"] = "HandedOff"


@dataclass(frozen=True, slots=True)
class DeliveryFailed:
    """The back end refused a message, or nobody took it for days; an operator must look."""

    message: str
    """The message's kind."""
    reason: str
    actor: str
    at: datetime
    kind: Literal["DeliveryFailed"] = "DeliveryFailed"


@dataclass(frozen=True, slots=True)
class DecisionOrdered:
    """A clerk, or the guide's rule, decided; the state moves when the back end acknowledges."""

    order_id: str
    move: str
    """A value of states.Move."""
    reason: str
    notice: Notice | None
    actor: str
    at: datetime
    kind: Literal["DecisionOrdered"] = "DecisionOrdered"


@dataclass(frozen=True, slots=True)
class OrderRejected:
    """The back end did not carry the order out; the case stands where it stood."""

    order_id: str
    reason: str
    actor: str
    at: datetime
    kind: Literal["OrderRejected"] = "OrderRejected"


@dataclass(frozen=True, slots=True)
class DecidedByRule:
    """秒办: the guide's rule held, and decided at once."""

    rule: str
    """The rule as the guide states it."""
    guide_version: int
    actor: str
    at: datetime
    kind: Literal["DecidedByRule"] = "DecidedByRule"


@dataclass(frozen=True, slots=True)
class Accepted:
    """受理."""

    actor: str
    at: datetime
    callback_id: str = ""
    sequence: int = 0
    kind: Literal["Accepted"] = "Accepted"


@dataclass(frozen=True, slots=True)
class CorrectionRequested:
    """补正: the clock stands still until the correction comes."""

    notice: Notice
    actor: str
    at: datetime
    callback_id: str = ""
    sequence: int = 0
    kind: Literal["CorrectionRequested"] = "CorrectionRequested"


@dataclass(frozen=True, slots=True)
class Resubmitted:
    """The citizen supplied the correction; the limits were moved by the days waited."""

    application: Application
    answer_by: Limit
    due: Limit
    actor: str
    at: datetime
    kind: Literal["Resubmitted"] = "Resubmitted"


@dataclass(frozen=True, slots=True)
class Concluded:
    """办结, in the citizen's favour."""

    result: str
    actor: str
    at: datetime
    callback_id: str = ""
    sequence: int = 0
    kind: Literal["Concluded"] = "Concluded"


@dataclass(frozen=True, slots=True)
class NotAdmitted:
    """不予受理."""

    reason: str
    actor: str
    at: datetime
    callback_id: str = ""
    sequence: int = 0
    kind: Literal["NotAdmitted"] = "NotAdmitted"


@dataclass(frozen=True, slots=True)
class Refused:
    """不予许可."""

    reason: str
    actor: str
    at: datetime
    callback_id: str = ""
    sequence: int = 0
    kind: Literal["Refused"] = "Refused"


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The citizen took the application back."""

    reason: str
    actor: str
    at: datetime
    kind: Literal["Withdrawn"] = "Withdrawn"


@dataclass(frozen=True, slots=True)
class WithdrawalTaken:
    """The department has taken the withdrawal down."""

    actor: str
    at: datetime
    kind: Literal["WithdrawalTaken"] = "WithdrawalTaken"


@dataclass(frozen=True, slots=True)
class WithdrawalRefused:
    """The department had decided before; the case stands where it stood."""

    reason: str
    actor: str
    at: datetime
    kind: Literal["WithdrawalRefused"] = "WithdrawalRefused"


@dataclass(frozen=True, slots=True)
class CorrectionLapsed:
    """The correction did not come in time."""

    actor: str
    at: datetime
    kind: Literal["CorrectionLapsed"] = "CorrectionLapsed"


@dataclass(frozen=True, slots=True)
class Suspended:
    """中止: the department stopped the case for a while."""

    reason: str
    actor: str
    at: datetime
    callback_id: str = ""
    sequence: int = 0
    kind: Literal["Suspended"] = "Suspended"


@dataclass(frozen=True, slots=True)
class Resumed:
    """The department went on with the case; its limit was moved by the days it stood still."""

    due: Limit
    actor: str
    at: datetime
    callback_id: str = ""
    sequence: int = 0
    kind: Literal["Resumed"] = "Resumed"


@dataclass(frozen=True, slots=True)
class Transferred:
    """转办: another organ goes on with the case."""

    organ: str
    actor: str
    at: datetime
    callback_id: str = ""
    sequence: int = 0
    kind: Literal["Transferred"] = "Transferred"


@dataclass(frozen=True, slots=True)
class AlertRaised:
    """黄牌 or 红牌: a limit is near, or has passed."""

    alert: str
    """A value of clock.Alert."""
    limit: date
    actor: str
    at: datetime
    kind: Literal["AlertRaised"] = "AlertRaised"


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """A call-back that cannot be: the case was closed, or the decision is not the department's system's to make."""

    callback: str
    """A value of callback.CallbackKind."""
    why: str
    actor: str
    at: datetime
    callback_id: str
    sequence: int
    kind: Literal["TurnedAway"] = "TurnedAway"


CaseEvent = (
    Opened
    | HandedOff
    | DeliveryFailed
    | DecisionOrdered
    | OrderRejected
    | DecidedByRule
    | Accepted
    | CorrectionRequested
    | Resubmitted
    | Concluded
    | NotAdmitted
    | Refused
    | Withdrawn
    | WithdrawalTaken
    | WithdrawalRefused
    | CorrectionLapsed
    | Suspended
    | Resumed
    | Transferred
    | AlertRaised
    | TurnedAway
    | Released
    | Stopped
)
