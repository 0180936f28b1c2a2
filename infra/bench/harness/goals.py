"""What Turnpike has to reach: ratios of the same round, and figures of the run."""

from collections.abc import Callable
from dataclasses import dataclass

from . import figures
from .kinds import LOGGING

BASE = "turnpike-t1"
MEGABYTE = 1e6


@dataclass(frozen=True)
class Goal:
    """`samples` answers what was measured, one value for each time it was."""

    text: str
    bound: float
    samples: Callable[[dict], list]

    def judged(self, found):
        summary = figures.summary(self.samples(found))
        return {"goal": self.text, "bound": self.bound, "measured": summary,
                "verdict": self.verdict(summary)}

    def verdict(self, summary):
        """`met` and `not met` need the whole interval on one side of the bound."""
        if summary is None:
            return "not measured"
        sides = {summary["low"] <= self.bound, summary["high"] <= self.bound}
        return "undecided" if len(sides) == 2 else "met" if True in sides else "not met"


def _ratio(subject, metric, reference):
    return lambda found: figures.ratios(found["per_round"], subject, reference, metric)


def _memory(when):
    """Megabytes of the whole tree as it is shipped: with the log and both databases."""
    return lambda found: [sum(s["memory"][when]["pss"].values()) / MEGABYTE
                          for s in found["subjects"] if s["name"] == LOGGING and s["memory"]]


def _held(found):
    return [added_for_10k(entry) / MEGABYTE for entry in found["held"]
            if entry["subject"].startswith("turnpike") and entry["whole"] == entry["streams"]]


def added_for_10k(entry):
    """Bytes that 10,000 held streams add, reckoned from as many as could be held."""
    grown = sum(entry["with"]["pss"].values()) - sum(entry["before"]["pss"].values())
    return grown / entry["streams"] * 10_000


def _spread(found):
    spread = figures.spread(found["per_round"], LOGGING, "cpu_s_per_1k")
    return [] if spread is None else [spread]


CPU = "cpu_s_per_1k"
GOALS = (
    Goal("T1, CPU per call ≤ 1.0 × Envoy", 1.0, _ratio(BASE, CPU, "envoy")),
    Goal("T1, CPU per call ≤ 0.045 × Portkey", 0.045, _ratio(BASE, CPU, "portkey")),
    Goal("T1, CPU per call ≤ 3.2 × nginx", 3.2, _ratio(BASE, CPU, "nginx")),
    Goal("T3, CPU per call ≤ 1.5 × T1", 1.5, _ratio(LOGGING, CPU, BASE)),
    Goal("T3, its rounds within 10 % of one another", 0.10, _spread),
    Goal("T1, request of 1 MB, CPU ≤ 1.5 × nginx", 1.5, _ratio(BASE, "ask-1m_cpu_ms", "nginx")),
    *(Goal(f"{name}, added first-token delay, {share}, ≤ 1/{part} of Portkey's", 1 / part,
           _ratio(subject, f"added_first_{share.replace('median', 'p50')}_us", "portkey"))
      for name, subject in (("T1", BASE), ("T3", LOGGING)) for share, part in (("median", 40), ("p99", 20))),
    Goal("tree of T3, idle, PSS ≤ 420 MB", 420, _memory("idle")),
    Goal("tree of T3, after load, PSS ≤ 480 MB", 480, _memory("after")),
    Goal("second start ≤ 5 CPU-s", 5, lambda found: [start["cpu_s"] for start in found["starts"]]),
    Goal("10,000 idle streams, PSS added ≤ 300 MB", 300, _held),
)


def judge(found):
    """One entry per goal."""
    return [goal.judged(found) for goal in GOALS]


EARLIER = (("CPU per request", CPU), ("bytes allocated per request", "allocated_per_call"),
           ("throughput", "rps"), ("first token, median", "first_p50_us"), ("CPU per frame", "cpu_us_per_frame"))


def against_earlier(values, names):
    """What changed since an earlier build, tier by tier."""
    return [{"figure": text, "subject": name,
             "ratio": figures.summary(figures.ratios(values, name, f"{name}-before", metric))}
            for name in names if f"{name}-before" in names for text, metric in EARLIER]
