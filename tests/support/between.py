#!/usr/bin/python3
"""Stands between a workstation and its server: passes everything on, until it is told to cut the network or to refuse outcomes.

  with Between("http://127.0.0.1:8080") as b: ... b.url ...; b.cut = True; b.refuse = "report_missing"

What is refused never reaches the server, as if the server itself had said no. Loopback only."""
import http.client
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "host", "accept-encoding"}


class Between:
    def __init__(self, server):
        self.server = urlsplit(server)
        self.cut = False
        self.refuse = ""  # the code with which outcomes of calls are refused; empty: nothing is
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def do_GET(self):
                outer.serve(self)

            do_POST = do_PUT = do_PATCH = do_DELETE = do_GET

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.http.server_port}"

    def __enter__(self):
        threading.Thread(target=self.http.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.http.shutdown()
        self.http.server_close()

    def serve(self, request):
        body = request.rfile.read(int(request.headers.get("Content-Length") or 0))
        if self.cut:
            request.close_connection = True  # no answer at all, as a pulled cable
            return
        refused = []
        if self.refuse and request.command == "POST" and request.path.endswith("/facts"):
            facts = json.loads(body)["facts"]
            refused = [f for f in facts if f["type"] == "attempt_closed" and not f.get("corrects")]
            kept = [f for f in facts if f not in refused]
            body = json.dumps({"facts": kept}).encode()
        status, headers, answer = self.ask(request, body)
        if refused and status == 200:
            whole = json.loads(answer)
            whole["items"] += [{"id": f["id"], "status": "refused", "code": self.refuse} for f in refused]
            answer = json.dumps(whole).encode()
        request.send_response(status)
        for name, value in headers:
            if name.lower() not in HOP:
                request.send_header(name, value)
        request.send_header("Content-Length", str(len(answer)))
        request.end_headers()
        request.wfile.write(answer)

    def ask(self, request, body):
        connection = http.client.HTTPConnection(self.server.hostname, self.server.port, timeout=30)
        try:
            headers = {n: v for n, v in request.headers.items() if n.lower() not in HOP}
            connection.request(request.command, request.path, body=body, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            connection.close()
