#!/usr/bin/python3
"""The shipped systemd units: hardened, with options that the programs know, and accepted by systemd where it is installed.

  units_test.py RELAIS_SERVER
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
UNITS = os.path.join(ROOT, "packaging", "systemd")
SERVER = ""


def read(name):
    """{section: [(key, value)]}; keys repeat in units."""
    sections, here = {}, None
    with open(os.path.join(UNITS, name), encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip("\n")
            if not line or line[0] in "#;":
                continue
            if section := re.fullmatch(r"\[(\w+)\]", line):
                here = sections.setdefault(section[1], [])
            elif pair := re.fullmatch(r"(\w+)=(.*)", line):
                here.append((pair[1], pair[2]))
            else:
                raise AssertionError(f"{name}:{number}: {line}")
    return sections


def values(unit, key):
    return [value for name, value in unit["Service"] if name == key]


def seconds(text):
    return int(re.fullmatch(r"(\d+)s", text)[1])


class Units(unittest.TestCase):
    def test_the_services_are_hardened_and_keep_their_secrets(self):
        for name in ("relais-server@.service", "relais-backup.service"):
            unit = read(name)
            wanted = {
                "NoNewPrivileges": "yes",
                "ProtectSystem": "strict",
                "ProtectHome": "yes",
                "PrivateTmp": "yes",
                "PrivateDevices": "yes",
                "MemoryDenyWriteExecute": "yes",
                "CapabilityBoundingSet": "",
                "RestrictAddressFamilies": "AF_INET AF_INET6 AF_UNIX",
                "UMask": "0077",
                "LimitCORE": "0",
                "User": "relais",
                "LoadCredential": "pg_service.conf:/etc/relais/pg_service.conf",
            }
            for key, value in wanted.items():
                self.assertEqual(values(unit, key), [value], f"{name}: {key}")
            self.assertIn("@system-service", values(unit, "SystemCallFilter"))
            self.assertIn("PGSERVICEFILE=%d/pg_service.conf", values(unit, "Environment"))
            for line in values(unit, "Environment") + values(unit, "ExecStart"):
                self.assertNotRegex(line, r"(?i)passw|://[^/]*@", f"no password in {name}")

    def test_the_server_may_lower_its_threads(self):
        self.assertEqual(values(read("relais-server@.service"), "SystemCallFilter")[-1], "setpriority")

    def test_the_server_is_started_with_options_that_it_knows_and_ended_as_it_ends(self):
        unit = read("relais-server@.service")
        (start,) = values(unit, "ExecStart")
        said = subprocess.run([SERVER, "--help"], capture_output=True, text=True, check=True).stdout
        options = re.findall(r"--[\w-]+", start)
        self.assertEqual(options, ["--config", "--port"])
        for option in options:
            self.assertIn(option, said)
        self.assertEqual(values(unit, "KillSignal"), ["SIGTERM"])
        self.assertEqual(values(unit, "Restart"), ["on-failure"])
        (limit,) = values(unit, "LimitNOFILE")
        highest = re.search(r"limits\.connections +\S.* de 10 à (\d+)", said)
        self.assertGreater(int(limit), int(highest[1]), "a descriptor for each connection, and some for the store")

    def test_it_is_killed_only_after_all_that_a_stop_may_take(self):
        (stop,) = values(read("relais-server@.service"), "TimeoutStopSec")
        with open(os.path.join(ROOT, "app", "server", "http_limits.h"), encoding="utf-8") as file:
            limits = dict(re.findall(r"milliseconds (\w+)\{([\d']+)\}", file.read()))
        took = sum(int(limits[name].replace("'", "")) for name in ("stopGrace", "writeDeadline", "heavyWait", "drainDeadline"))
        with open(os.path.join(ROOT, "packaging", "examples", "relais-server.conf"), encoding="utf-8") as file:
            drain = int(re.search(r"^stop\.drain_seconds = (\d+)", file.read(), re.M)[1])
        self.assertGreater(seconds(stop), drain + took / 1000)
        with open(os.path.join(ROOT, "packaging", "nginx", "relais.conf"), encoding="utf-8") as file:
            upstream = file.read().partition("}")[0]
        idle = seconds(re.search(r"keepalive_timeout (\w+);", upstream)[1])
        self.assertGreater(drain, idle, "nginx closes its idle connections before the server does")

    def test_the_backup_names_a_verb_and_a_folder_of_its_own(self):
        unit = read("relais-backup.service")
        (start,) = values(unit, "ExecStart")
        self.assertRegex(start, r'relaisctl backup --database "\$RELAIS_DATABASE" --to "\$STATE_DIRECTORY/')
        self.assertNotIn("Install", read("relais-backup.service"), "the timer alone starts it")
        self.assertIn(("Persistent", "true"), read("relais-backup.timer")["Timer"])

    @unittest.skipUnless(shutil.which("systemd-analyze"), "systemd-analyze is not installed")
    def test_systemd_takes_them(self):
        with tempfile.TemporaryDirectory() as folder:
            copies = []
            for name in sorted(os.listdir(UNITS)):
                if not name.endswith((".service", ".timer")):
                    continue
                with open(os.path.join(UNITS, name), encoding="utf-8") as file:
                    # The programs are not installed where this is tested.
                    text = re.sub(r"/usr/bin/relais(-server|ctl)", "/bin/true", file.read())
                copies.append(os.path.join(folder, name.replace("@.", "@8081.")))
                with open(copies[-1], "w", encoding="utf-8") as file:
                    file.write(text)
            verified = subprocess.run(["systemd-analyze", "verify", *copies], capture_output=True, text=True, check=False)
            self.assertEqual((verified.returncode, verified.stderr), (0, ""))
            for copy in copies:
                if copy.endswith(".service"):
                    judged = subprocess.run(
                        ["systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager", copy],
                        capture_output=True,
                        text=True,
                        check=False,
                    )
                    self.assertEqual(judged.returncode, 0, judged.stdout[-300:])


if __name__ == "__main__":
    SERVER = sys.argv.pop(1)
    unittest.main()
