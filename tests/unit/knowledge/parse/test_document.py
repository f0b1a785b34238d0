"""Are YAML files read as typed, and bombs refused?"""

import pytest

from suishiban.knowledge.parse.document import NotReadable, read_document, written


def test_scalars_stay_as_typed() -> None:
    document = read_document("a: no\nb: 9901\nc: 2026-03-02\nd: 1e3\ne: ' x '\nf:\ng: ~\nh: ''\ni: |\n  two\n  lines\n")
    assert document.content == {
        "a": "no",
        "b": "9901",
        "c": "2026-03-02",
        "d": "1e3",
        "e": "x",
        "f": None,
        "g": None,
        "h": "",
        "i": "two\nlines",
    }


def test_lines_count_from_one_and_fall_back_to_what_is_around() -> None:
    document = read_document("a:\n  - b: 1\n    c: 2\n")
    assert document.line(("a", 0, "c")) == 3
    assert document.line(("a", 0, "missing", "deeper")) == 2


def test_a_path_is_written_with_dots_and_brackets() -> None:
    assert written(("materials", 2, "form", "zh")) == "materials[2].form.zh"
    assert written(()) == ""


def test_an_alias_is_the_value_again() -> None:
    assert read_document("a: &x {k: v}\nb: *x\n").content == {"a": {"k": "v"}, "b": {"k": "v"}}


BOMB = "a: &a [1,1,1,1,1,1,1,1,1,1]\n" + "".join(
    f"{key}: &{key} [{','.join([f'*{before}'] * 10)}]\n" for before, key in zip("abcd", "bcde", strict=True)
)


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "the key a a second time (first on line 1)"),
        ("a: !!python/object/apply:os.getcwd []\n", 1, "the tag tag:yaml.org,2002:python/object/apply:os.getcwd"),
        ("a: {b: 1}\nc:\n  <<: {d: 1}\n", 3, "a merge key"),
        ("? [a]\n: b\n", 1, "a list or mapping as a key"),
        ("a: &x [*x]\n", 1, "too many values"),
        ("[" * 100_000, 1, "too deeply nested values"),
        (BOMB, 1, "too many values"),
        ("", 1, "the file is empty"),
        ("a" * 500_001, None, "500001 characters"),
    ],
)
def test_what_is_not_plain_yaml_is_refused(text: str, line: int | None, problem: str) -> None:
    with pytest.raises(NotReadable) as refused:
        read_document(text)
    assert (refused.value.line, refused.value.problem) == (line, problem)


def test_a_control_character_is_refused() -> None:
    with pytest.raises(NotReadable):
        read_document("a: \x07\n")
