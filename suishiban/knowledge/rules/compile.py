"""How does an expression become closures, with every name and type checked?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, assert_never

from suishiban.knowledge.rules import operators
from suishiban.knowledge.rules.errors import NameTaken, RuleSyntaxError, TypeMismatch, UnknownName, WrongArguments
from suishiban.knowledge.rules.functions import called
from suishiban.knowledge.rules.logic import choice, quantifier
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
from suishiban.knowledge.rules.part import Part, Run, Scope
from suishiban.knowledge.rules.values import AnyType, GroupType, RowType, Types, ValueType
from suishiban.knowledge.rules.verdict import Unknown


@dataclass(frozen=True, slots=True)
class Compiler:
    """Compiles nodes against the names of one guide."""

    types: Types
    variables: Mapping[str, RowType | ValueType]
    """Of the macros around the node."""

    def part(self, node: Node) -> Part:
        """`node` compiled; raises RuleError where a name or a type is wrong."""
        match node:
            case Literal():
                return _literal(node)
            case Name():
                return self._name(node)
            case Member():
                return self._member(node)
            case Unary():
                return operators.unary(node.operator, self.part(node.operand), node.column)
            case Binary():
                return self._binary(node)
            case Conditional():
                return self._conditional(node)
            case Call():
                return self._call(node)
            case Macro():
                return self._macro(node)
            case Listing():
                raise RuleSyntaxError(node.column, found="[", fix="a list only to the right of `in`")
        assert_never(node)

    def _name(self, node: Name) -> Part:
        if node.name in self.variables:
            return _variable(node.name, self.variables[node.name])
        if node.name not in self.types:
            raise UnknownName(node.column, node.name, [*self.types, *self.variables])
        return _answer(node.name, self.types[node.name])

    def _member(self, node: Member) -> Part:
        owner = self.part(node.owner)
        if not isinstance(owner.type, RowType):
            raise TypeMismatch(node.column, f"what .{node.name} is taken of", "a row of a group", str(owner.type))
        if node.name not in owner.type.row:
            raise UnknownName(node.column, node.name, owner.type.row)
        return _blank(owner, owner.type, node.name)

    def _binary(self, node: Binary) -> Part:
        left = self.part(node.left)
        if node.operator == "in" and isinstance(node.right, Listing):
            return operators.membership(left, self._parts(node.right.items), node.column)
        return operators.binary(node.operator, left, self.part(node.right), node.column)

    def _conditional(self, node: Conditional) -> Part:
        condition, yes, no = self._parts((node.condition, node.yes, node.no))
        operators.require(condition, ValueType.BOOL, node.column, "left of ?")
        operators.require(no, yes.type, node.column, "right of :")
        return choice(condition, yes, no)

    def _call(self, node: Call) -> Part:
        if node.name != "has" or node.method:
            return called(node, self._parts(node.arguments))
        parts = self._parts(node.arguments)
        if len(parts) != 1 or parts[0].present is None:
            raise WrongArguments(node.column, function="has", expected="one field, group or blank of a row")
        return Part(ValueType.BOOL, parts[0].present, parts[0].fields)

    def _macro(self, node: Macro) -> Part:
        owner, taken = self.part(node.owner), {*self.types, *self.variables}
        if node.variable in taken:
            raise NameTaken(node.column, variable=node.variable, right="a name of its own")
        inner = Compiler(self.types, {**self.variables, node.variable: _element(owner, node)})
        body = inner.part(node.body)
        operators.require(body, ValueType.BOOL, node.column, f"body of {node.name}")
        return quantifier(node.name, owner, node.variable, body)

    def _parts(self, nodes: tuple[Node, ...]) -> tuple[Part, ...]:
        return tuple(self.part(node) for node in nodes)


def _element(owner: Part, node: Macro) -> RowType | ValueType:
    """The type of the macro's variable."""
    if isinstance(owner.type, GroupType):
        (group,) = owner.fields
        return RowType(group, owner.type.row)
    operators.require(owner, ValueType.STRINGS, node.column, f"what .{node.name} is taken of")
    return ValueType.STRING


def _literal(node: Literal) -> Part:
    value = node.value
    kinds: dict[type, AnyType] = {str: ValueType.STRING, bool: ValueType.BOOL}
    return Part(kinds.get(type(value), ValueType.NUMBER), lambda _: value, constant=value)


def _variable(name: str, kind: RowType | ValueType) -> Part:
    return Part(kind, lambda scope: scope.bound[name])


def _answer(name: str, kind: AnyType) -> Part:
    unanswered = Unknown(frozenset((name,)))

    def run(scope: Scope) -> Any:
        value = scope.answers.get(name)
        return unanswered if value is None else value

    return Part(kind, run, frozenset((name,)), present=_given(lambda scope: scope.answers.get(name)))


def _blank(row: Part, kind: RowType, name: str) -> Part:
    bound = row.run

    def run(scope: Scope) -> Any:
        index, values = bound(scope)
        value = values.get(name)
        return Unknown(frozenset((f"{kind.group}.{index}.{name}",))) if value is None else value

    return Part(kind.row[name], run, present=_given(lambda scope: bound(scope)[1].get(name)))


def _given(find: Run) -> Run:
    """Whether there is an answer; Unknown where that is open."""

    def run(scope: Scope) -> Any:
        value = find(scope)
        return value if type(value) is Unknown else value is not None

    return run
