"""Writes made-up labelled texts: generate.py out.jsonl. The same every time."""

import json
import random
import sys

import attacks
import benign
import project


def main(path):
    random.seed(20261130)
    seen = set()
    with open(path, "w", encoding="utf-8") as out:
        for label, kinds in (("attack", attacks.KINDS), ("benign", benign.KINDS)):
            for kind, (make, count) in kinds.items():
                for _ in range(count):
                    text = make()
                    if text not in seen:
                        seen.add(text)
                        out.write(json.dumps({"text": text, "label": label, "kind": kind, "source": "generated"}, ensure_ascii=False) + "\n")
        for label, kind, text in project.rows():
            out.write(json.dumps({"text": text, "label": label, "kind": kind, "source": "project"}, ensure_ascii=False) + "\n")


main(sys.argv[1])
