"""What Turnpike has written down so far, as its own spend report says."""

from datetime import datetime, timedelta, timezone

from . import http
from .fault import BenchFault

FIGURES = ("requests", "input_tokens", "output_tokens", "cost_nano_usd")


def spent(root, management):
    return total(http.demand("GET", f"{root}/api/v1/spend?{_around_now()}", management))


def total(report):
    """The figures that the harness checks; a report without one of them is a fault."""
    found = report.get("total") or {}
    missing = [name for name in FIGURES if name not in found]
    if missing:
        raise BenchFault(f"the spend report lacks {', '.join(missing)}: the log cannot be checked")
    return {name: int(found[name]) for name in FIGURES}


def difference(after, before):
    return {name: after[name] - before[name] for name in FIGURES}


def _around_now():
    today = datetime.now(timezone.utc).replace(hour=0, minute=0, second=0, microsecond=0)
    from_, to = today - timedelta(days=1), today + timedelta(days=2)
    return f"from={from_:%Y-%m-%dT%H:%M:%SZ}&to={to:%Y-%m-%dT%H:%M:%SZ}"
