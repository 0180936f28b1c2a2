"""LiteLLM's proxy from its registry: one worker, no database, whole calls only."""

import json
import os

from . import http, venv
from .subjects import PATH, Subject, Target
from .trees import Tree
from .workspace import free_port

READY_SECONDS = 240


def start(cache, mocks, workspace, cpus):
    folder, port = venv.install(cache, "litellm"), free_port()
    tree = Tree("litellm", [folder / "bin/litellm", "--config", _configured(workspace, mocks),
                            "--host", "127.0.0.1", "--port", port, "--num_workers", 1,
                            "--telemetry", "False"],
                cpus, workspace.log("litellm"), _environment())
    root = f"http://127.0.0.1:{port}"
    tree.await_ready(lambda: http.answers(f"{root}/health/readiness"), READY_SECONDS)
    return Subject("litellm", "LiteLLM proxy, one worker", venv.version("litellm"),
                   {"whole": Target(f"{root}/v1{PATH}", {"Authorization": "Bearer sk-bench"})}, tree)


def _configured(workspace, mocks):
    """JSON, which YAML reads as well."""
    upstream = {"model": "openai/gpt-4o-mini", "api_base": mocks.bases["whole"], "api_key": "bench"}
    path = workspace.folder_for("litellm") / "config.yaml"
    path.write_text(json.dumps({
        "model_list": [{"model_name": "gpt-4o", "litellm_params": upstream}],
        "general_settings": {"master_key": "sk-bench"}}))
    return path


def _environment():
    return {**os.environ, "LITELLM_MODE": "PRODUCTION", "LITELLM_LOG": "ERROR",
            "LITELLM_LOCAL_MODEL_COST_MAP": "True"}
