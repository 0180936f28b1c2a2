"""Limits and a hard budget against none, in one process: the same calls of two organizations.

Both are called with a key and a named config, and every call is journalled, priced and stored; one
of them has a hard budget, a limit of requests, one of tokens and one of calls at once. Prints the
CPU of a call in paired windows. Nothing is published; the last result is written down by hand in
docs/money.md.
"""

from dataclasses import replace

from . import figures, http, trial

ALL = {"organization": True}
RULES = {"budgets/bench": {"scope": ALL, "amount_usd": "1000000", "period": "month",
                           "mode": "hard"},
         "limits/requests": {"scope": ALL, "requests": 1_000_000_000, "per": "minute"},
         "limits/tokens": {"scope": ALL, "tokens": 1_000_000_000_000, "per": "minute"},
         "limits/at-once": {"scope": ALL, "concurrency": 1_000_000}}


def main(arguments):
    options = trial.parser("money", __doc__, rounds=7, seconds=15).parse_args(arguments)
    return trial.main(_run, options, "turnpike-t3")


def _run(run):
    # Under a name of its own: both are written to one database, and need no longer windows.
    free = replace(run.gateway, name="turnpike-money")
    bound = _bound(free, run)
    for subject in (free, bound):
        run.warm(subject.label, subject)
    _report(run, run.costs(none=free, rules=bound))


def _bound(free, run):
    """Another organization in the same process, with limits and a budget."""
    key, management = run.organization("bound")
    for name, rule in RULES.items():
        http.demand("PUT", f"{run.root}/api/v1/{name}", management, rule)
    whole = free.targets["whole"]
    headers = {**whole.headers, "Authorization": f"Bearer {key}"}
    return replace(free, label="limits and a hard budget",
                   targets={"whole": replace(whole, headers=headers)})


def _report(run, costs):
    none, rules = costs["none"], costs["rules"]
    run.print_head()
    print(f"key, config, log: {figures.median(none):.4f} CPU-ms per call")
    print(f"the same with limits and a hard budget: {figures.median(rules):.4f} CPU-ms per call")
    trial.print_ratio("with / without", rules, none)
