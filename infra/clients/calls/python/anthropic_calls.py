"""Calls of Anthropic's Python library."""

import json

import anthropic
from anthropic import Anthropic
from report import (ANSWER, ANTHROPIC, ENDPOINT, KEY, OPENAI, PIXEL, QUESTION, RESPONSES, SHAPES,
                    call, on_each, raises, tell, went_to)

CLIENT = "Anthropic, Python"
MESSAGES = [{"role": "user", "content": QUESTION}]
EVERYWHERE = {**SHAPES, "OpenAI's Responses": RESPONSES}
WEATHER = {"name": "get_weather", "description": "The weather in a city", "input_schema": {
    "type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}}


def client(base_url=ENDPOINT, **more):
    return Anthropic(base_url=base_url, **{"auth_token": KEY, **more})


def create(model, **more):
    return client().messages.create(model=model, **{
        "max_tokens": 100, "messages": MESSAGES, **more})


def text(message):
    assert message.content[0].text == ANSWER, message
    assert message.stop_reason == "end_turn", message


@on_each(CLIENT, "messages, whole and streamed", EVERYWHERE)
def plain(model):
    message = create(model, system=[{"type": "text", "text": "Be brief."}])
    text(message)
    assert message.usage.output_tokens == 4, message
    with client().messages.stream(model=model, max_tokens=100, messages=MESSAGES) as stream:
        assert "".join(stream.text_stream) == ANSWER
        text(stream.get_final_message())
    went_to(model)


@call(CLIENT, "base URL with /anthropic, key as x-api-key")
def doors():
    old = Anthropic(base_url=f"{ENDPOINT}/anthropic", api_key=KEY)
    text(old.messages.create(model=OPENAI, max_tokens=100, messages=MESSAGES))
    went_to(OPENAI)


@call(CLIENT, "what it sends to a provider of its own shape, unchanged")
def unchanged():
    system = [{"type": "text", "text": "first"},
              {"type": "text", "text": "second", "cache_control": {"type": "ephemeral"}}]
    create(ANTHROPIC, system=system, extra_headers={"anthropic-beta": "some-2026-01-01"},
           extra_body={"unheard_of": {"a": 1}})
    body = went_to(ANTHROPIC)
    assert body["system"] == system and body["unheard_of"] == {"a": 1}, body


def task(say):
    """Two calls of a tool at once, and what came of them."""
    messages = [{"role": "user", "content": "What is the weather in Paris and in Oslo?"}]
    message = say(messages)
    uses = [block for block in message.content if block.type == "tool_use"]
    assert [use.input["city"] for use in uses] == ["Paris", "Oslo"], message
    assert message.stop_reason == "tool_use", message
    messages.append({"role": "assistant", "content": [b.model_dump(exclude_none=True)
                                                      for b in message.content]})
    messages.append({"role": "user", "content": [
        {"type": "tool_result", "tool_use_id": use.id, "content": f"sun {at}"}
        for at, use in enumerate(uses)]})
    answer = say(messages)
    assert answer.content[0].text == "Done: sun 0 | sun 1", answer


@on_each(CLIENT, "a task with parallel tools", EVERYWHERE)
def tools(model):
    task(lambda messages: create(model, messages=messages, tools=[WEATHER]))


@on_each(CLIENT, "a task with parallel tools, streamed", EVERYWHERE)
def tools_streamed(model):
    def say(messages):
        with client().messages.stream(model=model, max_tokens=100, messages=messages,
                                      tools=[WEATHER]) as stream:
            return stream.get_final_message()
    task(say)


@on_each(CLIENT, "an image in a message")
def image(model):
    text(create(model, messages=[{"role": "user", "content": [
        {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": PIXEL}},
        {"type": "text", "text": "What is this?"}]}]))
    assert PIXEL in json.dumps(went_to(model)), "the image did not arrive"


@on_each(CLIENT, "a count of tokens")
def count(model):
    assert client().messages.count_tokens(model=model, messages=MESSAGES).input_tokens > 0


@call(CLIENT, "models, all pages and one by one")
def models():
    listed = [model.id for model in client().models.list(limit=20)]
    assert {"workhorse", "stored/seen-1", "claude-haiku-4-5"} <= set(listed), listed
    assert len(listed) == len(set(listed)), "some are listed twice"
    haiku = client().models.retrieve("claude-haiku-4-5")
    assert haiku.display_name.startswith("Claude Haiku 4.5") and haiku.max_tokens > 0, haiku


@call(CLIENT, "a wrong gateway key is AuthenticationError, an unknown model NotFoundError")
def errors():
    wrong = raises(anthropic.AuthenticationError, lambda: client(auth_token="tp_x").messages.create(
        model=OPENAI, max_tokens=1, messages=MESSAGES))
    assert wrong.body["type"] == "error", wrong.body
    raises(anthropic.NotFoundError, lambda: create("nobody/m"))
    raises(anthropic.NotFoundError, lambda: client().models.retrieve("nobody"))


@on_each(CLIENT, "the provider's 400 and 429 are BadRequestError and RateLimitError",
         {"OpenAI's chat": "stored/status-", "Anthropic's": "claude/status-"})
def passed_on(model):
    few = client(max_retries=0).messages
    for status, kind in ((400, anthropic.BadRequestError), (429, anthropic.RateLimitError)):
        raises(kind, lambda: few.create(
            model=f"{model}{status}", max_tokens=1, messages=MESSAGES))


tell()
