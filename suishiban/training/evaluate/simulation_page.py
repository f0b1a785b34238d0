"""What does a person read of a simulation? One page: totals, items, habits, and the visits that went worst."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from suishiban.assistant.rehearsal.citizens.visit import Visit
from suishiban.training.evaluate.simulation import Tally
from suishiban.training.evaluate.simulation_report import report_on

#: Visits told in full.
WORST = 30
_COLUMNS = (
    "visits",
    "complete",
    "always",
    "accuracy",
    "accuracy_unasked",
    "wrong",
    "unconfirmed",
    "lost",
    "misread",
    "strayed",
    "turns",
    "questions",
)
_STYLE = """
body{font:15px/1.6 "Noto Sans CJK SC",sans-serif;margin:2em auto;max-width:60em;padding:0 1em;color:#1d2733}
.wide{overflow-x:auto}
table{border-collapse:collapse;margin:1em 0;font-variant-numeric:tabular-nums}
td,th{padding:.2em .8em;border-bottom:1px solid #d8dee6;text-align:right}
td:first-child,th:first-child{text-align:left}
details{border:1px solid #d8dee6;border-radius:6px;margin:.6em 0;padding:.4em 1em}
.citizen{color:#0b5394}.service{color:#38434f;padding-left:2em}.wrong{color:#a61b1b}
"""


def page(made: Sequence[Visit], told: str) -> str:
    """The page as HTML; `told` says what was played."""
    worst = sorted((one for one in made if not one.complete), key=lambda one: (one.submitted, -len(one.wrong)))[:WORST]
    found = report_on(made)
    parts = (
        "<!doctype html><html lang='zh'><meta charset='utf-8'>",
        "<meta name='viewport' content='width=device-width'><title>Simulated citizens</title>",
        f"<style>{_STYLE}</style><h1>Simulated citizens</h1><p>{escape(told)}</p>",
        *_table("In words", {"in words": found.headline}),
        *_table("By buttons, counted apart", found.by_buttons),
        *_table("By habit", found.by_habit),
        *_table("By item", found.by_item),
        f"<h2>The worst {len(worst)}</h2>",
        *(line for one in worst for line in _told(one)),
        "</html>",
    )
    return "\n".join(parts)


def _table(title: str, rows: Mapping[str, Tally]) -> Iterator[str]:
    yield f"<h2>{escape(title)}</h2><div class='wide'>"
    yield f"<table><tr><th></th>{''.join(f'<th>{one}</th>' for one in _COLUMNS)}</tr>"
    for name, one in rows.items():
        values = one.as_json()
        cells = "".join(f"<td>{_figure(values[column])}</td>" for column in _COLUMNS)
        yield f"<tr><td>{escape(name)}</td>{cells}</tr>"
    yield "</table></div>"


def _figure(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _told(one: Visit) -> Iterator[str]:
    why = one.ended or "; ".join(f"{path}: {was!r}, wanted {wanted!r}" for path, (wanted, was) in one.wrong.items())
    title = f"{one.goal}, seed {one.seed}, {', '.join(sorted(habit.value for habit in one.habits)) or 'no habits'}"
    yield f"<details><summary>{escape(title)} <span class='wrong'>{escape(why)}</span></summary>"
    yield from (f"<p class='{line.who}'>{escape(line.text)}</p>" for line in one.talk)
    yield "</details>"
