#!/usr/bin/env python3
"""Builds resources/catalog/openai.json from a file of model facts.

Usage: build_catalog.py FACTS > ../resources/catalog/openai.json

FACTS holds {"models": [{provider, model, name, mode, context, max_output, capabilities,
usd_per_million: {input, output, cache_read, ...}, sources: ["<name> <date>"], disputed?}]}.
Prices become whole nano-USD per token (USD per million times 1000); one that would not come out
whole stops the build, because rounding a price is deciding it. A price is dated by the newest
source that was read for it; where sources differ, the value kept is the one given under
usd_per_million, and the source says that another exists.
"""
import json
import re
import sys
from decimal import Decimal

MODES = ("chat", "responses", "embedding", "moderation")
OUTPUT_FREE = ("embedding", "moderation")
FREE = ("moderation",)
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def nano(usd_per_million):
    value = Decimal(usd_per_million) * 1000
    assert value == int(value) and value >= 0, f"not whole nano-USD per token: {usd_per_million}"
    return int(value)


def source(fact):
    text = "; ".join(fact["sources"])
    return text + "; sources differ" if "disputed" in fact else text


def prices(fact):
    usd = dict(fact["usd_per_million"])
    if fact["mode"] in OUTPUT_FREE:
        usd.setdefault("output", Decimal(0))
    if "input" not in usd or "output" not in usd:
        return []
    if usd["input"] == 0 and fact["mode"] not in FREE:  # nobody's price: not known
        return []
    date = max(DATE.search(text).group() for text in fact["sources"])
    price = {
        "version": f"openai/{fact['model']}@{date}",
        "from": date,
        "source": source(fact),
        "input": nano(usd["input"]),
        "output": nano(usd["output"]),
    }
    if "cache_read" in usd:
        price["cached_input"] = nano(usd["cache_read"])
    if usd.get("cache_write", -1) >= usd["input"]:  # less would be a reading price in the wrong row
        price["cache_write_5m"] = nano(usd["cache_write"])
    return [price]


def card(fact):
    return {
        "model": fact["model"],
        "title": fact["name"],
        "context": fact["context"] or 0,
        "max_output": 0 if fact["mode"] in OUTPUT_FREE else fact["max_output"] or 0,
        "capabilities": [fact["mode"]] + fact["capabilities"],
        "prices": prices(fact),
    }


def wanted(fact):
    return fact["provider"] == "openai" and fact["mode"] in MODES and "/" not in fact["model"]


def main(path):
    with open(path, encoding="utf-8") as file:
        facts = json.load(file, parse_float=Decimal)["models"]
    cards = [card(f) for f in facts if wanted(f)]
    lines = ",\n".join(json.dumps(c, separators=(",", ":"), ensure_ascii=False) for c in cards)
    print('{"type":"openai","models":[\n' + lines + "\n]}")


if __name__ == "__main__":
    main(sys.argv[1])
