"""Which item is meant, and where do the guides say it?"""

from suishiban.knowledge.search.nearest import Near, nearest
from suishiban.knowledge.search.retrieve import Found, Retrieved, retrieve
from suishiban.knowledge.search.routing import Certainty, Routed, route, route_question
from suishiban.knowledge.search.served import Knowledge

__all__ = [
    "Certainty",
    "Found",
    "Knowledge",
    "Near",
    "Retrieved",
    "Routed",
    "nearest",
    "retrieve",
    "route",
    "route_question",
]
