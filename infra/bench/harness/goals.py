"""What Turnpike has to reach, as ratios of the same run."""

from dataclasses import dataclass

from . import figures


@dataclass(frozen=True)
class Goal:
    text: str
    metric: str
    reference: str
    bound: float
    at_least: bool = False

    def verdict(self, summary):
        """`met` and `not met` need the whole interval on one side of the bound."""
        if summary is None:
            return "not measured"
        sides = {self._holds(summary["low"]), self._holds(summary["high"])}
        return "undecided" if len(sides) == 2 else "met" if True in sides else "not met"

    def _holds(self, ratio):
        return ratio >= self.bound if self.at_least else ratio <= self.bound


GOALS = (
    Goal("CPU per request ≤ 0.12 × Portkey", "cpu_s_per_1k", "portkey", 0.12),
    Goal("CPU per request ≤ 0.10 × Portkey", "cpu_s_per_1k", "portkey", 0.10),
    Goal("CPU per request ≤ 5 × nginx", "cpu_s_per_1k", "nginx", 5),
    Goal("throughput ≥ 10 × Portkey", "rps", "portkey", 10, at_least=True),
    Goal("added first-token delay, median, ≤ 1/30 of Portkey", "added_first_p50_us", "portkey", 1 / 30),
    Goal("added first-token delay, p99, ≤ 1/30 of Portkey", "added_first_p99_us", "portkey", 1 / 30),
)


def judge(values, subjects):
    """One entry per goal and tier that was measured."""
    return [_judged(goal, values, subject) for goal in GOALS for subject in subjects]


EARLIER = (("CPU per request", "cpu_s_per_1k"), ("bytes allocated per request", "allocated_per_call"),
           ("throughput", "rps"), ("first token, median", "first_p50_us"), ("CPU per frame", "cpu_us_per_frame"))


def against_earlier(values, names):
    """What changed since an earlier build, tier by tier."""
    return [{"figure": text, "subject": name,
             "ratio": figures.summary(figures.ratios(values, name, f"{name}-before", metric))}
            for name in names if f"{name}-before" in names for text, metric in EARLIER]


def _judged(goal, values, subject):
    summary = figures.summary(figures.ratios(values, subject, goal.reference, goal.metric))
    return {"goal": goal.text, "subject": subject, "bound": goal.bound, "ratio": summary,
            "verdict": goal.verdict(summary)}
