"""Which texts stand where in a YAML file?

YAML guesses types (`no` is false, 1e3 a number, 9901 an integer, 2026-03-02 a date), so nothing is guessed here: every
scalar stays the text that was typed, without the spaces around it, and the guide's own types say later what it is.
Only an empty scalar, `null` and `~` mean "nothing". Tags, merge keys and repeated keys are refused; so are files beyond
the limits below, which no guide comes near but an alias bomb does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from suishiban.knowledge.text import SuishibanError

#: libyaml where it is built in, ten times faster; both keep scalars as texts.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_PLAIN_TAGS = {"tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}

MAX_CHARACTERS = 500_000
MAX_NODES = 20_000
MAX_DEPTH = 24

#: A value of a file: text, nothing, a list or a mapping.
Value = str | None | list["Value"] | dict[str, "Value"]
#: Keys and indexes from the top of the file to a value.
Path = tuple[str | int, ...]


def written(path: Path) -> str:
    """A path as findings write it: `materials[2].form.zh`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")


class NotReadable(SuishibanError):
    """The file is not plain YAML"""

    def __init__(self, line: int | None, problem: str, fix: str) -> None:
        super().__init__(line=line, problem=problem, fix=fix)
        self.line, self.problem, self.fix = line, problem, fix


@dataclass(frozen=True, slots=True)
class Document:
    """A file's content and the line, from 1, on which each key or list entry stands."""

    content: Value
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int | None:
        """The line of `path`, or of the nearest thing around it that the file does hold."""
        return next((self.lines[path[:end]] for end in range(len(path), -1, -1) if path[:end] in self.lines), None)


def read_document(text: str) -> Document:
    """The content of a YAML text.

    Raises NotReadable where the text is not YAML, or is YAML with tags, repeated keys, merge keys or too much of it.
    """
    if len(text) > MAX_CHARACTERS:
        raise NotReadable(None, f"{len(text)} characters", f"at most {MAX_CHARACTERS} characters a file")
    try:
        _check_depth(text)
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise NotReadable(line, error.problem or str(error), "valid YAML, indented by spaces") from None
    except yaml.YAMLError as error:
        raise NotReadable(None, str(error), "valid YAML in UTF-8 without control characters") from None
    if root is None:
        raise NotReadable(1, "the file is empty", "the fields of a guide")
    reader = _Reader()
    content = reader.value(root, ())
    return Document(content, reader.lines)


def _check_depth(text: str) -> None:
    """Looks at the events first: composing recurses, in C, and a file of brackets would end the process."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > MAX_DEPTH:
            line = event.start_mark.line + 1 if event.start_mark else None
            raise NotReadable(line, "too deeply nested values", f"at most {MAX_DEPTH} levels")


@dataclass(slots=True)
class _Reader:
    """Walks the nodes of one file, counting them and noting their lines."""

    lines: dict[Path, int] = field(default_factory=dict)
    seen: int = 0

    def value(self, node: Node, path: Path) -> Value:
        self._admit(node, path)
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, MappingNode):
            return {key: self.value(child, (*path, key)) for key, child in self._entries(node, path)}
        if isinstance(node, SequenceNode):
            return [self.value(child, (*path, index)) for index, child in enumerate(node.value)]
        return _scalar(node)

    def _admit(self, node: Node, path: Path) -> None:
        self.seen += 1
        line = node.start_mark.line + 1
        if self.seen > MAX_NODES or len(path) > MAX_DEPTH:  # an alias can lead back to what holds it
            raise NotReadable(line, "too many values", f"at most {MAX_NODES} values, aliases counted each time")
        if node.tag not in _PLAIN_TAGS:
            raise NotReadable(line, f"the tag {node.tag}", "values without tags")

    def _entries(self, node: MappingNode, path: Path) -> Iterator[tuple[str, Node]]:
        keys: dict[str, int] = {}
        for key_node, child in node.value:
            line = key_node.start_mark.line + 1
            key = _key(key_node)
            if key in keys:
                raise NotReadable(line, f"the key {key} a second time (first on line {keys[key]})", "each key once")
            keys[key] = line
            self.lines[(*path, key)] = line
            yield key, child


def _key(node: Node) -> str:
    line = node.start_mark.line + 1
    if not isinstance(node, ScalarNode):
        raise NotReadable(line, "a list or mapping as a key", "a word as a key")
    if node.value == "<<":
        raise NotReadable(line, "a merge key", "the keys written out")
    return str(node.value)


def _scalar(node: Node) -> str | None:
    text = str(node.value).strip()
    plain = not getattr(node, "style", None)
    return None if plain and text in ("", "~", "null") else text
