import unittest

from harness import figures, goals
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

    def test_the_parts_of_a_sum_come_from_the_round_whose_sum_is_the_median(self):
        windows = [window("t", number, 10, {"gateway": gateway, "postgres": postgres})
                   for number, gateway, postgres in ((1, 0.1, 0.9), (2, 0.5, 0.1), (3, 0.3, 0.5))]
        one = figures.middle_round(figures.per_round(windows, False), "t", "cpu_s_per_1k")
        self.assertAlmostEqual(one["cpu_s_per_1k"], 0.8)
        self.assertAlmostEqual(one["cpu_gateway_s_per_1k"], 0.3)
        self.assertAlmostEqual(one["cpu_postgres_s_per_1k"], 0.5)

    def test_a_subject_without_figures_has_no_middle_round(self):
        self.assertEqual(figures.middle_round({}, "t", "cpu_s_per_1k"), {})

    def test_large_bodies_count_by_call(self):
        large = {**window("t", 1, 10, {"gateway": 0.5}), "kind": "ask-1m"}
        self.assertAlmostEqual(figures.per_round([large], False)["t"][1]["ask-1m_cpu_ms"], 0.5)

    def test_broken_streams_are_a_figure_of_their_own(self):
        many = {**streams("t", 1, 400), "kind": "streams-2000", "broken": 7, "streams": 90}
        found = figures.per_round([{**many, "cpu": {"gateway": 0.02}}], False)["t"][1]
        self.assertEqual((found["streams-2000_broken"], found["streams-2000_whole"]), (7, 90))
        self.assertAlmostEqual(found["streams-2000_us_per_frame"], 20)

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
        goal = Goal("", 0.12, None)
        self.assertEqual(goal.verdict({"low": 0.08, "high": 0.11}), "met")
        self.assertEqual(goal.verdict({"low": 0.11, "high": 0.13}), "undecided")
        self.assertEqual(goal.verdict({"low": 0.13, "high": 0.14}), "not met")
        self.assertEqual(goal.verdict(None), "not measured")

    def judged(self, beginning, **found):
        nothing = {"per_round": {}, "subjects": [], "starts": [], "held": []}
        return next(entry for entry in goals.judge({**nothing, **found})
                    if entry["goal"].startswith(beginning))

    def test_what_is_missing_is_not_measured(self):
        self.assertEqual({entry["verdict"] for entry in goals.judge(
            {"per_round": {}, "subjects": [], "starts": [], "held": []})}, {"not measured"})

    def test_the_tree_that_counts_is_the_one_that_logs(self):
        sizes = {"pss": {"gateway": 300e6, "postgres": 110e6}}
        subjects = [{"name": name, "memory": {"idle": sizes, "after": sizes}}
                    for name in ("nginx", "turnpike-t3")]
        found = self.judged("tree of T3, idle", subjects=subjects)
        self.assertEqual((found["measured"]["median"], found["verdict"]), (410, "met"))

    def test_starts_on_both_sides_decide_nothing(self):
        starts = [{"cpu_s": 4.8}, {"cpu_s": 5.1}, {"cpu_s": 4.9}]
        self.assertEqual(self.judged("second start", starts=starts)["verdict"], "undecided")

    def test_fewer_held_streams_are_reckoned_up_to_ten_thousand(self):
        self.assertEqual(self.held(whole=5000)["measured"]["median"], 200)

    def test_held_streams_that_broke_count_for_nothing(self):
        self.assertEqual(self.held(whole=4999)["verdict"], "not measured")

    def held(self, whole):
        return self.judged("10,000 idle", held=[{
            "subject": "turnpike-held", "streams": 5000, "whole": whole,
            "before": {"pss": {"gateway": 200e6}}, "with": {"pss": {"gateway": 300e6}}}])

    def test_the_spread_of_rounds_is_the_distance_of_the_farthest(self):
        rounds = {number: {"cpu_s_per_1k": cost} for number, cost in ((1, 0.100), (2, 0.104), (3, 0.112))}
        found = self.judged("T3, its rounds", per_round={"turnpike-t3": rounds})
        self.assertAlmostEqual(found["measured"]["median"], 0.012 / 0.104)
        self.assertEqual(found["verdict"], "not met")
