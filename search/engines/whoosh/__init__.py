"""The embedded engine: Whoosh keeps the articles, arrays answer for them."""

from search.engines.whoosh.engine import open_engine, rebuild

__all__ = ["open_engine", "rebuild"]
