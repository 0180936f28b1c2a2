"""How figures are written in a table."""


def table(head, rows, texts=1):
    """Nothing without rows; the first `texts` columns stand left."""
    line = "|" + "--|" * texts + "--:|" * (len(head) - texts)
    return "\n".join([row(*head), line, *rows]) if rows else ""


def row(*cells):
    return "| " + " | ".join(cells) + " |"


def ratio(summary):
    if summary is None:
        return "–"
    if summary["low"] == summary["high"]:
        return f"{summary['median']:.3g}"
    return f"{summary['median']:.3g} [{summary['low']:.3g}, {summary['high']:.3g}]"


def pair(get, first, second):
    return f"{milli(get(first))} / {milli(get(second))}"


def milli(micro):
    return "–" if micro is None else f"{micro / 1000:.2f}"


def number(value, digits):
    return "–" if value is None else f"{value:,.{digits}f}"


def megabytes(parts):
    return f"{sum(parts.values()) / 1e6:,.0f}"
