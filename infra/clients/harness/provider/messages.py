"""Anthropic's Messages."""

import json

from .script import Asked


def asked(body):
    choice = body.get("tool_choice") or {}
    schema = ((body.get("output_config") or {}).get("format") or {}).get("schema")
    return Asked(
        model=body["model"], stream=bool(body.get("stream")),
        tools={tool["name"]: tool.get("input_schema") for tool in body.get("tools", [])
               if "input_schema" in tool},
        results=_results(body["messages"]), schema=schema, forced=choice.get("name"),
        may_call=choice.get("type") != "none",
        parallel=not choice.get("disable_parallel_tool_use"))


def _results(messages):
    content = messages[-1]["content"]
    blocks = content if isinstance(content, list) else []
    return [_text(block.get("content") or "") for block in blocks if block["type"] == "tool_result"]


def _text(content):
    return content if isinstance(content, str) else "".join(b.get("text", "") for b in content)


def whole(model, reply):
    content = [{"type": "text", "text": reply.text}] if reply.pieces else []
    content += [{"type": "tool_use", "id": "toolu_" + call, "name": name, "input": arguments}
                for call, name, arguments in reply.calls]
    return {**_message(model), "content": content, "stop_reason": _stop(reply),
            "usage": {"input_tokens": 5, "output_tokens": 4}}


def events(model, reply):
    yield {"type": "message_start", "message": {
        **_message(model), "content": [], "stop_reason": None,
        "usage": {"input_tokens": 5, "output_tokens": 1}}}
    yield {"type": "ping"}
    at = 0
    if reply.pieces:
        yield from _block(at, {"type": "text", "text": ""},
                          [{"type": "text_delta", "text": piece} for piece in reply.pieces])
        at += 1
    for call, name, arguments in reply.calls:
        text = json.dumps(arguments)
        yield from _block(
            at, {"type": "tool_use", "id": "toolu_" + call, "name": name, "input": {}},
            [{"type": "input_json_delta", "partial_json": part} for part in (text[:5], text[5:])])
        at += 1
    yield {"type": "message_delta", "delta": {"stop_reason": _stop(reply), "stop_sequence": None},
           "usage": {"output_tokens": 4}}
    yield {"type": "message_stop"}


def _block(at, start, deltas):
    yield {"type": "content_block_start", "index": at, "content_block": start}
    for delta in deltas:
        yield {"type": "content_block_delta", "index": at, "delta": delta}
    yield {"type": "content_block_stop", "index": at}


def _stop(reply):
    return "tool_use" if reply.calls else "end_turn"


def _message(model):
    return {"id": "msg_1", "type": "message", "role": "assistant", "model": model,
            "stop_sequence": None}
