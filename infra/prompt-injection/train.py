"""Learns the weights of the check prompt_injection.

  train.py --export CMD --rows dev.jsonl [--generated generated.jsonl] [--out weights.bin] [--check]

Rows are {"text", "label", "kind", "source"}. The features come from the Java class FeatureExport,
so that there is one reader of texts; here is only a logistic regression with regularisation.
A text that can be read in several ways counts with the reading that scores highest.
"""

import argparse
import collections
import json
import struct
import subprocess
import tempfile

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression

CONCEPTS, SHAPES, GRAMS = 48, 64, 1 << 15
SINGLES = SHAPES
MEANINGS = SINGLES + 6 * CONCEPTS + 4 * CONCEPTS * CONCEPTS
PAIRS = SINGLES + 6 * CONCEPTS
ALL = MEANINGS + GRAMS
GRAM_SCALE = 2.0
# Telltales are not learned: each adds as much as the Java code says.
TELLTALES = {SHAPES - 4: 2.0, SHAPES - 3: 2.0, SHAPES - 2: 2.0, SHAPES - 1: 3.0}
SCALES = np.ones(MEANINGS)
SCALES[PAIRS:] = 0.7


class Rows:
    def __init__(self, path, export):
        self.rows = [json.loads(line) for line in open(path, encoding="utf-8")]
        with tempfile.NamedTemporaryFile(suffix=".tsv") as out:
            subprocess.run(export.split() + [path, out.name], check=True)
            lines = [line.rstrip("\n").split("\t") for line in open(out.name)]
        self.row = np.array([int(line[0]) for line in lines])
        self.how = [line[1] for line in lines]
        samples = [[int(i) for i in line[2].split()] for line in lines]
        self.fixed = np.array([sum(TELLTALES.get(i, 0) for i in ids) for ids in samples])
        self.x = matrix([[i for i in ids if i not in TELLTALES] for ids in samples])
        self.label = np.array([r["label"] == "attack" for r in self.rows])
        self.group = np.array([group(r) for r in self.rows])


def group(row):
    kind = row["kind"]
    family = kind if kind.startswith("hard") else kind.split(":")[0]
    return family if row["source"] == "own" else row["source"].split(" (")[0] + ("/" + family if "Purple" in row["source"] else "")


def matrix(samples):
    indptr, indices, data = [0], [], []
    for ids in samples:
        grams = sum(1 for i in ids if i >= MEANINGS)
        for i in ids:
            indices.append(i)
            data.append(GRAM_SCALE / np.sqrt(grams) if i >= MEANINGS else SCALES[i])
        indptr.append(len(indices))
    return csr_matrix((data, indices, indptr), shape=(len(samples), ALL))


def best(rows, model, members):
    """The highest score of each row."""
    out = np.full(len(rows.rows), -1e9)
    np.maximum.at(out, rows.row, model.decision_function(rows.x) + rows.fixed)
    return out[members]


def chosen(rows, members, model):
    """Samples to learn from: all readings of harmless rows, of attacks the most telling one."""
    inside = np.zeros(len(rows.rows), bool)
    inside[members] = True
    keep = []
    by = collections.defaultdict(list)
    for i, r in enumerate(rows.row):
        if inside[r]:
            by[r].append(i)
    scores = model.decision_function(rows.x) if model is not None else None
    for r, samples in by.items():
        if not rows.label[r]:
            keep += samples
        elif scores is None:
            decoded = [i for i in samples if rows.how[i] != "plain"]
            keep.append(decoded[-1] if decoded else samples[0])
        else:
            keep.append(max(samples, key=lambda i: scores[i]))
    return np.array(keep)


def weights(rows, keep, model):
    """Of a harmless row the sample that looks worst counts most: one is enough to be flagged."""
    w = np.full(len(keep), 0.4)
    if model is None:
        return w + 0.6
    scores = model.decision_function(rows.x[keep])
    top = np.full(len(rows.rows), -1e9)
    np.maximum.at(top, rows.row[keep], scores)
    w[scores >= top[rows.row[keep]] - 1e-9] = 1.0
    w[(scores > -1) & ~rows.label[rows.row[keep]]] = 1.5
    return w


def fit(sets, c, rounds=3):
    model = None
    for _ in range(rounds):
        xs, ys, ws = [], [], []
        for rows, members, weight in sets:
            keep = chosen(rows, members, model)
            xs.append(rows.x[keep])
            ys.append(rows.label[rows.row[keep]])
            ws.append(weights(rows, keep, model) * weight)
        y = np.concatenate(ys)
        w = np.concatenate(ws)
        w[y] *= 1.4
        model = LogisticRegression(C=c, max_iter=150, tol=1e-3, solver="lbfgs")
        model.fit(vstack(xs).tocsr(), y, sample_weight=w)
    return model


def report(rows, members, scores, by_kind=True, threshold=0.0):
    y = rows.label[members]
    hit = scores >= threshold
    tp, fp = (hit & y).sum(), (hit & ~y).sum()
    fn = (~hit & y).sum()
    p, r = tp / max(1, tp + fp), tp / max(1, tp + fn)
    print(f"precision {p:.3f} recall {r:.3f} F1 {2*p*r/max(1e-9,p+r):.3f} false positives {fp/max(1,(~y).sum()):.3f}")
    if by_kind:
        kinds = collections.defaultdict(lambda: [0, 0])
        for m, h in zip(members, hit):
            k = rows.rows[m]
            key = (k["label"], k["kind"].split(":")[0] if k["kind"].startswith(("encoding","direct")) else k["kind"])
            kinds[key][0] += 1
            kinds[key][1] += h
        for key in sorted(kinds):
            n, f = kinds[key]
            print(f"  {key[0]:7}{key[1]:28}{n:5}{f:5}{f/n:7.2f}")


def held_out(rows, generated, c, gw):
    """Scores by weights that saw no row of the same source or kind; these are left out in four groups."""
    scores = np.zeros(len(rows.rows))
    groups = sorted(set(rows.group))
    fold = np.array([groups.index(g) % 4 for g in rows.group])
    for k in range(4):
        test, train = np.where(fold == k)[0], np.where(fold != k)[0]
        sets = [(rows, train, 1.0)]
        if generated:
            sets.append((generated, np.arange(len(generated.rows)), gw))
        model = fit(sets, c, 2)
        scores[test] = best(rows, model, test)
    return scores


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--export", required=True)
    args.add_argument("--rows", required=True)
    args.add_argument("--generated")
    args.add_argument("--out")
    args.add_argument("--check", action="store_true")
    args.add_argument("-c", type=float, default=0.7)
    args.add_argument("-w", type=float, default=1.0)
    args = args.parse_args()
    rows = Rows(args.rows, args.export)
    generated = Rows(args.generated, args.export) if args.generated else None
    every = np.arange(len(rows.rows))
    if args.check:
        print("leave one source or kind out")
        report(rows, every, held_out(rows, generated, args.c, args.w))
    if generated:
        print("learned from generated texts alone")
        model = fit([(generated, np.arange(len(generated.rows)), 1.0)], args.c)
        report(rows, every, best(rows, model, every), not args.check)
    sets = [(rows, every, 1.0)]
    if generated:
        sets.append((generated, np.arange(len(generated.rows)), args.w))
    model = fit(sets, args.c, 3)
    print("learned from all of it, on the same rows")
    report(rows, every, best(rows, model, every), False)
    if args.out:
        write(args.out, model)


def write(path, model):
    w = model.coef_[0].copy()
    w[:MEANINGS] *= SCALES
    w[MEANINGS:] *= GRAM_SCALE
    w[0] += model.intercept_[0]
    step = [np.abs(w[:MEANINGS]).max() / 127, np.abs(w[MEANINGS:]).max() / 127]
    q = np.concatenate([np.round(w[:MEANINGS] / step[0]), np.round(w[MEANINGS:] / step[1])]).astype(np.int8)
    with open(path, "wb") as out:
        out.write(struct.pack(">ff", *step))
        out.write(q.tobytes())


if __name__ == "__main__":
    main()
