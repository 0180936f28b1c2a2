"""The project's own pages and code: long harmless texts, whole and with a line put in."""

import pathlib
import random

import attacks

ROOT = pathlib.Path(__file__).resolve().parents[2]
LENGTH = 1900


def windows():
    """READMEs, rationales and sources; the pages of docs/ are kept back to look at the result."""
    files = sorted(p for p in ROOT.rglob("*") if p.is_file() and p.suffix in (".md", ".java", ".html", ".yaml", ".json")
                   and not {"target", "docs", "node_modules", ".git", "injection", "prompt-injection"} & set(p.relative_to(ROOT).parts) and "main/resources/catalog" not in str(p))
    random.shuffle(files)
    counts = {}
    for path in files:
        counts[path.suffix] = counts.get(path.suffix, 0) + 1
        if counts[path.suffix] > {".md": 60, ".java": 250, ".html": 30, ".yaml": 20, ".json": 40}[path.suffix]:
            continue
        text = path.read_text(encoding="utf-8", errors="ignore")
        for at in range(0, min(len(text), 12 * LENGTH if path.suffix == ".md" else 2 * LENGTH), LENGTH):
            if len(text[at : at + LENGTH]) > 200:
                yield text[at : at + LENGTH]


def rows():
    for text in windows():
        yield "benign", "hard:project", text
        if random.random() < 0.35:
            lines = text.split("\n")
            lines.insert(random.randrange(len(lines) + 1), random.choice([attacks.override, attacks.foreign, attacks.injected, attacks.social_line, attacks.leak])())
            yield "attack", "indirect:project", "\n".join(lines)
