"""OpenAI's chat completions, completions and embeddings."""

import base64
import json
import struct

from .script import Asked

USAGE = {"prompt_tokens": 5, "completion_tokens": 4, "total_tokens": 9}
VECTOR = [0.25, -0.5, 0.75]


def asked(body):
    choice = body.get("tool_choice")
    form = body.get("response_format") or {}
    schema = form.get("json_schema", {}).get("schema", {}) if "json" in form.get("type", "") else None
    return Asked(
        model=body["model"], stream=bool(body.get("stream")),
        tools={tool["function"]["name"]: tool["function"].get("parameters")
               for tool in body.get("tools", []) if tool["type"] == "function"},
        results=_results(body["messages"]), schema=schema,
        forced=choice["function"]["name"] if isinstance(choice, dict) and "function" in choice
        else None,
        may_call=choice != "none", parallel=body.get("parallel_tool_calls") is not False)


def _results(messages):
    results = []
    for message in reversed(messages):
        if message["role"] != "tool":
            break
        results.insert(0, _text(message["content"]))
    return results


def _text(content):
    return content if isinstance(content, str) else "".join(p.get("text", "") for p in content)


def whole(model, reply):
    message = {"role": "assistant", "content": reply.text or None}
    if reply.calls:
        message["tool_calls"] = [_call(*call) for call in reply.calls]
    return {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": model,
            "choices": [{"index": 0, "message": message, "finish_reason": _finish(reply)}],
            "usage": USAGE}


def events(model, reply):
    yield _chunk(model, {"role": "assistant", "content": ""})
    for piece in reply.pieces:
        yield _chunk(model, {"content": piece})
    for at, (call, name, arguments) in enumerate(reply.calls):
        text = json.dumps(arguments)
        yield _chunk(model, {"tool_calls": [{"index": at, **_call(call, name, None)}]})
        for part in (text[:5], text[5:]):
            yield _chunk(model, {"tool_calls": [{"index": at, "function": {"arguments": part}}]})
    last = _chunk(model, {}, _finish(reply))
    yield last
    yield {**last, "choices": [], "usage": USAGE}
    yield "[DONE]"


def _finish(reply):
    return "tool_calls" if reply.calls else "stop"


def _call(call, name, arguments):
    return {"id": call, "type": "function", "function": {
        "name": name, "arguments": "" if arguments is None else json.dumps(arguments)}}


def _chunk(model, delta, finish=None):
    return {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": model,
            "choices": [{"index": 0, "delta": delta, "finish_reason": finish}], "usage": None}


def text_completion(model, reply):
    return {"id": "cmpl-1", "object": "text_completion", "created": 1, "model": model,
            "choices": [{"index": 0, "text": reply.text, "finish_reason": "stop",
                         "logprobs": None}], "usage": USAGE}


def text_events(model, reply):
    for piece in reply.pieces:
        yield text_completion(model, type(reply)([piece], []))
    yield "[DONE]"


def embeddings(body):
    given = body["input"]
    several = isinstance(given, list) and given and not isinstance(given[0], int)
    vector = VECTOR
    if body.get("encoding_format") == "base64":
        vector = base64.b64encode(struct.pack(f"<{len(VECTOR)}f", *VECTOR)).decode()
    data = [{"object": "embedding", "index": at, "embedding": vector}
            for at in range(len(given) if several else 1)]
    return {"object": "list", "data": data, "model": body["model"],
            "usage": {"prompt_tokens": 5, "total_tokens": 5}}
