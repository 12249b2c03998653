"""Runs the shipped packaging/nginx/relais.conf as an unprivileged user, before servers of a test: only its lines that end with "# SITE"
are replaced, each by what the test says, so that everything else is tested as it ships.

  shipped_nginx.py PORT PORT      before two servers, until standard input ends; prints {"port": N}, where it listens without TLS as well
"""
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHIPPED = os.path.join(ROOT, "packaging", "nginx", "relais.conf")
NAME = "relais.example"


class Fail(Exception):
    pass


def hold(value, what):
    if not value:
        raise Fail(what)


def wait(until, what, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if until():
            return
        time.sleep(0.02)
    raise Fail(f"not within {seconds} s: {what}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def accepts(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def program(name):
    found = shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    hold(found, f"{name} is installed (packaging/debian-packages.txt, group check)")
    return found


def unprivileged():
    """What makes a child run as nobody in particular, where the test itself runs as root."""
    return {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}


class Nginx:
    """Between `with` and its end. `upstreams`: two ports of servers. `rates`: other "rate=" values of the shipped limits. `bare`: listens
    without TLS as well, as where somebody else ends it."""

    def __init__(self, upstreams, rates=None, burst=None, bare=False):
        self.upstreams, self.rates, self.burst = list(upstreams), rates or {}, burst
        self.folder = tempfile.mkdtemp(prefix="relais-nginx-")
        os.chmod(self.folder, 0o755)
        self.tls, self.plain, self.inside = free_port(), free_port(), free_port()
        self.bare = free_port() if bare else None
        self.logs = os.path.join(self.folder, "logs")
        self.process = None

    def __enter__(self):
        try:
            self._certificate()
            self._write()
            self.process = subprocess.Popen(
                [program("nginx"), "-c", self.path("nginx.conf"), "-p", self.folder, "-g", "daemon off;"],
                stderr=open(self.path("stderr"), "wb"),
                **unprivileged(),
            )
            wait(lambda: self.process.poll() is not None or accepts(self.tls), "nginx listens")
            hold(self.process.poll() is None, "nginx runs: " + self.read("stderr"))
            return self
        except BaseException:
            self.__exit__()
            raise

    def __exit__(self, *_):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def access_log(self):
        return self.read("logs/relais.log")

    def _certificate(self):
        made = subprocess.run(
            [program("openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
            + ["-subj", "/CN=" + NAME, "-addext", "subjectAltName=DNS:" + NAME]
            + ["-keyout", self.path("key.pem"), "-out", self.path("certificate.pem")],
            capture_output=True,
            text=True,
            check=False,
        )
        hold(made.returncode == 0, "a certificate of our own: " + made.stderr)
        if unprivileged():
            shutil.chown(self.path("key.pem"), "nobody")

    def _write(self):
        os.makedirs(self.logs)
        if unprivileged():
            shutil.chown(self.logs, "nobody")
            shutil.chown(self.folder, "nobody")
        with open(self.path("relais.conf"), "w", encoding="utf-8") as file:
            file.write(self._here(open(SHIPPED, encoding="utf-8").read()))
        temporary = "".join(
            f"{kind}_temp_path {self.path('tmp-' + kind)};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        with open(self.path("nginx.conf"), "w", encoding="utf-8") as file:
            file.write(
                f"pid {self.path('pid')};\nerror_log stderr notice;\nworker_processes 1;\nevents {{ worker_connections 512; }}\n"
                f"http {{\n{temporary}\ninclude {self.path('relais.conf')};\n}}\n"
            )

    def _here(self, shipped):
        """The shipped text with this test's places in its SITE lines; every other line is left alone."""
        first, second = self.upstreams
        places = [
            (r"listen 443 ", f"listen 127.0.0.1:{self.tls} "),
            (r"listen 80 ", f"listen 127.0.0.1:{self.plain} "),
            (r"listen 127\.0\.0\.1:8079;", f"listen 127.0.0.1:{self.inside};"),
            (r"127\.0\.0\.1:8081", f"127.0.0.1:{first}"),
            (r"127\.0\.0\.1:8082", f"127.0.0.1:{second}"),
            (r"/etc/relais/tls/", self.folder + "/"),
            (r"/var/log/nginx/", self.logs + "/"),
        ]
        used, out = set(), []
        for line in shipped.split("\n"):
            if line.endswith("# SITE"):
                for pattern, here in places:
                    line, count = re.subn(pattern, here, line)
                    used |= {pattern} if count else set()
                if self.bare and f":{self.tls} " in line:
                    line += f"\n    listen 127.0.0.1:{self.bare};"
                for zone, rate in self.rates.items():
                    line = re.sub(rf"(zone={zone}:\S+ rate=)\S+;", rf"\g<1>{rate};", line)
                if self.burst is not None:
                    line = re.sub(r"burst=\d+", f"burst={self.burst}", line)
            out.append(line)
        missing = [pattern for pattern, _ in places if pattern not in used]
        hold(not missing, f"the shipped file has SITE lines for {missing}")
        return "\n".join(out)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with Nginx([int(port) for port in sys.argv[1:]], bare=True) as running:
            print(json.dumps({"port": running.bare}), flush=True)
            sys.stdin.read()
    except Fail as failed:
        sys.exit(f"shipped_nginx: {failed}")
