"""The Markdown that goes into docs/performance.md."""

from . import figures

HEAD = ("| | requests/s | CPU-s per 1,000 | p50 / p99, full load (ms) | p50 / p99, one by one (ms) "
        "| added first token p50 / p99 (ms) | added per token p99 (ms) | CPU-µs per frame | RSS idle → after (MiB) "
        "| PSS after (MiB) |\n|--|--:|--:|--:|--:|--:|--:|--:|--:|--:|")


def render(result):
    parts = [_conditions(result), HEAD + "\n" + "\n".join(_row(result, s) for s in result["subjects"]),
             _split(result), _earlier(result), _goals(result), _notes(result)]
    return "\n\n".join(part for part in parts if part)


def _conditions(result):
    tools = ", ".join(f"{name} {version}" for name, version in result["versions"].items())
    return (f"`{result['command']}` on {result['date']}, revision {result['revision']}: "
            f"{result['rounds']} rounds, medians. {result['machine']}. {tools}. {result['placement']}.")


def _row(result, subject):
    values, name = result["per_round"], subject["name"]
    get = lambda metric: figures.middle(values, name, metric)
    bound = "≥ " if name in result["generator_bound"] else ""
    cells = [subject["label"], bound + number(get("rps"), 0), number(get("cpu_s_per_1k"), 4),
             pair(get, "full_p50_us", "full_p99_us"), pair(get, "single_p50_us", "single_p99_us"),
             "–" if name == "direct" else pair(get, "added_first_p50_us", "added_first_p99_us"),
             "–" if name == "direct" else milli(get("added_transit_p99_us")),
             number(get("cpu_us_per_frame"), 0), *_memory(subject["memory"])]
    return "| " + " | ".join(cells) + " |"


def _memory(memory):
    if not memory:
        return "–", "–"
    sizes = [sum(memory[when][kind].values()) / 2**20
             for when, kind in (("idle", "rss"), ("after", "rss"), ("after", "pss"))]
    return f"{sizes[0]:.0f} → {sizes[1]:.0f}", f"{sizes[2]:.0f}"


def _split(result):
    """Turnpike's sums by process: the gateway and the databases it brings along."""
    rows = [_split_row(result, s) for s in result["subjects"] if s["name"].startswith("turnpike")]
    head = "| of which | gateway | Postgres | Redis |\n|--|--:|--:|--:|"
    return head + "\n" + "\n".join(rows) if rows else ""


def _split_row(result, subject):
    after = subject["memory"]["after"]["pss"]
    cells = []
    for part in ("gateway", "postgres", "redis"):
        cpu = figures.middle(result["per_round"], subject["name"], f"cpu_{part}_s_per_1k")
        cells.append(f"{number(cpu, 4)} CPU-s, {after.get(part, 0) / 2**20:.0f} MiB PSS")
    return f"| {subject['label']} | " + " | ".join(cells) + " |"


def _goals(result):
    rows = [f"| {g['goal']} | {result['labels'][g['subject']]} | {ratio(g['ratio'])} | {g['verdict']} |"
            for g in result["goals"]]
    return "| goal | subject | ratio [95 % interval] | |\n|--|--|--:|--|\n" + "\n".join(rows) if rows else ""


def _earlier(result):
    rows = [f"| {e['figure']} | {result['labels'][e['subject']]} | {ratio(e['ratio'])} |"
            for e in result["earlier"]]
    return "| as against the earlier jar | subject | ratio [95 % interval] |\n|--|--|--:|\n" + "\n".join(rows) if rows else ""


def _notes(result):
    return "\n".join(f"- {note}" for note in result["notes"])


def ratio(summary):
    if summary is None:
        return "–"
    return f"{summary['median']:.3g} [{summary['low']:.3g}, {summary['high']:.3g}]"


def pair(get, first, second):
    return f"{milli(get(first))} / {milli(get(second))}"


def milli(micro):
    return "–" if micro is None else f"{micro / 1000:.2f}"


def number(value, digits):
    return "–" if value is None else f"{value:,.{digits}f}"
