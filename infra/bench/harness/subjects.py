"""What is compared: where to call it, how, and which processes do its work."""

from collections.abc import Callable
from dataclasses import dataclass, field

from . import http
from .trees import Tree
from .workspace import free_port

PATH = "/chat/completions"


@dataclass
class Subject:
    name: str
    label: str
    version: str
    whole_url: str
    stream_url: str
    tree: Tree | None = None
    whole_headers: dict = field(default_factory=dict)
    stream_headers: dict = field(default_factory=dict)
    spent: Callable[[], dict] | None = None
    save: Callable[[str], None] | None = None

    def cpu(self):
        return self.tree.cpu() if self.tree else {}

    def memory(self):
        return self.tree.memory() if self.tree else None

    def stop(self):
        if self.tree:
            self.tree.stop()


def direct(mocks):
    return Subject("direct", "direct to the mock", "-",
                   mocks.whole_base + PATH, mocks.stream_base + PATH)


def nginx(mocks, workspace, cpus, version):
    whole, streamed = free_port(), free_port()
    command = workspace.nginx(
        "nginx", "proxy/nginx.conf", workers=len(cpus), whole_port=whole, stream_port=streamed,
        whole_upstream=mocks.whole_port, stream_upstream=mocks.stream_port)
    tree = Tree("nginx", command, cpus, workspace.log("nginx"))
    tree.await_ready(lambda: http.answers(f"http://127.0.0.1:{whole}/"), 10)
    return Subject("nginx", "nginx, plain proxy", version,
                   f"http://127.0.0.1:{whole}/v1{PATH}", f"http://127.0.0.1:{streamed}/v1{PATH}",
                   tree)
