#!/usr/bin/python3
"""Drives the workstation from outside, as a person or a screen reader would: Xvfb, a session bus of its own, a window manager and the
program; controls are found by role and accessible name, clicked, typed into, read, photographed.

  as a module:  with Driver(["build/dev/bin/relais", "--demo"]) as d: d.find("Se connecter", "push button").click()
  tree:         drive.py tree -- build/dev/bin/relais --demo
  script:       drive.py run SCENARIO -- build/dev/bin/relais --demo    (one command a line, shell quoting; COMMANDS below)
  shot:         drive.py shot out.png -- build/dev/bin/relais --demo
Exit codes: 0 fine, 1 an expectation failed, 2 not found, 3 the program died or did not start, 4 environment or usage.
Needs the group "check" of packaging/debian-packages.txt and the system's own /usr/bin/python3.
One Driver a process (libatspi binds once to a bus); every find() polls until `timeout`. An element is found by its own name or by its
label's. Keys and mouse travel by X, queries by D-Bus, and these are not ordered: after each input wait for something visible."""
import atexit
import ctypes
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from accessible import AppDied, EnvError, Fail, Node, NotFound, SKIP, quietly  # noqa: E402


class Driver:
    def __init__(
        self, cmd, env=None, cwd=None, size="1280x800", wm="openbox", timeout=8.0, log=None, prefix=(), layout="fr oss", home=None
    ):
        # home: None = fresh HOME/XDG dirs each run; a path = kept. Display number from our PID: -displayfd alone races between runs
        self.cmd, self.env, self.cwd, self.size, self.wm, self.timeout, self.logpath = (
            list(cmd),
            env or {},
            cwd,
            size,
            wm,
            timeout,
            log,
        )
        self.prefix, self.procs, self.A, self.layout, self.home, self.tmp = list(prefix), [], None, layout.split(), home, None

    def _spawn(self, cmd, **k):
        p = subprocess.Popen([str(c) for c in cmd], start_new_session=True, **k)
        self.procs.append(p)
        return p

    def __enter__(self):
        try:
            return self.start()
        except BaseException:
            self.stop()
            raise

    def __exit__(self, *a):
        self.stop()

    def start(self):
        for t in ["Xvfb", "dbus-daemon", "xdotool", "setxkbmap", self.cmd[0]] + ([self.wm] if self.wm else []):
            if not shutil.which(t):
                raise EnvError(f"missing program: {t}")
        atexit.register(self.stop)
        signal.signal(signal.SIGTERM, lambda *a: sys.exit(143))
        N = subprocess.DEVNULL
        ctypes.CDLL(None).prctl(36, 1)  # PR_SET_CHILD_SUBREAPER: no zombies under a PID 1 that does not reap
        self.tmp = tempfile.mkdtemp(prefix="drive-")
        home = self.home or self.tmp
        os.environ["XDG_RUNTIME_DIR"] = self.tmp
        self.env = {
            "HOME": home,
            "XDG_CONFIG_HOME": home + "/.config",
            "XDG_DATA_HOME": home + "/.local/share",
            "XDG_CACHE_HOME": home + "/.cache",
            **self.env,
        }
        r, w = os.pipe()
        self._spawn(
            [
                "Xvfb",
                f":{100 + os.getpid() % 30000}",
                "-displayfd",
                w,
                "-screen",
                "0",
                self.size + "x24",
                "-nolisten",
                "tcp",
                "-dpi",
                "96",
                "-noreset",  # or it begins anew whenever a short visit, as xdotool's, was the only one
            ],
            pass_fds=[w],
            stderr=N,
        )
        os.close(w)
        no = os.read(r, 16).decode().strip()
        if not no:
            raise EnvError("Xvfb did not start")
        os.environ["DISPLAY"] = ":" + no
        for k in ("AT_SPI_BUS_ADDRESS", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_CURRENT_DESKTOP"):
            os.environ.pop(k, None)
        b = self._spawn(
            ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"],
            stdout=subprocess.PIPE,
            stderr=N,
            text=True,
        )
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = b.stdout.readline().strip()  # before gi loads libatspi
        os.environ["GSETTINGS_BACKEND"] = "memory"
        os.environ["NO_AT_BRIDGE"] = "1"
        if self.wm:
            self._spawn([self.wm] + (["--sm-disable"] if self.wm == "openbox" else []), stderr=N, stdout=N)
            self._poll(
                lambda: b"window id" in subprocess.run(["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"], capture_output=True).stdout
                if shutil.which("xprop")
                else time.sleep(0.4) or True,
                20,
            )
        # xdotool drops/garbles characters that are not on the keymap (É Œ ’ €): give X a layout that has them all
        self.xdo("key", "Shift_L")  # 1st XTEST key makes X swap the master keymap: do it before the app runs
        layout = ["setxkbmap", self.layout[0]] + (["-variant", self.layout[1]] if self.layout[1:] else [])
        if not self._poll(lambda: subprocess.run(layout, stderr=N).returncode == 0, 10, 0.5):
            raise EnvError(f"the keyboard layout cannot be set: {' '.join(layout)}")
        self.xdo("key", "Shift_L")
        env = dict(
            os.environ,
            QT_QPA_PLATFORM="xcb",
            QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
            LC_ALL="C.UTF-8",
            QT_LOGGING_TO_CONSOLE="1",
            LIBGL_ALWAYS_SOFTWARE="1",
        )
        env.update(self.env)
        out = open(self.logpath, "wb") if self.logpath else None
        t0 = time.time()
        self.proc = self._spawn(self.prefix + self.cmd, env=env, cwd=self.cwd, stdout=out, stderr=out)
        import warnings, gi

        gi.require_version("Atspi", "2.0")
        warnings.simplefilter("ignore", DeprecationWarning)
        from gi.repository import Atspi

        self.A = Atspi
        Atspi.set_timeout(3000, 5000)
        self._follow_focus()
        self.desktop = Atspi.get_desktop(0)
        self.desktop.set_cache_mask(Atspi.Cache.NONE)

        def app():
            for i in range(self.desktop.get_child_count()):
                c = quietly(lambda: self.desktop.get_child_at_index(i))
                if c is not None and self._ours(quietly(c.get_process_id)) and quietly(c.get_child_count):
                    return Node(self, c)

        self.app = self.wait(app, "the application's first window", 20)
        self.started_in = time.time() - t0
        self.wait(lambda: any("active" in w.states for w in self.windows()), "", 5, raising=False)
        return self  # keys before that are lost

    def _ours(self, pid):  # the app itself or its descendant (wrapper scripts)
        while pid and pid > 1:
            if pid == self.proc.pid:
                return True
            try:
                pid = int(open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()[1])
            except OSError:
                return False
        return False

    def _reap(self):
        try:
            return os.waitpid(-1, os.WNOHANG)[0]
        except ChildProcessError:
            return 0

    def stop(self):
        for p in reversed(self.procs):
            try:
                os.killpg(p.pid, signal.SIGTERM)
            except ProcessLookupError:
                pass
            try:
                p.wait(3)
            except subprocess.TimeoutExpired:
                os.killpg(p.pid, signal.SIGKILL)
                p.wait(3)
        time.sleep(0.05)
        while self.procs and self._reap():
            pass  # at-spi-bus-launcher & co, orphaned when their bus died
        self.procs = []
        shutil.rmtree(self.tmp, ignore_errors=True) if self.tmp else None

    # ---- waiting / looking
    def _poll(self, fn, timeout, step=0.04):
        end = time.time() + timeout
        while True:
            v = fn()
            if v or time.time() > end:
                return v
            time.sleep(step)

    def wait(self, fn, what="condition", timeout=None, raising=True):
        def g():
            if self.proc.poll() is not None:
                raise AppDied(f"application exited with {self.proc.returncode} while waiting for {what}")
            return fn()

        v = self._poll(g, timeout or self.timeout)
        if not v and raising:
            raise NotFound(f"timed out waiting for {what}\n{self.tree() if getattr(self, 'app', None) else ''}")
        return v

    def alive(self):
        return self.proc.poll() is None

    def windows(self):
        return [w for w in self.app.children() if "showing" in w.states]

    def walk(self, node=None, skip=SKIP, showing=False):
        stack = [node or self.app]
        while stack:
            n = stack.pop()
            st = n.states if showing else None
            if showing and n.a is not self.app.a and "showing" not in st and n.role != "application":
                continue
            yield n
            if n is node or not n.big(skip):
                stack.extend(reversed(list(n.children())))

    def find_all(self, name=None, role=None, within=None, showing=True):
        ok = lambda s: bool(name.search(s)) if isinstance(name, re.Pattern) else s == name
        scope = [within] if within else reversed(self.windows())  # topmost/latest window first
        return [
            n
            for w in scope
            for n in self.walk(w, showing=showing)
            if (role is None or n.role == role) and (name is None or ok(n.name) or (n.role != "label" and ok(n.label)))
        ]

    def find(self, name=None, role=None, within=None, nth=0, timeout=None, showing=True):
        def g():
            l = self.find_all(name, role, within, showing)
            l = l if role else sorted(l, key=lambda n: n.role == "label")
            return l[nth] if len(l) > nth else None

        return self.wait(g, f"{role or 'element'} {name!r}", timeout)

    def gone(self, name=None, role=None, timeout=None):
        self.wait(lambda: not self.find_all(name, role), f"disappearance of {role or ''} {name!r}", timeout)

    def window(self, name, timeout=None):
        ok = name.search if isinstance(name, re.Pattern) else (lambda s: s == name)
        return self.wait(lambda: next((w for w in self.windows() if ok(w.name)), None), f"window {name!r}", timeout)

    def _follow_focus(self):
        """Hears where the focus goes: reading the whole tree after each key takes a hundred times as long."""
        self._last_focus = None

        def heard(event):
            if event.detail1:
                self._last_focus = event.source

        self._focus_listener = self.A.EventListener.new(heard)
        self._focus_listener.register("object:state-changed:focused")

    def _heard_focus(self):
        from gi.repository import GLib

        while GLib.MainContext.default().iteration(False):
            pass
        if self._last_focus is None:
            return None
        node = Node(self, self._last_focus)
        # Believed only as far as the element itself still says so.
        return node if {"focused", "showing"} <= node.states and node.role not in {"page tab", "filler"} else None

    def focused(self):
        return self._heard_focus() or self._seen_focus()

    def _seen_focus(self):  # Qt marks the current page tab "focused" even when it has no focus: ignore it
        l = [n for w in self.windows() for n in self.walk(w, showing=True) if "focused" in n.states and n.role != "page tab"]
        while len(l) > 1 and l[-1].role == "filler" and not l[-1].name and quietly(l[-1].a.get_parent) == l[-2].a:
            l.pop()  # viewport -> its scroll area
        return l[-1] if l else None

    # ---- acting
    def xdo(self, *args):
        subprocess.run(["xdotool"] + [str(a) for a in args], check=True, stderr=subprocess.DEVNULL)

    def key(self, *keys):
        self.xdo("key", "--clearmodifiers", "--delay", 12, *keys)

    def typing(self, s):
        self.xdo("type", "--clearmodifiers", "--delay", 12, "--", s)

    def menu(self, *path):
        for i, p in enumerate(path):
            self.find(p, "menu item").mouse()

    def screenshot(self, path):
        from PIL import ImageGrab

        im = ImageGrab.grab(xdisplay=os.environ["DISPLAY"])
        im.save(path)
        return im

    def latency(self):
        t = time.time()
        self.app.a.get_name()
        return (time.time() - t) * 1000  # ms; > 50 = UI thread busy

    def rss_mb(self):
        return int(re.search(r"VmRSS:\s+(\d+)", open(f"/proc/{self.proc.pid}/status").read()).group(1)) / 1024

    def tree(self, node=None, skip=SKIP):
        out = []

        def rec(n, d):
            st = n.states
            tag = (
                "".join(f" {s}" for s in ("focused", "checked", "selected") if s in st)
                + ("" if "enabled" in st else " disabled")
                + ("" if "showing" in st else " hidden")
            )
            t = n.text if n.role in ("text", "spin button", "combo box", "password text") else ""
            lab = n.label
            big = n.big(skip)
            extra = f" {n.rows}x{n.cols}" if "Table" in n.ifaces else ""
            out.append(
                f"{'  ' * d}{n.role} {n.name!r}{f' label={lab!r}' if lab and lab != n.name else ''}{f' text={t!r}' if t else ''}{f' desc={n.desc!r}' if n.desc else ''}{extra}{tag}"
            )
            if not big:
                [rec(c, d + 1) for c in n.children()]

        rec(node or self.app, 0)
        return "\n".join(out)


def expect_text(d, name, pattern):
    n = d.find(name)
    d.wait(lambda: re.search(pattern, n.text), "", 3, raising=False)
    hold(re.search(pattern, n.text), f"{n!r}: {n.text!r} does not match {pattern!r}")


def expect_exit(d, code="0"):
    d._poll(lambda: not d.alive(), d.timeout)
    hold(not d.alive() and d.proc.returncode == int(code), f"application exit: {d.proc.returncode}, expected {code}")


def hold(v, msg):
    if not v:
        raise Fail(msg)


COMMANDS = {  # scenario language
    "click": lambda d, n, r=None: d.find(n, r).click(),
    "mouse": lambda d, n, r=None: d.find(n, r).mouse(),
    "type": lambda d, n, s: d.find(n).type(s),
    "set": lambda d, n, s: d.find(n).set_text(s),
    "date": lambda d, n, s: d.find(n).type_date(s),
    "select": lambda d, n, o: d.find(n, "combo box").select(o),
    "key": lambda d, *k: d.key(*k),
    "menu": lambda d, *p: d.menu(*p),
    "window": lambda d, n: d.window(n),
    "wait": lambda d, n, r=None: d.find(n, r),
    "gone": lambda d, n, r=None: d.gone(n, r),
    "see": lambda d, p: d.find(re.compile(p)),
    "expect": expect_text,
    "shot": lambda d, f: d.screenshot(f),
    "rows": lambda d, n, k: d.wait(lambda: d.find(n, "table").rows == int(k), f"{k} rows in {n!r}"),
    "row": lambda d, n, r: d.find(n, "table").select_row(int(r)),
    "cell": lambda d, n, r, c, p: d.wait(
        lambda: re.search(p, d.find(n, "table").cell(int(r), int(c)).name), f"cell {r},{c} =~ {p!r}"
    ),
    "exits": expect_exit,
    "tree": lambda d: print(d.tree()),
}


def main(argv):
    if "--" not in argv or not argv:
        print(__doc__)
        return 4
    a, cmd = argv[: argv.index("--")], argv[argv.index("--") + 1 :]
    try:
        with Driver(cmd) as d:
            if a[0] == "tree":
                print(d.tree())
            elif a[0] == "shot":
                time.sleep(0.5)
                d.screenshot(a[1])
            elif a[0] == "run":
                for no, line in enumerate(open(a[1], encoding="utf-8"), 1):
                    w = shlex.split(line, comments=True)
                    if not w:
                        continue
                    try:
                        COMMANDS[w[0]](d, *w[1:])
                    except (Fail, NotFound, AppDied, EnvError) as e:
                        e.args = (f"{a[1]}:{no}: {line.strip()}: {e}",)
                        d.alive() and d.screenshot(a[1] + ".fail.png")
                        raise
                if not d.alive() and d.proc.returncode:
                    raise AppDied(f"application crashed: exit code {d.proc.returncode}")
            else:
                print(__doc__)
                return 4
        return 0
    except (Fail, NotFound, AppDied, EnvError) as e:
        print(f"{type(e).__name__}: {e}", file=sys.stderr)
        return e.code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
