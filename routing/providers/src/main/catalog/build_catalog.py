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
a write without a price of its own would be billed too low; the source says so. Which models take a
JSON schema is read off their names: the vendor lists generation 4.5 and all that followed.

Kinds of service with prices of their own stand under "tiers", prices of calls that read more than
so many tokens under "steps". The facts give a tier's prices for what is read and written anew; caches
cost in the same proportion, as the vendors' lists have it. That alone may not come out whole, and is
rounded up, by less than a nano-USD a token. Where only one side of a tier is known, there is none.
What a vendor's own page says for many models at once (steps of OpenAI's, batches of Anthropic's, fees
for calls of a tool) stands below, and the source names the page. OpenAI's gpt-4o and gpt-4.1 have no
fee for searching the web: it depends on which of two tools is used, which an answer does not tell.

Under "lacks" stands only what somebody says a model cannot do. models.dev says yes or no of tools,
reasoning and kinds of input for every model it describes; the price map names what a model can and
is silent otherwise, and silence is no denial. A name without a date stands for one of its dated
snapshots: it can what all of them can, and does not lack what one of them can.
"""
import json
import math
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
TIERS = ("batch", "flex", "priority")
CACHES = ("cached_input", "cache_write_5m", "cache_write_1h")
OPENAI_STEP = re.compile(r"gpt-5\.[45](-pro)?(-\d{4}-\d{2}-\d{2})?$")
OPENAI_STEPPED = ("batch", "flex")
SEARCHES = ("gpt-5", "o3", "o4")
FILE_SEARCHES = (*SEARCHES, "gpt-4o", "gpt-4.1")
NO_TOOLS = re.compile("audio|search|image|transcribe|tts")
WEB_SEARCH = 10_000_000
FILE_SEARCH = 2_500_000


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
    sounds(usd, price)
    tiers_and_steps(fact, usd, price)
    tools(fact, price)
    return [price]


def sounds(usd, price):
    for known, word in (("input_audio", "audio_input"), ("output_audio", "audio_output")):
        if known in usd:
            price[word] = nano(usd[known])


def tiers_and_steps(fact, usd, price):
    tiers = {}
    for name in TIERS:
        if f"input_{name}" in usd and f"output_{name}" in usd:
            tiers[name] = tier(price, nano(usd[f"input_{name}"]), nano(usd[f"output_{name}"]))
    if tiers:
        price["source"] += "; caches of a tier in the proportion of its input, rounded up"
    if fact["provider"] == "anthropic" and price["input"] % 2 == price["output"] % 2 == 0:
        tiers["batch"] = tier(price, price["input"] // 2, price["output"] // 2)
        price["source"] += "; batches at the vendor's half price"
    steps(fact, price, tiers)
    if tiers:
        price["tiers"] = tiers


def tier(price, read, written):
    factor = Decimal(read) / price["input"]
    return {"input": read, "output": written, **times(price, factor)}


def times(price, factor):
    return {word: math.ceil(price[word] * factor) for word in CACHES if word in price}


def steps(fact, price, tiers):
    if OPENAI_STEP.match(fact["model"]):
        price["steps"] = [openai_step(price)]
        for name in OPENAI_STEPPED:
            if name in tiers:
                tiers[name]["steps"] = [openai_step(tiers[name])]
        price["source"] += "; steps by developers.openai.com models"
    elif fact["provider"] == "anthropic" and fact["tiers"]:
        told = [anthropic_step(step) for step in fact["tiers"]]
        price["steps"] = told
        if "batch" in tiers:
            tiers["batch"]["steps"] = [half(step) for step in told]


def openai_step(price):
    output = math.ceil(price["output"] * Decimal("1.5"))
    return {"over": 272000, "input": price["input"] * 2, "output": output, **times(price, 2)}


def anthropic_step(step):
    return {
        "over": step["context_over"],
        "input": nano(step["input"]),
        "output": nano(step["output"]),
        "cached_input": nano(step["cache_read"]),
        "cache_write_5m": nano(step["cache_write"]),
        "cache_write_1h": nano(step["input"] * WRITE_1H),
    }


def half(step):
    return {word: value if word == "over" else math.ceil(value / 2) for word, value in step.items()}


def tools(fact, price):
    model = fact["model"]
    if fact["provider"] == "anthropic":
        price["web_search"] = WEB_SEARCH
        price["source"] += "; web search by platform.claude.com pricing"
    elif model.startswith(FILE_SEARCHES) and not NO_TOOLS.search(model):
        if model.startswith(SEARCHES):
            price["web_search"] = WEB_SEARCH
        price["file_search"] = FILE_SEARCH
        price["source"] += "; tools by developers.openai.com pricing"


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
