"""Which words and marks does the text of a rule consist of?"""

import re
from dataclasses import dataclass
from enum import StrEnum

from suishiban.knowledge.rules.errors import RuleSyntaxError

#: More tokens than any legible rule has; it also bounds how deep a rule can nest.
MAX_TOKENS = 400


class TokenKind(StrEnum):
    """What sort of word a token is."""

    #: 12 or 12.50.
    NUMBER = "number"
    #: Text between single or double quotes.
    STRING = "string"
    #: A field, a function, `true`, `false`, `in`.
    NAME = "name"
    #: An operator or a bracket.
    MARK = "mark"
    #: The end of the text.
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """One word; `text` of a string is what it means, without quotes and escapes."""

    kind: TokenKind
    text: str
    column: int


_TOKEN = re.compile(
    r"""(?P<number>\d+(?:\.\d+)?)
      | (?P<raw>r"[^"\n]*"|r'[^'\n]*')
      | (?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
      | (?P<name>[A-Za-z_]\w*)
      | (?P<mark>&&|\|\||[=!<>]=|[<>!?:.,()\[\]+*-])""",
    re.VERBOSE | re.ASCII,
)
_SPACE = re.compile(r"[ \t\r\n]*")
_ESCAPES = {"\\": "\\", "'": "'", '"': '"', "n": "\n", "t": "\t"}
#: What people write by mistake → what is right.
_FIXES = {"=": "==", "&": "&&", "|": "||", "，": ",", "（": "(", "）": ")", "“": '"', "”": '"', "’": "'", "‘": "'"}


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of `text`, an END at the end.

    Raises RuleSyntaxError at a character that starts no token, and for more than MAX_TOKENS of them.
    """
    found: list[Token] = []
    place = _after_space(text, 0)
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise _unreadable(text, place)
        found.append(_token(match))
        place = _after_space(text, match.end())
    if len(found) > MAX_TOKENS:
        column = found[MAX_TOKENS].column
        raise RuleSyntaxError(column, tokens=len(found), fix=f"at most {MAX_TOKENS}; split the rule")
    return (*found, Token(TokenKind.END, "", len(text) + 1))


def _after_space(text: str, place: int) -> int:
    match = _SPACE.match(text, place)
    return match.end() if match else place


def _token(match: re.Match[str]) -> Token:
    column, text = match.start() + 1, match.group()
    if match.lastgroup == "raw":
        return Token(TokenKind.STRING, text[2:-1], column)
    if match.lastgroup == "string":
        return Token(TokenKind.STRING, _unescaped(text[1:-1], column), column)
    return Token(TokenKind(match.lastgroup or ""), text, column)


def _unescaped(text: str, column: int) -> str:
    def meant(match: re.Match[str]) -> str:
        if match[1] not in _ESCAPES:
            raise RuleSyntaxError(column + match.start() + 1, found=match[0], fix=r"\\ for a backslash, or r'…'")
        return _ESCAPES[match[1]]

    return re.sub(r"\\(.)", meant, text)


def _unreadable(text: str, place: int) -> RuleSyntaxError:
    char = text[place]
    fix = "a closing quote" if char in "\"'" else _FIXES.get(char, "an expression of the rule language")
    return RuleSyntaxError(place + 1, found=char, fix=fix)
