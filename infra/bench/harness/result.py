"""One run as one document, and whether it may be published."""

import time

from . import figures, goals, kinds, machine

PLACEMENT = {"pinned": "Subject on one core, load and mocks on another",
             "shared": "Nothing pinned: subject, load and mocks share all cores"}
NEEDED = ("nginx", "envoy", "portkey", "turnpike-t1", "turnpike-t3")
LEAST = {"rounds": 3, "seconds": 5}
CLEAN_ROUNDS = 2


def assemble(options, stage, windows, checks, memory, held):
    values = figures.per_round(windows, options.keep_noisy)
    names = [subject.name for subject in stage.subjects]
    found = {
        "command": options.command, "date": time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime()),
        "revision": machine.revision(), "machine": machine.line(), "versions": stage.versions,
        "placement": PLACEMENT[options.placement], "rounds": options.rounds,
        "seconds": options.seconds, "connections": options.connections,
        "streams": options.streams, "seed": options.seed,
        "subjects": [_subject(subject, memory) for subject in stage.subjects],
        "labels": {subject.name: subject.label for subject in stage.subjects},
        "per_round": values, "checks": checks,
        "generator_bound": [name for name in names if figures.generator_bound(values, name)],
        "plan": {kind.name: [s.name for s in stage.subjects if kind.concerns(s)]
                 for kind in kinds.of(options)},
        "parts": list(options.parts), "starts": stage.starts, "held": held,
        "earlier": goals.against_earlier(values, names),
        "notes": [*stage.notes, *_notes(windows, checks)], "windows": windows}
    found["notes"] += stayed_void(found)
    return {**found, "goals": [] if options.against else goals.judge(found)}


def _subject(subject, memory):
    sizes = {when: found[subject.name] for when, found in memory.items() if subject.name in found}
    return {"name": subject.name, "label": subject.label, "version": subject.version,
            "memory": sizes if subject.tree and sizes else None}


def _notes(windows, checks):
    void = sum(1 for window in windows if window["rejects"])
    yield f"{len(windows)} windows taken, {void} of them void."
    for name, check in checks.items():
        if not check["body_equal"]:
            yield f"{name} answers with a body that differs from the mock's."
        if "one_by_one" in check:
            yield (f"{name} logged {check['load']['rows']:,} rows for {check['load']['answered']:,} "
                   f"answered calls (at most {check['load']['cut_off_at_most']:,} more were cut off "
                   f"as windows ended), and {check['one_by_one']['booked']['requests']} for "
                   f"{check['one_by_one']['sent']} sent one by one, tokens and cost "
                   f"{'' if check['one_by_one']['exact'] else 'not '}as due.")


def obstacles(found, options):
    """Why this run must not be published; empty if it may be."""
    reasons = [f"fewer than {least} {name}" for name, least in LEAST.items() if found[name] < least]
    reasons += ["--no-publish"] if options.no_publish else []
    reasons += ["--against"] if options.against else []
    reasons += ["--keep-noisy"] if options.keep_noisy else []
    names = {subject["name"] for subject in found["subjects"]}
    reasons += [f"{name} was not measured" for name in NEEDED if name not in names]
    reasons += [f"the part {part} was left out" for part in kinds.PARTS if part not in found["parts"]]
    return reasons + _void(found) + _unproven(found["checks"])


def _void(found):
    """Of each kind on each subject, one round may be spoilt by the machine, as the notes tell."""
    return [f"{name} has fewer than {CLEAN_ROUNDS} clean rounds of {kind}"
            for (name, kind), rounds in _clean(found).items() if rounds < CLEAN_ROUNDS]


def stayed_void(found):
    """One line naming the windows that no second and third try made clean; none without any."""
    spoilt = [f"{name} {kind}" for (name, kind), rounds in _clean(found).items()
              for _ in range(found["rounds"] - rounds)]
    return [f"Left out, since the machine spoilt three tries: {', '.join(spoilt)}."] if spoilt else []


def _clean(found):
    """How many rounds each subject has of each kind that it was to have."""
    clean = {(w["subject"], w["kind"], w["round"]) for w in found["windows"] if not w["rejects"]}
    return {(name, kind): sum((name, kind, number) in clean for number in range(1, found["rounds"] + 1))
            for kind, names in found["plan"].items() for name in names}


def _unproven(checks):
    return [f"{name}: {proof} does not add up" for name, check in checks.items()
            for proof in ("one_by_one", "load", "config") if proof in check and not check[proof]["exact"]]
