#!/usr/bin/env python3
"""Builds a vendor's file of resources/catalog from a file of model facts.

Usage: build_catalog.py VENDOR FACTS > ../resources/catalog/VENDOR.json

FACTS holds {"models": [{provider, model, name, mode, context, max_output, capabilities,
usd_per_million: {input, output, cache_read, ...}, sources: ["<name> <date>"], disputed?}]}.
Prices become whole nano-USD per token (USD per million times 1000); one that would not come out
whole stops the build, because rounding a price is deciding it. A price is dated by the newest
source that was read for it; where sources differ, the value kept is the one given under
usd_per_million, and the source says that another exists.

Anthropic's price list gives cache writes as multiples of the input price: 1.25 for five minutes, 2
for an hour. Where a fact is missing or contradicts the list, the multiple stands in for it, because
a write without a price of its own would be billed too low; the source says so. Prices above 200,000
tokens of context need a header that the gateway does not send, so they are not here. Which models
take a JSON schema is read off their names: the vendor lists generation 4.5 and all that followed.

Under "lacks" stands only what somebody says a model cannot do. models.dev says yes or no of tools,
reasoning and kinds of input for every model it describes; the price map names what a model can and
is silent otherwise, and silence is no denial. A name without a date stands for one of its dated
snapshots: it can what all of them can, and does not lack what one of them can.
"""
import json
import re
import sys
from decimal import Decimal

MODES = ("chat", "responses", "embedding", "moderation")
OUTPUT_FREE = ("embedding", "moderation")
FREE = ("moderation",)
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
SNAPSHOT = re.compile(r"-(\d{4}|\d{4}-\d{2}-\d{2})$")
TOLD = ("tools", "vision", "reasoning")
ABILITIES = (*TOLD, "structured_output")
CLAUDE = re.compile(r"claude-[a-z]+-(\d)(?:-(\d)(?!\d))?")
WRITE_5M = Decimal("1.25")
WRITE_1H = 2


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
        "version": f"{fact['provider']}/{fact['model']}@{date}",
        "from": date,
        "source": source(fact),
        "input": nano(usd["input"]),
        "output": nano(usd["output"]),
    }
    if "cache_read" in usd:
        price["cached_input"] = nano(usd["cache_read"])
    if usd.get("cache_write", -1) >= usd["input"]:  # less would be a reading price in the wrong row
        price["cache_write_5m"] = nano(usd["cache_write"])
    if fact["provider"] == "anthropic":
        cache_writes(usd, price)
    return [price]


def cache_writes(usd, price):
    told = "cache_write_5m" in price and usd.get("cache_write_1h") == usd["input"] * WRITE_1H
    if "cache_write_5m" not in price:
        price["cache_write_5m"] = nano(usd["input"] * WRITE_5M)
    price["cache_write_1h"] = nano(usd["input"] * WRITE_1H)
    if not told:
        price["source"] += "; cache writes by the vendor's multiples"


def capabilities(fact):
    known = [fact["mode"]] + fact["capabilities"]
    if "image" in fact["input_modalities"] and "vision" not in known:
        known.append("vision")
    if fact["provider"] == "anthropic":
        known = [name for name in known if name != "structured_output"]
        known += ["structured_output"] if takes_schema(fact["model"]) else []
    return known


def takes_schema(model):
    named = CLAUDE.match(model)
    return named is not None and (int(named[1]), int(named[2] or 0)) >= (4, 5)


def lacks(fact, known, snapshots):
    denied = set()
    if fact["mode"] in OUTPUT_FREE:
        denied.update(ABILITIES)
    if fact["sources"][0].startswith("models.dev") and fact["input_modalities"]:
        denied.update(TOLD)
    if fact["provider"] == "anthropic":
        denied.add("structured_output")
    denied.difference_update(known, *snapshots)
    return [name for name in ABILITIES if name in denied]


def shared(snapshots):
    return set.intersection(*map(set, snapshots)) if snapshots else set()


def card(fact, snapshots):
    known = capabilities(fact)
    known += [name for name in ABILITIES if name in shared(snapshots) and name not in known]
    return {
        "model": fact["model"],
        "title": fact["name"],
        "context": fact["context"] or 0,
        "max_output": 0 if fact["mode"] in OUTPUT_FREE else fact["max_output"] or 0,
        "capabilities": known,
        "lacks": lacks(fact, known, snapshots),
        "prices": prices(fact),
    }


def wanted(fact, vendor):
    return fact["provider"] == vendor and fact["mode"] in MODES and "/" not in fact["model"]


def snapshots_of(fact, facts):
    dated = [f for f in facts if SNAPSHOT.sub("", f["model"]) == fact["model"] != f["model"]]
    return [capabilities(f) for f in dated]


def main(vendor, path):
    with open(path, encoding="utf-8") as file:
        facts = json.load(file, parse_float=Decimal)["models"]
    facts = [fact for fact in facts if wanted(fact, vendor)]
    cards = [card(fact, snapshots_of(fact, facts)) for fact in facts]
    lines = ",\n".join(json.dumps(c, separators=(",", ":"), ensure_ascii=False) for c in cards)
    print(f'{{"type":"{vendor}","models":[\n' + lines + "\n]}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
