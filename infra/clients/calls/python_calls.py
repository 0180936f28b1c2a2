"""Calls of the Python libraries. Prints one JSON object a call."""

import json
import os
import urllib.request

import openai
from openai import OpenAI
from portkey_ai import PORTKEY_GATEWAY_URL, Portkey, createHeaders

ENDPOINT, PROVIDER = os.environ["ENDPOINT"], os.environ["PROVIDER"]
KEY, OWN = os.environ["TURNPIKE_KEY"], os.environ["TURNPIKE_OWN_KEY"]
MESSAGES = [{"role": "user", "content": "Say hello"}]
ANSWER = "Hello from the provider"
assert PORTKEY_GATEWAY_URL


def last():
    with urllib.request.urlopen(f"{PROVIDER}/last") as answer:
        return json.load(answer)


def went(place, model, authorization):
    seen = last()
    assert seen["place"] == place, f"went to {seen['place']}"
    assert seen["model"] == model or seen["model"] in model, f"asked for {seen['model']}"
    assert seen["headers"].get("authorization") == authorization, "another key was sent"
    assert "tp_" not in json.dumps(seen), "the gateway key was passed on"


def text(answer):
    assert answer.choices[0].message.content == ANSWER, answer


def streamed(chunks):
    assert "".join(c.choices[0].delta.content or "" for c in chunks if c.choices) == ANSWER


CALLS = []


def call(client, what):
    def add(function):
        CALLS.append((client, what, function))
        return function
    return add


@call("openai, Python", "own provider key, gateway key and config in Portkey's headers")
def snippet_with_own_key():
    client = OpenAI(
        api_key=os.environ["OPENAI_API_KEY"], base_url=f"{ENDPOINT}/v1",
        default_headers={"x-portkey-api-key": OWN, "x-portkey-config": "cfg-routing-and-cache"})
    text(client.chat.completions.create(model="gpt-4o-mini", messages=MESSAGES))
    went("own", "gpt-4o", "Bearer sk-own")


@call("openai, Python", "the same with a gateway key that takes no own keys")
def snippet_without_leave():
    client = OpenAI(
        api_key=os.environ["OPENAI_API_KEY"], base_url=f"{ENDPOINT}/v1",
        default_headers={"x-portkey-api-key": KEY, "x-portkey-config": "workhorse"})
    text(client.chat.completions.create(model="gpt-4o-mini", messages=MESSAGES))
    went("stored", ("big-1", "big-2"), "Bearer sk-stored")


@call("openai, Python", "a config by its name as model, base URL without /v1")
def snippet_with_group():
    client = OpenAI(api_key=KEY, base_url=ENDPOINT)
    text(client.chat.completions.create(model="workhorse", messages=MESSAGES))
    went("stored", ("big-1", "big-2"), "Bearer sk-stored")


@call("openai, Python", "a config by its name as model, streamed")
def group_streamed():
    client = OpenAI(api_key=KEY, base_url=f"{ENDPOINT}/v1")
    streamed(client.chat.completions.create(model="workhorse", messages=MESSAGES, stream=True))
    went("stored", ("big-1", "big-2"), "Bearer sk-stored")


@call("openai, Python", "connection/model, whole and streamed")
def plain():
    client = OpenAI(api_key=KEY, base_url=f"{ENDPOINT}/v1")
    text(client.chat.completions.create(model="stored/m", messages=MESSAGES))
    streamed(client.chat.completions.create(model="stored/m", messages=MESSAGES, stream=True))
    went("stored", "m", "Bearer sk-stored")


@call("openai, Python", "models, listed and one by one")
def models():
    client = OpenAI(api_key=KEY, base_url=f"{ENDPOINT}/v1")
    listed = [model.id for model in client.models.list()]
    assert {"workhorse", "stored/seen-1", "demo/echo"} <= set(listed), listed
    assert client.models.retrieve("workhorse").owned_by == "turnpike"


@call("openai, Python", "a refused own key is AuthenticationError")
def refused():
    client = OpenAI(api_key="sk-refused", base_url=f"{ENDPOINT}/v1", max_retries=0,
                    default_headers={"x-portkey-api-key": OWN})
    try:
        client.chat.completions.create(model="openai/gpt-4o", messages=MESSAGES)
    except openai.AuthenticationError as error:
        assert error.code == "own_provider_key_refused", error
        return
    raise AssertionError("no error")


@call("openai, Python", "a wrong gateway key is AuthenticationError, an unknown model NotFoundError")
def errors():
    for key, model, kind in (("tp_x", "stored/m", openai.AuthenticationError),
                             (KEY, "nobody/m", openai.NotFoundError)):
        try:
            OpenAI(api_key=key, base_url=f"{ENDPOINT}/v1").chat.completions.create(
                model=model, messages=MESSAGES)
        except kind:
            continue
        raise AssertionError(f"no {kind.__name__}")


@call("openai, Python", "createHeaders of Portkey with a placeholder key")
def cookbook():
    client = OpenAI(api_key="X", base_url=f"{ENDPOINT}/v1", default_headers=createHeaders(
        api_key=KEY, provider="@stored", metadata={"_user": "u-1", "none": None}))
    text(client.chat.completions.create(model="m", messages=MESSAGES))
    went("stored", "m", "Bearer sk-stored")


def portkey(key=KEY, **more):
    return Portkey(api_key=key, base_url=f"{ENDPOINT}/v1", **more)


@call("portkey-ai, Python", "provider, whole and streamed")
def by_provider():
    client = portkey(provider="@stored")
    text(client.chat.completions.create(model="m", messages=MESSAGES))
    streamed(client.chat.completions.create(model="m", messages=MESSAGES, stream=True))
    went("stored", "m", "Bearer sk-stored")


@call("portkey-ai, Python", "virtual key")
def by_virtual_key():
    text(portkey(virtual_key="stored").chat.completions.create(model="m", messages=MESSAGES))
    went("stored", "m", "Bearer sk-stored")


@call("portkey-ai, Python", "config by name")
def by_config():
    text(portkey(config="workhorse").chat.completions.create(model="x", messages=MESSAGES))
    went("stored", ("big-1", "big-2"), "Bearer sk-stored")


@call("portkey-ai, Python", "config as a dictionary, for a key that allows it")
def inline():
    config = {"provider": "@stored", "override_params": {"model": "inline-1"}}
    text(portkey(OWN, config=config).chat.completions.create(model="x", messages=MESSAGES))
    went("stored", "inline-1", "Bearer sk-stored")


@call("portkey-ai, Python", "own provider key in Authorization")
def with_own_key():
    client = portkey(OWN, provider="openai", Authorization="Bearer sk-own")
    text(client.chat.completions.create(model="gpt-4o", messages=MESSAGES))
    went("own", "gpt-4o", "Bearer sk-own")


@call("portkey-ai, Python", "custom host, without the stored key")
def custom_host():
    client = portkey(OWN, provider="stored", custom_host=f"{PROVIDER}/elsewhere/v1")
    text(client.chat.completions.create(model="m", messages=MESSAGES))
    seen = last()
    assert seen["place"] == "elsewhere" and "sk-stored" not in json.dumps(seen), seen


@call("portkey-ai, Python", "metadata and trace id by with_options")
def options():
    client = portkey(provider="@stored").with_options(
        metadata={"_user": "u-1", "n": 1}, trace_id="t-1")
    text(client.chat.completions.create(model="m", messages=MESSAGES))


@call("portkey-ai, Python", "models")
def portkey_models():
    assert "stored/seen-1" in [model.id for model in portkey().models.list().data]


for client, what, function in CALLS:
    try:
        function()
        why = ""
    except Exception as error:  # whatever a library makes of an answer is the result
        why = f"{type(error).__name__}: {error}"
    print(json.dumps({"client": client, "call": what, "passed": not why, "why": why}))
