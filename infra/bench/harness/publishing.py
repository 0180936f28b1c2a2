"""Where a run's result goes: results/latest.json and the table in docs/performance.md."""

import json

from . import tables
from .fault import BenchFault
from .workspace import HOME, ROOT

BEGIN, END = "<!-- bench:begin -->", "<!-- bench:end -->"
LATEST = HOME / "results/latest.json"
PAGE = ROOT / "docs/performance.md"


def publish(result):
    LATEST.write_text(to_json(result))
    PAGE.write_text(with_table(PAGE.read_text(), tables.render(result)))


def keep(result, cache):
    """For a run that is not to be published; answers where it lies."""
    kept = cache / "unpublished.json"
    kept.write_text(to_json(result))
    return kept


def with_table(page, table):
    """The page with what stands between the markers replaced."""
    if BEGIN not in page or END not in page:
        raise BenchFault(f"docs/performance.md lost its markers {BEGIN} and {END}")
    before, after = page.split(BEGIN)[0], page.split(END)[1]
    return f"{before}{BEGIN}\n{table}\n{END}{after}"


def to_json(result):
    return json.dumps(result, indent=1, ensure_ascii=False) + "\n"
