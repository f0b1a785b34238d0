"""What happens when a citizen asks something?"""

from suishiban.assistant.conversation import acts, commands
from suishiban.assistant.conversation.events import OwnerChanged
from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.conversation.state import PromptKind
from suishiban.assistant.policy.deliberation import Deliberation
from suishiban.assistant.policy.matters import clarify, focus
from suishiban.assistant.policy.tailoring import tailored
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.search import Found, Retrieved
from suishiban.knowledge.search.aspects import sections_asked


def ask_guide(d: Deliberation, command: commands.AskGuide) -> None:
    """Answer from the passages found, ask which item is meant, or refuse."""
    answer(d, command.question, d.evidence.retrieved[command.question])


def answer(d: Deliberation, question: str, retrieved: Retrieved) -> None:
    """Say what was found; without an open application the item is offered too."""
    premise = d.evidence.premises.get(question)
    match retrieved.found:
        case Found.NOT_STATED if premise is not None and premise.proof:
            _tell(d, question, retrieved, premise.proof)
        case Found.ANSWER:
            _tell(d, question, retrieved, retrieved.passages)
        case Found.SEVERAL:
            clarify(d, _kept(d, question) or retrieved.candidates, question)
        case Found.NOT_STATED:
            focus(d, retrieved.item)
            d.say(acts.Refuse(acts.RefusalReason.NOT_STATED, retrieved.item), Outcome.REFUSED)
        case Found.NOT_COVERED:
            d.say(acts.Refuse(acts.RefusalReason.NOT_COVERED), Outcome.REFUSED)


def _tell(d: Deliberation, question: str, retrieved: Retrieved, passages: tuple[Passage, ...]) -> None:
    """Answer from `passages`; what settles the premise comes first, what does not concern the citizen goes."""
    item = retrieved.item
    premise = d.evidence.premises.get(question)
    if premise is not None:
        passages = tuple(dict.fromkeys((*premise.proof, *passages)))[:_TOLD]
    described = d.evidence.supposed.get(question, {})
    own = tailored(d, item, passages, retrieved.told, described)
    idle = d.state.open_matter is None
    asked = sections_asked(question)
    focus(d, item, asked[0] if asked else passages[0].section)
    told = acts.AnswerFrom(
        item=item,
        passages=own or passages,
        offer=idle,
        question=question,
        tailored=own is not None,
        supposed=tuple(option.label for option in described.values()) if own is not None else (),
        premise=premise,
        differing=retrieved.differing,
        as_of=d.evidence.as_of.get(question),
    )
    d.say(told, Outcome.ANSWERED)
    if idle:
        d.ask(PromptKind.OFFER_ITEM, item)


#: Passages of one answer.
_TOLD = 3
#: Characters of a question that names no item: 要钱吗.
_BARE = 6


def _kept(d: Deliberation, question: str) -> tuple[str, ...]:
    """The items being chosen from, where a question so short can only be about them."""
    prompt = d.state.prompt
    if prompt is None or prompt.kind is not PromptKind.CHOOSE_ITEM or len(question) > _BARE:
        return ()
    return tuple(choice.id for choice in prompt.choices)


def progress(d: Deliberation, command: commands.AskProgress) -> None:
    """Report the citizen's cases; the one, or the life event, whose number was said, where it is theirs."""
    if not d.evidence.known_citizen:
        d.say(acts.NeedLogin(), Outcome.REPORTED)
        return
    named = [one for one in d.evidence.cases if command.number in (one.receipt_no, one.event_no, one.department_no)]
    cases = named if command.number and named else d.evidence.cases
    d.say(acts.ReportCases(tuple(case.case_id for case in cases)), Outcome.REPORTED)


def human(d: Deliberation, command: commands.AskHuman) -> None:
    """Put the conversation into the clerks' queue; the assistant goes on helping until one takes over."""
    if d.state.owner == "bot":
        d.emit(OwnerChanged("waiting"))
    d.say(acts.CallHuman(), Outcome.HANDED_OVER)


def chat(d: Deliberation, command: commands.Chitchat) -> None:
    """Answer politely; facts are not stated here."""
    d.say(acts.Talk(command.kind), Outcome.TALKED)
    if command.kind == "pause":
        # The question stays open for when the citizen is back; it is not put again to who is leaving.
        d.settled = True


def unclear(d: Deliberation, command: commands.Unclear) -> None:
    """Say that it was not understood."""
    d.say(acts.NotUnderstood(command.corrects and d.state.open_matter is not None), Outcome.UNCLEAR)
