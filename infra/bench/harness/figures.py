"""From windows to figures: one value per subject, round and metric, then ratios of the same round.

Nothing is compared across rounds; a median of ratios comes with a bootstrap interval.
"""

import random
from statistics import median

RESAMPLES = 2000
GENERATOR_BOUND = 1.5


def per_round(windows, keep_noisy):
    """{subject: {round: {metric: value}}} from the last clean window of each kind."""
    values = {}
    for window in windows:
        if window["rejects"] and not keep_noisy:
            continue
        rounds = values.setdefault(window["subject"], {})
        rounds.setdefault(window["round"], {}).update(_metrics(window))
    _add_first_token_delay(values)
    return values


def _full(window):
    return {"rps": window["rps"], "cpu_s_per_1k": _per(window, window["requests"] / 1000),
            **{f"cpu_{part}_s_per_1k": seconds / (window["requests"] / 1000)
               for part, seconds in window["cpu"].items()},
            "allocated_per_call": window["allocated"] / window["requests"] if window.get("allocated") else None,
            "full_p50_us": window["p50_us"], "full_p99_us": window["p99_us"]}


def _single(window):
    return {"single_p50_us": window["p50_us"], "single_p99_us": window["p99_us"]}


def _streamed(window):
    first, transit = window["first_us"], window["transit_us"]
    if first is None or transit is None:
        return {}
    return {"first_p50_us": first["p50"], "first_p99_us": first["p99"],
            "transit_p99_us": transit["p99"],
            "cpu_us_per_frame": _per(window, window["frames"] / 1e6)}


METRICS = {"full": _full, "single": _single, "streamed": _streamed}


def _metrics(window):
    kind = window["kind"]
    if kind in METRICS:
        return METRICS[kind](window)
    if "frames" in window:
        first = window["first_us"] or {"p99": None}
        return {f"{kind}_us_per_frame": _per(window, max(window["frames"], 1) / 1e6),
                f"{kind}_broken": window["broken"], f"{kind}_whole": window["streams"],
                f"{kind}_first_p99_us": first["p99"]}
    return {f"{kind}_cpu_ms": _per(window, max(window["requests"], 1) / 1000), f"{kind}_rps": window["rps"]}


def _per(window, count):
    return sum(window["cpu"].values()) / count if window["cpu"] else None


def _add_first_token_delay(values):
    """Subject minus direct, same round."""
    for rounds in values.values():
        for number, metrics in rounds.items():
            base = values.get("direct", {}).get(number, {})
            for share in ("first_p50", "first_p99", "transit_p99", "single_p50", "single_p99"):
                key = f"{share}_us"
                if key in metrics and key in base:
                    metrics[f"added_{key}"] = metrics[key] - base[key]


def middle(values, subject, metric):
    """The median over rounds; None if no round has it."""
    found = [metrics[metric] for metrics in values.get(subject, {}).values()
             if metrics.get(metric) is not None]
    return median(found) if found else None


def middle_round(values, subject, metric):
    """The figures of the round whose value is the median, so that parts add up to their sum."""
    rounds = sorted((metrics for metrics in values.get(subject, {}).values()
                     if metrics.get(metric) is not None), key=lambda metrics: metrics[metric])
    return rounds[(len(rounds) - 1) // 2] if rounds else {}


def spread(values, subject, metric):
    """How far the rounds lie apart, as a share of their median; None of fewer than two."""
    found = [metrics[metric] for metrics in values.get(subject, {}).values()
             if metrics.get(metric) is not None]
    return (max(found) - min(found)) / median(found) if len(found) > 1 else None


def ratios(values, subject, reference, metric):
    """One per round in which both have a clean window; negative delays count as none."""
    pairs = [(metrics.get(metric), values.get(reference, {}).get(number, {}).get(metric))
             for number, metrics in values.get(subject, {}).items()]
    return [max(own, 0) / other for own, other in pairs if own is not None and (other or 0) > 0]


def summary(samples, seed=1):
    """Median with the bootstrap's 95 % interval; None without samples."""
    if not samples:
        return None
    draw = random.Random(seed)
    medians = sorted(median(draw.choices(samples, k=len(samples))) for _ in range(RESAMPLES))
    low, high = medians[int(0.025 * RESAMPLES)], medians[int(0.975 * RESAMPLES) - 1]
    return {"median": median(samples), "low": low, "high": high, "rounds": len(samples)}


def generator_bound(values, subject):
    """Whether load and mock, not the subject, may have set its throughput in some round."""
    found = ratios(values, "direct", subject, "rps")
    return subject != "direct" and any(ratio < GENERATOR_BOUND for ratio in found)
