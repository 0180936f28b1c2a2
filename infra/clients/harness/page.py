"""docs/clients.md: how each client is set, what was run, with which versions, and how it went."""

from .snippets import LOCAL

HEAD = f"""# Clients

Whatever speaks to OpenAI, Anthropic or Gemini is set to the gateway by two values: the address and a gateway key. Below is how, for each that was tried; `{LOCAL}` stands for your gateway and `YOUR_KEY` for your key. A model is `connection/model`, an [alias](models.md#aliases) or the name of a config, and any of them works with any provider. Where it is `coding` below, that is an alias: what it stands for is switched with one click on the page of models, for all tools at once.

Written by `infra/clients/run` from `docs/snippets` and from what it found: unmodified clients against the packaged app, without the internet, and a provider on loopback that says what it was really asked; see [its README](../infra/clients/README.md).

"""
WORDS = {".sh": "sh", ".py": "python", ".mjs": "js", ".toml": "toml",
         ".json": "json", ".yaml": "yaml", ".txt": ""}

REPEAT = """
An agent's task is to make a file with the tool that it has for commands, and to tell what is in it; the provider's model calls the tool and then repeats what it gave. One client alone, again: `infra/clients/run --against app/target/turnpike-app-….jar --only "Claude Code"`.
"""


def write(page, snippets, results, versions):
    lines = [HEAD, "| client | version | passed |\n|---|---|---|\n"]
    for client, version in versions.items():
        lines.append(f"| {client} | {version} | {_passed(results, client)} |\n")
    group = None
    for snippet in snippets.index:
        if snippet["group"] != group:
            group = snippet["group"]
            lines.append(f"\n## {group}\n")
        lines.append(_shown(snippet, snippets.text(snippet)))
    lines += ["\n## What was run\n", REPEAT, "\n| client | call | result |\n|---|---|---|\n"]
    for result in results:
        outcome = "passed" if result["passed"] else f"**failed**: {_cell(result['why'])}"
        lines.append(f"| {result['client']} | {_cell(result['call'])} | {outcome} |\n")
    page.write_text("".join(lines))


def _shown(snippet, text):
    suffix = snippet["file"][snippet["file"].rindex("."):]
    note = f"\n{snippet['note']}\n" if "note" in snippet else ""
    return f"\n### {snippet['title']}\n```{WORDS[suffix]}\n{text}\n```\n{note}"


def _passed(results, client):
    of = [result["passed"] for result in results if result["client"] == client]
    return f"{sum(of)} of {len(of)}"


def _cell(text):
    return text.replace("|", "\\|").replace("\n", " ")[:500]
