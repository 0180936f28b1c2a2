"""A provider on loopback that says afterwards what it was really asked.

One server stands for several: /stored, /own and /elsewhere each have OpenAI's chat API below them,
/openai-own its Responses as well, /claude Anthropic's. What the last request to any of them was is
at /last, how many came since the last look at /count. Models called `status-429` and the like are
answered with that status.
"""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from . import chat, messages, responses
from .script import reply


class Provider:

    def __init__(self):
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self.server.last = {}
        self.server.count = 0
        self.root = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        if self.path == "/last":
            self._answer(self.server.last)
        elif self.path == "/count":
            self._answer({"count": self.server.count})
            self.server.count = 0
        else:
            self._answer({"object": "list", "data": [{"id": "seen-1", "object": "model"}]})

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        path = self.path.partition("?")[0]
        self.server.count += 1
        self.server.last = {"place": path.split("/")[1], "path": path, "model": body["model"],
                            "headers": {k.lower(): v for k, v in self.headers.items()},
                            "body": body}
        if self.headers.get("authorization") == "Bearer sk-refused":
            self._fail(401, "Incorrect API key provided", "invalid_api_key")
        elif body["model"].startswith("status-"):
            self._fail(int(body["model"].removeprefix("status-")), "As you ordered", "ordered")
        else:
            self._serve(path, body)

    def _serve(self, path, body):
        if path.endswith("/embeddings"):
            self._answer(chat.embeddings(body))
        elif path.endswith("/count_tokens"):
            self._answer({"input_tokens": 5})
        elif path.endswith("/chat/completions"):
            self._say(chat, body, chat.whole, chat.events)
        elif path.endswith("/completions"):
            body["messages"] = []
            self._say(chat, body, chat.text_completion, chat.text_events)
        elif path.endswith("/messages"):
            self._say(messages, body, messages.whole, messages.events)
        elif path.endswith("/responses"):
            self._say(responses, body, responses.whole, responses.events)
        else:
            self._fail(404, f"There is nothing at {path}", "not_found")

    def _say(self, shape, body, whole, events):
        asked = shape.asked(body)
        said = reply(asked)
        if asked.stream:
            self._stream(events(asked.model, said))
        else:
            self._answer(whole(asked.model, said))

    def _fail(self, status, message, code):
        error = {"message": message, "type": "invalid_request_error", "code": code}
        if self.path.startswith("/claude"):
            self._answer({"type": "error", "error": {**error, "type": _anthropics(status)}}, status)
        else:
            self._answer({"error": {**error, "param": None}}, status)

    def _answer(self, document, status=200):
        body = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, events):
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("connection", "close")
        self.end_headers()
        for event in events:
            name = event["type"] if isinstance(event, dict) and "type" in event else None
            data = event if isinstance(event, str) else json.dumps(event)
            self.wfile.write((f"event: {name}\n" if name else "").encode()
                             + f"data: {data}\n\n".encode())
            self.wfile.flush()
        self.close_connection = True


def _anthropics(status):
    return {400: "invalid_request_error", 401: "authentication_error", 404: "not_found_error",
            429: "rate_limit_error", 529: "overloaded_error"}.get(status, "api_error")
