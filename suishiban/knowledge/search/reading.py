"""What is worked out once about a question, whatever is then searched for?"""

from dataclasses import dataclass, field

from suishiban.knowledge.index.encoder import TextKind, Vectors
from suishiban.knowledge.index.hybrid import Asked
from suishiban.knowledge.search.content import asking, content
from suishiban.knowledge.search.names import features, meant
from suishiban.knowledge.search.served import Knowledge


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as the search reads it."""

    said: str
    """As it was said."""
    text: str
    """Without politeness, mistyped characters put right."""
    features: frozenset[str]
    content: tuple[str, ...]
    """The words that say what it is about, of the clauses that ask."""
    asked: Asked = field(repr=False)
    about: Vectors = field(repr=False)
    """Shape (dim,): the vector of the content of all clauses."""


def reading(knowledge: Knowledge, said: str) -> Reading:
    """`said` as the search reads it."""
    text = knowledge.mended.read(meant(said))
    vector = knowledge.index.encoder.encode([" ".join(content(text))], TextKind.QUERY)[0]
    return Reading(said, text, features(text), content(asking(text)), knowledge.index.asked(text), vector)
