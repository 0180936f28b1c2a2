"""The packaged app on a free port, with what the calls need set up by its own API."""

import json
import os
import pathlib
import secrets
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

READY_SECONDS = 600

#: A machine that is busy with other things is no reason to refuse what a client sends.
STEADY = {"TURNPIKE_GATEWAY_SHEDDING_EVENT_LOOP_LAG": "1m"}


class Gateway:

    def __init__(self, jar, folder):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.root = f"http://127.0.0.1:{port}"
        self.log = (folder / "app.log").open("wb")
        java = pathlib.Path(os.environ["JAVA_HOME"]) / "bin/java" if "JAVA_HOME" in os.environ \
            else "java"
        self.process = subprocess.Popen(
            [java, "-jar", jar], stdout=self.log, stderr=self.log, cwd=folder,
            env={**_plain(), **STEADY, "SERVER_PORT": str(port),
                 "TURNPIKE_DATA_DIR": str(folder / "data")})
        self.management = None

    def __enter__(self):
        until = time.monotonic() + READY_SECONDS
        while not self._is_ready():
            if self.process.poll() is not None or time.monotonic() > until:
                self.__exit__()
                raise SystemExit("clients: the app did not start:\n" + self._end_of_log())
            time.sleep(0.5)
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def set_up(self, provider):
        """Connections, configs and keys; answers with the environment of the calls."""
        signed = self._call("POST", "/signup", {
            "email": "clients@example.com", "password": secrets.token_urlsafe(24),
            "organization": "Clients"})
        self.management = signed["management_key"]
        self._connect("stored", provider, api_keys=["sk-stored"])
        self._connect("own", provider, type="openai", api_keys=[])
        self._connect("vendor", provider, type="openai", api_keys=["sk-vendor"])
        self._connect("claude", provider, type="anthropic", api_keys=["sk-claude"])
        self._connect("anthropic", provider, type="anthropic", api_keys=["sk-claude"])
        self._call("PUT", "/aliases/coding", {"model": "anthropic/claude-sonnet-4-5"})
        self._config("cfg-routing-and-cache", {
            "strategy": {"mode": "fallback"},
            "targets": [{"provider": "@own", "override_params": {"model": "gpt-4o"}},
                        {"provider": "@stored", "override_params": {"model": "spare"}}]})
        self._config("workhorse", {"strategy": {"mode": "loadbalance"}, "targets": [
            {"provider": "@stored", "weight": 3, "override_params": {"model": "big-1"}},
            {"provider": "@stored", "weight": 2, "override_params": {"model": "big-2"}}]})
        own = self._key(own_provider_keys=True, inline_configs=True,
                        custom_hosts=[provider.removeprefix("http://")])
        return {**_plain(), "ENDPOINT": self.root, "PROVIDER": provider,
                "TURNPIKE_KEY": signed["api_key"], "TURNPIKE_OWN_KEY": own,
                "OPENAI_API_KEY": "sk-own"}

    def _connect(self, name, provider, **fields):
        self._call("PUT", f"/providers/{name}", {
            "type": "openai-compatible", "base_url": f"{provider}/{name}/v1", **fields})

    def _config(self, name, document):
        self._call("PUT", f"/configs/{name}", document)

    def _key(self, **fields):
        return self._call("POST", "/keys", {"name": "own", **fields})["api_key"]

    def _call(self, method, path, body):
        request = urllib.request.Request(
            f"{self.root}/api/v1{path}", method=method, data=json.dumps(body).encode(),
            headers={"content-type": "application/json"})
        if self.management:
            request.add_header("authorization", f"Bearer {self.management}")
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            raise SystemExit(f"clients: {method} {path}: {refused.read().decode()}") from None

    def _is_ready(self):
        try:
            with urllib.request.urlopen(f"{self.root}/readyz", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False

    def _end_of_log(self):
        return pathlib.Path(self.log.name).read_text(errors="replace")[-3000:]


def _plain():
    """Nothing of whoever runs this changes the app or the libraries."""
    strange = ("TURNPIKE_", "PORTKEY_", "OPENAI_", "ANTHROPIC_", "CLAUDE", "CODEX_", "GEMINI_",
               "GOOGLE_", "http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
    return {k: v for k, v in os.environ.items() if not k.startswith(strange)}
