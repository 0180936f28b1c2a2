"""Proof that the subjects did the work: the mock's answer to the byte, the config applied."""

import time

from . import bodies, http, ledger
from .fault import BenchFault
from .kinds import LOGGING
from .mocks import LARGE
from .turnpike import CONFIGURED_MODEL

JOURNAL_OFF_SECONDS = 5
BUSY_SECONDS = 30


def check_body(subject):
    """Whether every whole answer is the mock's to the byte; a wrong status is a fault."""
    answers = {"whole": None, "tls": None, LARGE: None,
               **{f"{LARGE}-{size}": size for size in bodies.SIZES}}
    return all(_equal(subject, subject.targets[name], bodies.answer(size))
               for name, size in answers.items() if name in subject.targets)


def _equal(subject, target, due):
    if target.url.startswith("https:"):
        return True  # the mock itself, whose certificate nobody here trusts
    headers = {"Content-Type": "application/json", **target.headers}
    status, answer = http.call("POST", target.url, headers, bodies.call())
    deadline = time.monotonic() + BUSY_SECONDS
    while status == 503 and time.monotonic() < deadline:  # it has only just begun
        time.sleep(1)
        status, answer = http.call("POST", target.url, headers, bodies.call())
    if status != 200:
        complaint = answer[:300].decode(errors="replace")
        raise BenchFault(f"{subject.label} answered {status}: {complaint}")
    return answer == due


def journal_is_off(subject):
    """Whether a call leaves no row, as T1 claims."""
    before = subject.spent()["requests"]
    check_body(subject)
    time.sleep(JOURNAL_OFF_SECONDS)
    return subject.spent()["requests"] == before


def check_config(subject, windows):
    """Whether every stream reached the mock under the model that the named config puts in."""
    models = {window["model"] for window in windows
              if window["subject"] == subject.name and window.get("model")}
    return {"models": sorted(map(str, models)), "exact": models == {CONFIGURED_MODEL}}


def rows(subjects):
    """Rows before the rounds, of the subject that logs."""
    return {s.name: ledger.settled(s)["requests"] for s in subjects if s.name == LOGGING}


def report(subjects, mocks, bodies, rows_before, windows):
    """What was proven of each subject."""
    return {s.name: _proofs(s, mocks, bodies[s.name], rows_before.get(s.name), windows)
            for s in subjects}


def _proofs(subject, mocks, body_equal, rows_before, windows):
    proofs = {}
    if rows_before is not None:
        proofs["load"] = ledger.check_load(subject, rows_before, windows)
        proofs["one_by_one"] = ledger.check_one_by_one(subject, mocks)
    if subject.spent:
        proofs["config"] = check_config(subject, windows)
    return {**proofs, "body_equal": body_equal and check_body(subject)}
