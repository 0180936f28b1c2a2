"""Small HTTP calls for setting up and checking; never for load."""

import http.client
import json
from urllib.parse import urlsplit

from .fault import BenchFault


def call(method, url, headers=None, body=None, timeout=30):
    """Status and body; JSON goes out for anything that is not bytes."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=timeout)
    try:
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request(method, path or "/", encode(body), with_type(headers, body))
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def demand(method, url, headers=None, body=None):
    """The JSON of an answer that must be a 2xx."""
    status, answer = call(method, url, headers, body)
    if status // 100 != 2:
        path = urlsplit(url).path
        raise BenchFault(f"{method} {path} answered {status}: {answer[:300].decode(errors='replace')}")
    return json.loads(answer or b"null")


def answers(url, status=200):
    """Whether the URL answers with this status now."""
    try:
        return call("GET", url, timeout=2)[0] == status
    except OSError:
        return False


def encode(body):
    return body if body is None or isinstance(body, bytes) else json.dumps(body).encode()


def with_type(headers, body):
    given = dict(headers or {})
    return given if body is None else {"Content-Type": "application/json", **given}
