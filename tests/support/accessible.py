#!/usr/bin/python3
"""What a screen reader perceives of a program, one element at a time: name, role, states, text, cells, and what can be done with it.
Part of drive.py. Everything is read live: the accessibility client's cache is off."""
import re
import subprocess


class Fail(AssertionError):
    code = 1


class NotFound(Exception):
    code = 2


class AppDied(Exception):
    code = 3


class EnvError(Exception):
    code = 4


SKIP = {"table", "tree table", "tree", "list"}  # item views: not enumerated cell by cell beyond 200 cells


def quietly(fn, default=None):
    from gi.repository import GLib

    try:
        return fn()
    except (GLib.Error, AttributeError):
        return default


class Node:
    """One accessible element. Everything is read live (client cache disabled)."""

    def __init__(self, d, acc):
        self.d, self.a = d, acc

    def __repr__(self):
        return f"<{self.role} {self.label or self.name!r}>"

    name = property(lambda s: quietly(s.a.get_name, "") or "")
    desc = property(lambda s: quietly(s.a.get_description, "") or "")
    role = property(lambda s: quietly(s.a.get_role_name, "") or "")
    ifaces = property(lambda s: quietly(s.a.get_interfaces, []) or [])
    states = property(lambda s: {x.value_nick for x in quietly(lambda: s.a.get_state_set().get_states(), [])})
    actions = property(
        lambda s: [s.d.A.Action.get_action_name(s.a, i) for i in range(s.a.get_n_actions())] if "Action" in s.ifaces else []
    )
    enabled = property(lambda s: "enabled" in s.states)
    checked = property(lambda s: "checked" in s.states)

    @property
    def label(self):  # text of the label bound to it (QLabel::setBuddy)
        for r in quietly(self.a.get_relation_set, []) or []:
            if r.get_relation_type() == self.d.A.RelationType.LABELLED_BY and r.get_n_targets():
                return r.get_target(0).get_name()
        return ""

    @property
    def text(self):  # what it currently holds
        i = self.ifaces
        if "Text" in i:
            return self.d.A.Text.get_text(self.a, 0, -1)
        if self.role == "combo box":
            sel = [n for n in self.d.walk(self, skip=()) if n.role == "list item" and n.states & {"selected", "focused"}]
            return sel[0].name if sel else self.name  # Qt 6.4: name == current text unless accessibleName was set
        return self.name

    @property
    def box(self):
        e = self.d.A.Component.get_extents(self.a, self.d.A.CoordType.SCREEN)
        return e.x, e.y, e.width, e.height

    def big(self, skip=()):
        return self.role in skip and (quietly(self.a.get_child_count, 0) or 0) > 200

    def children(self):
        for i in range(quietly(self.a.get_child_count, 0) or 0):
            c = quietly(lambda: self.a.get_child_at_index(i))
            if c is not None:
                yield Node(self.d, c)

    # ---- acting
    def act(self, name=None):
        acts = self.actions
        want = [name] if name else [x for x in ("Press", "Toggle", "ShowMenu", "SetFocus") if x in acts]
        if not want or want[0] not in acts:
            raise Fail(f"{self!r} offers {acts}, wanted {name or 'any'} (disabled?)")
        quietly(lambda: self.a.do_action(acts.index(want[0])))  # may time out when it opens a modal dialog: harmless
        return self

    def mouse(self, button=1, double=False):
        x, y, w, h = self.box
        self.d.xdo("mousemove", x + w // 2, y + h // 2, "click", *(["--repeat", 2, "--delay", 60] if double else []), button)
        return self

    def click(self):
        if "Press" in self.actions and self.role != "menu item":
            return self.act("Press")
        if not self.states & {"enabled", "sensitive"}:
            raise Fail(f"{self!r} is disabled")
        return self.mouse()

    def focus(self):  # the WM may not have re-activated the window after a modal: insist
        for _ in range(5):
            self.act("SetFocus") if "SetFocus" in self.actions else quietly(lambda: self.d.A.Component.grab_focus(self.a))
            if self.d.wait(lambda: "focused" in self.states, "", 1.2, raising=False):
                return self
            quietly(
                lambda: subprocess.run(
                    ["xdotool", "search", "--onlyvisible", "--name", re.escape(self.d.windows()[-1].name), "windowactivate"],
                    stderr=subprocess.DEVNULL,
                )
            )
        raise NotFound(f"cannot give focus to {self!r}")

    def set_text(self, s):  # as a screen reader: replaces the contents
        if not quietly(lambda: self.d.A.EditableText.set_text_contents(self.a, s)):
            raise Fail(f"{self!r} is not editable")
        return self

    def type(self, s, clear=True):  # as a user: real key events
        self.focus()
        if clear:
            self.d.key("ctrl+a", "Delete")
        self.d.typing(s)
        return self

    def type_date(self, s):  # QDateTimeEdit: select 1st section, then digits only (sections auto-advance)
        self.focus()
        self.d.key("Home", "shift+Right", "shift+Right")
        self.d.typing(re.sub(r"\D", "", s))
        self.d.wait(lambda: self.text == s, f"{self!r} to hold {s!r}")
        return self

    def select(self, option):  # combo box: Qt 6.4 offers no SetFocus/Selection on it, so open the popup and pick
        if not self.enabled:
            raise Fail(f"{self!r} is disabled")
        self.mouse()
        items = lambda: [n for n in self.d.walk(self, skip=()) if n.role == "list item"]
        self.d.wait(
            lambda: any(n.role == "list" and "showing" in n.states for n in self.d.walk(self, skip=())), f"popup of {self!r}"
        )
        names = [n.name for n in items()]
        if option not in names:
            self.d.key("Escape")
            raise NotFound(f"no option {option!r} in {self!r}: {names}")
        self.d.key("Home", *["Down"] * names.index(option), "Return")
        self.d.wait(lambda: self.text == option, f"{self!r} to show {option!r}")
        return self

    # ---- tables
    rows = property(lambda s: s.d.A.Table.get_n_rows(s.a))
    cols = property(lambda s: s.d.A.Table.get_n_columns(s.a))

    def cell(self, r, c):
        return Node(self.d, self.d.A.Table.get_accessible_at(self.a, r, c))

    def row(self, r):
        return [self.cell(r, c).name for c in range(self.cols)]

    def header(self):
        return [self.d.A.Table.get_column_description(self.a, c) for c in range(self.cols)]

    def find_row(self, pattern, limit=2000):
        for r in range(min(self.rows, limit)):
            if any(re.search(pattern, t) for t in self.row(r)):
                return r
        raise NotFound(f"no row matching {pattern!r}")

    def select_row(self, r):  # AT-SPI add_row_selection is unimplemented by some views: click instead
        c = self.cell(r, 0)
        if "showing" not in c.states or not c.box[2]:
            quietly(lambda: c.a.do_action(0))
            quietly(lambda: self.d.A.Component.grab_focus(c.a))
        c = self.cell(r, 0)
        x, y, w, h = c.box
        self.d.xdo("mousemove", x + min(w // 2, 40), y + h // 2, "click", 1)
        self.d.wait(lambda: "selected" in self.cell(r, 0).states, f"selection of row {r}")
        return self
