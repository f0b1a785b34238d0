"""Does the lint find what is wrong, and only that?

Defects are planted one at a time in the project's guides, which have none. A finding is right where its rule is the
planted one's; a finding of another rule that was not there before counts against the precision.
"""

from collections import Counter
from collections.abc import Callable
from random import Random

import yaml

from suishiban.knowledge.lint.bases import BASES
from suishiban.knowledge.lint.lint import lint_guide
from suishiban.knowledge.parse.guide_file import ParsedGuide, parse_guide
from suishiban.training.data.guide_defects import PLANTS, seeded
from suishiban.training.evaluate.bars import Bar, Sense, Sources

SEED = 20261126


def lint_bars(told: Sources, progress: Callable[[str], None]) -> tuple[Bar, ...]:
    """Findings in the clean guides, and precision and recall on planted defects."""
    random, found, right, findings, clean = Random(SEED), Counter[str](), 0, 0, 0
    planted: Counter[str] = Counter()
    refused = 0
    for path in sorted((told.guides / "items").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        before = _rules(text, path.stem)
        clean += len(before or ())
        for one in seeded(yaml.safe_load(text), random):
            rules = _rules(yaml.safe_dump(one.file, allow_unicode=True, sort_keys=False), path.stem)
            if rules is None:
                refused += 1  # The parser has refused the file: that is found before the lint.
                continue
            planted[one.rule] += 1
            found[one.rule] += one.rule in rules
            right += sum(rule == one.rule for rule in rules)
            findings += len(rules)
            for rule in sorted({rule for rule in rules if rule != one.rule}):
                progress(f"lint: {path.stem}: planted {one.rule}, also found {rule}")
            if one.rule not in rules:
                progress(f"lint: {path.stem}: planted {one.rule}, not found")
    worst = min(planted, key=lambda rule: found[rule] / planted[rule])
    note = f"{planted.total()} defects of {len(planted)} of {len(BASES)} rules; {refused} more refused by the parser"
    return (
        Bar("findings in the project's own guides", clean, 0, Sense.AT_MOST),
        Bar("recall on planted defects", found.total() / planted.total(), 0.95, note=note),
        Bar("precision on planted defects", right / findings, 0.95, note=f"{findings} findings"),
        Bar("recall of the worst rule", found[worst] / planted[worst], 0.8, note=worst),
        Bar("rules with planted defects", len(PLANTS), 30),
    )


def _rules(text: str, name: str) -> list[str] | None:
    """The rules of the findings in one file; None where it cannot be read."""
    parsed = parse_guide(text, name)
    return [finding.rule for finding in lint_guide(parsed.guide)] if isinstance(parsed, ParsedGuide) else None
