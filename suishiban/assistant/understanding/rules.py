"""What does the engine without a model make of an utterance?

Readers in a fixed order; the first that recognises its case answers. Order matters: buttons before words, fixed
phrases before values, values before questions, and a guess never submits or discloses anything.
"""

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.form.blanks import Blank
from suishiban.assistant.understanding import cues, mending, phrases
from suishiban.assistant.understanding.acting import acting_for, acting_for_oneself, entrusted
from suishiban.assistant.understanding.ahead import with_ahead
from suishiban.assistant.understanding.as_mine import as_mine
from suishiban.assistant.understanding.asides import puts_off
from suishiban.assistant.understanding.asking import (
    another_item,
    application,
    chitchat,
    progress,
    question,
    same_item,
    without_anger,
)
from suishiban.assistant.understanding.before import as_before
from suishiban.assistant.understanding.by_sound import (
    asked_with_slip,
    in_vain,
    nearly_fixed,
    put_right,
    respelt,
    unslipped,
)
from suishiban.assistant.understanding.by_unit import amount_with_unit
from suishiban.assistant.understanding.chatter import without_chatter, without_total
from suishiban.assistant.understanding.chatter_en import plain_english
from suishiban.assistant.understanding.correcting import correction, lost_correction
from suishiban.assistant.understanding.deciding import decision
from suishiban.assistant.understanding.denying import denial
from suishiban.assistant.understanding.digits import figures_put_right
from suishiban.assistant.understanding.dropping import dropped
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.english import named_in_english
from suishiban.assistant.understanding.explaining import explanation
from suishiban.assistant.understanding.following import further_values
from suishiban.assistant.understanding.giving import named_option, reply_in_free_form, values
from suishiban.assistant.understanding.going_on import going_on
from suishiban.assistant.understanding.heard import Commands, Reader, asked_for, pending_of, saying
from suishiban.assistant.understanding.nameless import name_of_somebody
from suishiban.assistant.understanding.naming import wordings_of
from suishiban.assistant.understanding.pausing_en import leaving_or_back
from suishiban.assistant.understanding.presses import button, edits
from suishiban.assistant.understanding.reconsidering import another_number, another_option
from suishiban.assistant.understanding.replying import answer_to_prompt, yes_or_no
from suishiban.assistant.understanding.sending import files_sent
from suishiban.assistant.understanding.sharing_out import shared_out
from suishiban.assistant.understanding.steering import order, steering
from suishiban.assistant.understanding.turning import turning
from suishiban.assistant.understanding.whose_number import with_numbers
from suishiban.assistant.understanding.withdrawing import whole_event
from suishiban.knowledge.fields.surnames import surname_length
from suishiban.knowledge.text import folded


class RuleEngine:
    """Understanding by phrases, typed recognisers and item routing."""

    name = "native"

    def understand(self, heard: Heard) -> Commands:
        """See `Engine`."""
        if pending_of(heard)[1] is not None:
            heard = saying(heard, without_chatter(heard.utterance.text))
        heard = _meant_otherwise(plain_english(without_anger(heard)))
        return with_numbers(heard, with_ahead(heard, _as_meant(heard)))

    def more(self, heard: Heard, done: Commands, fresh: frozenset[str]) -> Commands:
        """See `Engine`: values said in the same breath for blanks that apply only now."""
        return further_values(heard, done, fresh)


def _as_meant(heard: Heard) -> Commands:
    """As it was said; where that is in vain, as it may have sounded."""
    commands = _read(heard)
    if not in_vain(heard, commands):
        return commands
    again = put_right(heard)
    if again.utterance.text == heard.utterance.text:
        return commands
    meant = _read(again)
    return commands if in_vain(again, meant) or any(isinstance(one, _EXACT) for one in meant) else meant


def _meant_otherwise(heard: Heard) -> Heard:
    """Where any text would be taken: a fixed phrase with a slip in it, or a question by its sound, is no value."""
    text = heard.utterance.text
    if text.startswith("把") and not mending.change_of(text):
        meant = (put_right(heard).utterance.text, *unslipped(text, _CHANGE))
        return saying(heard, next(filter(mending.change_of, meant), text))
    _, blank = pending_of(heard)
    blanks = asked_for(heard)
    if any(one.field.type == "yes_no" for one in blanks) and (phrase := nearly_fixed(text, _LONG_STEERS)):
        return saying(heard, phrase)  # 接着刚才锝来 is no yes, though there is a 是 in what was asked
    if blank is not None and blank.field.type in _COUNTED:
        heard = saying(heard, without_total(text))
    elif blank is not None and blank.field.type in _CHOSEN:
        heard = saying(heard, _chosen_with_slip(heard, blank, text))
    text = heard.utterance.text
    if cues.asks(text) or not any(_takes_words(one, text) for one in blanks):
        return heard
    if asked := cues.asked_with_slip(text) or asked_with_slip(text):
        return saying(heard, asked)
    if phrase := nearly_fixed(text, _STEERS):
        return saying(heard, phrase)
    if pause := next(filter(puts_off, unslipped(text)), ""):
        return saying(heard, pause)
    again = put_right(heard)
    said = again.utterance.text
    asks = len(text) <= _QUESTION and cues.asks(said)
    corrects = mending.only_corrects(said) or mending.puts_right(said)
    return again if said != text and (asks or puts_off(said) or corrects) else heard


def _chosen_with_slip(heard: Heard, blank: Blank, text: str) -> str:
    """What is meant by an answer to a choice with a slip in it: a pause, an option in so many words; else `text`."""
    names = [name for option in blank.field.options for name in wordings_of(option)]
    if pause := next(filter(_only_pauses, (put_right(heard).utterance.text, *unslipped(text))), ""):
        return pause
    if blank.field.type == "multi_choice":
        return respelt(text, names)
    exact = frozenset(map(folded, names))
    return text if folded(text) in exact else next((one for one in unslipped(text) if folded(one) in exact), text)


def _only_pauses(text: str) -> bool:
    """Whether the citizen leaves or comes back, and says nothing else."""
    return puts_off(text) or cues.says(text, phrases.RESUME)


_COUNTED = ("number", "money")
#: A word of a sentence may seem to answer them (我有点事，等会儿再填).
_CHOSEN = ("yes_no", "choice", "multi_choice")


def _takes_words(blank: Blank, text: str) -> bool:
    """Whether the blank would take a few words for its value: any text, what might be an unusual name, a day in words
    (今天先这样)."""
    kind = blank.field.type
    return kind in ("text", "date") or (kind == "name" and not surname_length(text))


_STEERS = phrases.RESUME | phrases.SKIP | phrases.UNDO | phrases.HUMAN
_LONG_STEERS = tuple(sorted(one for one in phrases.RESUME | phrases.UNDO if len(one) > 3))
#: Characters of “把…改为…”.
_CHANGE = 60
#: Characters of a question asked aside.
_QUESTION = 12


def _read(heard: Heard) -> Commands:
    return next((commands for read in _READERS if (commands := read(heard))), (c.Unclear(heard.utterance.text),))


#: What takes exact words or a button.
_EXACT = (c.Submit, c.Consent, c.Confirm, c.Withdraw, c.WithdrawEvent)

_READERS: tuple[Reader, ...] = (
    button,
    files_sent,
    edits,
    order,
    whole_event,
    decision,
    steering,
    turning,
    named_option,
    as_before,
    figures_put_right,
    as_mine,
    entrusted,
    acting_for_oneself,
    acting_for,
    same_item,
    leaving_or_back,
    going_on,
    named_in_english,
    answer_to_prompt,
    explanation,
    another_item,
    dropped,
    denial,
    yes_or_no,
    correction,
    progress,
    chitchat,
    lost_correction,
    shared_out,
    values,
    name_of_somebody,
    another_option,
    another_number,
    amount_with_unit,
    reply_in_free_form,
    application,
    question,
)
