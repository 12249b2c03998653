#!/usr/bin/python3
"""The questionnaires that ship keep the schema that ships beside them, and the schema refuses what the loader refuses."""
import copy
import json
import pathlib
import sys

import jsonschema

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "resources" / "questionnaires"


def broken(document):
    """The document, each time with one thing wrong."""
    def changed(path, value):
        copied = copy.deepcopy(document)
        at = copied
        for key in path[:-1]:
            at = at[key]
        at[path[-1]] = value
        return copied

    yield changed(("title",), {"en": "X"})
    yield changed(("unknown",), 1)
    yield changed(("validFrom",), "1/1/2026")
    yield changed(("targetSeconds",), 0)
    yield changed(("questions",), [])
    yield changed(("questions", 0, "code"), "envol_plus")
    yield changed(("questions", 0, "type"), "essay")
    yield changed(("questions", 0, "seconds"), 0)
    yield changed(("questions", 0, "when"), {"attribute": "age"})
    yield changed(("scoring",), {"levels": [{"level": "low", "from": 0}], "unanswered": "lowest"})


def main():
    schema = json.loads((FOLDER / "questionnaire.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    wrong = 0
    files = sorted(path for path in FOLDER.glob("*.json") if not path.name.endswith(".schema.json"))
    if not files:
        print("no questionnaire", file=sys.stderr)
        return 1
    for path in files:
        document = json.loads(path.read_text(encoding="utf-8"))
        for one in validator.iter_errors(document):
            print(f"{path.name}: /{'/'.join(map(str, one.absolute_path))}: {one.message[:200]}", file=sys.stderr)
            wrong += 1
        for i, bad in enumerate(broken(document)):
            if validator.is_valid(bad):
                print(f"{path.name}: broken example {i} passes", file=sys.stderr)
                wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
