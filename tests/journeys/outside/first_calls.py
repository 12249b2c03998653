#!/usr/bin/python3
"""An enrolment caller's first minutes, from outside: she signs in, is ready, dials, confirms identity, closes by two keys, takes it back,
looks at the agenda, takes a call that comes in, pauses. Everything is found by its accessible name; keys are real.

  first_calls.py PROGRAM      exit codes as drive.py's
"""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "support"))
from drive import AppDied, Driver, EnvError, Fail, NotFound  # noqa: E402


def person(d):
    """Who is on the screen: the family name stands in capitals."""
    names = [n.name for n in d.find_all(re.compile(r"^\S+ [A-ZÀ-Ý' -]{3,}$"), "label")]
    return names[0] if names else ""


def another_person(d, than):
    d.wait(lambda: person(d) and person(d) != than, f"another contact than {than}")
    return person(d)


def hold(value, what):
    if not value:
        raise Fail(what)


def journey(d):
    d.window("Relais")
    hold(d.focused() and d.focused().name == "Nom", "the first field has the focus")
    d.find("Sonia B.", "push button").click()
    d.find("Prise de poste", "label")

    # Ready: the next contact, and why she.
    d.key("F3")
    d.find("Appeler", "push button")
    d.find(re.compile("^Pourquoi (elle|lui|cet appel), maintenant"))
    first = person(d)
    hold(first, "the contact's name is on the screen")
    # An enrolment caller sees nothing of anybody's health.
    for word in ("Examens", "Écart aux soins : oui", "Objectifs"):
        hold(not d.find_all(word), f"{word!r} is not for her")

    # Unfruitful by two keys: the letter saves, and the next contact comes.
    d.key("F5")
    d.find("Raccrocher", "push button")
    d.key("F5")
    d.find(re.compile("^Dites d’abord"))
    d.key("F7")
    d.find("Qu’a donné l’appel")
    d.key("a")
    second = another_person(d, first)
    hold(second != first, "the next contact is somebody else")
    # Taken back within ten seconds.
    d.find("Annuler", "push button").click()
    d.wait(lambda: person(d) == first, "the first contact again")
    d.key("F7")
    d.find("Qu’a donné l’appel")
    d.key("a")
    another_person(d, first)

    # What was promised.
    d.key("alt+g")
    d.find(re.compile("rappels promis", re.I))
    d.key("Escape")

    # Somebody calls in; the prepared contact waits.
    waiting = person(d)
    d.key("F4")
    d.find("Nom, numéro ou date de naissance", "text").type("Roum")
    d.key("Return")
    d.find(re.compile("^Ouvrir la fiche"), "push button")
    d.key("Escape")
    d.wait(lambda: person(d) == waiting, "the prepared contact")

    # The day's figures and the keys.
    d.key("F2")
    d.find("Ma journée")
    d.key("Escape")
    d.key("F1")
    d.find("Touches")
    d.key("Escape")
    d.find(re.compile("^À jour"), "push button")


def main():
    if len(sys.argv) != 2:
        print(__doc__)
        return 4
    try:
        with Driver([sys.argv[1], "--demo", "--theme", "light", "--seed", "7"], size="1366x768", timeout=20) as d:
            try:
                journey(d)
            except (Fail, NotFound):
                if d.alive():
                    d.screenshot("first_calls.fail.png")
                    print(d.tree(), file=sys.stderr)
                raise
        return 0
    except (Fail, NotFound, AppDied, EnvError) as e:
        print(f"{type(e).__name__}: {str(e).splitlines()[0]}", file=sys.stderr)
        return e.code


if __name__ == "__main__":
    sys.exit(main())
