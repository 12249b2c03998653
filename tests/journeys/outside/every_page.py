#!/usr/bin/python3
"""Audits every page and state of the workstation for accessibility: names, keyboard, focus, contrast. No error is allowed.

  every_page.py PROGRAM light|dark campaign|coaching|office|trouble

campaign: an enrolment caller's day. coaching: a nurse's. office: those who do not call. trouble: no network, refusals, a kill, all with a server of its own.
Light is walked with the keyboard, too; dark is held to its colours and names, since the keyboard knows no colour.
RELAIS_AUDIT names another folder with a11y_audit.py and drive.py in it.
"""
import argparse
import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SUPPORT = os.path.join(HERE, "..", "..", "support")
sys.path.insert(0, SUPPORT)
sys.path.insert(0, os.environ.get("RELAIS_AUDIT", SUPPORT))
from a11y_audit import Audit  # noqa: E402
from between import Between  # noqa: E402
from drive import AppDied, Driver, EnvError, Fail, Node, NotFound  # noqa: E402

# With this seed the simulated line's first four calls are answered, the first three within 3.1 s.
SEED = "2370"
# Glyphs without half-tones carry the exact colour of the text.
FONTS = """<?xml version="1.0"?><fontconfig><include>/etc/fonts/fonts.conf</include>
<match target="font"><edit name="antialias" mode="assign"><bool>false</bool></edit></match>
<match target="pattern"><edit name="antialias" mode="assign"><bool>false</bool></edit></match></fontconfig>"""


class Walk:
    """One walk through the pages: acts as an adviser would, and audits what is on the screen."""

    def __init__(self, d, options):
        self.d = d
        self.options = options
        self.audit = Audit(d, options)

    def see(self, words):
        self.d.find(re.compile(words))

    def keys(self, *keys, see=None):
        for key in keys:
            self.d.key(key)
        if see:
            self.see(see)

    def click(self, name, see=None):
        self.d.find(name if isinstance(name, re.Pattern) else re.compile(f"^{name}")).click()
        if see:
            self.see(see)

    def page(self, title, *keys, see=None, tab=True):
        """Acts, waits, audits. Without `tab` where the keyboard goes the same way as on the page before."""
        self.keys(*keys, see=see)
        self.audit.o = argparse.Namespace(**{**vars(self.options), "no_keys": self.options.no_keys or not tab})
        time.sleep(0.3)
        began = time.time()
        before = len(self.audit.issues)
        self.audit.run(title)
        found = self.audit.issues[before:]
        errors = sum(1 for issue in found if issue[0] == "E")
        stops = len(self.audit.stops.get(title, []))
        print(f"{title}: {errors} error(s), {stops} stops, {time.time() - began:.0f} s", flush=True)

    def person(self):
        names = [n.name for n in self.d.find_all(re.compile(r"^\S+ [A-ZÀ-Ý' -]{3,}$"), "label")]
        return names[0] if names else ""

    def another_than(self, person):
        self.d.wait(lambda: self.person() not in ("", person), f"another contact than {person}")

    def connected(self):
        self.keys("F5")
        self.d.find(re.compile("En communication"), timeout=15)


def campaign(w):
    w.page("connexion", see="Mot de passe")
    w.d.find("Nom", "text").type("sonia")
    w.d.find("Mot de passe", "password text").type("oublié")
    w.page("mot de passe incorrect", "Return", see="incorrect")
    w.click("Sonia B.", see="Bonjour")
    w.page("accueil")
    w.page("contact", "F3", see="^Pourquoi")
    w.keys("F5", see="Numérotation|Sonne")
    w.page("sonnerie")
    w.d.find(re.compile("En communication"), timeout=15)
    w.page("en communication, identité à vérifier", tab=False)
    w.page("identité confirmée", "F8", see="✓ Identité confirmée")
    w.page("décisions", "F6", see="^Promesse")
    w.page("mention à confirmer", "x", see="Confirmer")
    w.keys("Escape")
    w.page("infructueux", "Escape", "F7", see="Qu’a donné")
    w.page("quand rappeler", "i", see="Créneau")
    w.page("rappel choisi", "Escape", "Escape", "F7", "i", see="Créneau")
    w.page("jusqu'à quand", "Escape", "h", see="Jusqu’à quand")
    w.page("quelle aide", "Escape", "e", see="Quelle aide")
    w.keys("Escape", "Escape")
    first = w.person()
    w.keys("F7", see="Qu’a donné")
    w.keys("a")
    w.another_than(first)
    w.page("annulation offerte", see="Annuler", tab=False)
    w.d.gone("Annuler", timeout=15)
    for title, key, words in PAGES:
        w.page(title, key, see=words)
        w.keys("Escape")
    w.page("pause après", "shift+F12", see="puis pause")
    w.page("rien de choisi", "ctrl+Return", see="Dites d’abord")
    w.keys("Escape")


PAGES = [
    ("agenda", "alt+g", "rappels promis"),
    ("ma journée", "F2", "Temps de parole"),
    ("touches", "F1", "Rendre ce contact"),
    ("urgence", "F10", "SAMU"),
    ("envois", "alt+v", "tout accepté"),
    ("appels sans résultat", "alt+o", "ont leur résultat"),
]


def coaching(w):
    w.see("Mot de passe")
    w.click("Marie L.", see="Bonjour")
    w.page("accueil de l'infirmière")
    w.page("dossier replié", "F3", see="Replié")
    w.connected()
    w.page("dossier ouvert", "F8", see="Passage de relais")
    for tab in ("Historique", "Coordonnées", "Consentements", "Documents"):
        w.d.find(tab, "page tab").mouse()
        w.page(tab, tab=tab == "Coordonnées")
    w.keys("alt+r", see="^NIR [^·]+$")
    w.page("NIR montré", tab=False)
    w.page("compte-rendu", "F6", see="Thèmes abordés")
    w.page("compte-rendu manquant", "ctrl+Return", see="Un appel fructueux demande")
    w.click("Alimentation", see="Prochain appel")
    w.page("compte-rendu complet", tab=False)
    w.page("trame cochée", "Escape", see="Trame", tab=False)
    first = w.person()
    w.keys("F6", see="Thèmes abordés")
    w.keys("ctrl+Return")
    w.another_than(first)
    w.d.gone("Annuler", timeout=15)  # a stop that goes away while Tab is on its round
    w.page("recherche", "F4", see="Le contact à l.écran attend")
    w.d.find("Nom, numéro ou date de naissance", "text").type("zzzz")
    w.page("personne trouvée", "Return", see="Personne")
    w.d.find("Nom, numéro ou date de naissance", "text").type("bonnet")
    w.page("résultats de la recherche", "Return", see="Ouvrir la fiche")
    w.click("Ouvrir la fiche", see="elle appelle|cette personne appelle")
    w.page("appel entrant, identité à vérifier")
    w.page("appel entrant, identité confirmée", "F8", see="✓ Identité confirmée", tab=False)
    w.page("appel entrant, résultat", "F7", see="Renseignement")
    waiting = w.person()
    w.keys("q")
    w.another_than(waiting)
    w.page("contact préparé", tab=False)


def office(w):
    w.see("Mot de passe")
    w.click("Julie M.", see="Comptes d’infirmiers")
    w.page("charge des appels")
    w.page("volets", "alt+2", see="Territoire")
    w.page("demandes des médecins", "alt+3", see="Thème demandé")
    w.keys("alt+q", see="Mot de passe")
    w.click("Dr Vidal", see="Alertes")
    w.page("aucune alerte", see="Actualiser")
    w.keys("alt+q", see="Mot de passe")
    w.d.find("Nom", "text").type("cam")
    w.d.find("Mot de passe", "password text").type("demo-cam")
    w.keys("Return", see="Bonjour")
    w.page("accueil de la conseillère à l'hôpital")


def trouble(w, between, server):
    w.page("connexion sans démonstration", see="Mot de passe")
    between.cut = True
    w.d.find("Nom", "text").type("sonia")
    w.d.find("Mot de passe", "password text").type("demo-sonia")
    w.page("serveur injoignable", "Return", see="injoignable")
    between.cut = False
    w.d.find("Mot de passe", "password text").type("demo-sonia")
    w.keys("Return", see="Bonjour")
    w.keys("F3", see="^Pourquoi")
    between.refuse = "not_permitted"
    first = w.person()
    w.keys("F5", see="Raccrocher")
    w.keys("F5", see="Dites d’abord")
    w.keys("F7", see="Qu’a donné")
    w.keys("a")
    w.another_than(first)
    w.see("1 envoi refusé")
    w.d.gone("Annuler", timeout=15)
    w.page("envoi refusé, au bandeau")
    w.page("envois refusés", "alt+v", see="Ouvrir et corriger")
    w.click("Ouvrir et corriger", see="Renvoyer")
    w.page("envoi refusé, ouvert")
    between.refuse = ""
    w.d.find("Renvoyer", "push button").click()
    w.page("envoi corrigé", see="tout accepté|Corrigé")
    w.d.gone(re.compile("envoi refusé"))
    w.keys("Escape")
    between.cut = True
    second = w.person()
    w.keys("F5", see="Raccrocher")
    w.keys("F5", see="Dites d’abord")
    w.keys("F7", see="Qu’a donné")
    w.keys("a")
    w.another_than(second)
    w.see("Hors ligne")
    w.d.gone("Annuler", timeout=15)
    w.page("hors ligne")
    w.page("NIR refusé sans réseau", "alt+r", tab=False)
    w.keys("Escape")
    w.keys("F5", see="Raccrocher")
    killed = w.person()
    between.cut = False
    restart(w)
    w.d.find("Nom", "text").type("sonia")
    w.d.find("Mot de passe", "password text").type("demo-sonia")
    w.page("un résultat à dire", "Return", see="sans résultat")
    w.page("appels sans résultat", "alt+o", see="Dire le résultat")
    w.click("Dire le résultat", see="son résultat manque")
    if w.person() != killed:
        raise Fail(f"the call of {killed} is asked for, not of {w.person()}")
    w.page("résultat à dire")


def restart(w):
    """Kills the workstation as a power cut would; the shell around it opens it again."""
    old = w.d.app.a.get_process_id()
    os.kill(old, signal.SIGKILL)

    def again():
        for i in range(w.d.desktop.get_child_count()):
            with contextlib.suppress(Exception):
                app = w.d.desktop.get_child_at_index(i)
                if app.get_process_id() != old and w.d._ours(app.get_process_id()) and app.get_child_count():
                    return Node(w.d, app)
        return None

    w.d.app = w.d.wait(again, "the workstation again", 20)
    w.see("Mot de passe")


@contextlib.contextmanager
def own_server(program, folder):
    """A demo server of our own, so that something can stand between it and the workstation."""
    server = subprocess.Popen(
        [os.path.join(os.path.dirname(program), "relais-server"), "--demo", "--port", "0", "--print-json", "--seed", SEED],
        stdout=subprocess.PIPE, text=True)
    try:
        centre = json.loads(server.stdout.readline())
        settings = os.path.join(folder, "relais.ini")
        with open(settings, "w") as ini:
            ini.write(f"[server]\nenrolment_code={centre['desk_enrolment_code']}\ncalendar=demo\n")
        with Between(centre["base_url"]) as between:
            # Killed, it comes again; ended otherwise, it stays away.
            again = ["/bin/sh", "-c", 'while :; do "$@"; [ $? -eq 137 ] || exit; done', "sh"]
            yield between, again + [program, "--server", between.url, "--settings", settings, "--data", os.path.join(folder, "data")]
    finally:
        server.terminate()
        server.wait(10)


def report(audit):
    seen = set()
    issues = [x for x in audit.issues if not ((x[1], x[3]) in seen or seen.add((x[1], x[3])))]
    for severity, code, where, what in sorted(issues):
        print(f"{'ERROR' if severity == 'E' else 'warn '} {code:8} [{where}] {what}")
    errors = sum(1 for issue in issues if issue[0] == "E")
    print(f"{errors} error(s), {len(issues) - errors} warning(s)")
    return 1 if errors else 0


def main():
    if len(sys.argv) != 4 or sys.argv[2] not in ("light", "dark") or sys.argv[3] not in ("campaign", "coaching", "office", "trouble"):
        print(__doc__)
        return 4
    program, theme, part = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3]
    shots = os.path.join(os.getcwd(), f"pages-{theme}-{part}")
    os.makedirs(shots, exist_ok=True)
    fonts = os.path.join(shots, "fonts.conf")
    with open(fonts, "w") as out:
        out.write(FONTS)
    options = argparse.Namespace(shots=shots, max_tabs=90, no_keys=theme == "dark", no_contrast=False)
    look = ["--theme", theme, "--seed", SEED]
    drive = {"env": {"FONTCONFIG_FILE": fonts}, "size": "1366x768", "timeout": 20, "log": os.path.join(shots, "program.log")}
    with contextlib.ExitStack() as stack:
        try:
            if part == "trouble":
                folder = stack.enter_context(tempfile.TemporaryDirectory())
                between, command = stack.enter_context(own_server(program, folder))
                w = Walk(stack.enter_context(Driver(command + look, **drive)), options)
                trouble(w, between, None)
            else:
                w = Walk(stack.enter_context(Driver([program, "--demo"] + look, **drive)), options)
                {"campaign": campaign, "coaching": coaching, "office": office}[part](w)
        except (Fail, NotFound) as e:
            if w.d.alive():
                w.d.screenshot(os.path.join(shots, "fail.png"))
                print(w.d.tree(), file=sys.stderr)
            report(w.audit)
            print(f"{type(e).__name__}: {str(e).splitlines()[0]}", file=sys.stderr)
            return e.code
        except (AppDied, EnvError) as e:
            print(f"{type(e).__name__}: {str(e).splitlines()[0]}", file=sys.stderr)
            return e.code
        return report(w.audit)


if __name__ == "__main__":
    sys.exit(main())
