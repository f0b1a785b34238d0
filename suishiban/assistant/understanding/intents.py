"""What may a classifier of utterances answer? The names that training writes and serving reads.

A classifier tells of the whole utterance what it is for, and of some of its words what they are.
"""

from enum import StrEnum


class Intent(StrEnum):
    """What an utterance is for."""

    #: Gives one value or several: “租的”, “电话是…”.
    GIVE_VALUE = "give_value"
    #: Puts a value given before right: “不对，是…”, “电话改成…”.
    CORRECT_VALUE = "correct_value"
    #: Wants a blank asked again: “改一下电话”.
    REVISE = "revise"
    #: Does not know what to fill in, or what a blank means.
    EXPLAIN = "explain"
    #: Leaves a blank empty.
    SKIP = "skip"
    #: Asks what the guides tell: fees, papers, places, times, conditions.
    ASK_GUIDE = "ask_guide"
    #: Wants something done.
    START_ITEM = "start_item"
    #: Asks how much is still open.
    ASK_REMAINING = "ask_remaining"
    #: Asks how far a case has come.
    ASK_PROGRESS = "ask_progress"
    #: Wants to see the form.
    SHOW_FORM = "show_form"
    #: Wants a person.
    ASK_HUMAN = "ask_human"
    #: Wants to hear it again.
    REPEAT = "repeat"
    #: Says yes.
    AFFIRM = "affirm"
    #: Says no.
    DENY = "deny"
    #: Takes back the last change.
    UNDO = "undo"
    #: Stops.
    CANCEL = "cancel"
    #: Goes on with what was left.
    RESUME = "resume"
    #: Hands in.
    SUBMIT = "submit"
    #: Small talk, by its kind as `phrases.CHITCHAT` has it.
    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    IDENTITY = "identity"
    ABILITIES = "abilities"
    DISPLEASED = "displeased"
    #: None of the service's business, jokes among it.
    OUT_OF_SCOPE = "out_of_scope"


#: What takes exact words or a button: a classifier's word for it is worth nothing, and it is taught them only so that
#: it calls nothing else so.
DECISIONS = frozenset(
    {Intent.AFFIRM, Intent.DENY, Intent.UNDO, Intent.CANCEL, Intent.RESUME, Intent.SUBMIT},
)


SMALL_TALK = frozenset(
    {Intent.GREETING, Intent.THANKS, Intent.GOODBYE, Intent.IDENTITY, Intent.ABILITIES, Intent.DISPLEASED},
)


class Mention(StrEnum):
    """What some words of an utterance are."""

    #: The name of a blank: 联系电话.
    BLANK = "blank"
    #: What is to stand in a blank.
    VALUE = "value"
    #: The name of an item: 居住证.
    ITEM = "item"
