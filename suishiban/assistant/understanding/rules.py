"""What does the engine without a model make of an utterance?

Readers in a fixed order; the first that recognises its case answers. Order matters: buttons before words, fixed
phrases before values, values before questions, and a guess never submits or discloses anything.
"""

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.understanding.asking import another_item, application, chitchat, progress, question
from suishiban.assistant.understanding.correcting import correction
from suishiban.assistant.understanding.deciding import decision
from suishiban.assistant.understanding.denying import denial
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.explaining import explanation
from suishiban.assistant.understanding.following import further_values
from suishiban.assistant.understanding.giving import named_option, reply_in_free_form, values
from suishiban.assistant.understanding.heard import Commands, Reader
from suishiban.assistant.understanding.presses import button, edits, upload_of
from suishiban.assistant.understanding.replying import answer_to_prompt, yes_or_no
from suishiban.assistant.understanding.steering import steering


class RuleEngine:
    """Understanding by phrases, typed recognisers and item routing."""

    name = "rules"

    def understand(self, heard: Heard) -> Commands:
        """See `Engine`."""
        for read in _READERS:
            if commands := read(heard):
                return commands
        return (c.Unclear(heard.utterance.text),)

    def more(self, heard: Heard, done: Commands, fresh: frozenset[str]) -> Commands:
        """See `Engine`: values said in the same breath for blanks that apply only now."""
        return further_values(heard, done, fresh)


_READERS: tuple[Reader, ...] = (
    button,
    upload_of,
    edits,
    decision,
    steering,
    named_option,
    answer_to_prompt,
    explanation,
    another_item,
    denial,
    yes_or_no,
    correction,
    progress,
    chitchat,
    values,
    reply_in_free_form,
    application,
    question,
)
