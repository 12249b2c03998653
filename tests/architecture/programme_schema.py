#!/usr/bin/python3
"""The programme files that ship keep the schema that ships beside them, and the schema refuses what the loader refuses."""
import copy
import json
import pathlib
import sys

import jsonschema

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "resources" / "programmes"


def faults(validator, document):
    return [f"/{'/'.join(map(str, one.absolute_path))}: {one.message[:100]}" for one in validator.iter_errors(document)]


def broken(document):
    """The document, each time with one thing wrong."""
    def changed(path, value):
        copied = copy.deepcopy(document)
        at = copied
        for key in path[:-1]:
            at = at[key]
        at[path[-1]] = value
        return copied

    step = ("pathways", 0, "steps", 0)
    yield changed(("title",), {"en": "X"})
    yield changed(("unknown",), 1)
    yield changed(("pathways", 0, "status"), "maybe")
    yield changed(("pathways", 0, "purpose"), "commercial")
    yield changed(("pathways", 0, "validFrom"), "1/1/2026")
    yield changed(step + ("offset",), "tomorrow")
    yield changed(step + ("window",), ["P1D"])
    yield changed(step + ("channel",), "pigeon")
    yield changed(step + ("anchor",), "christmas")
    yield changed(("pathways", 0, "eligibility"), {"attribute": "age"})
    yield changed(("pathways",), [])
    yield changed(("pathways", 0, "steps"), [])
    yield changed(("pathways", 0, "version"), " ")
    yield changed(("pathways", 0, "version"), "2026-11 ")
    yield changed(("pathways", 0, "title"), {"fr": "  "})
    yield changed(step + ("title",), {"fr": " S"})
    yield changed(("pathways", 0, "entry"), ["online", "online"])
    yield changed(("pathways", 0, "entry"), ["pigeon"])
    yield changed(("pathways", 0, "report"), ["weather"])
    yield changed(("pathways", 0, "reportRequired"), ["knowledge"])
    yield changed(("pathways", 0, "messageHours"), ["08:00"])
    yield changed(("pathways", 0, "messageHours"), ["08:00", "25:00"])
    yield changed(("pathways", 0, "eligibility"), {"all": []})
    yield changed(("pathways", 0, "eligibility"), {"attribute": "scheme", "oneOf": []})
    field = {"code": "f", "title": {"fr": "F"}}
    yield changed(("pathways", 0, "form"), [{**field, "type": "choice"}])
    yield changed(("pathways", 0, "form"), [{**field, "type": "choice", "choices": []}])
    yield changed(("pathways", 0, "form"), [{**field, "type": "text", "choices": [{"code": "a", "title": {"fr": "A"}}]}])
    yield changed(("pathways", 0, "exits"), [{"on": "deceased", "then": "close", "after": "P1M"}])
    yield changed(("pathways", 0, "exits"), [{"on": "after", "then": "close"}])
    yield changed(("pathways", 0, "exits"), [{"on": "after", "anchor": "step:s", "after": "P1M", "then": "close"}])
    yield changed(("pathways", 0, "exits"), [{"on": "after", "anchor": "enrolment", "after": "P1M", "then": "suspend"}])
    yield changed(("pathways", 0, "outcomes"), {"fruitful": {"effect": "done", "triggers": ["fireworks"]}})
    own = {"code": "s", "title": {"fr": "S"}, "anchor": "enrolment", "offset": "P1D", "window": ["P0D", "P2D"], "expires": True}
    yield changed(step, {**own, "channel": "call", "actor": "nurse_adviser"})
    yield changed(step, {**own, "channel": "letter", "actor": "system", "repeat": {"every": "P1M", "times": 2, "from": "done"}})


def main():
    schema = json.loads((FOLDER / "programme.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    wrong = 0
    files = sorted(path for path in FOLDER.glob("*.json") if not path.name.endswith(".schema.json"))
    if not files:
        print("no programme file", file=sys.stderr)
        return 1
    for path in files:
        document = json.loads(path.read_text(encoding="utf-8"))
        for fault in faults(validator, document):
            print(f"{path.name}: {fault}", file=sys.stderr)
            wrong += 1
        for i, bad in enumerate(broken(document)):
            if not faults(validator, bad):
                print(f"{path.name}: broken example {i} passes", file=sys.stderr)
                wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
