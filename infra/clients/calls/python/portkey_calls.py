"""Calls of Portkey's Python library, and of OpenAI's with its headers."""

import json

from openai import OpenAI
from portkey_ai import PORTKEY_GATEWAY_URL, Portkey, createHeaders
from report import ANSWER, ENDPOINT, KEY, OWN, PROVIDER, QUESTION, call, last, tell, went

CLIENT = "Portkey, Python"
MESSAGES = [{"role": "user", "content": QUESTION}]
assert PORTKEY_GATEWAY_URL


def portkey(key=KEY, **more):
    return Portkey(api_key=key, base_url=f"{ENDPOINT}/v1", **more)


def create(client, model, **more):
    return client.chat.completions.create(model=model, messages=MESSAGES, **more)


def text(answer):
    assert answer.choices[0].message.content == ANSWER, answer


def streamed(chunks):
    assert "".join(c.choices[0].delta.content or "" for c in chunks if c.choices) == ANSWER


@call("OpenAI, Python", "createHeaders of Portkey with a placeholder key")
def cookbook():
    client = OpenAI(api_key="X", base_url=f"{ENDPOINT}/v1", default_headers=createHeaders(
        api_key=KEY, provider="@stored", metadata={"_user": "u-1", "none": None}))
    text(create(client, "m"))
    went("stored", "m")


@call(CLIENT, "provider, whole and streamed")
def by_provider():
    client = portkey(provider="@stored")
    text(create(client, "m"))
    streamed(create(client, "m", stream=True))
    went("stored", "m")


@call(CLIENT, "virtual key")
def by_virtual_key():
    text(create(portkey(virtual_key="stored"), "m"))
    went("stored", "m")


@call(CLIENT, "config by name")
def by_config():
    text(create(portkey(config="workhorse"), "x"))
    went("stored", ("big-1", "big-2"))


@call(CLIENT, "config as a dictionary, for a key that allows it")
def inline():
    config = {"provider": "@stored", "override_params": {"model": "inline-1"}}
    text(create(portkey(OWN, config=config), "x"))
    went("stored", "inline-1")


@call(CLIENT, "own provider key in Authorization")
def with_own_key():
    text(create(portkey(OWN, provider="own", Authorization="Bearer sk-own"), "gpt-4o"))
    went("own", "gpt-4o")


@call(CLIENT, "custom host, without the stored key")
def custom_host():
    client = portkey(OWN, provider="stored", custom_host=f"{PROVIDER}/elsewhere/v1")
    text(create(client, "m"))
    seen = last()
    assert seen["place"] == "elsewhere" and "sk-stored" not in json.dumps(seen), seen


@call(CLIENT, "metadata and trace id by with_options")
def options():
    client = portkey(provider="@stored").with_options(
        metadata={"_user": "u-1", "n": 1}, trace_id="t-1")
    text(create(client, "m"))


@call(CLIENT, "models")
def models():
    assert "stored/seen-1" in [model.id for model in portkey().models.list().data]


tell()
