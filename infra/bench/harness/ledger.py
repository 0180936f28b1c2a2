"""Whether Turnpike's books agree with what was sent and with what the mock received."""

import http.client
import time
from urllib.parse import urlsplit

from . import bodies
from .spend import difference

SEQUENTIAL = 200
PER_CALL = {"input_tokens": 214, "output_tokens": 128, "cost_nano_usd": 214 * 150 + 128 * 600}
SHIPPED_SECONDS = 60
STILL_SECONDS = 2


def check_one_by_one(subject, mocks):
    """After calls that nobody cuts off the books agree to the token and the nano-dollar."""
    begun, received = settled(subject), mocks.calls()
    _call_one_by_one(subject)
    received = mocks.calls() - received
    booked = difference(_once_booked(subject, begun["requests"] + received), begun)
    due = {"requests": SEQUENTIAL, **{name: SEQUENTIAL * each for name, each in PER_CALL.items()}}
    return {"sent": SEQUENTIAL, "received": received, "booked": booked, "due": due,
            "exact": received == SEQUENTIAL and booked == due}


def check_load(subject, rows_before, windows):
    """Every answered call of the rounds has a row; calls cut off as a window ended may have one."""
    own = [window for window in windows if window["subject"] == subject.name]
    answered = sum(window.get("requests", window.get("streams", 0)) for window in own)
    cut_off = sum(window["connections"] + window["failed"] for window in own)
    rows = _once_booked(subject, rows_before + answered)["requests"] - rows_before
    return {"answered": answered, "cut_off_at_most": cut_off, "rows": rows,
            "exact": answered <= rows <= answered + cut_off}


def settled(subject):
    """The figures once they stand still."""
    before, now = None, subject.spent()
    while now != before:
        time.sleep(STILL_SECONDS)
        before, now = now, subject.spent()
    return now


def _once_booked(subject, rows):
    deadline = time.monotonic() + SHIPPED_SECONDS
    while subject.spent()["requests"] < rows and time.monotonic() < deadline:
        time.sleep(0.5)
    return settled(subject)


def _call_one_by_one(subject):
    target = subject.targets["whole"]
    parts = urlsplit(target.url)
    headers = {"Content-Type": "application/json", **target.headers}
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=30)
    for _ in range(SEQUENTIAL):
        connection.request("POST", parts.path, bodies.call(), headers)
        connection.getresponse().read()
    connection.close()
