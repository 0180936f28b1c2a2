"""Turnpike itself, with its own embedded Postgres and Redis, at one of two tiers.

T1 is key and named config; T3 is the same with the journalled log. T1 turns the journal off by a
setting that exists for measuring only.
"""

import os
import secrets

from . import http
from .fault import BenchFault
from .spend import spent
from .subjects import PATH, Subject
from .trees import Tree
from .workspace import free_port

JOURNAL = "turnpike.usage.journal"
LOGGING = "turnpike-t3"
TIERS = {"turnpike-t1": ("off", "Turnpike T1: key, config"),
         "turnpike-t3": ("on", "Turnpike T3: key, config, journalled log"),
         "turnpike-t1-before": ("off", "T1 of the earlier jar"),
         "turnpike-t3-before": ("on", "T3 of the earlier jar")}
EARLIER = "-before"
READY_SECONDS = 120
CONFIGURED_MODEL = "gpt-4o-mini"
PRICE = {"input_usd_per_million": 0.15, "output_usd_per_million": 0.60}


class Runtime:
    """A jar and how to run it."""

    def __init__(self, java_home, jar, flags, version):
        self.home, self.jar, self.flags = java_home, jar, flags
        self.command = [java_home / "bin/java", *flags, "-jar", jar]
        self.version = version

    def of(self, jar):
        """The same with another jar."""
        return Runtime(self.home, jar, self.flags, jar.name)


def start(name, runtime, mocks, workspace, cpus):
    journal, label = TIERS[name]
    port = free_port()
    tree = Tree(name, [*runtime.command, f"--{JOURNAL}={journal}"], cpus, workspace.log(name),
                _environment(port, workspace.folder_for(name)))
    try:
        return _set_up(name, label, runtime.version, tree, f"http://127.0.0.1:{port}", mocks)
    except BenchFault:
        tree.stop()
        raise


def _set_up(name, label, version, tree, root, mocks):
    tree.await_ready(lambda: http.answers(f"{root}/readyz"), READY_SECONDS)
    key, management = _sign_up(root)
    _route(root, management, "bench", "mock", mocks.whole_base)
    _route(root, management, "bench-stream", "mock-stream", mocks.stream_base)
    return Subject(name, label, version, f"{root}/v1{PATH}", f"{root}/v1{PATH}", tree,
                   _headers(key, "bench"), _headers(key, "bench-stream"),
                   lambda: spent(root, management),
                   lambda config: _save(root, management, config, "mock"))


def _environment(port, data):
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("TURNPIKE_")}
    return {**inherited, "SERVER_PORT": str(port), "TURNPIKE_DATA_DIR": str(data),
            "TURNPIKE_SIGNUP": "open"}


def _sign_up(root):
    account = {"email": "bench@example.com", "password": secrets.token_urlsafe(24),
               "organization": "Bench"}
    keys = http.demand("POST", f"{root}/api/v1/signup", body=account)
    return keys["api_key"], {"Authorization": f"Bearer {keys['management_key']}"}


def _route(root, management, config, provider, upstream):
    connection = {"type": "openai-compatible", "base_url": upstream, "api_key": "bench",
                  "prices": {CONFIGURED_MODEL: PRICE}}
    http.demand("PUT", f"{root}/api/v1/providers/{provider}", management, connection)
    _save(root, management, config, provider)


def _save(root, management, config, provider):
    document = {"strategy": {"mode": "single"},
                "targets": [{"provider": f"@{provider}",
                             "override_params": {"model": CONFIGURED_MODEL}}]}
    http.demand("PUT", f"{root}/api/v1/configs/{config}", management, document)


def _headers(key, config):
    return {"Authorization": f"Bearer {key}", "x-turnpike-config": config}
