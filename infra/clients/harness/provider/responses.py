"""OpenAI's Responses."""

import json

from .script import Asked

USAGE = {"input_tokens": 5, "input_tokens_details": {"cached_tokens": 0}, "output_tokens": 4,
         "output_tokens_details": {"reasoning_tokens": 0}, "total_tokens": 9}


def asked(body):
    choice = body.get("tool_choice")
    form = (body.get("text") or {}).get("format") or {}
    given = body["input"] if isinstance(body["input"], list) else []
    return Asked(
        model=body["model"], stream=bool(body.get("stream")),
        tools={tool["name"]: tool.get("parameters") for tool in body.get("tools", [])
               if tool["type"] == "function"},
        results=_results(given), schema=form.get("schema"),
        forced=choice.get("name") if isinstance(choice, dict) else None,
        may_call=choice != "none", parallel=body.get("parallel_tool_calls") is not False)


def _results(given):
    results = []
    for item in reversed(given):
        if not item.get("type", "").endswith("_output"):
            break
        output = item["output"]
        results.insert(0, output if isinstance(output, str) else json.dumps(output))
    return results


def whole(model, reply):
    return _response(model, "completed", [item for item, _ in _items(reply)])


def events(model, reply):
    for number, event in enumerate(_events(model, reply)):
        yield {**event, "sequence_number": number}


def _events(model, reply):
    for kind in ("created", "in_progress"):
        yield {"type": f"response.{kind}", "response": _response(model, "in_progress", [])}
    for at, (item, deltas) in enumerate(_items(reply)):
        place = {"output_index": at, "item_id": item["id"]}
        begun = {**item, "status": "in_progress"}
        if item["type"] == "message":
            part = item["content"][0]
            inside = {**place, "content_index": 0}
            yield {"type": "response.output_item.added", "output_index": at,
                   "item": {**begun, "content": []}}
            yield {"type": "response.content_part.added", **inside, "part": {**part, "text": ""}}
            for delta in deltas:
                yield {"type": "response.output_text.delta", **inside, "delta": delta,
                       "logprobs": []}
            yield {"type": "response.output_text.done", **inside, "text": part["text"],
                   "logprobs": []}
            yield {"type": "response.content_part.done", **inside, "part": part}
        else:
            yield {"type": "response.output_item.added", "output_index": at,
                   "item": {**begun, "arguments": ""}}
            for delta in deltas:
                yield {"type": "response.function_call_arguments.delta", **place, "delta": delta}
            yield {"type": "response.function_call_arguments.done", **place, "name": item["name"],
                   "arguments": item["arguments"]}
        yield {"type": "response.output_item.done", "output_index": at, "item": item}
    yield {"type": "response.completed", "response": whole(model, reply)}


def _items(reply):
    """Each item with the pieces it is streamed in."""
    if reply.pieces:
        yield {"id": "msg_1", "type": "message", "role": "assistant", "status": "completed",
               "content": [{"type": "output_text", "text": reply.text, "annotations": [],
                            "logprobs": []}]}, reply.pieces
    for call, name, arguments in reply.calls:
        text = json.dumps(arguments)
        yield {"id": "fc_" + call, "type": "function_call", "status": "completed",
               "call_id": call, "name": name, "arguments": text}, [text[:5], text[5:]]


def _response(model, status, output):
    return {"id": "resp_1", "object": "response", "created_at": 1, "model": model,
            "status": status, "output": output, "error": None, "incomplete_details": None,
            "instructions": None, "metadata": {}, "parallel_tool_calls": True, "temperature": 1,
            "tool_choice": "auto", "tools": [], "top_p": 1,
            "usage": USAGE if status == "completed" else None}
