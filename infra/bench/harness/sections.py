"""The tables besides the one of ordinary calls: large bodies and TLS, many streams, memory and start."""

from . import figures, goals
from .cells import megabytes, milli, number, row, table

SIZES = {"tls": "provider behind TLS", "ask-100k": "request 100 KB", "ask-1m": "request 1 MB",
         "answer-100k": "answer 100 KB", "answer-1m": "answer 1 MB"}
STREAMS = ("streams-200", "streams-2000")


def sizes(result):
    """Behind each figure of a subject its median ratio to nginx."""
    shown = {kind: text for kind, text in SIZES.items() if kind in result["plan"]}
    names = [n for n in result["labels"] if n != "direct" and any(n in result["plan"][k] for k in shown)]
    return table(("CPU-ms per call (× nginx)", *shown.values()), [
        row(result["labels"][name], *(_size(result["per_round"], name, kind) for kind in shown))
        for name in names])


def _size(values, name, kind):
    cost = figures.middle(values, name, f"{kind}_cpu_ms")
    if cost is None:
        return "–"
    ratio = figures.summary(figures.ratios(values, name, "nginx", f"{kind}_cpu_ms"))
    return f"{cost:.3g}" + (f" ({ratio['median']:.2f})" if ratio and name != "nginx" else "")


def streams(result):
    names = [name for name in result["labels"] if name in result["plan"].get(STREAMS[0], ())]
    held = {entry["subject"]: entry for entry in result["held"]}
    return table(("streams at once", "200: CPU-µs per frame", "first token p99 (ms)", "broken",
                  "2,000: CPU-µs per frame", "first token p99 (ms)", "broken"),
                 [row(result["labels"][name], *(cell for kind in STREAMS for cell in
                                                _many(result["per_round"], name, kind)))
                  for name in names]) + _held(held.values())


def _many(values, name, kind):
    get = lambda metric: figures.middle(values, name, f"{kind}_{metric}")
    broken, whole = (sum(m.get(f"{kind}_{each}") or 0 for m in values.get(name, {}).values())
                     for each in ("broken", "whole"))
    return number(get("us_per_frame"), 0), milli(get("first_p99_us")), f"{broken:,} of {broken + whole:,}"


def _held(entries):
    text = table(("idle streams", "held", "broken", "PSS before → with them (MB)", "added for 10,000 (MB)"), [
        row(entry["label"], f"{entry['streams']:,}", f"{entry['broken']:,}",
            f"{megabytes(entry['before']['pss'])} → {megabytes(entry['with']['pss'])}",
            f"{goals.added_for_10k(entry) / 1e6:,.0f}" if entry["whole"] == entry["streams"] else "–")
        for entry in entries])
    return f"\n\n{text}" if text else ""


def memory(result):
    """Proportional sizes, since Postgres's processes share their buffers."""
    rows = [row(s["label"], *(_parts(s["memory"][when]) for when in ("idle", "after")))
            for s in result["subjects"] if s["memory"]]
    return table(("PSS, MB", "idle", "after load"), rows) + _starts(result["starts"])


def _parts(sizes):
    pss = sizes["pss"]
    named = {"gateway": "gateway", "postgres": "Postgres", "redis": "Redis"}
    split = ", ".join(f"{named[part]} {pss[part] / 1e6:,.0f}" for part in named if part in pss)
    return megabytes(pss) + (f" ({split})" if len(pss) > 1 else "")


def _starts(starts):
    if not starts:
        return ""
    cpu, wall = ([start[key] for start in starts] for key in ("cpu_s", "wall_s"))
    return (f"\n\nSecond start, until ready, on all cores: {figures.median(cpu):.1f} CPU-s "
            f"[{min(cpu):.1f}, {max(cpu):.1f}], {figures.median(wall):.1f} s "
            f"[{min(wall):.1f}, {max(wall):.1f}].")
