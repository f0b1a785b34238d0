"""What does the citizen ask about or want done, apart from the question that is pending?"""

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.understanding import cues
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import Commands
from suishiban.knowledge.search import Certainty, route


def progress(heard: Heard) -> Commands:
    """How far the citizen's cases have come."""
    return (c.AskProgress(),) if cues.asks_progress(heard.utterance.text) else ()


def chitchat(heard: Heard) -> Commands:
    """A greeting, thanks, who are you."""
    for kind, phrases in cues.CHITCHAT.items():
        if cues.says(heard.utterance.text, phrases):
            return (c.Chitchat(kind),)
    return ()


def application(heard: Heard) -> Commands:
    """What the citizen wants done: which item, or which of a few."""
    if heard.state.open_matter is not None:
        return another_item(heard)
    text = heard.utterance.text
    if cues.asks(text) or not text:
        return ()
    routed = route(heard.knowledge, text, heard.state.region, heard.moment.at.date())
    if routed.certainty is Certainty.NONE:
        return (c.StartItem(text, ()),) if cues.applies_firmly(text) else ()
    return (c.StartItem(text, routed.items),) if cues.applies(text) else (c.AskGuide(text),)


def another_item(heard: Heard) -> Commands:
    """Another item than the open one, in words that can hardly be a value of the pending blank."""
    text, matter = heard.utterance.text, heard.state.open_matter
    if matter is None or cues.asks(text) or not cues.applies_firmly(text):
        return ()
    routed = route(heard.knowledge, text, heard.state.region, heard.moment.at.date())
    if routed.certainty is not Certainty.CLEAR or routed.items[0] == matter.item:
        return ()
    return (c.StartItem(text, routed.items),)


def question(heard: Heard) -> Commands:
    """Something to be looked up in the guides."""
    text = heard.utterance.text
    return (c.AskGuide(text),) if text and cues.asks(text) else ()
