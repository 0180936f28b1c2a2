import json
import unittest
from types import SimpleNamespace

from harness import bodies, kinds, windows
from harness.subjects import Subject, Target

OPTIONS = SimpleNamespace(connections=32, streams=50, seconds=10, parts=kinds.PARTS)


def subject(name, *targets):
    return Subject(name, name, "1", {target: Target("", {}) for target in targets})


def kind(name):
    return next(kind for kind in kinds.of(OPTIONS) if kind.name == name)


class KindTests(unittest.TestCase):
    def test_a_subject_is_visited_only_where_it_can_be_called(self):
        concerned = [kind.name for kind in kinds.of(OPTIONS) if kind.concerns(subject("litellm", "whole"))]
        self.assertEqual(concerned, ["full", "single"])

    def test_a_subject_that_logs_is_long_enough_under_load_for_an_autovacuum(self):
        self.assertEqual(kind("full").seconds_on(subject("turnpike-t3")), 60)
        self.assertEqual(kind("full").seconds_on(subject("turnpike-t1")), 10)
        self.assertEqual(kind("single").seconds_on(subject("turnpike-t3")), 3)

    def test_parts_leave_the_rest_out(self):
        chosen = SimpleNamespace(**{**vars(OPTIONS), "parts": ("tls",)})
        self.assertEqual([kind.name for kind in kinds.of(chosen)], ["tls"])


class JudgedTests(unittest.TestCase):
    def test_broken_streams_void_an_ordinary_window_only(self):
        window = {"streams": 10, "broken": 5, "handled": 15, "rejects": []}
        self.assertEqual(windows.judged(window, kind("streamed"))["rejects"], ["5 failed of 10"])
        self.assertEqual(windows.judged(window, kind("streams-2000"))["rejects"], [])

    def test_calls_that_the_mock_never_saw_void_a_window(self):
        window = {"requests": 10, "errors": 0, "bad_status": 0, "handled": 9, "rejects": []}
        self.assertEqual(windows.judged(window, kind("ask-1m"))["rejects"],
                         ["the mock saw only 9 of 10 calls"])


class BodyTests(unittest.TestCase):
    def test_large_bodies_are_whole_documents_of_nearly_their_size(self):
        for size, length in bodies.SIZES.items():
            for body in (bodies.call(size), bodies.answer(size)):
                json.loads(body)
                self.assertLessEqual(length - 100, len(body))
                self.assertLessEqual(len(body), length)
