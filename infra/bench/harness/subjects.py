"""What is compared: where to call it, how, and which processes do its work."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from . import http
from .trees import Tree
from .workspace import free_port

PATH = "/chat/completions"


@dataclass(frozen=True)
class Target:
    """Where calls for one of the mock's answers go, and the headers that send them there."""

    url: str
    headers: dict


@dataclass
class Subject:
    name: str
    label: str
    version: str
    targets: dict[str, Target]
    tree: Tree | None = None
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
                   {name: Target(base + PATH, {}) for name, base in mocks.bases.items()})


def nginx(mocks, workspace, cpus, version):
    ports, upstreams = plain_ports(mocks)
    command = workspace.nginx("nginx", "proxy/nginx.conf", workers=len(cpus), **ports, **upstreams)
    tree = Tree("nginx", command, cpus, workspace.log("nginx"))
    tree.await_ready(lambda: http.answers(f"http://127.0.0.1:{ports['whole_port']}/"), 10)
    return Subject("nginx", "nginx, plain proxy", version, through(mocks, ports), tree)


def plain_ports(mocks):
    """One port of a plain proxy for each port of the mocks, and what is behind it."""
    upstreams = {urlsplit(base).port: name.split("-")[0] for name, base in mocks.bases.items()}
    return ({f"{name}_port": free_port() for name in upstreams.values()},
            {f"{name}_upstream": port for port, name in upstreams.items()})


def through(mocks, ports):
    """The mocks' targets, called at a plain proxy's ports."""
    return {name: Target(f"http://127.0.0.1:{ports[name.split('-')[0] + '_port']}"
                         f"{urlsplit(base).path}{PATH}", {})
            for name, base in mocks.bases.items()}
