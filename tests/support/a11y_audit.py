#!/usr/bin/python3
"""Accessibility of the workstation seen from outside: accessible names, keyboard, pixels. Uses drive.py.
  a11y_audit.py [--state "TITLE: cmd; cmd"]... [--json F] [--shots DIR] [--no-keys] [--no-contrast] [--warn-fail] -- PROGRAM arguments
Each --state replays commands of drive.py (e.g. --state 'Agenda: click "Agenda"') and audits what is then on top.
Errors (exit 1): NAME interactive element without a name (WCAG 4.1.2/1.3.1/RGAA 11.1) | TITLE window without title (2.4.2) | TRAP keyboard
trap (2.1.2) | REACH enabled control never reached by Tab (2.1.1) | FOCUS no visible focus (2.4.7) | CONTRAST text < 4.5:1 (1.4.3).
Warnings: ORDER focus goes backwards visually (2.4.3) | DUP same role+name twice | MNEMO same access key twice | ALT graphic without text.
Not covered: meaning of names, colour-only information, zoom/reflow, live announcements, contrast of graphics/borders (1.4.11)."""
import argparse
import collections
import contextlib
import json
import os
import shlex
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from accessible import AppDied, EnvError, Fail, NotFound  # noqa: E402
from drive import COMMANDS, Driver  # noqa: E402

INTERACTIVE = {
    "push button", "toggle button", "check box", "radio button", "combo box", "text", "password text", "spin button", "slider",
    "dial", "table", "tree", "tree table", "list", "link", "menu item", "check menu item", "page tab", "entry"
}
TEXTUAL = {
    "label", "push button", "toggle button", "check box", "radio button", "page tab", "text", "spin button", "combo box",
    "menu item", "status bar", "table column header", "link"
}
NOTAB = {
    "menu item", "check menu item", "page tab", "scroll bar", "table cell", "list item", "tree item", "table column header",
    "label", "filler", "frame", "dialog", "popup menu", "menu bar", "status bar", "panel", "page tab list"
}


def lum(c):
    f = lambda v: v / 3294.6 if v <= 10.31 else ((v / 255 + 0.055) / 1.055) ** 2.4
    return 0.2126 * f(c[0]) + 0.7152 * f(c[1]) + 0.0722 * f(c[2])


def ratio(a, b):
    a, b = sorted((lum(a), lum(b)))
    return (b + 0.05) / (a + 0.05)


def contrast(im, box):
    """(ratio, fg, bg): bg is the commonest colour, fg the farthest from it that covers 3 px or more: the core of the strokes."""
    x, y, w, h = box
    x0, y0, x1, y1 = max(x + 3, 0), max(y + 3, 0), min(x + w - 3, im.width), min(y + h - 3, im.height)
    if x1 - x0 < 4 or y1 - y0 < 4:
        return None
    cnt = collections.Counter(im.crop((x0, y0, x1, y1)).convert("RGB").getdata())
    bg = cnt.most_common(1)[0][0]
    c = [(ratio(k, bg), k) for k, n in cnt.items() if n >= 3]
    r, fg = max(c, default=(1, bg))
    return (r, fg, bg) if r > 1.15 else None  # nothing drawn


class Audit:
    def __init__(self, d, opt):
        self.d, self.o, self.issues, self.stops = d, opt, [], {}

    def add(self, sev, code, where, msg):
        self.issues.append((sev, code, where, msg))

    def key(self, n):
        return (n.role, n.label or n.name, n.box)

    def run(self, title):
        d = self.d
        top = d.windows()[-1]
        els = [n for n in d.walk(top, showing=True)]
        im = d.screenshot(os.path.join(self.o.shots, f"a11y-{title}.png"))
        mn = collections.defaultdict(list)
        dup = collections.Counter()
        if not top.name.strip():
            self.add("E", "TITLE", title, f"window {top.role} has no title")
        for n in els:
            with self.unless_gone():
                self.look(n, title, im, mn, dup)
        for (r, nm), c in dup.items():
            if c > 1 and nm and r != "menu item":
                self.add("W", "DUP", title, f"{c} × {r} {nm!r}")
        for k, l in mn.items():
            l = sorted(set(l))
            if len(l) > 1:
                self.add("W", "MNEMO", title, f"{k} used by {', '.join(l)}")
        if not self.o.no_keys:
            self.keys(title, top, els)
        return self

    @staticmethod
    @contextlib.contextmanager
    def unless_gone():
        """What has left the screen since the page was listed cannot be judged: the bus says that it is no more."""
        from gi.repository import GLib

        try:
            yield
        except GLib.Error:
            pass

    def look(self, n, title, im, mn, dup):
        d = self.d
        role, name, lab, st = n.role, n.name.strip(), n.label.strip(), n.states
        parent = n.a.get_parent()
        inner = parent is not None and parent.get_role_name() in {"combo box", "spin button"}
        if role in INTERACTIVE and not inner:
            if not (name or lab):
                self.add("E", "NAME", title, f"{role} at {n.box} in {self.path(n)} has neither accessible name nor label")
            elif role == "combo box" and not lab and name == n.text:
                self.add(
                    "E",
                    "NAME",
                    title,
                    f"combo box at {n.box}: only its current value {name!r} names it (give a buddy label or setAccessibleName)",
                )
            if role not in {"page tab"}:
                dup[(role, lab or name)] += 1
        if role in {"image", "icon", "canvas", "chart"} and not (name or n.desc):
            self.add("W", "ALT", title, f"{role} at {n.box} without text alternative")
        for i in range(n.a.get_n_actions() if "Action" in n.ifaces else 0):
            k = d.A.Action.get_key_binding(n.a, i)
            if k and k.lower().startswith("alt+") and role != "page tab list":
                mn[k.lower()].append(f"{role} {name!r}")
                break
        if not self.o.no_contrast and role in TEXTUAL and "enabled" in st and (name or n.text):
            c = contrast(im, n.box)
            if c and c[0] < 4.5:
                self.add(
                    "E",
                    "CONTRAST",
                    title,
                    f"{role} {name!r}: {c[0]:.2f}:1 fg #{'%02x%02x%02x' % c[1]} on #{'%02x%02x%02x' % c[2]}",
                )

    def path(self, n):
        out, a = [], n.a.get_parent()
        while a is not None and len(out) < 4:
            out.append(a.get_role_name() + (f" {a.get_name()!r}" if a.get_name() else ""))
            a = a.get_parent()
        return " < ".join(out)

    def keys(self, title, top, els):
        d, order, shots, same, last, escaped = self.d, [], [], 0, None, False
        for i in range(self.o.max_tabs):
            d.key("Tab")
            time.sleep(0.08)
            f = d.focused()
            if f is None:
                order.append(None)
                same = 0
                continue
            k = self.key(f)
            if k == last:
                same += 1
                if same >= (8 if f.role == "spin button" else 2):  # QDateTimeEdit: one Tab per section is normal
                    self.add("E", "TRAP", title, f"Tab never leaves {f!r}")
                    d.key("ctrl+Tab")
                    time.sleep(0.08)
                    f = d.focused()
                    same = 0
                    k = f and self.key(f)
                    if k == last:
                        break
                else:
                    continue
            else:
                same = 0
            if k in [o and o[0] for o in order]:
                break  # full circle
            last = k
            order.append((k, f))
            shot = d.screenshot(os.path.join(tempfile.gettempdir(), "_a11y.png")).copy()
            shots.append((k, shot))
        got = [o for o in order if o]
        self.stops[title] = [f"{k[0]} {k[1]!r}" for k, _ in got]
        keys = {k for k, _ in got}
        boxes = {k[2] for k in keys}
        for k, f in got:
            if k[0] == "filler" and not k[1]:
                self.add("E", "NAME", title, f"focus stops on an unnamed custom widget at {k[2]} ({self.path(f)})")
        for n in els:
            with self.unless_gone():
                if n.role in INTERACTIVE - NOTAB and {"enabled", "focusable"} <= n.states:
                    if (
                        self.key(n) in keys
                        or n.box in boxes
                        or (n.role == "radio button" and not n.checked)
                        or n.a.get_parent().get_role_name() in {"combo box", "spin button", "page tab list"}
                    ):
                        continue
                    self.add("E", "REACH", title, f"{n!r} is never reached by Tab")
        pos = [(k[2][1], k[2][0], k) for k in [g[0] for g in got]]
        start = min(range(len(pos)), key=lambda i: pos[i][:2]) if pos else 0
        pos = pos[start:] + pos[:start]
        for a, b in zip(pos, pos[1:]):
            if b[0] + b[2][2][3] <= a[0]:
                self.add("W", "ORDER", title, f"focus goes up from {a[2][1]!r} to {b[2][1]!r}")
        for i, (k, im) in enumerate(shots):  # does anything change around the widget when it has the focus?
            x, y, w, h = k[2]
            b = (max(x - 4, 0), max(y - 4, 0), min(x + w + 4, im.width), min(y + h + 4, im.height))
            other = shots[(i + 2) % len(shots)][1] if len(shots) > 2 else None
            if other is not None and im.crop(b).tobytes() == other.crop(b).tobytes():
                self.add("E", "FOCUS", title, f"{k[0]} {k[1]!r}: no visible change when focused")


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--state", action="append", default=[])
    ap.add_argument("--json")
    ap.add_argument("--shots", default=tempfile.gettempdir())
    ap.add_argument("--max-tabs", type=int, default=60)
    for f in ("no-keys", "no-contrast", "warn-fail"):
        ap.add_argument("--" + f, action="store_true")
    if "--" not in sys.argv:
        print(__doc__)
        return 4
    i = sys.argv.index("--")
    o = ap.parse_args(sys.argv[1:i])
    cmd = sys.argv[i + 1 :]
    os.makedirs(o.shots, exist_ok=True)
    try:
        fc = os.path.join(o.shots, "a11y-fonts.conf")  # no anti-aliasing: glyph pixels carry the exact text colour
        open(fc, "w").write(
            '<?xml version="1.0"?><fontconfig><include>/etc/fonts/fonts.conf</include><match target="font"><edit name="antialias" mode="assign"><bool>false</bool></edit></match><match target="pattern"><edit name="antialias" mode="assign"><bool>false</bool></edit></match></fontconfig>'
        )
        with Driver(cmd, env={"FONTCONFIG_FILE": os.path.abspath(fc)}, log=os.path.join(o.shots, "a11y-app.log")) as d:
            a = Audit(d, o)
            time.sleep(0.3)
            a.run("start")
            for s in o.state:
                t, _, cmds = s.partition(":")
                for c in cmds.split(";"):
                    w = shlex.split(c)
                    w and COMMANDS[w[0]](d, *w[1:])
                time.sleep(0.3)
                a.run(t.strip())
    except (Fail, NotFound, AppDied, EnvError) as e:
        print(f"{type(e).__name__}: {e}", file=sys.stderr)
        return e.code
    seen = set()
    iss = [x for x in a.issues if not ((x[1], x[3]) in seen or seen.add((x[1], x[3])))]
    for t, s in a.stops.items():
        print(f"TAB ORDER [{t}] " + " → ".join(s))
    for sev, code, where, msg in sorted(iss):
        print(f"{'ERROR' if sev == 'E' else 'warn '} {code:8} [{where}] {msg}")
    e = sum(x[0] == "E" for x in iss)
    w = len(iss) - e
    print(f"{e} error(s), {w} warning(s)")
    if o.json:
        json.dump({"errors": e, "warnings": w, "tab": a.stops, "issues": iss}, open(o.json, "w"), ensure_ascii=False, indent=1)
    return 1 if e or (w and o.warn_fail) else 0


if __name__ == "__main__":
    sys.exit(main())
