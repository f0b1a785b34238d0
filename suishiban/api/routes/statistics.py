"""What does the administrators' dashboard show?"""

from typing import Annotated

from fastapi import APIRouter, Query

from suishiban.api.routes.access import Here
from suishiban.api.routes.case_view import text_out
from suishiban.api.schemas import statistics as s
from suishiban.api.services.statistics import ItemUse
from suishiban.api.services.tallying import Counted

router = APIRouter(prefix="/admin", tags=["admin"])


@router.get("/statistics")
def statistics(here: Here, days: Annotated[int, Query(ge=1, le=90)] = 7) -> s.UseOut:
    """How the service was used in the last days; a turn is counted after some seconds."""
    use = here.statistics.use(days)
    counted = use.counted
    return s.UseOut(
        days=days,
        since=use.since,
        until=use.until,
        hours=[s.HourOut(hour=hour, questions=number) for hour, number in use.hours.items()],
        outcomes=s.OutcomesOut(**{outcome.value: number for outcome, number in use.outcomes.items()}),
        drafts=s.DraftCountsOut(
            started=counted[Counted.STARTED],
            submitted=counted[Counted.SUBMITTED],
            cancelled=counted[Counted.CANCELLED],
        ),
        feedback=s.FeedbackCountsOut(up=counted[Counted.LIKED], down=counted[Counted.DISLIKED]),
        items=[_item(one) for one in use.items],
    )


def _item(one: ItemUse) -> s.ItemUseOut:
    return s.ItemUseOut(
        item=one.item,
        name=text_out(one.name),
        answered=one.answered,
        started=one.started,
        submitted=one.submitted,
        cancelled=one.cancelled,
        funnel=[
            s.FieldUseOut(field=field.field, label=text_out(field.label), asked=field.asked, answered=field.answered)
            for field in one.funnel
        ],
    )
