#!/usr/bin/env python3
"""Builds resources/catalog, a file for each connection type, and report.md, from a file of model facts.

Usage: build_catalog.py FACTS

FACTS holds {"models": [{provider, model, name, mode, context, max_output, capabilities,
input_modalities, output_modalities, released?, open_weights?, deprecated_on?,
usd_per_million: {input, output, cache_read, ...}, usd_per_unit?: {usd_per_query}, sources: ["<name> <date>"], disputed?}]}.
WORDS says which type of connections a provider of the facts is; one that is not there stops the
build. Kept are names that its API knows: no sizes of pictures, commitments or regions in front, as
price maps have them.

Prices become whole nano-USD per token (USD per million times 1000). What does not come out whole is
rounded up if that adds no more than 2 % (to a cache's price less than a nano-USD), and the source
says so; otherwise the price is not known. A price is dated by the newest source that was read for it.

A reranker that has no price for tokens and one for queries is sold by the search: its tokens then cost
nothing, and its searches what a query does.

Where sources differ (`disputed`), disputes.py says which price is taken, if any; each case stands in
report.md.

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
from collections import Counter
from decimal import Decimal
from pathlib import Path

from disputes import IN_REGION, Disputes

WORDS = {
    "azure": "azure-openai",
    "google": "gemini",
    "alibaba": "dashscope",
    "cloudflare-workers": "cloudflare",
}
SAME = """
    ai21 anthropic baseten bedrock cerebras cohere cortecs databricks deepinfra deepseek fireworks
    friendli github-models groq huggingface hyperbolic inference-net jina lmstudio minimax mistral
    moonshot nebius novita nvidia ollama-cloud openai openrouter ovhcloud perplexity regolo requesty
    sambanova scaleway siliconflow stackit together upstage vercel vertex voyage xai zai
    """.split()
TALKING = ("chat", "responses", "embedding", "moderation")
MODES = {"openai": TALKING, "anthropic": TALKING}
NO_SLASH = ("openai", "anthropic", "bedrock", "azure")
NO_NAME = re.compile(r"/$|^vertex_ai/|^accounts/fireworks/models/$")
OUTPUT_FREE = ("embedding", "moderation")
FREE = ("moderation",)
FREE_NAME = re.compile(r":free$")
ABOUT = (
    "context max_output capabilities input_modalities output_modalities released open_weights"
).split()
MOST_CONTEXT = 20_000_000
MOST_NANO = 1_000_000
MOST_ADDED = Decimal("1.02")
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
NANO = 1_000_000_000
QUERY = 5_000_000
THOUSANDTH = 1_000_000


def sizes(low, medium, high, *further):
    """Kinds of service by the size of a search, and by their fees in USD for 1,000 requests."""
    named = {"search-low": low, "search-medium": medium, "search-high": high}
    return {**named, **{f"search-{fee}": fee for fee in sorted({low, medium, high, *further})}}


SIZES = {
    "sonar": sizes(5, 8, 12),
    "sonar-reasoning": sizes(5, 8, 12),
    "sonar-pro": sizes(6, 10, 14, 18, 22),
    "sonar-reasoning-pro": sizes(6, 10, 14),
}


class Unknown(Exception):
    """A price that cannot be said in whole nano-USD."""


class Price:
    """What the prices of one fact become; notes how many were rounded."""

    def __init__(self):
        self.rounded = False

    def nano(self, usd_per_million):
        value = Decimal(usd_per_million) * 1000
        if math.ceil(value) > value * MOST_ADDED:
            raise Unknown(str(usd_per_million))
        return self.cached(usd_per_million)

    def cached(self, usd_per_million):
        """A cache's price may be a few nano-USD in all."""
        value = Decimal(usd_per_million) * 1000
        whole = math.ceil(value)
        if not 0 <= whole <= MOST_NANO:
            raise Unknown(str(usd_per_million))
        self.rounded |= whole != value
        return whole


def nano(usd_per_million):
    value = Decimal(usd_per_million) * 1000
    assert value == int(value) and value >= 0, f"not whole nano-USD per token: {usd_per_million}"
    return int(value)


def prices(fact, disputes, report):
    usd, word = disputes.settled(fact)
    usd = dict(usd)
    if fact["mode"] in OUTPUT_FREE:
        usd.setdefault("output", Decimal(0))
    if "input" not in usd or "output" not in usd:
        return []
    if is_sold_by_search(fact, usd):
        return [by_search(fact)]
    if usd["input"] == 0 and not is_free(fact, usd):  # nobody's price: not known
        return []
    try:
        return [price(fact, usd, word)]
    except Unknown as finer:
        report.left_out.append((fact, f"{finer} USD per million is no whole nano-USD per token"))
        return []


def is_sold_by_search(fact, usd):
    return fact["mode"] == "rerank" and usd["input"] == usd["output"] == 0 and per_search(fact) > 0


def per_search(fact):
    return int(fact.get("usd_per_unit", {}).get("usd_per_query", 0) * NANO)


def by_search(fact):
    return {**dated(fact), "input": 0, "output": 0, "search_unit": per_search(fact)}


def dated(fact):
    date = max(DATE.search(text).group() for text in fact["sources"])
    return {
        "version": f"{word_of(fact)}/{fact['model']}@{date}",
        "from": date,
        "source": "; ".join(dict.fromkeys(fact["sources"])),
    }


def is_free(fact, usd):
    return fact["mode"] in FREE or FREE_NAME.search(fact["model"]) and usd["output"] == 0


def price(fact, usd, word):
    money = Price()
    price = dated(fact)
    price["source"] += word
    price["input"] = money.nano(usd["input"])
    price["output"] = money.nano(usd["output"])
    if usd.get("cache_read", usd["input"] + 1) <= usd["input"]:
        price["cached_input"] = money.cached(usd["cache_read"])
    if usd.get("cache_write", -1) >= usd["input"]:  # less would be a reading price in the wrong row
        price["cache_write_5m"] = money.nano(usd["cache_write"])
    if fact["provider"] == "anthropic":
        cache_writes(usd, price)
    elif usd.get("cache_write_1h", -1) > usd.get("cache_write", usd["input"]):
        price["cache_write_1h"] = money.nano(usd["cache_write_1h"])
    sounds(usd, price, money)
    tiers_and_steps(fact, usd, price, money)
    tools(fact, price)
    if money.rounded:
        price["source"] += "; rounded up to whole nano-USD"
    return price


def sounds(usd, price, money):
    for known, word in (("input_audio", "audio_input"), ("output_audio", "audio_output")):
        if known in usd:
            price[word] = money.nano(usd[known])


def tiers_and_steps(fact, usd, price, money):
    tiers = {}
    for name in TIERS:
        if f"input_{name}" in usd and f"output_{name}" in usd:
            read, written = money.nano(usd[f"input_{name}"]), money.nano(usd[f"output_{name}"])
            tiers[name] = tier(price, read, written)
    if tiers:
        price["source"] += "; caches of a tier in the proportion of its input, rounded up"
    if fact["provider"] == "anthropic" and price["input"] % 2 == price["output"] % 2 == 0:
        tiers["batch"] = tier(price, price["input"] // 2, price["output"] // 2)
        price["source"] += "; batches at the vendor's half price"
    steps(fact, price, tiers, money)
    if tiers:
        price["tiers"] = tiers


def tier(price, read, written):
    factor = Decimal(read) / price["input"]
    return {"input": read, "output": written, **times(price, factor)}


def times(price, factor):
    return {word: math.ceil(price[word] * factor) for word in CACHES if word in price}


def steps(fact, price, tiers, money):
    if fact["provider"] == "openai" and OPENAI_STEP.match(fact["model"]):
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
    elif fact["provider"] != "openai" and fact["tiers"] and not tiers:
        price["steps"] = [plain_step(step, price, money) for step in fact["tiers"]]


def plain_step(step, price, money):
    told = {
        "over": int(step["context_over"]),
        "input": money.nano(step["input"]),
        "output": money.nano(step["output"]),
    }
    for known, word in (("cache_read", "cached_input"), ("cache_write", "cache_write_5m")):
        if known in step:
            told[word] = money.cached(step[known])
    return told


def openai_step(price):
    output = math.ceil(price["output"] * Decimal("1.5"))
    return {"over": 272000, "input": price["input"] * 2, "output": output, **times(price, 2)}


def anthropic_step(step):
    return {
        "over": int(step["context_over"]),
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
    elif fact["provider"] == "xai" and model.startswith("grok-4"):
        price["web_search"] = QUERY
        price["source"] += "; searches by docs.x.ai pricing"
    elif fact["provider"] == "perplexity" and model == "sonar-deep-research":
        price["reasoning"] = nano(3)
        price["web_search"] = QUERY
        price["source"] += "; reasoning and searches by docs.perplexity.ai pricing"
    elif fact["provider"] == "perplexity" and model in SIZES:
        price["tiers"] = {name: searching(price, fee) for name, fee in SIZES[model].items()}
        price["source"] += "; fees of requests by docs.perplexity.ai pricing"
    elif fact["provider"] == "openai" and model.startswith(FILE_SEARCHES) and not NO_TOOLS.search(model):
        if model.startswith(SEARCHES):
            price["web_search"] = WEB_SEARCH
        price["file_search"] = FILE_SEARCH
        price["source"] += "; tools by developers.openai.com pricing"


def searching(price, fee):
    return {"input": price["input"], "output": price["output"], "web_search": fee * THOUSANDTH}


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


def card(fact, snapshots, disputes, report):
    known = capabilities(fact)
    known += [name for name in ABILITIES if name in shared(snapshots) and name not in known]
    return {
        "model": fact["model"],
        "title": fact["name"],
        "context": context(fact, report),
        "max_output": max_output(fact, report),
        "capabilities": known,
        "lacks": lacks(fact, known, snapshots),
        **more(fact),
        "prices": prices(fact, disputes, report),
    }


def context(fact, report):
    tokens = int(fact["context"] or 0)
    if tokens > MOST_CONTEXT:
        report.left_out.append((fact, f"a context of {tokens} tokens"))
        return 0
    return tokens


def max_output(fact, report):
    tokens = 0 if fact["mode"] in OUTPUT_FREE else int(fact["max_output"] or 0)
    if fact["context"] and tokens > fact["context"]:
        report.left_out.append((fact, f"answers of {tokens} tokens in a context of {fact['context']}"))
        return 0
    return tokens


def more(fact):
    """What is left out is not known."""
    known = {
        "inputs": fact["input_modalities"],
        "outputs": fact["output_modalities"],
        "released": fact.get("released"),
        "open_weights": fact.get("open_weights"),
        "retires": fact.get("deprecated_on"),
    }
    return {word: value for word, value in known.items() if value is not None and value != []}


def word_of(fact):
    provider = fact["provider"]
    assert provider in WORDS or provider in SAME, f"no connection type is known for {provider}"
    return WORDS.get(provider, provider)


def wanted(fact):
    provider, model = fact["provider"], fact["model"]
    modes = MODES.get(provider)
    return not (
        modes and fact["mode"] not in modes
        or provider in NO_SLASH and "/" in model
        or NO_NAME.search(model)
    )


def in_regions(facts):
    """A name with a region in front can what the model can, where nobody says it of the name."""
    by_name = {fact["model"]: fact for fact in facts}
    return [of_region(fact, by_name.get(IN_REGION.sub("", fact["model"]))) for fact in facts]


def of_region(fact, model):
    if fact["context"] or model is None or model is fact:
        return fact
    return {**fact, **{word: model[word] for word in ABOUT if word in model}}


def snapshots_of(fact, facts):
    dated = [f for f in facts if SNAPSHOT.sub("", f["model"]) == fact["model"] != f["model"]]
    return [capabilities(f) for f in dated]


class Report:
    def __init__(self):
        self.left_out = []
        self.skipped = []

    def text(self, cards, disputes):
        models = sum(map(len, cards.values()))
        by_hand = len(json.loads((SHIPPED / "demo.json").read_text(encoding="utf-8"))["models"])
        priced = sum(1 for all in cards.values() for card in all if card["prices"])
        rows = "\n".join(f"| {word} | {len(all)} | {sum(1 for c in all if c['prices'])} |" for word, all in cards.items())
        skipped = "\n".join(f"| {provider} | {n} |" for provider, n in sorted(Counter(f["provider"] for f in self.skipped).items()))
        return f"""# The catalogue, as it was built

Written by `build_catalog.py`; what is left out is not known, and is never zero. {models} models of {len(cards)} vendors, {priced} with a price. {models + by_hand} are shipped, with the {by_hand} of the demo, which are written by hand.

| type | models | with a price |
|---|---|---|
{rows}

## Names that no API knows
Sizes of pictures, commitments and regions in front of a name, as price maps write them; and, at OpenAI and Anthropic, models of operations that are not counted in tokens.

| provider | left out |
|---|---|
{skipped}

## Sources that differ
| provider | model | input, output | the other source | taken | why |
|---|---|---|---|---|---|
{chr(10).join(disputed(*line) for line in sorted(disputes.lines, key=lambda it: (it[0]["provider"], it[0]["model"])))}

USD per million tokens.

## Facts out of bounds
| provider | model | left out |
|---|---|---|
{chr(10).join(f"| {f['provider']} | `{f['model']}` | {why} |" for f, why in sorted(self.left_out, key=lambda it: (it[0]["provider"], it[0]["model"])))}
"""


def disputed(fact, other_source, taken, why):
    usd, other = fact["usd_per_million"], fact["disputed"][other_source]
    chosen = sides(taken) if taken else "none"
    return f"| {fact['provider']} | `{fact['model']}` | {sides(usd)} | {sides({**usd, **other})} | {chosen} | {why} |"


def sides(usd):
    return ", ".join(str(usd.get(side, "?")) for side in ("input", "output"))


def main(path):
    with open(path, encoding="utf-8") as file:
        facts = [plain(fact) for fact in json.load(file, parse_float=Decimal)["models"]]
    report, disputes, cards = Report(), Disputes(facts), {}
    report.skipped = [fact for fact in facts if not wanted(fact)]
    for word in sorted({word_of(fact) for fact in facts}):
        own = in_regions([fact for fact in facts if word_of(fact) == word and wanted(fact)])
        cards[word] = [card(fact, snapshots_of(fact, own), disputes, report) for fact in own]
        write(word, cards[word])
    (HERE / "report.md").write_text(report.text(cards, disputes), encoding="utf-8")


def plain(fact):
    """Price maps write Cohere's name in front of a model of its own, where its API has none."""
    if fact["provider"] != "cohere":
        return fact
    return {**fact, **{word: fact[word].removeprefix("cohere/") for word in ("model", "name")}}


def write(word, cards):
    lines = ",\n".join(json.dumps(c, separators=(",", ":"), ensure_ascii=False) for c in cards)
    text = f'{{"type":"{word}","models":[\n' + lines + "\n]}\n"
    (SHIPPED / f"{word}.json").write_text(text, encoding="utf-8")


HERE = Path(__file__).parent
SHIPPED = HERE.parent / "resources" / "catalog"

if __name__ == "__main__":
    main(sys.argv[1])
