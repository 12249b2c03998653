#!/usr/bin/python3
"""Audits every page of the workstation for accessibility: names, keyboard, focus, contrast. No error is allowed.

  every_page.py PROGRAM light|dark

Light is walked with the keyboard, too; dark is held to its colours and names, since the keyboard knows no colour.
"""
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
AUDIT = os.path.join(HERE, "..", "..", "support", "a11y_audit.py")

# One page after another, each reached from the one before, as an adviser would.
PAGES = [
    'En pause: click "Marie L."; see "En pause"',
    'Contact: key F3; see "^Pourquoi"; key F8; see "Mieux bouger"',
    "Infructueux: key F7; see \"^Absent\"",
    "Compte-rendu: key Escape; key F6; see \"Compte-rendu\"",
    'Agenda: key Escape; key alt+g; see "rappels promis"',
    'Appel entrant: key Escape; key F4; see "Le contact préparé attend"',
    'Ma journée: key Escape; key F2; see "Temps de parole"',
    'Touches: key Escape; key F1; see "Touches"',
    'Urgence: key Escape; key F10; see "SAMU"',
]


def main():
    if len(sys.argv) != 3 or sys.argv[2] not in ("light", "dark"):
        print(__doc__)
        return 4
    program, theme = sys.argv[1:]
    shots = os.path.join(os.getcwd(), f"pages-{theme}")
    command = ["/usr/bin/python3", AUDIT, "--shots", shots, "--max-tabs", "160"]
    if theme == "dark":
        command.append("--no-keys")
    for page in PAGES:
        command += ["--state", page]
    return subprocess.call(command + ["--", program, "--demo", "--theme", theme, "--seed", "7"])


if __name__ == "__main__":
    sys.exit(main())
