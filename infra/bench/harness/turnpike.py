"""Turnpike itself, with its own embedded Postgres and Redis, at one of two tiers.

T1 is key and named config; T3 is the same with the journalled log. T1 turns the journal off by a
setting that exists for measuring only.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from . import http
from .fault import BenchFault
from .spend import spent
from .subjects import PATH, Subject, Target
from .trees import Tree
from .workspace import free_port

JOURNAL = "turnpike.usage.journal"
TIERS = {"turnpike-t1": ("off", "Turnpike T1: key, config"),
         "turnpike-t3": ("on", "Turnpike T3: key, config, journalled log"),
         "turnpike-t1-before": ("off", "T1 of the earlier jar"),
         "turnpike-t3-before": ("on", "T3 of the earlier jar"),
         "turnpike-held": ("on", "Turnpike T3, for idle streams only"),
         "turnpike-start": ("on", "Turnpike, for its start only")}
EARLIER = "-before"
READY_SECONDS = 240
CONFIGURED_MODEL = "gpt-4o-mini"
PRICE = {"input_usd_per_million": 0.15, "output_usd_per_million": 0.60}


@dataclass(frozen=True)
class Runtime:
    """What is run, and how: the layout's launcher, or a jar."""

    java_home: Path
    command: tuple
    version: str

    @staticmethod
    def of_jar(java_home, jar, flags, version):
        return Runtime(java_home, (java_home / "bin/java", *flags, "-jar", jar), version)

    @staticmethod
    def of_layout(java_home, launcher, version):
        return Runtime(java_home, (launcher,), version)


def run(name, runtime, workspace, cpus, port, identity=None, settings=()):
    """The process, not yet ready."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("TURNPIKE_")}
    options = {"JAVA_TOOL_OPTIONS": identity.jvm_options(runtime.java_home)} if identity else {}
    environment = {**inherited, **options, "JAVA_HOME": str(runtime.java_home),
                   "SERVER_PORT": str(port), "TURNPIKE_DATA_DIR": str(workspace.folder_for(name)),
                   "TURNPIKE_SIGNUP": "open", "TURNPIKE_USAGE_JOURNAL": TIERS[name][0],
                   **dict(settings)}
    return Tree(name, runtime.command, cpus, workspace.log(name), environment)


def is_ready(port):
    return http.answers(f"http://127.0.0.1:{port}/readyz")


def start(name, runtime, mocks, workspace, cpus, settings=()):
    port = free_port()
    tree = run(name, runtime, workspace, cpus, port, mocks.identity, settings)
    try:
        tree.await_ready(lambda: is_ready(port), READY_SECONDS)
        return _set_up(name, runtime.version, tree, f"http://127.0.0.1:{port}", mocks)
    except BenchFault:
        tree.stop()
        raise


def _set_up(name, version, tree, root, mocks):
    key, management = _sign_up(root)
    for upstream, base in mocks.bases.items():
        _route(root, management, f"bench-{upstream}", f"mock-{upstream}", base)
    targets = {upstream: Target(f"{root}/v1{PATH}", _headers(key, f"bench-{upstream}"))
               for upstream in mocks.bases}
    return Subject(name, TIERS[name][1], version, targets, tree,
                   lambda: spent(root, management),
                   lambda config: _save(root, management, config, "mock-whole"))


def organization(root, email, name, mocks):
    """Another one on the same server, with the same configs; its key and its management header."""
    key, management = _sign_up(root, email, name)
    for upstream, base in mocks.bases.items():
        _route(root, management, f"bench-{upstream}", f"mock-{upstream}", base)
    return key, management


def _sign_up(root, email="bench@example.com", organization="Bench"):
    account = {"email": email, "password": secrets.token_urlsafe(24),
               "organization": organization}
    keys = http.demand("POST", f"{root}/api/v1/signup", body=account)
    return keys["api_key"], {"Authorization": f"Bearer {keys['management_key']}"}


def _route(root, management, config, provider, upstream):
    connection = {"type": "openai-compatible", "base_url": upstream, "api_key": "bench",
                  "prices": {CONFIGURED_MODEL: PRICE}}
    http.demand("PUT", f"{root}/api/v1/providers/{provider}", management, connection)
    _save(root, management, config, provider)


def _save(root, management, config, provider):
    http.demand("PUT", f"{root}/api/v1/configs/{config}", management, document(provider))


def document(provider):
    """A config that sends all to one provider, for one model."""
    return {"strategy": {"mode": "single"},
            "targets": [{"provider": f"@{provider}",
                         "override_params": {"model": CONFIGURED_MODEL}}]}


def _headers(key, config):
    return {"Authorization": f"Bearer {key}", "x-turnpike-config": config}
