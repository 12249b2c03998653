#!/usr/bin/env python3
"""Which sources can be compiled as one: those that give no two things the same name in their unnamed namespaces.

    unity_groups.py SIZE FILE...     one line a file: its group, or "alone"

Read at configure time (RelaisTargets.cmake). A file goes into the first group that has room and shares no such name, so
that neighbours stay together and a new file moves few. What a file says to the preprocessor alone (a macro of its own)
keeps it alone.
"""

import re
import sys
from pathlib import Path

OPENS = re.compile(r"^namespace \{$")
CLOSES = re.compile(r"^\} // namespace$")
TYPE = re.compile(r"^(?:struct|class|enum class|enum|union)\s+(\w+)")
ALIAS = re.compile(r"^using\s+(\w+)\s*=")
VALUE = re.compile(r"^[\w:<>,\s*&\[\]]*?\b(\w+)\s*(?:\[[^\]]*\]\s*)*(?:=|\{|;|\()")
NOT_NAMES = {"if", "for", "while", "return", "switch", "template", "static_assert", "requires", "namespace", "using"}


def unnamed_names(text):
    """Names that stand at the margin of the file's unnamed namespaces (clang-format indents nothing there): all, and types."""
    names, types = set(), set()
    inside = False
    for line in text.splitlines():
        if OPENS.match(line):
            inside = True
        elif inside and CLOSES.match(line):
            inside = False
        elif inside and line and line[0] not in " }/#":
            for form in (TYPE, ALIAS, VALUE):
                found = form.match(line)
                if found:
                    if found.group(1) not in NOT_NAMES:
                        names.add(found.group(1))
                        if form is not VALUE:
                            types.add(found.group(1))
                    break
    return names, types


class Group:
    def __init__(self):
        self.count, self.names, self.types, self.words = 0, set(), set(), set()

    def takes(self, names, types, words):
        """A type's name must not be said by another file at all: there it may mean something else."""
        return not (self.names & names or self.types & words or self.words & types)

    def add(self, names, types, words):
        self.count += 1
        self.names |= names
        self.types |= types
        self.words |= words


def main():
    size = int(sys.argv[1])
    groups = []
    for name in sys.argv[2:]:
        text = Path(name).read_text(encoding="utf-8")
        if re.search(r"^#\s*define |\bco_(?:await|return|yield)\b", text, re.MULTILINE):
            print("alone")
            continue
        said = (*unnamed_names(text), set(re.findall(r"\w+", text)))
        found = next((group for group in groups if group.count < size and group.takes(*said)), None)
        if found is None:
            found = Group()
            groups.append(found)
        found.add(*said)
        print(groups.index(found))


if __name__ == "__main__":
    main()
