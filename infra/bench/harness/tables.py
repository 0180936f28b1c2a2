"""The Markdown that goes into docs/performance.md, table by table; `sections` has the others."""

from . import figures, sections
from .cells import milli, number, pair, ratio, row, table

CALLS = ("", "requests/s", "CPU-s per 1,000", "p50 / p99, full load (ms)", "p50 / p99, one by one (ms)",
         "added first token p50 / p99 (ms)", "added per token p99 (ms)", "CPU-µs per frame")


def render(result):
    called = result["plan"].get("full", ())
    parts = [_conditions(result),
             table(CALLS, [_calls(result, s) for s in result["subjects"] if s["name"] in called]),
             _split(result), sections.sizes(result), sections.streams(result),
             sections.memory(result), _earlier(result), _goals(result), _notes(result)]
    return "\n\n".join(part for part in parts if part)


def _conditions(result):
    tools = ", ".join(f"{name} {version}" for name, version in result["versions"].items())
    return (f"`{result['command']}` on {result['date']}, revision {result['revision']}: "
            f"{result['rounds']} rounds, medians. {result['machine']}. {tools}. {result['placement']}.")


def _calls(result, subject):
    name = subject["name"]
    get = lambda metric: figures.middle(result["per_round"], name, metric)
    bound = "≥ " if name in result["generator_bound"] else ""
    added = name != "direct"
    return row(subject["label"], bound + number(get("rps"), 0), number(get("cpu_s_per_1k"), 4),
               pair(get, "full_p50_us", "full_p99_us"), pair(get, "single_p50_us", "single_p99_us"),
               pair(get, "added_first_p50_us", "added_first_p99_us") if added else "–",
               milli(get("added_transit_p99_us")) if added else "–", number(get("cpu_us_per_frame"), 0))


def _split(result):
    """Turnpike's CPU by process, of the round whose sum is the median."""
    names = [name for name in result["plan"].get("full", ()) if name.startswith("turnpike")]
    return table(("CPU-s per 1,000, of which", "all", "gateway", "Postgres", "Redis"),
                 [_parts(result, name) for name in names])


def _parts(result, name):
    one = figures.middle_round(result["per_round"], name, "cpu_s_per_1k")
    cells = (one.get(f"cpu_{part}s_per_1k") for part in ("", "gateway_", "postgres_", "redis_"))
    return row(result["labels"][name], *(number(cell, 4) for cell in cells))


def _goals(result):
    return table(("goal", "measured [95 % interval]", ""), [
        row(g["goal"], ratio(g["measured"]), g["verdict"]) for g in result["goals"]], 1)


def _earlier(result):
    return table(("as against the earlier jar", "subject", "ratio [95 % interval]"), [
        row(e["figure"], result["labels"][e["subject"]], ratio(e["ratio"])) for e in result["earlier"]], 2)


def _notes(result):
    return "\n".join(f"- {note}" for note in result["notes"])
