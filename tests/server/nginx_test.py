#!/usr/bin/python3
"""The shipped nginx configuration, run before two real servers: TLS, HTTP/2, health, limits, refusals as problem documents, who is
asked again when a server is gone, and logs that know nobody.

  nginx_test.py RELAIS_SERVER [PART...]      0: all held, 1: something did not
"""
import http.client
import json
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from shipped_nginx import Fail, NAME, Nginx, ROOT, hold, program, wait  # noqa: E402

PERSON = "01931c5e-7a00-7000-8000-0000000000aa"  # nobody's id; must never stand in a log


class Server:
    """A configured relais-server with a store of its own."""

    def __init__(self, binary, extra=""):
        self.folder = tempfile.mkdtemp(prefix="relais-server-")
        config = os.path.join(self.folder, "relais.conf")
        with open(config, "w", encoding="utf-8") as file:
            file.write("listen.port = 0\nlog.level = requests\npassword.memory_mb = 16\n" + extra)
        self.command = [binary, "--config", config, "--database", os.path.join(self.folder, "relais.sqlite")]
        provision = self.command + ["--provision", os.path.join(ROOT, "packaging", "examples", "centre.json")]
        hold(subprocess.run(provision, stdout=subprocess.DEVNULL, check=False).returncode == 0, "the centre is taken")
        self.log = os.path.join(self.folder, "log")
        self.port = 0
        self.start()

    def start(self):
        """Also again, on the port that it had."""
        command = self.command + ["--print-json", "--port", str(self.port)]
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log)
        line = self.process.stdout.readline()
        hold(line, "the server serves")
        self.port = urllib.parse.urlsplit(json.loads(line)["base_url"]).port

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end(signal.SIGKILL)
        shutil.rmtree(self.folder, ignore_errors=True)

    def said(self):
        with open(self.log, encoding="utf-8") as file:
            return file.read()

    def end(self, how):
        if self.process.poll() is None:
            self.process.send_signal(how)
        self.process.wait(60)
        self.process.stdout.close()


class Broken:
    """A server that reads a whole request, remembers which, and hangs up without a word."""

    def __init__(self):
        self.asked = []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            try:
                peer, _ = self.socket.accept()
            except OSError:
                return
            with peer:
                peer.settimeout(5)
                data = b""
                try:
                    while b"\r\n\r\n" not in data:
                        data += peer.recv(65536) or b"\r\n\r\n"
                except OSError:
                    continue
                self.asked.append(b" ".join(data.split(b" ")[:2]).decode())

    def close(self):
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()


class Answer:
    def __init__(self, response):
        self.status, self.headers, self.body = response.status, response.headers, response.read()

    def holds_problem(self, status, code):
        hold(self.status == status, f"{status} wanted, not {self.status}: {self.body[:200]!r}")
        kind = self.headers.get_all("Content-Type")
        hold(kind == ["application/problem+json"], f"a problem document, not {kind}")
        said = json.loads(self.body)
        hold(sorted(said) == ["code", "status", "title", "type"], f"the fields of a problem, not {sorted(said)}")
        hold((said["status"], said["code"]) == (status, code), f"{code} wanted: {said}")
        hold(said["type"] == "urn:relais:problem:" + code, f"the type of {code}: {said['type']}")
        if status in (429, 503):
            again = self.headers.get_all("Retry-After")
            hold(again and len(again) == 1 and again[0].isdigit(), f"Retry-After, once: {again}")
        for name in ("X-Content-Type-Options", "Cache-Control", "Strict-Transport-Security", "Content-Security-Policy"):
            hold(len(self.headers.get_all(name) or []) == 1, f"{name} once in a {status}: {self.headers.get_all(name)}")


def trusting(nginx):
    context = ssl.create_default_context(cafile=nginx.path("certificate.pem"))
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


class Tls(http.client.HTTPSConnection):
    """To the address of the test, by the name of the certificate; `source`: a client address of the loopback network."""

    def __init__(self, nginx, source="127.0.0.1"):
        super().__init__(NAME, nginx.tls, context=trusting(nginx), timeout=30)
        self.source = source

    def connect(self):
        raw = socket.create_connection(("127.0.0.1", self.port), 30, source_address=(self.source, 0))
        self.sock = self._context.wrap_socket(raw, server_hostname=NAME)


def ask(nginx, method, path, body=None, headers=None, source="127.0.0.1"):
    connection = Tls(nginx, source)
    connection.request(method, path, body, {"Content-Type": "application/json", **(headers or {})})
    answer = Answer(connection.getresponse())
    connection.close()
    return answer


def enrol(nginx, code="CODE-FAUX", source="127.0.0.1", headers=None):
    body = json.dumps({"enrolment_code": code, "desk_name": "Poste"})
    return ask(nginx, "POST", "/api/v1/desks", body, headers, source)


def doors(binary):
    """TLS 1.2 and 1.3, HTTP/2, the way from plain HTTP, metrics from inside only."""
    with Server(binary) as a, Server(binary) as b, Nginx((a.port, b.port)) as nginx:
        for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
            context = trusting(nginx)
            context.minimum_version = context.maximum_version = version
            context.set_alpn_protocols(["h2", "http/1.1"])
            with socket.create_connection(("127.0.0.1", nginx.tls), 10) as raw, context.wrap_socket(raw, server_hostname=NAME) as tls:
                hold(tls.selected_alpn_protocol() == "h2", f"HTTP/2 is offered over {version.name}")
        old = subprocess.run(
            [program("openssl"), "s_client", "-connect", f"127.0.0.1:{nginx.tls}", "-tls1_1", "-cipher", "ALL:@SECLEVEL=0"],
            input=b"",
            capture_output=True,
            check=False,
        )
        hold(old.returncode != 0 and b"Cipher is (NONE)" in old.stdout, "TLS 1.1 is refused")
        fetched = subprocess.run(
            [program("curl"), "-sS", "--http2", "--cacert", nginx.path("certificate.pem"), "--noproxy", "*"]
            + ["--resolve", f"{NAME}:{nginx.tls}:127.0.0.1", "-w", "%{http_version} %{http_code}", "-o", os.devnull]
            + [f"https://{NAME}:{nginx.tls}/health/ready"],
            capture_output=True,
            text=True,
            check=False,
        )
        hold(fetched.stdout == "2 200", f"a request over HTTP/2: {fetched.stdout} {fetched.stderr}")
        for path in ("/health/live", "/health/ready", "/api/v1/openapi.json"):
            hold(ask(nginx, "GET", path).status == 200, f"{path} answers")

        plain = http.client.HTTPConnection("127.0.0.1", nginx.plain, timeout=10)
        plain.request("GET", "/api/v1/agenda?x=1", headers={"Host": "elsewhere.example"})
        moved = plain.getresponse()
        place = moved.headers["Location"]
        hold((moved.status, place) == (308, f"https://{NAME}/api/v1/agenda?x=1"), f"to TLS: {moved.status} {place}")
        plain.close()

        ask(nginx, "GET", "/metrics").holds_problem(404, "not_found")
        ask(nginx, "GET", "/metrics/1").holds_problem(404, "not_found")
        ask(nginx, "GET", "/.problem/502").holds_problem(404, "not_found")
        for path, word in (("/metrics/1", b"relais_"), ("/metrics/2", b"relais_"), ("/nginx", b"Active connections")):
            inside = http.client.HTTPConnection("127.0.0.1", nginx.inside, timeout=10)
            inside.request("GET", path)
            answer = inside.getresponse()
            hold(answer.status == 200 and word in answer.read(), f"{path} from inside")
            inside.close()


def refusals(binary):
    """What nginx refuses by itself looks like what a server refuses, and what a server says comes through once."""
    with Server(binary) as a, Server(binary) as b, Nginx((a.port, b.port)) as nginx:
        enrol(nginx).holds_problem(403, "enrolment_code_refused")
        ask(nginx, "GET", "/nothing").holds_problem(404, "not_found")
        largest = 2 * 1024 * 1024
        ask(nginx, "POST", "/api/v1/facts", b"x" * (largest + 1)).holds_problem(413, "body_too_large")
        ask(nginx, "POST", "/api/v1/facts", b"x" * largest).holds_problem(401, "desk_not_enrolled")
        # Without a length: http.client sends it in chunks.
        chunks = (b"x" * 100_000 for _ in range(25))
        ask(nginx, "POST", "/api/v1/facts", chunks).holds_problem(413, "body_too_large")
        ask(nginx, "GET", "/" + "x" * 9000).holds_problem(414, "target_too_long")
        ask(nginx, "GET", "/health/live", headers={"X-Long": "x" * 9000}).holds_problem(431, "headers_too_large")
        ask(nginx, "TRACE", "/health/live").holds_problem(405, "method_not_allowed")
        with socket.create_connection(("127.0.0.1", nginx.tls), 10) as raw:
            raw.sendall(b"GET / HTTP/1.1\r\nHost: " + NAME.encode() + b"\r\n\r\n")
            answer = http.client.HTTPResponse(raw)
            answer.begin()
            Answer(answer).holds_problem(400, "bad_request")
    with Server(binary) as a, Nginx((a.port, a.port), {"relais_requests": "1r/m"}, burst=2) as nginx:
        answers = [ask(nginx, "GET", "/health/live") for _ in range(4)]
        hold([x.status for x in answers] == [200, 200, 200, 429], f"the fourth is too many: {[x.status for x in answers]}")
        answers[-1].holds_problem(429, "rate_limited")


def a_dead_server(binary):
    """One of two servers killed: every request goes to the other one; both killed: 502 as a problem document."""
    with Server(binary) as a, Server(binary) as b, Nginx((a.port, b.port)) as nginx:
        for _ in range(20):  # connections to both stay open
            hold(ask(nginx, "GET", "/health/ready").status == 200, "both serve")
        a.end(signal.SIGKILL)
        for i in range(40):
            hold(ask(nginx, "GET", "/health/ready").status == 200, f"GET {i} after the kill")
            ask(nginx, "POST", "/api/v1/facts", "{}").holds_problem(401, "desk_not_enrolled")
            ask(nginx, "POST", "/api/v1/leases", "{}").holds_problem(401, "not_signed_in")
        tried = [json.loads(line)["upstream"] for line in nginx.access_log().splitlines()]
        hold(any("," in upstreams for upstreams in tried), "the dead one was tried and passed over")
        b.end(signal.SIGKILL)
        ask(nginx, "GET", "/health/ready").holds_problem(502, "no_server")
        ask(nginx, "POST", "/api/v1/leases", "{}").holds_problem(502, "no_server")


def nothing_twice(_):
    """A connection that breaks after the request went out: reads, and facts, are asked again elsewhere; nothing else is."""
    a, b = Broken(), Broken()
    try:
        cases = [
            ("GET", "/api/v1/changes", 2),
            ("PUT", f"/api/v1/imports/{PERSON}/chunks/0", 2),
            ("POST", "/api/v1/facts", 2),
            ("POST", "/api/v1/leases", 1),
            ("POST", "/api/v1/leases/renew", 1),
            ("POST", "/api/v1/sessions", 1),
            ("POST", "/api/v1/imports", 1),
            ("POST", f"/api/v1/persons/{PERSON}/openings", 1),
        ]
        for method, path, times in cases:
            # A proxy of its own for each: it holds two failures against a server.
            with Nginx((a.port, b.port)) as nginx:
                del a.asked[:], b.asked[:]
                ask(nginx, method, path, "{}").holds_problem(502, "no_server")
                asked = a.asked + b.asked
                hold(asked == [f"{method} {path}"] * times, f"{times} time(s) {method} {path}: {asked}")
                # A failure is what an error log would be full of.
                for name in os.listdir(nginx.logs):
                    hold(PERSON not in nginx.read("logs/" + name), f"no id in {name}")
                hold(PERSON not in nginx.read("stderr"), "no id on the error stream")
    finally:
        a.close()
        b.close()


def logs(binary):
    """One JSON object a request, with the operation and the server's id of the request; no id, address or query."""
    with Server(binary) as a, Server(binary) as b, Nginx((a.port, b.port)) as nginx:
        answer = ask(nginx, "GET", f"/api/v1/persons/{PERSON}?canary=1", headers={"X-Request-Id": "canary"})
        hold(answer.status == 401, "nobody is signed in")
        ask(nginx, "GET", f"/api/v1/persons/{PERSON}/attempts", source="127.0.0.9")
        ask(nginx, "POST", f"/canary/{PERSON}")
        ask(nginx, "POST", "/api/v1/leases/renew", "{}")
        # nginx writes of a request when it has answered it.
        until = time.monotonic() + 5
        while len(nginx.access_log().splitlines()) < 4 and time.monotonic() < until:
            time.sleep(0.02)
        lines = [json.loads(line) for line in nginx.access_log().splitlines()]
        operations = [line["operation"] for line in lines]
        hold(operations == ["persons/{id}", "persons/{id}/attempts", "other", "leases/renew"], f"operations: {operations}")
        own = answer.headers.get_all("X-Request-Id")
        hold(own and len(own) == 1 and re.fullmatch("[0-9a-f]{16}", own[0]), f"the server's own id of the request: {own}")
        hold(lines[0]["request"] == own[0], f"the same in the proxy's log: {lines[0]}")
        said = [server.said() for server in (a, b)]
        hold(sum(own[0] in text for text in said) == 1, "and in one server's")
        for text in said + [nginx.read("logs/" + name) for name in os.listdir(nginx.logs)]:
            for secret in (PERSON, "canary", "127.0.0.9"):
                hold(secret not in text, f"{secret} stands in a log")


def addresses(binary):
    """A server that trusts the proxy counts wrong desk codes by desk address; whatever a client claims of itself counts for nothing."""
    trusts = "proxy.trusted = 127.0.0.1, ::1\nenrolment.tries_per_minute = 3\n"
    with Server(binary, trusts) as a, Nginx((a.port, a.port)) as nginx:
        statuses = [enrol(nginx, headers={"X-Forwarded-For": f"192.0.2.{i}"}).status for i in range(5)]
        hold(statuses == [403, 403, 403, 429, 429], f"three tries from one address: {statuses}")
        enrol(nginx).holds_problem(429, "rate_limited")
        enrol(nginx, source="127.0.0.9").holds_problem(403, "enrolment_code_refused")
        hold(enrol(nginx, "CODE-A-CHANGER", source="127.0.0.9").status == 201, "who knows the code is let in")


def rolling(binary):
    """A server behind the proxy is stopped and started again under load: every request is answered by a server, none by nginx."""
    drain = "stop.drain_seconds = 7\n"  # more than the idle connections of nginx live
    with Server(binary, drain) as a, Server(binary, drain) as b, Nginx((a.port, b.port)) as nginx:
        over, wrong, answered = threading.Event(), [], [0] * 6

        def desk(i):
            connection = Tls(nginx)
            while not over.is_set():
                method, path, wanted = [("POST", "/api/v1/leases", 401), ("GET", "/health/live", 200)][i % 2]
                try:
                    connection.request(method, path, "{}", {"Content-Type": "application/json"})
                    answer = Answer(connection.getresponse())
                    answered[i] += answer.status == wanted
                    if answer.status != wanted:
                        wrong.append((method, path, answer.status, answer.body[:80]))
                except OSError as error:
                    wrong.append((method, path, repr(error)))
                    connection = Tls(nginx)

        desks = [threading.Thread(target=desk, args=(i,)) for i in range(len(answered))]
        try:
            for thread in desks:
                thread.start()
            wait(lambda: min(answered) > 20, "all are served")
            a.end(signal.SIGTERM)
            hold(a.process.returncode == 0, "it ended by itself")
            before = list(answered)
            wait(lambda: all(n > m + 20 for n, m in zip(answered, before)), "the other one serves all")
            a.start()
            asked = nginx.access_log().count(f"127.0.0.1:{a.port}")
            wait(lambda: nginx.access_log().count(f"127.0.0.1:{a.port}") > asked + 20, "it is asked again")
        finally:
            over.set()
            for thread in desks:
                thread.join()
        hold(not wrong, f"nothing is lost: {len(wrong)} of {sum(answered)}, {wrong[:3]}")


PARTS = {part.__name__: part for part in (doors, refusals, a_dead_server, nothing_twice, logs, addresses, rolling)}

if __name__ == "__main__":
    if len(sys.argv) < 2 or any(name not in PARTS for name in sys.argv[2:]):
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    failed = 0
    for part in sys.argv[2:] or PARTS:
        try:
            PARTS[part](sys.argv[1])
            print(f"{part}: held", flush=True)
        except Fail as what:
            failed = 1
            print(f"{part}: FAILED: {what}", flush=True)
    sys.exit(failed)
