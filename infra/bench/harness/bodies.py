"""Calls and answers of three sizes: the ordinary ones, and the same with a longer text."""

import json

from .workspace import HOME

CALL = HOME / "load/chat.json"
ANSWER = HOME / "mock/answer.json"
SIZES = {"100k": 100_000, "1m": 1_000_000}


def answer(size=None):
    """The bytes that the mock answers with."""
    text = ANSWER.read_bytes().strip()
    return text if size is None else _filled(text, ("choices", 0, "message"), SIZES[size])


def call(size=None):
    """The bytes of a chat call."""
    text = CALL.read_bytes().strip()
    return text if size is None else _filled(text, ("messages", 1), SIZES[size])


def _filled(text, where, length):
    """The document with its text repeated, line by line, up to this length in bytes."""
    document = json.loads(text)
    message = document
    for step in where:
        message = message[step]
    line = message["content"] + '\n"'
    room = length - len(_compact(document))
    message["content"] += (line * (room // len(line) + 1))
    excess = len(_compact(document)) - length
    while excess > 0:
        message["content"] = message["content"][:-excess]
        excess = len(_compact(document)) - length
    return _compact(document)


def _compact(document):
    return json.dumps(document, separators=(",", ":")).encode()
