import unittest
from types import SimpleNamespace

from harness import goals, kinds, ledger, publishing, result, spend, warmup
from harness.fault import BenchFault


def window(subject, kind="full", rejects=(), **more):
    return {"subject": subject, "round": 1, "kind": kind, "rejects": list(rejects),
            "connections": 32, "failed": 0, **more}


class PublishingTests(unittest.TestCase):
    def test_only_what_stands_between_the_markers_is_replaced(self):
        page = f"before\n{publishing.BEGIN}\nold\n{publishing.END}\nafter\n"
        self.assertEqual(publishing.with_table(page, "new"),
                         f"before\n{publishing.BEGIN}\nnew\n{publishing.END}\nafter\n")

    def test_a_page_without_markers_is_refused(self):
        with self.assertRaises(BenchFault):
            publishing.with_table("page", "new")


class ObstacleTests(unittest.TestCase):
    KINDS = ("full", "single", "streamed")

    def found(self, windows, **more):
        return {"rounds": 3, "seconds": 10, "parts": list(kinds.PARTS),
                "subjects": [{"name": name} for name in result.NEEDED],
                "plan": {kind: list(result.NEEDED) for kind in self.KINDS},
                "windows": windows, "checks": {}, **more}

    def windows(self, rejects=()):
        return [{**window(name, kind, rejects), "round": number}
                for name in result.NEEDED for number in (1, 2, 3) for kind in self.KINDS]

    def obstacles(self, found, **flags):
        return result.obstacles(found, SimpleNamespace(
            **{"against": None, "no_publish": False, "keep_noisy": False, **flags}))

    def test_a_comparison_with_an_earlier_jar_is_never_published(self):
        self.assertEqual(self.obstacles(self.found(self.windows()), against="old.jar"), ["--against"])

    def test_an_earlier_jar_is_compared_within_each_round(self):
        values = {"turnpike-t1": {1: {"rps": 100}, 2: {"rps": 300}},
                  "turnpike-t1-before": {1: {"rps": 50}, 2: {"rps": 100}}}
        found = goals.against_earlier(values, ["turnpike-t1", "turnpike-t1-before"])
        by_figure = {entry["figure"]: entry["ratio"] for entry in found}
        self.assertEqual(by_figure["throughput"]["median"], 2.5)
        self.assertIsNone(by_figure["CPU per request"])

    def test_a_whole_clean_run_may_be_published(self):
        self.assertEqual(self.obstacles(self.found(self.windows())), [])

    def test_a_void_window_that_was_taken_again_does_no_harm(self):
        windows = [window("nginx", rejects=["noise"]), *self.windows()]
        self.assertEqual(self.obstacles(self.found(windows)), [])

    def test_a_round_that_stayed_void_is_told(self):
        found = self.found(self.windows()[1:])
        self.assertEqual(self.obstacles(found), [])
        self.assertEqual(result.stayed_void(found), [
            "Left out, since the machine spoilt three tries: nginx full."])

    def test_two_rounds_that_stayed_void_prevent_it(self):
        spoilt = [w for w in self.windows()
                  if (w["subject"], w["kind"]) != ("nginx", "full") or w["round"] == 1]
        self.assertEqual(self.obstacles(self.found(spoilt)),
                         ["nginx has fewer than 2 clean rounds of full"])

    def test_books_that_do_not_add_up_prevent_it(self):
        checks = {"turnpike-t3": {"load": {"exact": False}}}
        found = self.found(self.windows(), checks=checks)
        self.assertEqual(self.obstacles(found), ["turnpike-t3: load does not add up"])

    def test_a_run_of_some_parts_is_never_published(self):
        found = self.found(self.windows(), parts=["load", "sizes", "streams", "tls"])
        self.assertEqual(self.obstacles(found), ["the part start was left out"])

    def test_a_noisy_run_is_never_published(self):
        found = self.found(self.windows())
        self.assertEqual(self.obstacles(found, keep_noisy=True), ["--keep-noisy"])


class LedgerTests(unittest.TestCase):
    def setUp(self):
        self.waits = ledger.STILL_SECONDS, ledger.SHIPPED_SECONDS
        ledger.STILL_SECONDS, ledger.SHIPPED_SECONDS = 0, 0
        self.addCleanup(self.restore)

    def restore(self):
        ledger.STILL_SECONDS, ledger.SHIPPED_SECONDS = self.waits

    def check(self, rows):
        subject = SimpleNamespace(against=None, name="t", spent=lambda: {"requests": rows})
        windows = [window("t", requests=100), window("t", "streamed", streams=20),
                   window("other", requests=999)]
        return ledger.check_load(subject, 5, windows)["exact"]

    def test_every_answered_call_needs_a_row(self):
        self.assertTrue(self.check(5 + 120))
        self.assertFalse(self.check(5 + 119))

    def test_no_more_rows_than_calls_that_may_have_been_cut_off(self):
        self.assertTrue(self.check(5 + 120 + 64))
        self.assertFalse(self.check(5 + 120 + 65))


class SpendTests(unittest.TestCase):
    def test_a_report_without_counts_is_a_fault(self):
        with self.assertRaisesRegex(BenchFault, "cost_nano_usd"):
            spend.total({"total": {"requests": 1, "input_tokens": 1, "output_tokens": 1}})


class WarmupTests(unittest.TestCase):
    def test_it_ends_when_the_compilers_are_quiet_for_three_windows_together(self):
        self.assertFalse(warmup.quiet([(1.0, 0.0), (1.0, 0.0)]))
        self.assertFalse(warmup.quiet([(1.0, 0.001), (1.0, 0.07), (1.0, 0.001)]))
        self.assertTrue(warmup.quiet([(9.0, 0.5), (1.0, 0.004), (1.1, 0.03), (0.9, 0.01)]))

    def test_a_cost_that_wavers_does_not_prolong_it(self):
        self.assertTrue(warmup.quiet([(1.0, 0.0), (1.3, 0.01), (1.1, 0.0)]))
