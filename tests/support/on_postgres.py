#!/usr/bin/env python3
"""Runs a command with a PostgreSQL server of its own: on_postgres.py COMMAND [ARGUMENT...]

The server (the newest of /usr/lib/postgresql) runs as an unprivileged user, listens on a socket in a temporary folder and is gone
afterwards. Its address goes to the command in RELAIS_TEST_POSTGRES, with DATABASE where the name of a database goes. It does not wait for the disk: what a power cut does to PostgreSQL is
not tested here.
"""
import glob
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile


def unprivileged():
    """Arguments for subprocess: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    try:
        owner = pwd.getpwnam("postgres")
    except KeyError:
        owner = pwd.getpwnam("nobody")
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


def main():
    binaries = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[4]))
    if not binaries:
        print("on_postgres: PostgreSQL is not installed", file=sys.stderr)
        return 1
    folder = tempfile.mkdtemp(prefix="relais-pg-")
    owner = unprivileged()
    if owner:
        os.chown(folder, owner["user"], owner["group"])
    os.chmod(folder, 0o700 if not owner else 0o755)
    data = os.path.join(folder, "data")
    tool = lambda name: os.path.join(binaries[-1], name)
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": folder,
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "shared_buffers": "64MB",
        "max_connections": "200",
        "autovacuum": "off",
    }
    try:
        subprocess.run(
            [tool("initdb"), "-D", data, "-U", "relais", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
            check=True, stdout=subprocess.DEVNULL, cwd=folder, **owner)
        with open(os.path.join(data, "postgresql.conf"), "a", encoding="utf-8") as configuration:
            for key, value in settings.items():
                configuration.write(f"{key} = '{value}'\n")
        subprocess.run(
            [tool("pg_ctl"), "-D", data, "-w", "-l", os.path.join(folder, "log"), "start"],
            check=True, stdout=subprocess.DEVNULL, cwd=folder, **owner)
        try:
            address = f"postgresql:///DATABASE?host={folder}&user=relais"
            done = subprocess.run(sys.argv[1:], env={**os.environ, "RELAIS_TEST_POSTGRES": address})
            return done.returncode if done.returncode >= 0 else 128 - done.returncode
        finally:
            subprocess.run([tool("pg_ctl"), "-D", data, "-m", "immediate", "stop"], stdout=subprocess.DEVNULL, cwd=folder, **owner)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main())
