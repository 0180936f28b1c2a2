"""The upstreams: nginx for whole answers, plain and behind TLS, and Node for streams and large bodies."""

import json
import re
from urllib.parse import urlsplit

from . import bodies, http
from .tls import Identity
from .trees import Tree
from .workspace import HOME, free_port

LARGE = "large"


class Mocks:
    def __init__(self, workspace, cpus):
        self.identity = Identity(workspace.folder_for("tls"))
        self.ports = {name: free_port() for name in ("whole", "stream", LARGE, "tls")}
        self.asked = 0
        self.trees = []
        self._start("whole", self._nginx(workspace), workspace, cpus)
        self._start("stream", ["node", HOME / "mock/stream.mjs", self.ports["stream"]], workspace, cpus)
        self._start(LARGE, self._large(workspace), workspace, cpus)

    def _start(self, name, command, workspace, cpus):
        tree = Tree(f"{name} mock", command, cpus, workspace.log(f"{name}-mock"))
        self.trees.append(tree)
        tree.await_ready(lambda: http.answers(self._at(name, "/count")), 10)

    def _nginx(self, workspace):
        return workspace.nginx(
            "mock", "mock/nginx.conf", whole_port=self.ports["whole"], tls_port=self.ports["tls"],
            answer=bodies.answer().decode(), certificate=self.identity.certificate,
            private_key=self.identity.private_key)

    def _large(self, workspace):
        folder = workspace.folder_for("large")
        answers = {"answer": bodies.answer(), **{size: bodies.answer(size) for size in bodies.SIZES}}
        for name, answer in answers.items():
            (folder / f"{name}.json").write_bytes(answer)
        return ["node", HOME / "mock/large.mjs", self.ports[LARGE],
                *(folder / f"{name}.json" for name in answers)]

    @property
    def bases(self):
        """Where each kind of call goes, as a provider's base URL."""
        return {"whole": self._at("whole", "/v1"), "stream": self._at("stream", "/v1"),
                LARGE: self._at(LARGE, "/v1"),
                **{f"{LARGE}-{size}": self._at(LARGE, f"/{size}/v1") for size in bodies.SIZES},
                "tls": self._at("tls", "/v1", "https")}

    def _at(self, name, path, scheme="http"):
        return f"{scheme}://127.0.0.1:{self.ports[name]}{path}"

    def calls(self, target="whole"):
        """Calls that reached the upstream of a target so far; asking does not count."""
        port = urlsplit(self.bases[target]).port
        if port in (self.ports["whole"], self.ports["tls"]):
            return self._nginx_calls()
        return json.loads(http.call("GET", f"http://127.0.0.1:{port}/count")[1])["calls"]

    def _nginx_calls(self):
        self.asked += 1
        _, text = http.call("GET", self._at("whole", "/count"))
        return int(re.search(rb"\n\s*\d+ \d+ (\d+)", text).group(1)) - self.asked

    def release(self):
        """Lets the streams that are held go on to their end."""
        http.call("GET", self._at("stream", "/release"))
