"""The two upstreams: nginx for whole answers, a small Node program for streams."""

import json
import re

from . import http
from .trees import Tree
from .workspace import HOME, free_port

TOKENS = 64
ANSWER = (HOME / "mock/answer.json").read_bytes().strip()


class Mocks:
    def __init__(self, workspace, cpus):
        self.whole_port, self.stream_port = free_port(), free_port()
        self.trees = [self._whole(workspace, cpus), self._stream(workspace, cpus)]

    def _whole(self, workspace, cpus):
        command = workspace.nginx("mock", "mock/nginx.conf",
                                  port=self.whole_port, answer=ANSWER.decode())
        tree = Tree("mock", command, cpus, workspace.log("mock"))
        tree.await_ready(lambda: http.answers(f"{self._whole_root}/count"), 10)
        return tree

    def _stream(self, workspace, cpus):
        command = ["node", HOME / "mock/stream.mjs", self.stream_port]
        tree = Tree("stream mock", command, cpus, workspace.log("stream-mock"))
        tree.await_ready(lambda: http.answers(f"{self._stream_root}/count"), 10)
        return tree

    @property
    def whole_base(self):
        return f"{self._whole_root}/v1"

    @property
    def stream_base(self):
        return f"{self._stream_root}/v1"

    @property
    def _whole_root(self):
        return f"http://127.0.0.1:{self.whole_port}"

    @property
    def _stream_root(self):
        return f"http://127.0.0.1:{self.stream_port}"

    def calls(self):
        """Calls that reached the upstream for whole answers; asking counts as one itself."""
        _, text = http.call("GET", f"{self._whole_root}/count")
        return int(re.search(rb"\n\s*\d+ \d+ (\d+)", text).group(1))

    def streams(self):
        """Streams that reached the upstream for streams."""
        return json.loads(http.call("GET", f"{self._stream_root}/count")[1])["calls"]
