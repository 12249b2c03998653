#!/usr/bin/env python3
"""What .ci/run says at its end: beside a ./check and a timeout(1) of our own, it is run in a folder of its own."""
import os
import shutil
import subprocess
import tempfile
import unittest

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
CHECK = """#!/bin/sh
mkdir -p build && echo "100% tests passed, 0 tests failed out of 7" > build/dev-ctest.log
case "$*" in "$FAILING") exit 1 ;; esac
"""
# As the real one: its own status when the time is over, else that of the command.
TIMEOUT = """#!/bin/sh
[ -z "$SLOW" ] || exit 124
shift
exec "$@"
"""


def run(failing="none", slow=""):
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(os.path.join(folder, ".ci"))
        os.makedirs(os.path.join(folder, "bin"))
        shutil.copy(os.path.join(ROOT, ".ci", "run"), os.path.join(folder, ".ci", "run"))
        for name, text in (("check", CHECK), ("bin/timeout", TIMEOUT)):
            path = os.path.join(folder, name)
            with open(path, "w", encoding="utf-8") as stream:
                stream.write(text)
            os.chmod(path, 0o755)
        path = os.path.join(folder, "bin") + os.pathsep + os.environ["PATH"]
        done = subprocess.run([os.path.join(folder, ".ci", "run")], env={**os.environ, "PATH": path, "FAILING": failing, "SLOW": slow},
                              capture_output=True, text=True, timeout=60, check=False)
        return done.returncode, done.stdout.splitlines()


class CiRunTest(unittest.TestCase):
    def test_all_jobs_ended_and_passed(self):
        code, lines = run()
        self.assertEqual(code, 0)
        self.assertTrue(lines[-2].startswith("All jobs passed"), lines)
        self.assertTrue(lines[-1].startswith("100% tests passed"), lines)

    def test_an_analysis_that_did_not_end_has_not_passed(self):
        code, lines = run(slow="yes")
        self.assertEqual(code, 0)
        self.assertTrue(lines[-2].startswith("NOT FINISHED: static analysis"), lines)
        self.assertNotIn("All jobs passed", "\n".join(lines))

    def test_what_failed_is_named_and_decides(self):
        for job in ("--asan", "--release", "--lint", "--lint --layout"):
            code, lines = run(failing=job)
            self.assertEqual(code, 1)
            self.assertTrue(lines[-2].startswith("FAILED: check " + job), lines)
        code, lines = run(failing="--asan", slow="yes")
        self.assertEqual(code, 1)
        self.assertIn("FAILED: check --asan; NOT FINISHED: static analysis", lines[-2])


if __name__ == "__main__":
    unittest.main()
