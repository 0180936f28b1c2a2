"""Tests of the harness: python3 -m unittest discover -s infra/bench/tests -t infra/bench"""
