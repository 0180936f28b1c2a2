"""A certificate for the mock, made anew for each run, and what makes a JVM trust it."""

import subprocess

from .fault import BenchFault

STORE_PASSWORD = "changeit"


class Identity:
    def __init__(self, folder):
        self.folder = folder
        self.certificate, self.private_key = folder / "mock.pem", folder / "mock.key"
        _run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
             "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
             "-addext", "subjectAltName=IP:127.0.0.1",
             "-keyout", self.private_key, "-out", self.certificate)

    def jvm_options(self, java_home):
        """Properties under which a JVM trusts this certificate and no other."""
        store = self.folder / "trust.p12"
        if not store.exists():
            _run(java_home / "bin/keytool", "-importcert", "-noprompt", "-alias", "mock",
                 "-file", self.certificate, "-keystore", store, "-storetype", "PKCS12",
                 "-storepass", STORE_PASSWORD)
        return (f"-Djavax.net.ssl.trustStore={store} "
                f"-Djavax.net.ssl.trustStorePassword={STORE_PASSWORD}")


def _run(*command):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    if done.returncode:
        raise BenchFault(f"{command[0]} failed: {done.stderr.strip()[-300:]}")
