"""docs/clients.md: what was run, with which versions, and how it went."""

HEAD = """# Client libraries

What `infra/clients/run` found: unmodified libraries against the packaged app, and a provider on loopback that says what it was really asked. Written by the run; see [its README](../infra/clients/README.md).

"""


def write(page, results, versions):
    lines = [HEAD, "| library | version | passed |\n|---|---|---|\n"]
    for client, version in versions.items():
        lines.append(f"| {client} | {version} | {_passed(results, client)} |\n")
    lines.append("\n| library | call | result |\n|---|---|---|\n")
    for result in results:
        outcome = "passed" if result["passed"] else f"**failed**: {_cell(result['why'])}"
        lines.append(f"| {result['client']} | {_cell(result['call'])} | {outcome} |\n")
    page.write_text("".join(lines))


def _passed(results, client):
    of = [result["passed"] for result in results if result["client"] == client]
    return f"{sum(of)} of {len(of)}"


def _cell(text):
    return text.replace("|", "\\|").replace("\n", " ")[:300]
