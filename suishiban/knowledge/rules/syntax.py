"""Which expression does the text of a rule state?

A subset of CEL (github.com/google/cel-spec, langdef.md), with its precedence, loosest first: `? :`, `||`, `&&`,
comparisons and `in`, `+ -`, `*`, unary `! -`, member and call.
"""

from dataclasses import dataclass
from decimal import Decimal

from suishiban.knowledge.rules.errors import RuleSyntaxError
from suishiban.knowledge.rules.nodes import (
    Binary,
    Call,
    Conditional,
    Listing,
    Literal,
    Macro,
    Member,
    Name,
    Node,
    Unary,
)
from suishiban.knowledge.rules.tokens import Token, TokenKind, tokens_of

MACROS = ("all", "exists", "exists_one")

_POWER = {
    "||": 1,
    "&&": 2,
    **dict.fromkeys(("==", "!=", "<", "<=", ">", ">=", "in"), 3),
    "+": 4,
    "-": 4,
    "*": 5,
}
_CONSTANTS = {"true": True, "false": False}
#: Brackets within brackets; each costs a few Python frames.
_MAX_NESTING = 40


def parse(text: str) -> Node:
    """The expression in `text`; raises RuleSyntaxError with the column where reading stopped."""
    reader = _Reader(tokens_of(text))
    node = reader.expression()
    if reader.token.kind is not TokenKind.END:
        raise reader.unexpected("an operator, or the end")
    return node


@dataclass(slots=True)
class _Reader:
    """Reads tokens from left to right by precedence climbing."""

    tokens: tuple[Token, ...]
    index: int = 0
    nesting: int = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.index]

    def unexpected(self, fix: str) -> RuleSyntaxError:
        return RuleSyntaxError(self.token.column, found=self.token.text or "the end", fix=fix)

    def take(self) -> Token:
        token = self.token
        self.index += 1
        return token

    def at(self, *marks: str) -> bool:
        return self.token.kind in (TokenKind.MARK, TokenKind.NAME) and self.token.text in marks

    def accept(self, mark: str) -> bool:
        if self.at(mark):
            self.index += 1
            return True
        return False

    def expect(self, mark: str) -> None:
        if not self.accept(mark):
            raise self.unexpected(mark)

    def expect_name(self) -> str:
        if self.token.kind is not TokenKind.NAME or self.at("in", *_CONSTANTS):
            raise self.unexpected("a name")
        return self.take().text

    def expression(self) -> Node:
        self.nesting += 1
        if self.nesting > _MAX_NESTING:
            raise self.unexpected(f"at most {_MAX_NESTING} brackets within brackets; split the rule")
        node = self.binary(1)
        if self.at("?"):
            node = self.conditional(node)
        self.nesting -= 1
        return node

    def conditional(self, condition: Node) -> Node:
        column = self.take().column
        yes = self.binary(1)
        self.expect(":")
        return Conditional(column, condition, yes, self.expression())

    def binary(self, least: int) -> Node:
        """Operators that bind at least as tightly as `least`, the left ones first."""
        left = self.unary()
        while self.at(*_POWER) and _POWER[self.token.text] >= least:
            operator = self.take()
            left = Binary(operator.column, operator.text, left, self.binary(_POWER[operator.text] + 1))
        return left

    def unary(self) -> Node:
        signs = []
        while self.at("!", "-"):
            signs.append(self.take())
        node = self.members(self.primary())
        for sign in reversed(signs):
            node = Unary(sign.column, sign.text, node)
        return node

    def members(self, node: Node) -> Node:
        while self.accept("."):
            column, name = self.token.column, self.expect_name()
            node = self.method(column, name, node) if self.accept("(") else Member(column, node, name)
        return node

    def method(self, column: int, name: str, owner: Node) -> Node:
        if name not in MACROS:
            return Call(column, name, (owner, *self.items(")")), method=True)
        variable = self.expect_name()
        self.expect(",")
        body = self.expression()
        self.expect(")")
        return Macro(column, name, owner, variable, body)

    def items(self, end: str) -> tuple[Node, ...]:
        found: list[Node] = []
        while not self.accept(end):
            if found:
                self.expect(",")
            found.append(self.expression())
        return tuple(found)

    def primary(self) -> Node:
        token = self.token
        if token.kind is TokenKind.NAME:
            return self.named()
        if token.kind is TokenKind.STRING:
            return Literal(token.column, self.take().text)
        if token.kind is TokenKind.NUMBER:
            text = self.take().text
            return Literal(token.column, Decimal(text) if "." in text else int(text))
        if self.accept("["):
            return Listing(token.column, self.items("]"))
        if self.accept("("):
            node = self.expression()
            self.expect(")")
            return node
        raise self.unexpected("a field, a value or a bracket")

    def named(self) -> Node:
        if self.at(*_CONSTANTS):
            token = self.take()
            return Literal(token.column, _CONSTANTS[token.text])
        if self.at("null"):
            raise self.unexpected("has(field), or !has(field)")
        column, name = self.token.column, self.expect_name()
        return Call(column, name, self.items(")")) if self.accept("(") else Name(column, name)
