"""What was told of a blank before it applies is kept, and taken down once it applies.

While the blank does not apply, nothing of it counts, is shown or is handed in. With the step that makes it apply it is
read back (`Deliberation.write`), so that nothing is handed in that the citizen has not seen.
"""

from dataclasses import replace

from suishiban.assistant.conversation import acts, commands
from suishiban.assistant.conversation.answers import AnswerState, Source, SourceKind
from suishiban.assistant.form.blanks import blank_at
from suishiban.assistant.form.figures import figures_in, of_figures
from suishiban.assistant.form.relevance import fixed_ahead
from suishiban.assistant.form.writing import write
from suishiban.assistant.policy import values
from suishiban.assistant.policy.deliberation import Deliberation
from suishiban.knowledge.fields import Rejected


def keep_in_mind(d: Deliberation, command: commands.KeepInMind) -> None:
    """Keep a value for later; where its blank has come to apply in this turn, it is taken down."""
    matter = d.state.open_matter
    blank = blank_at(d.guide_of(matter).guide, command.path) if matter is not None else None
    if matter is None or blank is None:
        return
    source = Source(SourceKind.SAID, "", d.turn_id, command.span.start, command.span.end)
    if any(one.path == command.path for one in d.relevance_of(matter).blanks):
        values.put(d, command.path, command.raw, source)
        return
    if fixed_ahead(d.guide_of(matter), d.relevance_of(matter), blank, matter.answers, d.evidence.moment):
        return
    answer = write(blank, command.raw, source, matter.guide_version, d.evidence.moment)
    if isinstance(answer, Rejected):
        number = figures_in(command.raw) if of_figures(blank.field) else ""
        values.reject(d, matter, command.path, answer, number=number)
        return
    kept = replace(answer, state=AnswerState.PROPOSED)
    d.write(matter, kept)
    d.say(acts.KeptInMind(kept))
