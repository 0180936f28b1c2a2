"""Which of two prices is taken where the sources of a fact differ."""
import re
from decimal import Decimal

MAKERS = ("openai", "anthropic", "google", "mistral", "deepseek", "xai", "moonshot", "cohere", "alibaba")
PREFIX = re.compile(r"^.*/|^(?:[a-z]{2,6}\.)?anthropic\.|^(?:us|eu|global|apac|jp|au)\.")
REGION = re.compile(r"-v\d+(:\d+)?$|@.*$|:free$")
IN_REGION = re.compile(r"^(us|eu|apac|jp|au)\.")
TENTH_ABOVE = Decimal("1.1")
CACHES = ("cache_read", "cache_write", "cache_write_1h")
SIDES = ("input", "output")


def plain(model):
    """The name that a model has at its maker, whoever serves it."""
    name = PREFIX.sub("", model.lower())
    name = PREFIX.sub("", name)
    return REGION.sub("", name).replace(".", "-").replace("_", "-")


class Disputes:
    """
    At a maker's own connection type the dearer price stays: it can be too much, and a budget is not
    overrun. Elsewhere the price that the maker asks is taken, if it is one of the two, and for a name
    with a region in front the one that is a tenth above it, as Bedrock's list has it; else none.
    """

    def __init__(self, facts):
        self.made = {
            plain(fact["model"]): fact["usd_per_million"]
            for fact in facts
            if fact["provider"] in MAKERS and "disputed" not in fact
        }
        self.lines = []

    def settled(self, fact):
        """Prices, and what the source is to say of it; no prices where nobody knows."""
        usd = fact["usd_per_million"]
        if "disputed" not in fact:
            return usd, ""
        (other_source, other), = fact["disputed"].items()
        other = {**usd, **other}
        if fact["provider"] in MAKERS:
            taken = max(usd, other, key=lambda it: (sum(it.get(side, 0) for side in SIDES)))
            return self.told(fact, other_source, taken, "the dearer stays", "; sources differ")
        made = self.made.get(plain(fact["model"]), {})
        if IN_REGION.match(fact["model"]):
            made = {side: made[side] * TENTH_ABOVE for side in SIDES if side in made}
        for each in (usd, other):
            if made and all(each.get(side) == made.get(side) for side in SIDES):
                word = "; sources differ, taken by the maker's price"
                return self.told(fact, other_source, each, "by the maker's price", word)
        return self.told(fact, other_source, {}, "no price: nobody decides it", "")

    def told(self, fact, other_source, taken, why, word):
        self.lines.append((fact, other_source, taken, why))
        usd = fact["usd_per_million"]
        if not taken or all(taken.get(side) == usd.get(side) for side in SIDES):
            return taken, word
        return in_proportion(usd, taken), word + "; caches in proportion"


def in_proportion(usd, taken):
    """What the other source does not say is as far above what is read anew as it was."""
    caches = [name for name in CACHES if name in usd and usd.get("input")]
    scaled = {name: usd[name] * taken["input"] / usd["input"] for name in caches}
    return {**{side: taken[side] for side in SIDES if side in taken}, **scaled}
