"""How do log lines stay free of personal numbers? Every record is starred when it is made, before any handler sees it.

What is starred: runs of eleven digits and more (identity numbers, phones, bank cards; full-width ones and ones with
spaces and hyphens too) and mail addresses. Tracebacks are starred as well; of a web address the query is left out.
"""

import logging
import re
import traceback
from collections.abc import Mapping
from typing import Any

#: Fifteen digits are starred wherever they stand, eleven where no letter or figure touches them (ids are hex).
_NUMBERS = re.compile(
    r"\d(?:[ -]?\d){13,22}(?:[ -]?[\dXx])"
    r"|(?<![0-9A-Za-z])\+?\d(?:[ -]?\d){10,22}[Xx]?(?![0-9A-Za-z])"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
_QUERY = re.compile(r"\?\S*")
#: Loggers whose lines name web addresses: those asked for, and those the service asks, whose queries hold secrets.
_ADDRESSED = ("uvicorn.access", "httpx")


def starred(text: str) -> str:
    """`text` with every number that could name or reach a person replaced by stars."""
    return _NUMBERS.sub("***", text)


def mask_logs() -> None:
    """From now on every log record of the process is starred."""
    logging.setLogRecordFactory(_record)


def _record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    made = logging.LogRecord(*args, **kwargs)
    _mask_message(made)
    if made.exc_info:
        # Formatted here once: no handler gets the exception, whose text may hold what a citizen typed.
        made.exc_text = starred("".join(traceback.format_exception(*made.exc_info)).rstrip())
        made.exc_info = None
    if made.stack_info:
        made.stack_info = starred(made.stack_info)
    return made


def _mask_message(made: logging.LogRecord) -> None:
    """Argument by argument, for uvicorn's formatter takes them by place; whole where that does not suffice."""
    if made.name in _ADDRESSED and isinstance(made.args, tuple):
        # An address is no plain text to httpx; numbers stay what they are, for the line's format takes them so.
        made.args = tuple(one if isinstance(one, int | float) else _QUERY.sub("?…", str(one)) for one in made.args)
    try:
        if starred(made.getMessage()) == made.getMessage():
            return
        made.args = _mask_arguments(made.args)
        made.msg = starred(str(made.msg))
        whole = made.getMessage()
    except (TypeError, ValueError, KeyError):
        # The logging module would print the arguments as they are.
        made.msg, made.args = f"{starred(str(made.msg))} (its arguments do not fit)", ()
        return
    if starred(whole) != whole:
        made.msg, made.args = starred(whole), ()


def _mask_arguments(arguments: tuple[object, ...] | Mapping[str, object] | None) -> Any:
    if isinstance(arguments, Mapping):
        return {name: _mask_argument(value) for name, value in arguments.items()}
    return tuple(_mask_argument(value) for value in arguments or ())


def _mask_argument(value: object) -> object:
    return starred(value) if isinstance(value, str) else value
