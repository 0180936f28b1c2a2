"""Calls of OpenAI's Python library."""

import json
import os
import urllib.request

import openai
import pydantic
from openai import OpenAI
from report import (ANSWER, ENDPOINT, KEY, OPENAI, OWN, PIXEL, QUESTION, RESPONSES, SHAPES, call,
                    on_each, raises, tell, went, went_to)

CLIENT = "OpenAI, Python"
MESSAGES = [{"role": "user", "content": QUESTION}]
EVERYWHERE = {**SHAPES, "OpenAI's Responses": RESPONSES}
WEATHER = {"name": "get_weather", "description": "The weather in a city", "parameters": {
    "type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"],
    "additionalProperties": False}}


class Place(pydantic.BaseModel):
    city: str
    rain: bool


def client(key=KEY, base_url=f"{ENDPOINT}/v1", **more):
    return OpenAI(api_key=key, base_url=base_url, **more)


def create(model, **more):
    return client().chat.completions.create(model=model, **{"messages": MESSAGES, **more})


def text(answer):
    assert answer.choices[0].message.content == ANSWER, answer


def streamed(chunks):
    assert "".join(c.choices[0].delta.content or "" for c in chunks if c.choices) == ANSWER


@call(CLIENT, "own provider key, gateway key and config in Portkey's headers")
def snippet_with_own_key():
    headers = {"x-portkey-api-key": OWN, "x-portkey-config": "cfg-routing-and-cache"}
    text(client(os.environ["OPENAI_API_KEY"], default_headers=headers).chat.completions.create(
        model="gpt-4o-mini", messages=MESSAGES))
    went("own", "gpt-4o")


@call(CLIENT, "the same with a gateway key that takes no own keys")
def snippet_without_leave():
    headers = {"x-portkey-api-key": KEY, "x-portkey-config": "workhorse"}
    text(client(os.environ["OPENAI_API_KEY"], default_headers=headers).chat.completions.create(
        model="gpt-4o-mini", messages=MESSAGES))
    went("stored", ("big-1", "big-2"))


@call(CLIENT, "a config by its name as model, base URL without /v1")
def snippet_with_group():
    text(client(base_url=ENDPOINT).chat.completions.create(model="workhorse", messages=MESSAGES))
    went("stored", ("big-1", "big-2"))


@call(CLIENT, "a config by its name as model, streamed")
def group_streamed():
    streamed(create("workhorse", stream=True))
    went("stored", ("big-1", "big-2"))


@on_each(CLIENT, "connection/model, whole and streamed", EVERYWHERE)
def plain(model):
    text(create(model))
    streamed(create(model, stream=True))
    went_to(model)


@on_each(CLIENT, "usage of a stream")
def usage(model):
    chunks = list(create(model, stream=True, stream_options={"include_usage": True}))
    assert chunks[-1].usage.completion_tokens == 4, chunks[-1]


def task(say):
    """Two calls of a tool at once, and what came of them."""
    messages = [{"role": "user", "content": "What is the weather in Paris and in Oslo?"}]
    message = say(messages)
    assert [json.loads(c.function.arguments)["city"] for c in message.tool_calls] \
        == ["Paris", "Oslo"], message
    messages.append({"role": "assistant", "content": None, "tool_calls": [
        {"id": c.id, "type": "function",
         "function": {"name": c.function.name, "arguments": c.function.arguments}}
        for c in message.tool_calls]})
    messages += [{"role": "tool", "tool_call_id": c.id, "content": f"sun {at}"}
                 for at, c in enumerate(message.tool_calls)]
    answer = say(messages)
    assert answer.content == "Done: sun 0 | sun 1", answer


TOOLS = [{"type": "function", "function": WEATHER}]


@on_each(CLIENT, "a task with parallel tools", EVERYWHERE)
def tools(model):
    task(lambda messages: create(model, messages=messages, tools=TOOLS).choices[0].message)


@on_each(CLIENT, "a task with parallel tools, streamed", EVERYWHERE)
def tools_streamed(model):
    def say(messages):
        with client().chat.completions.stream(
                model=model, messages=messages, tools=TOOLS) as stream:
            return stream.get_final_completion().choices[0].message
    task(say)


@on_each(CLIENT, "structured output")
def parsed(model):
    answer = client().chat.completions.parse(
        model=model, messages=MESSAGES, response_format=Place)
    assert answer.choices[0].message.parsed == Place(city="Paris", rain=True), answer


@on_each(CLIENT, "an image in a message")
def image(model):
    text(create(model, messages=[{"role": "user", "content": [
        {"type": "text", "text": "What is this?"},
        {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{PIXEL}"}}]}]))
    assert PIXEL in json.dumps(went_to(model)), "the image did not arrive"


@on_each(CLIENT, "Responses, whole and streamed", EVERYWHERE)
def responses(model):
    assert client().responses.create(model=model, input=QUESTION).output_text == ANSWER
    events = list(client().responses.create(model=model, input=QUESTION, stream=True))
    assert events[0].type == "response.created" and events[-1].type == "response.completed"
    assert [event.sequence_number for event in events] == list(range(len(events)))
    assert "".join(e.delta for e in events if e.type == "response.output_text.delta") == ANSWER
    assert events[-1].response.usage.output_tokens == 4, events[-1]
    went_to(model)


@on_each(CLIENT, "Responses, a task with parallel tools", EVERYWHERE)
def responses_tools(model):
    given = [{"role": "user", "content": "What is the weather in Paris and in Oslo?"}]
    offered = [{"type": "function", "strict": True, **WEATHER}]
    first = client().responses.create(model=model, input=given, tools=offered)
    calls = [item for item in first.output if item.type == "function_call"]
    assert [json.loads(c.arguments)["city"] for c in calls] == ["Paris", "Oslo"], first
    given += [item.model_dump(exclude_none=True) for item in first.output]
    given += [{"type": "function_call_output", "call_id": c.call_id, "output": "sun"}
              for c in calls]
    answer = client().responses.create(model=model, input=given, tools=offered)
    assert answer.output_text == "Done: sun | sun", answer


@call(CLIENT, "Responses in the body of a chat completion, as Cursor sends it")
def cursor():
    body = {"model": OPENAI, "input": [{"role": "user", "content": QUESTION}], "stream": False,
            "tools": [{"type": "function", **WEATHER}], "tool_choice": "none"}
    request = urllib.request.Request(
        f"{ENDPOINT}/v1/chat/completions", data=json.dumps(body).encode(),
        headers={"authorization": f"Bearer {KEY}", "content-type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        said = json.load(answer)
    assert said["choices"][0]["message"]["content"] == ANSWER, said


@call(CLIENT, "embeddings of texts and of token ids")
def embeddings():
    answer = client().embeddings.create(model=OPENAI, input=["one", "two"])
    assert [item.embedding for item in answer.data] == [[0.25, -0.5, 0.75]] * 2, answer
    assert len(client().embeddings.create(model=OPENAI, input=[1, 2, 3]).data) == 1


@call(CLIENT, "completions, whole and streamed")
def completions():
    answer = client().completions.create(model=OPENAI, prompt=QUESTION)
    assert answer.choices[0].text == ANSWER, answer
    chunks = client().completions.create(model=OPENAI, prompt=QUESTION, stream=True)
    assert "".join(c.choices[0].text for c in chunks if c.choices) == ANSWER


@call(CLIENT, "models, listed and one by one")
def models():
    listed = [model.id for model in client().models.list()]
    assert {"workhorse", "stored/seen-1", "demo/echo"} <= set(listed), listed
    assert len(listed) == len(set(listed)), "some are listed twice"
    assert client().models.retrieve("workhorse").owned_by == "turnpike"


@call(CLIENT, "a refused own key is AuthenticationError")
def refused():
    other = client("sk-refused", max_retries=0, default_headers={"x-portkey-api-key": OWN})
    error = raises(openai.AuthenticationError, lambda: other.chat.completions.create(
        model="own/gpt-4o", messages=MESSAGES))
    assert error.code == "own_provider_key_refused", error


@call(CLIENT, "a wrong gateway key is AuthenticationError, an unknown model NotFoundError")
def errors():
    raises(openai.AuthenticationError, lambda: client("tp_x").chat.completions.create(
        model=OPENAI, messages=MESSAGES))
    raises(openai.NotFoundError, lambda: create("nobody/m"))


@on_each(CLIENT, "the provider's 400 and 429 are BadRequestError and RateLimitError",
         {"OpenAI's chat": "stored/status-", "Anthropic's": "claude/status-"})
def passed_on(model):
    few = client(max_retries=0).chat.completions
    raises(openai.BadRequestError, lambda: few.create(model=f"{model}400", messages=MESSAGES))
    raises(openai.RateLimitError, lambda: few.create(model=f"{model}429", messages=MESSAGES))


tell()
