"""What follows when a citizen says for whom they act?"""

from suishiban.assistant.conversation import acts, commands
from suishiban.assistant.conversation.events import ActingChosen
from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.conversation.state import Acting
from suishiban.assistant.form.behalf import is_form
from suishiban.assistant.policy import delegation, matters
from suishiban.assistant.policy.deliberation import Deliberation


def act_for(d: Deliberation, command: commands.ActFor) -> None:
    """The item wished for in the same breath, or the open application, is for somebody else; else ask what is to be
    done. Only somebody with a real-name identity acts for others."""
    acting, matter = Acting(command.kind, command.relation), d.state.open_matter
    if not d.evidence.known_citizen:
        d.say(acts.NeedLogin(matter.item if matter is not None else ""), Outcome.REJECTED)
        return
    if command.candidates:
        d.emit(ActingChosen(acting))
        matters.start(d, commands.StartItem(command.text, command.candidates))
    elif is_form(matter):
        # What was said before stands; the form asks on.
        return
    elif matter is not None:
        delegation.begin(d, matter, acting)
    else:
        d.emit(ActingChosen(acting))
        d.say(acts.AskForWhat(), Outcome.ASKED)


def act_for_myself(d: Deliberation, command: commands.ActForMyself) -> None:
    """The citizen acts for nobody else, or no longer; the open application becomes their own."""
    if d.state.acting is not None:
        d.emit(ActingChosen(None))
    delegation.close_form(d)
    if d.state.open_matter is not None:
        delegation.drop(d, d.state.open_matter, acts.ActsForThemselves())
    else:
        d.say(acts.ActsForThemselves())
