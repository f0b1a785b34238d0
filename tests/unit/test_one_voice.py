"""Does the office say 您 to every citizen, wherever it speaks?"""

import ast
from collections.abc import Iterator
from pathlib import Path

from suishiban.knowledge.build import check
from suishiban.knowledge.library import load_folder
from suishiban.knowledge.lint.walk import texts_of

ROOT = Path(__file__).parents[2]
CODE = ROOT / "suishiban"
#: Words that citizens say, and are recognised by.
HEARD = (CODE / "assistant" / "understanding", CODE / "knowledge" / "fields", CODE / "knowledge" / "search")


def test_no_phrase_of_the_code_says_ni() -> None:
    said = [f"{path.relative_to(ROOT)}: {text}" for path in sorted(CODE.rglob("*.py")) for text in _spoken(path)]
    assert [line for line in said if "你" in line] == []


def test_no_paper_says_ni() -> None:
    templates = sorted(CODE.rglob("*.typ"))
    assert templates
    assert [path.name for path in templates if "你" in path.read_text(encoding="utf-8")] == []


def test_no_text_of_a_guide_says_ni() -> None:
    said = [
        f"{one.source}: {where}: {text.zh}"
        for one in check(load_folder(ROOT / "guides")).guides
        for where, text in texts_of(one.guide)
        if not where.endswith(".question")
    ]
    assert len(said) > 1000
    assert [line for line in said if "你" in line] == []


def test_the_texts_are_found_where_code_speaks() -> None:
    found = "".join(text for path in CODE.rglob("*.py") for text in _spoken(path))
    for phrase in ("您好，我是明川市政务服务数字人小明", "您的申请需要补正", "提交的“", "18位"):
        assert phrase in found


def _spoken(path: Path) -> Iterator[str]:
    """The string literals of a file; of the files that listen, only those that make up a `Text`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    roots: list[ast.AST] = [tree]
    if any(path.is_relative_to(folder) for folder in HEARD):
        calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
        roots = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("Text", "Rejected")]
    for root in roots:
        for node in ast.walk(root):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
