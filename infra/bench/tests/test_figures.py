import unittest

from harness import figures
from harness.goals import Goal


def window(subject, number, rps, cpu, **more):
    return {"subject": subject, "round": number, "kind": "full", "rps": rps, "requests": 1000,
            "cpu": cpu, "p50_us": 1, "p99_us": 2, "rejects": [], **more}


def streams(subject, number, first):
    quantiles = {"p50": first, "p99": first * 2}
    return {"subject": subject, "round": number, "kind": "streamed", "first_us": quantiles,
            "transit_us": quantiles, "frames": 1000, "cpu": {}, "rejects": []}


class FiguresTests(unittest.TestCase):
    def test_cpu_is_the_sum_of_all_parts_per_thousand_requests(self):
        values = figures.per_round([window("t", 1, 10, {"gateway": 0.2, "postgres": 0.1})], False)
        self.assertAlmostEqual(values["t"][1]["cpu_s_per_1k"], 0.3)
        self.assertAlmostEqual(values["t"][1]["cpu_postgres_s_per_1k"], 0.1)

    def test_void_windows_count_only_when_asked_for(self):
        void = window("t", 1, 10, {}, rejects=["noise"])
        self.assertEqual(figures.per_round([void], False), {})
        self.assertEqual(figures.per_round([void], True)["t"][1]["rps"], 10)

    def test_ratios_pair_windows_of_the_same_round_only(self):
        windows = [window("t", 1, 30, {}), window("p", 1, 10, {}), window("t", 2, 90, {})]
        values = figures.per_round(windows, False)
        self.assertEqual(figures.ratios(values, "t", "p", "rps"), [3.0])

    def test_added_delay_is_the_difference_to_direct(self):
        values = figures.per_round([streams("direct", 1, 400), streams("t", 1, 700)], False)
        self.assertEqual(values["t"][1]["added_first_p50_us"], 300)

    def test_a_delay_below_the_noise_counts_as_none(self):
        values = {"t": {1: {"d": -5}}, "p": {1: {"d": 50}}}
        self.assertEqual(figures.ratios(values, "t", "p", "d"), [0])

    def test_a_delay_is_not_compared_with_one_below_the_noise(self):
        values = {"t": {1: {"d": 5}}, "p": {1: {"d": -50}}}
        self.assertEqual(figures.ratios(values, "t", "p", "d"), [])

    def test_the_interval_holds_the_median_and_stays_within_the_samples(self):
        found = figures.summary([1.0, 2.0, 9.0])
        self.assertEqual(found["median"], 2.0)
        self.assertEqual((found["low"], found["high"]), (1.0, 9.0))

    def test_a_subject_as_fast_as_direct_is_marked_generator_bound(self):
        windows = [window("direct", 1, 50, {}), window("n", 1, 40, {}), window("p", 1, 1, {})]
        values = figures.per_round(windows, False)
        self.assertTrue(figures.generator_bound(values, "n"))
        self.assertFalse(figures.generator_bound(values, "p"))


class GoalTests(unittest.TestCase):
    def test_the_whole_interval_decides(self):
        goal = Goal("", "", "", 0.12)
        self.assertEqual(goal.verdict({"low": 0.08, "high": 0.11}), "met")
        self.assertEqual(goal.verdict({"low": 0.11, "high": 0.13}), "undecided")
        self.assertEqual(goal.verdict({"low": 0.13, "high": 0.14}), "not met")
        self.assertEqual(goal.verdict(None), "not measured")

    def test_a_goal_may_ask_for_at_least(self):
        goal = Goal("", "", "", 10, at_least=True)
        self.assertEqual(goal.verdict({"low": 10, "high": 14}), "met")
        self.assertEqual(goal.verdict({"low": 8, "high": 9}), "not met")
