"""Which blank is meant by a name with a slip in it, mistyped or misheard?"""

import re
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from suishiban.assistant.form.blanks import Blank
from suishiban.assistant.understanding.naming import names_of
from suishiban.knowledge.search.sounds import sounds

#: How like a blank's name a mistyped one must be, of 100: two swapped characters of seven are 86. Where something is
#: put right only the blanks of the form can be meant, and one wrong character of four will do.
NEARLY, NEARLY_PUT_RIGHT = 80.0, 75.0


def with_names(blanks: Iterable[Blank]) -> list[tuple[str, Blank]]:
    """Each name of a blank with it."""
    return [(name, blank) for blank in blanks for name in names_of(blank.field)]


def like_one(said: str, blanks: Sequence[Blank], nearly: float = NEARLY) -> Blank | None:
    """The one blank whose name is most like what was said, and nearly the same."""
    names = [(name, blank) for name, blank in with_names(blanks) if len(name) >= SHORTEST_NAME]
    alike = {name: how for name, _ in names if (how := how_like(said, name)) >= nearly}
    most = max(alike.values(), default=-1)
    best = {blank.path: blank for name, blank in names if alike.get(name, 0) == most}
    return next(iter(best.values())) if len(best) == 1 else None


def how_like(said: str, name: str) -> float:
    """How like a mistyped or misheard name is to a real one, 0 to 100."""
    reading = sounds()
    heard = len(said) == len(name) and all(
        one == other or (one in reading and reading[one] == reading.get(other))
        for one, other in zip(said, name, strict=True)
    )
    if heard:
        return 100.0
    # Two neighbours changed places: 亲母… is 母亲… and as like to 父亲… by what is counted.
    swapped = sorted(said) == sorted(name) and OSA.distance(said, name) == 1
    return _SWAPPED if swapped else ratio(said, name)


_SWAPPED = 99.0


#: Characters of a name in which a slip is looked for.
SHORTEST_NAME = 4


def begins_named(text: str, at: int, names: Iterable[str]) -> bool:
    """Whether the name of a blank stands there, without a link, or mistyped before one: “… 家庭住址明川市…”."""
    head = _NEXT_NAME.match(text, at)
    said = head["name"] if head else ""
    return any(
        said == name
        or (len(name) >= _SHORTEST_UNLINKED and text.startswith(name, at))
        or (len(name) >= SHORTEST_NAME and ratio(said, name) >= NEARLY_PUT_RIGHT)
        for name in names
    )


_NEXT_NAME = re.compile(r"(?P<name>[\u3400-\u9fff]{2,14})(?=[:：是\d,，]|$)")
#: Characters of a name that hardly begins a part of a value.
_SHORTEST_UNLINKED = 3
