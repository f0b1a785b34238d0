"""Which sentences does a life event hold?"""

from collections.abc import Iterator, Mapping

from suishiban.knowledge.guide import LifeEvent, LifeEventMatter, Text
from suishiban.knowledge.library.pieces import faq_pieces
from suishiban.knowledge.library.sections import Piece, Section
from suishiban.knowledge.library.sentence import NOTHING, Template, joined
from suishiban.knowledge.wording import Named, condition_words, named

_LIST = Text("；", "; ")
_MATTERS = Template("“{event}”包括以下事项：{list}。", "“{event}” consists of: {list}.")
_MATTER = Template("{name}{when}{after}", "{name}{when}{after}")
_WHEN = Template("（{when}的）", " (where {when})")
_AFTER = Template("（在{names}办结之后）", " (after {names})")

#: Item → its name.
Names = Mapping[str, Text]


def event_pieces(event: LifeEvent, names: Names) -> Iterator[tuple[Section, Piece]]:
    """What the event is for, which items it consists of, and what is asked often; `names` of the items it names."""
    yield Section.SUMMARY, Piece("0", event.summary, event.aliases)
    blanks = named(event)
    listed = joined([_matter(matter, names, blanks) for matter in event.matters], _LIST)
    yield Section.MATTERS, Piece("all", _MATTERS.fill(event=event.name, list=listed))
    for piece in faq_pieces(event.faq):
        yield Section.FAQ, piece


def _matter(matter: LifeEventMatter, names: Names, blanks: Named) -> Text:
    when = _WHEN.fill(when=condition_words(matter.when, blanks)) if matter.when else NOTHING
    before = joined([names[item] for item in matter.after], Text("、", ", "))
    after = _AFTER.fill(names=before) if matter.after else NOTHING
    return _MATTER.fill(name=names[matter.item], when=when, after=after)
