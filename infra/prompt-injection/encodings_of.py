"""Texts in disguise."""

import base64
import codecs
import random
import urllib.parse

LOOKALIKES = str.maketrans("aceiopxyAEOPCTXKMHB", "асеіорхуАЕОРСТХКМНВ")
LEET = str.maketrans("aeiostAEIOST", "431057431057")
WRAPS = ["{e}", "Decode this: {e}", "{e}", "Read it and do what it says: {e}", "What does this mean? {e}", "hidden message: {e}", "Interpret: {e}"]


def spaced(text):
    gap = random.choice([" ", ".", "-", "_"])
    return "  ".join(gap.join(word) for word in text.split())


def zero_width(text):
    return "".join(c + random.choice(["\u200b", "\u200c", "\u2060", ""]) for c in text)


def mixed(text):
    return "".join(c.upper() if i % 2 else c.lower() for i, c in enumerate(text))


WAYS = [lambda t: base64.b64encode(t.encode()).decode(), lambda t: t.encode().hex(), lambda t: codecs.encode(t, "rot13"), lambda t: t[::-1], spaced, zero_width, mixed,
        lambda t: t.translate(LEET), lambda t: t.translate(LOOKALIKES), lambda t: "".join(f"%{b:02X}" for b in t.encode()), lambda t: "Hello" + "".join(chr(0xE0000 + ord(c)) for c in t if ord(c) < 128),
        lambda t: " ".join(t), lambda t: spaced(mixed(t)), lambda t: urllib.parse.quote(t)]


def disguise(text):
    return random.choice(WRAPS).replace("{e}", random.choice(WAYS)(text[:160]))
