"""What the scripts of calls share: a list of calls, what the provider saw, and the telling."""

import json
import os
import urllib.request

ENDPOINT, PROVIDER = os.environ["ENDPOINT"], os.environ["PROVIDER"]
KEY, OWN = os.environ["TURNPIKE_KEY"], os.environ["TURNPIKE_OWN_KEY"]
ANSWER = "Hello from the provider"
QUESTION = "Say hello"
PIXEL = ("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAA"
         "AABJRU5ErkJggg==")

#: A model of each kind of provider, with the key that its provider must see.
OPENAI, ANTHROPIC, RESPONSES = "stored/m", "claude/m", "vendor/gpt-4o"
SHAPES = {"OpenAI's chat": OPENAI, "Anthropic's": ANTHROPIC}
SECRETS = {"stored": ("authorization", "Bearer sk-stored"), "claude": ("x-api-key", "sk-claude"),
           "vendor": ("authorization", "Bearer sk-vendor"),
           "own": ("authorization", "Bearer sk-own")}

CALLS = []


def call(client, what):
    def add(function):
        CALLS.append((client, what, function))
        return function
    return add


def on_each(client, what, models=None):
    """The same call to every kind of provider there is."""
    def add(function):
        for shape, model in (models or SHAPES).items():
            CALLS.append((client, f"{what}, provider of {shape} shape",
                          lambda model=model: function(model)))
        return function
    return add


def last():
    with urllib.request.urlopen(f"{PROVIDER}/last") as answer:
        return json.load(answer)


def went(place, model):
    """Where the last call came to: there, for that model, with the right key and none of ours."""
    seen = last()
    header, secret = SECRETS[place]
    assert seen["place"] == place, f"went to {seen['place']}"
    assert seen["model"] == model or seen["model"] in model, f"asked for {seen['model']}"
    assert seen["headers"].get(header) == secret, "another key was sent"
    assert "tp_" not in json.dumps(seen), "the gateway key was passed on"
    return seen["body"]


def went_to(model):
    place, _, name = model.partition("/")
    return went(place, name)


def raises(kind, function):
    try:
        function()
    except kind as error:
        return error
    raise AssertionError(f"no {kind.__name__}")


def tell():
    for client, what, function in CALLS:
        try:
            function()
            why = ""
        except Exception as error:  # whatever a library makes of an answer is the result
            why = f"{type(error).__name__}: {error}"
        print(json.dumps({"client": client, "call": what, "passed": not why, "why": why}),
              flush=True)
