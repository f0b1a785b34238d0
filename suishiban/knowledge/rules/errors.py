"""What can be wrong with the text of a rule?"""

from collections.abc import Collection
from difflib import get_close_matches

from suishiban.knowledge.text import SuishibanError


class RuleError(SuishibanError):
    """The text is not a rule that can be evaluated"""

    def __init__(self, column: int, **details: object) -> None:
        """`column` counts characters of the rule's text, from 1."""
        self.column = column
        super().__init__(column=column, **details)


class RuleSyntaxError(RuleError):
    """The expression cannot be read"""


class UnknownName(RuleError):
    """The expression names a field, scenario or function that does not exist"""

    def __init__(self, column: int, name: str, known: Collection[str]) -> None:
        self.name = name
        #: The nearest known names, best first; empty where none is near.
        self.suggestions = tuple(get_close_matches(name, sorted(known), n=3, cutoff=0.6))
        super().__init__(column, name=name, suggestions=", ".join(self.suggestions) or "none is near")


class TypeMismatch(RuleError):
    """A part of the expression has the wrong type"""

    def __init__(self, column: int, part: str, expected: str, found: str) -> None:
        super().__init__(column, part=part, expected=expected, found=found)


class WrongArguments(RuleError):
    """A function is called with arguments it does not take"""


class BadLiteral(RuleError):
    """A date or pattern written in the expression is not one"""


class NameTaken(RuleError):
    """The variable of a macro has the name of a field"""


class NotACondition(RuleError):
    """The rule computes a value and cannot hold or fail to hold"""
