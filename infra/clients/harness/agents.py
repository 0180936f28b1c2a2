"""The command-line agents: each works a task with a tool on every kind of provider.

What shows that it worked is the file that the tool made, and that the agent tells what the tool gave.
"""

import json
import subprocess

TASK = "Make the file made.txt with the tool you have for commands, and tell what is in it."
MADE = "made by a tool"
MODELS = {"OpenAI's chat": "stored/task", "Anthropic's": "claude/task",
          "OpenAI's Responses": "vendor/gpt-4o"}
SECONDS = 180


def claude_code(home, endpoint, key, model):
    return ["claude", "-p", TASK, "--allowedTools", "Bash"], {
        "ANTHROPIC_BASE_URL": endpoint, "ANTHROPIC_AUTH_TOKEN": key, "ANTHROPIC_MODEL": model,
        "ANTHROPIC_DEFAULT_HAIKU_MODEL": model}


def codex(home, endpoint, key, model):
    (home / ".codex").mkdir()
    (home / ".codex/config.toml").write_text(
        f'model = "{model}"\nmodel_provider = "turnpike"\nweb_search = "disabled"\n'
        '[model_providers.turnpike]\n'
        f'name = "Turnpike"\nbase_url = "{endpoint}/v1"\nenv_key = "TURNPIKE_API_KEY"\n'
        'wire_api = "responses"\n')
    return ["codex", "exec", "--skip-git-repo-check",
            "--dangerously-bypass-approvals-and-sandbox", TASK], {"TURNPIKE_API_KEY": key}


def gemini_cli(home, endpoint, key, model):
    settle_gemini(home)
    return ["gemini", "--model", model, "--approval-mode", "yolo", "-p", TASK], {
        "GOOGLE_GEMINI_BASE_URL": endpoint, "GEMINI_API_KEY": key}


AGENTS = {"Claude Code": claude_code, "Codex CLI": codex, "Gemini CLI": gemini_cli}


def settle_gemini(home):
    """What its first start would ask for."""
    (home / ".gemini").mkdir()
    (home / ".gemini/settings.json").write_text(json.dumps({
        "security": {"auth": {"selectedType": "gemini-api-key"}}}))


def quiet(environment, home, path):
    """Nothing that an agent would send home, and no trace of whoever runs this."""
    return {**environment, "HOME": str(home), "PATH": path, "CI": "1",
            "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1", "DISABLE_TELEMETRY": "1",
            "DISABLE_AUTOUPDATER": "1", "DISABLE_ERROR_REPORTING": "1",
            "GEMINI_CLI_TRUST_WORKSPACE": "true"}


def run(libraries, environment, folder, only):
    for client, prepare in AGENTS.items():
        for shape, model in MODELS.items() if only in (None, client) else ():
            place = folder / f"{client}-{model.partition('/')[0]}".replace(" ", "-")
            why = _task(prepare, libraries, environment, place, model)
            yield {"client": client, "passed": not why, "why": why,
                   "call": f"a task with a tool, provider of {shape} shape"}


def _task(prepare, libraries, environment, place, model):
    home, work = place / "home", place / "work"
    home.mkdir(parents=True)
    work.mkdir()
    command, settings = prepare(
        home, environment["ENDPOINT"], environment["TURNPIKE_KEY"], model)
    try:
        done = subprocess.run(
            command, cwd=work, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            timeout=SECONDS,
            env={**quiet(environment, home, libraries.path()), **settings})
    except subprocess.TimeoutExpired as endless:
        return f"no end within {SECONDS} s: {told(endless.stderr)}"
    made = work / "made.txt"
    if done.returncode != 0:
        return f"ended with {done.returncode}: {told(done.stderr or done.stdout)}"
    if not made.exists() or made.read_text() != MADE:
        return f"made no file: {told(done.stdout + done.stderr)}"
    return "" if MADE in done.stdout else f"told something else: {told(done.stdout)}"


def told(output):
    """The beginning and the end, where a reason would stand."""
    text = output.decode(errors="replace") if isinstance(output, bytes) else output or ""
    words = " ".join(text.split())
    return words if len(words) < 500 else f"{words[:250]} … {words[-240:]}"
