"""Whose case does a question describe? 身份证丢了补办要带什么 names one answer to what the application would ask."""

from collections.abc import Mapping

from suishiban.assistant.form.blanks import scenario_field
from suishiban.assistant.form.relevance import Moment
from suishiban.knowledge.fields import Accepted
from suishiban.knowledge.guide import Guide, Option, Scenario

#: Certainty of an option that is mentioned in a longer clause, no other beside it.
_NAMED = 0.65


def supposed(question: str, guide: Guide, moment: Moment) -> Mapping[str, Option]:
    """Id of a scenario → the one option that `question` names; scenarios that it names none or several of are absent.

    Words of the item's own name choose nothing.
    """
    found = {scenario.id: _named(question, guide, scenario, moment) for scenario in guide.scenarios}
    return {path: option for path, option in found.items() if option is not None}


def _named(question: str, guide: Guide, scenario: Scenario, moment: Moment) -> Option | None:
    asked = scenario_field(scenario)
    choice = moment.types[asked.type]
    raws = {
        one.raw for one in choice.recognise(question, asked) if one.certainty >= _NAMED and one.raw not in guide.name.zh
    }
    judged = [choice.normalise(raw, asked, moment.at.date()) for raw in raws]
    ids = {one.value for one in judged if isinstance(one, Accepted)}
    return next((option for option in scenario.options if {option.id} == ids), None)
