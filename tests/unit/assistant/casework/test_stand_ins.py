"""Does the applicant's e-licence stand in only for the applicant's own document?"""

from dataclasses import replace

import pytest

from suishiban.assistant.casework.application import Submission, build_application
from suishiban.assistant.casework.materials import Provision
from suishiban.assistant.casework.precheck import precheck
from suishiban.assistant.conversation.answers import Answer, SourceKind
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.digest import shown_digest
from suishiban.assistant.form.next_question import open_questions
from suishiban.assistant.form.relevance import Moment, relevance
from suishiban.assistant.policy.submission import saved
from suishiban.knowledge.library.compiled import CompiledGuide

from .conftest import GUIDE, Given, compiled_from

CARD = "material.id-copy"
Answers = dict[str, Answer]


@pytest.fixture(scope="session")
def keepers() -> CompiledGuide:
    """The card is the applicant's where whoever applies is the keeper."""
    blank = "    - {id: applicant, type: name, label: {zh: 申请人姓名, en: Applicant}, required: false}\n"
    text = GUIDE.replace("id: market-stall\n", "id: market-stand\n")
    text = text.replace("    licence: id-card\n", "    licence: id-card\n    licence_when: keeper == applicant\n")
    return compiled_from(text.replace("    - {id: keeper", f"{blank}    - {{id: keeper"))


def matter(answers: Answers) -> Matter:
    return Matter("m1", "market-stand", "990102", 1, answers=answers)


def asked(compiled: CompiledGuide, answers: Answers, moment: Moment) -> list[str]:
    return [one.path for one in open_questions(relevance(compiled, answers, moment), matter(answers))]


def how(compiled: CompiledGuide, answers: Answers, moment: Moment, submission: Submission) -> Provision:
    papers = build_application(compiled, answers, moment, submission).papers
    return next(paper.how for paper in papers if f"material.{paper.id}" == CARD)


@pytest.mark.parametrize(
    ("applicant", "provided"),
    [("张洁", Provision.LICENCE), ("李国栋", Provision.MISSING), ("", Provision.MISSING)],
)
def test_only_where_the_condition_holds(
    keepers: CompiledGuide,
    answers: Answers,
    moment: Moment,
    give: Given,
    submission: Submission,
    applicant: str,
    provided: Provision,
) -> None:
    answers["applicant"] = give("applicant", applicant or None)
    assert how(keepers, answers, moment, submission) is provided
    assert (CARD in asked(keepers, answers, moment)) is (provided is Provision.MISSING)
    missing = [finding.rule for finding in precheck(keepers, answers, moment) if CARD in finding.paths]
    assert missing == ([] if provided is Provision.LICENCE else ["material-missing"])


def test_a_verified_identity_is_no_card_of_somebody_else(
    keepers: CompiledGuide, answers: Answers, moment: Moment, give: Given, submission: Submission
) -> None:
    del answers[CARD]
    answers["applicant"] = give("applicant", "李国栋", kind=SourceKind.IDENTITY, name="identity")
    assert how(keepers, answers, moment, submission) is Provision.MISSING
    finding = next(one for one in precheck(keepers, answers, moment) if CARD in one.paths)
    assert "电子证照" not in finding.fix.zh


def test_the_document_itself_is_always_taken(
    keepers: CompiledGuide, answers: Answers, moment: Moment, give: Given, submission: Submission
) -> None:
    answers["applicant"] = give("applicant", "李国栋")
    answers[CARD] = give(CARD, "att-1", "身份证.png", SourceKind.UPLOADED)
    assert how(keepers, answers, moment, submission) is Provision.ATTACHED
    assert CARD not in asked(keepers, answers, moment)


def test_what_was_spared_counts_only_what_stands(
    keepers: CompiledGuide, answers: Answers, moment: Moment, give: Given
) -> None:
    answers["applicant"] = give("applicant", "张洁", kind=SourceKind.IDENTITY, name="identity")
    assert saved(matter(answers), relevance(keepers, answers, moment)) == (1, 1)
    answers["keeper"] = replace(answers["keeper"], value="李国栋")
    assert saved(matter(answers), relevance(keepers, answers, moment)) == (1, 0)


def test_the_form_that_was_shown_is_another_one_when_the_licence_no_longer_stands_in(
    keepers: CompiledGuide, answers: Answers, moment: Moment, give: Given
) -> None:
    answers["applicant"] = give("applicant", "张洁")
    found = relevance(keepers, answers, moment)
    withdrawn = replace(found, stand_ins=frozenset(), misfits=frozenset({CARD}))
    guide = keepers.guide
    assert shown_digest(guide, found, answers) != shown_digest(guide, withdrawn, answers)
