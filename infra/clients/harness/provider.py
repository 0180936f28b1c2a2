"""A provider on loopback that says afterwards what it was really asked.

One server stands for several: /stored, /own and /elsewhere each have an API below them. What the
last request to any of them was is at /last.
"""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

WORDS = ["Hello", " from", " the", " provider"]


class Provider:

    def __init__(self):
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self.server.last = {}
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
        else:
            self._answer({"object": "list", "data": [{"id": "seen-1", "object": "model"}]})

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.last = {"place": self.path.split("/")[1], "model": body["model"],
                            "headers": {k.lower(): v for k, v in self.headers.items()}}
        if self.headers.get("authorization") == "Bearer sk-refused":
            self._answer({"error": {"message": "Incorrect API key provided",
                                    "type": "invalid_request_error", "code": "invalid_api_key"}},
                         401)
        elif body.get("stream"):
            self._stream(body)
        else:
            self._answer(_completion(body["model"], "chat.completion",
                                     {"message": {"role": "assistant", "content": "".join(WORDS)}},
                                     "stop"))

    def _answer(self, document, status=200):
        body = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, asked):
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("connection", "close")
        self.end_headers()
        for word in WORDS:
            self._event(_completion(asked["model"], "chat.completion.chunk",
                                    {"delta": {"content": word}}, None))
        last = _completion(asked["model"], "chat.completion.chunk", {"delta": {}}, "stop")
        self._event(last)
        self._event({**last, "choices": []})
        self.wfile.write(b"data: [DONE]\n\n")
        self.close_connection = True

    def _event(self, document):
        self.wfile.write(f"data: {json.dumps(document)}\n\n".encode())
        self.wfile.flush()


def _completion(model, kind, content, finish):
    return {"id": "chatcmpl-1", "object": kind, "created": 1, "model": model,
            "choices": [{"index": 0, "finish_reason": finish, **content}],
            "usage": {"prompt_tokens": 5, "completion_tokens": 4, "total_tokens": 9}}
