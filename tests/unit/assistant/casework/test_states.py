"""Is the life of a case what the law and the desk make it?"""

import pytest

from suishiban.assistant.casework.states import FINAL, LABELS, MOVES, CaseState, Move, Standing, Who, may
from suishiban.knowledge.guide import Desk

S = CaseState


def legal(who: Who, desk: Desk) -> set[tuple[CaseState, Move]]:
    return {(state, move) for state in S for move in Move if may(state, move, who, desk).standing is Standing.LEGAL}


def test_at_our_desk_the_clerk_decides() -> None:
    unjudged = {S.SUBMITTED, S.HANDED_OFF, S.RESUBMITTED, S.TRANSFERRED}
    assert legal(Who.CLERK, Desk.OURS) == {
        *((state, move) for state in unjudged for move in (Move.ACCEPT, Move.NOT_ADMIT, Move.REQUEST_CORRECTION)),
        (S.ACCEPTED, Move.REQUEST_CORRECTION),
        (S.ACCEPTED, Move.CONCLUDE),
        (S.ACCEPTED, Move.REFUSE),
    }


def test_at_the_departments_desk_our_clerk_only_reads() -> None:
    assert legal(Who.CLERK, Desk.DEPARTMENT) == set()
    assert (
        may(S.HANDED_OFF, Move.ACCEPT, Who.CLERK, Desk.DEPARTMENT).why.zh
        == "本事项在部门自己的系统里办理，这里只能查看"
    )


def test_only_the_departments_desk_is_accepted_by_call_back() -> None:
    assert (S.HANDED_OFF, Move.ACCEPT) in legal(Who.DEPARTMENT, Desk.DEPARTMENT)
    assert (S.HANDED_OFF, Move.ACCEPT) not in legal(Who.DEPARTMENT, Desk.OURS)
    assert (S.ACCEPTED, Move.CONCLUDE) in legal(Who.DEPARTMENT, Desk.OURS)


@pytest.mark.parametrize("state", sorted(FINAL))
def test_nothing_leaves_a_final_state(state: CaseState) -> None:
    for desk in Desk:
        for who in Who:
            assert {may(state, move, who, desk).standing for move in Move} == {Standing.CLOSED}


def test_the_citizen_may_withdraw_until_the_end_and_answer_a_correction() -> None:
    assert legal(Who.CITIZEN, Desk.OURS) == legal(Who.CITIZEN, Desk.DEPARTMENT)
    assert legal(Who.CITIZEN, Desk.OURS) == {(state, Move.WITHDRAW) for state in set(S) - FINAL} | {
        (S.CORRECTION_REQUESTED, Move.RESUBMIT)
    }


def test_every_state_but_the_first_is_reached_and_has_a_name() -> None:
    # A case of a life event may begin by waiting.
    assert {rule.target for rule in MOVES.values()} == set(S) - {S.WAITING}
    assert set(LABELS) == set(S)


def test_a_move_too_early_names_the_states_it_needs() -> None:
    ruling = may(S.HANDED_OFF, Move.CONCLUDE, Who.CLERK, Desk.OURS)
    assert ruling.standing is Standing.NOT_NOW
    assert ruling.why.zh == "办件现在是“已移交”，只能从“已受理”变为“已办结”"
    assert ruling.why.en == "The case is handed over; it becomes concluded only from accepted"
