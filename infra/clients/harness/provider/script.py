"""What the provider's model says: it calls the tools it is offered, and then tells what they gave."""

import dataclasses
import json

WORDS = ["Hello", " from", " the", " provider"]

#: What the command-line agents are made to do in their folder, by the tool each has for it.
COMMAND = "printf 'made by a tool' > made.txt && cat made.txt"
SHELLS = {
    "Bash": {"command": COMMAND, "description": "Make a file"},
    "exec_command": {"cmd": COMMAND},
    "shell_command": {"command": COMMAND},
    "shell": {"command": ["bash", "-c", COMMAND]},
    "run_shell_command": {"command": COMMAND, "description": "Make a file"},
}

#: A tool of the calls here, called for two places at once.
WEATHER = "get_weather"
PLACES = ["Paris", "Oslo"]


@dataclasses.dataclass
class Asked:
    """What a request says, whatever its shape: tools by name, with their schemas."""
    model: str
    stream: bool
    tools: dict
    results: list
    schema: dict | None = None
    forced: str | None = None
    may_call: bool = True
    parallel: bool = True


@dataclasses.dataclass
class Reply:
    """Either text in pieces, or calls of tools as (id, name, arguments)."""
    pieces: list
    calls: list

    @property
    def text(self):
        return "".join(self.pieces)


def reply(asked):
    if asked.may_call and asked.tools and not asked.results and not asked.schema:
        return Reply([], _calls(asked))
    if asked.schema is not None:
        return Reply([json.dumps(_instance(asked.schema))], [])
    return Reply(["Done: ", " | ".join(asked.results)] if asked.results else WORDS, [])


def _calls(asked):
    if asked.forced:
        return [("call_1", asked.forced, _arguments(asked, asked.forced))]
    if WEATHER in asked.tools:
        places = PLACES if asked.parallel else PLACES[:1]
        return [(f"call_{at}", WEATHER, {"city": place}) for at, place in enumerate(places, 1)]
    shell = next((name for name in SHELLS if name in asked.tools), None)
    name = shell or next(iter(asked.tools))
    return [("call_1", name, _arguments(asked, name))]


def _arguments(asked, name):
    return SHELLS.get(name) or _instance(asked.tools[name] or {"type": "object"})


def _instance(schema, root=None):
    """The plainest thing that a schema allows."""
    root = root or schema
    if "$ref" in schema:
        found = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        return _instance(found, root)
    if "enum" in schema:
        return schema["enum"][0]
    if "const" in schema:
        return schema["const"]
    for several in ("anyOf", "oneOf"):
        if several in schema:
            return _instance(schema[several][0], root)
    kind = schema.get("type", "object" if "properties" in schema else "string")
    kind = kind[0] if isinstance(kind, list) else kind
    if kind.lower() == "object":
        return {name: _instance(of, root) for name, of in schema.get("properties", {}).items()}
    if kind.lower() == "array":
        return [_instance(schema.get("items", {"type": "string"}), root)]
    return {"integer": 7, "number": 7, "boolean": True, "null": None}.get(kind.lower(), "Paris")
