"""What may a citizen want in one utterance?

Every understanding engine turns an utterance into these commands and nothing else; the policy decides what becomes
of them. Paths are `field`, `group.N.field` (N from 0) or `material.id`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Where in the cleaned utterance a value was said; characters, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StartItem:
    """Apply for something: “我要办理…”. `candidates` are item ids, best first; more than one is asked about."""

    text: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActFor:
    """“我替我妈办居住证”, “给孩子办”, “我是公司经办人”: the citizen acts for somebody else."""

    text: str
    kind: str = ""
    """A value of `mandate.MandateKind`; empty where the words do not tell."""
    relation: str = ""
    """What the principal is to them, an option of the form of acting; empty where the words do not tell."""
    candidates: tuple[str, ...] = ()
    """Items wished for in the same breath, best first; none: it is about what is open."""


@dataclass(frozen=True, slots=True)
class ActForMyself:
    """“我自己办”: the citizen acts for nobody else, or no longer."""


@dataclass(frozen=True, slots=True)
class AskGuide:
    """A question to be answered from the guides."""

    question: str


@dataclass(frozen=True, slots=True)
class GiveValue:
    """A value for a blank, in the citizen's words."""

    path: str
    raw: str
    span: Span
    guess: str = ""
    """Id of the option that the words may mean though they are none of them; it is asked about, never taken."""


@dataclass(frozen=True, slots=True)
class KeepInMind:
    """A value for a blank that does not apply yet, told ahead; it is taken down once the blank applies."""

    path: str
    raw: str
    span: Span


@dataclass(frozen=True, slots=True)
class InFull:
    """“随我姓”, “和我同一个地址” where no value follows from it: the value of `path` is asked for in full."""

    path: str
    surname: str = ""
    """With which the name begins; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class Whose:
    """“叫陈小雨”: a name or a number, said without whose it is; `paths` are the blanks that may be meant."""

    paths: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Correct:
    """“不对,是…”: a new value for `path`, or for the blank answered last where no blank was named."""

    raw: str
    span: Span
    path: str = ""


@dataclass(frozen=True, slots=True)
class AsBefore:
    """“名字和上次一样”: the value of the citizen's earlier application, for `path` or for what is asked."""

    path: str = ""


@dataclass(frozen=True, slots=True)
class Revise:
    """“改第二项”, “修改电话”: ask this blank again; no new value was said yet."""

    path: str


@dataclass(frozen=True, slots=True)
class Undo:
    """“上一步”: take back the last change."""


@dataclass(frozen=True, slots=True)
class Confirm:
    """Yes to the prompt named."""

    prompt_id: str


@dataclass(frozen=True, slots=True)
class Deny:
    """No to the prompt named."""

    prompt_id: str


@dataclass(frozen=True, slots=True)
class Choose:
    """One option of the prompt named."""

    prompt_id: str
    option: str


@dataclass(frozen=True, slots=True)
class Skip:
    """“跳过”: leave the pending blank empty."""


@dataclass(frozen=True, slots=True)
class DontKnow:
    """“不知道填什么”, “租期是什么意思”: explain the blank at `path`, or the one asked."""

    path: str = ""


@dataclass(frozen=True, slots=True)
class Repeat:
    """“再说一遍”."""


@dataclass(frozen=True, slots=True)
class Consent:
    """Agrees that the data sources named in the prompt are read."""

    prompt_id: str


@dataclass(frozen=True, slots=True)
class Withhold:
    """Does not agree; the blanks are asked instead."""

    prompt_id: str


@dataclass(frozen=True, slots=True)
class Attach:
    """A file was uploaded; `material` is empty where the citizen did not say which it is."""

    attachment_id: str
    name: str
    material: str = ""


@dataclass(frozen=True, slots=True)
class ShowForm:
    """“看看我填的”: show the form as it stands."""


@dataclass(frozen=True, slots=True)
class AskRemaining:
    """“还差啥”: how much of the form is still open?"""


@dataclass(frozen=True, slots=True)
class Submit:
    """Exact words or a button; `digest` is that of the form the citizen saw, empty when typed."""

    digest: str = ""


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take back a submitted case; empty: the latest."""

    case_id: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawEvent:
    """Take back a life event that was handed in, as a whole."""

    event: str = ""
    """Its id or its number; empty: the latest."""
    confirmed: bool = False
    """By the exact words, or the button, behind the list of what is taken back."""


@dataclass(frozen=True, slots=True)
class Cancel:
    """Stop filling the open application; the draft is kept until confirmed."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on with a draft left before, or with the one just stopped."""


@dataclass(frozen=True, slots=True)
class SwitchMatter:
    """Go on with another open matter."""

    matter_id: str


@dataclass(frozen=True, slots=True)
class AskMatters:
    """“我还有哪些没办完”: which applications are under way?"""


@dataclass(frozen=True, slots=True)
class AskProgress:
    """“办得怎么样了”; of one case or life event where its number was said."""

    number: str = ""


@dataclass(frozen=True, slots=True)
class AskHuman:
    """“转人工”."""


@dataclass(frozen=True, slots=True)
class Chitchat:
    """A greeting, thanks, goodbye, a pause, who-are-you: `kind` names which."""

    kind: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """Nothing was understood with enough certainty."""

    text: str
    corrects: bool = False
    """Whether something is put right, and only which it is stays open."""


Command = (
    StartItem
    | ActFor
    | ActForMyself
    | AskGuide
    | GiveValue
    | KeepInMind
    | InFull
    | Whose
    | Correct
    | AsBefore
    | Revise
    | Undo
    | Confirm
    | Deny
    | Choose
    | Skip
    | DontKnow
    | Repeat
    | Consent
    | Withhold
    | Attach
    | ShowForm
    | AskRemaining
    | Submit
    | Withdraw
    | WithdrawEvent
    | Cancel
    | Resume
    | SwitchMatter
    | AskMatters
    | AskProgress
    | AskHuman
    | Chitchat
    | Unclear
)
