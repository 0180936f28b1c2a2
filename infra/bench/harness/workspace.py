"""Files and ports of one run; gone when it ends."""

import os
import shutil
import socket
import tempfile
from pathlib import Path
from string import Template

HOME = Path(__file__).resolve().parent.parent
ROOT = HOME.parent.parent


class Workspace:
    def __init__(self, cache):
        cache.mkdir(parents=True, exist_ok=True)
        self.folder = Path(tempfile.mkdtemp(prefix="run-", dir=cache))

    def folder_for(self, name):
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        return folder

    def nginx(self, name, template, **values):
        """The command that runs nginx on a configuration filled in from a template."""
        folder = self.folder_for(name)
        text = Template((HOME / template).read_text())
        user = "user root;" if os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(text.substitute(values, user_line=user))
        return ["nginx", "-p", folder, "-e", "stderr", "-c", folder / "nginx.conf"]

    def log(self, name):
        return self.folder / f"{name}.log"

    def remove(self):
        """Everything but the logs, which wait beside it for the next run to replace them."""
        logs = self.folder.parent / "logs"
        shutil.rmtree(logs, ignore_errors=True)
        shutil.copytree(self.folder, logs, ignore=lambda folder, names: [
            name for name in names if not name.endswith(".log")])
        shutil.rmtree(self.folder, ignore_errors=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
