"""What do the laws say that the guides rest on?"""

from typing import Annotated

from fastapi import APIRouter, Query

from suishiban.api.routes.access import Here
from suishiban.api.schemas.guides import ArticleOut
from suishiban.api.services.statutes import Article
from suishiban.api.store.errors import Unknown

router = APIRouter(prefix="/statutes", tags=["guides"])


@router.get("")
def search(
    here: Here,
    q: Annotated[str, Query(min_length=1, max_length=200, description="What the article is about")],
    limit: Annotated[int, Query(ge=1, le=50)] = 10,
) -> list[ArticleOut]:
    """The articles that speak most of it; none where the site has loaded no statutes."""
    return [article_out(one) for one in here.statutes.search(q, limit)]


@router.get("/{law}/{article}")
def one_article(law: str, article: str, here: Here) -> ArticleOut:
    """One article, e.g. 行政许可法 and 第三十条; 404 where it is not loaded."""
    found = here.statutes.article(law, article)
    if found is None:
        raise Unknown(article=f"{law[:80]} {article[:20]}", right="the title and the article as the statutes have them")
    return article_out(found)


def article_out(one: Article) -> ArticleOut:
    """An article as JSON."""
    return ArticleOut(law=one.law, article=one.article, text=one.text, since=one.since)
