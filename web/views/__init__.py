"""The table of contents: which address shows what. One page, one file."""

from flask import Flask

from web.views import article, compare, correct, entity, event, export, guide, home, review, search, suggest, timeline

ROUTES = (
    ("/", "home", home.page),
    ("/overview.json", "home_json", home.data),
    ("/search", "search", search.page),
    ("/search.json", "search_json", search.data),
    ("/timeline", "timeline", timeline.page),
    ("/timeline.json", "timeline_json", timeline.data),
    ("/compare", "compare", compare.page),
    ("/export", "export", export.page),
    ("/export/timeline.<ending>", "export_events", export.events),
    ("/export/articles.<ending>", "export_articles", export.articles),
    ("/article", "article", article.page),
    ("/article.json", "article_json", article.data),
    ("/article/<path:article_id>", "article_at", article.page_or_data),
    ("/event/<event_id>", "event", event.page),
    ("/event/<event_id>.json", "event_json", event.data),
    ("/entity", "entity", entity.page),
    ("/entity.json", "entity_json", entity.data),
    ("/suggest", "suggest", suggest.data),
    ("/review", "review", review.page),
    ("/review.json", "review_json", review.data),
    ("/help", "guide", guide.page),
)


WRITING = (
    ("/corrections", "corrections", correct.listing, "GET"),
    ("/correct", "correct", correct.decide, "POST"),
)


def register(app: Flask, *, writing: bool) -> None:
    """Put every page at its address; what takes decisions only where they are taken."""
    for rule, endpoint, view in ROUTES:
        app.add_url_rule(rule, endpoint, view)
    for rule, endpoint, taker, method in WRITING if writing else ():
        app.add_url_rule(rule, endpoint, taker, methods=[method])
