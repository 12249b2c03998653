#!/usr/bin/env python3
"""check_layers finds what it is there to find: each rule is fed a broken tree, and a sound one beside it."""
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
import check_layers  # noqa: E402

SOUND = {
    "core/base/clock.h": "#pragma once\n#include <QString>\nnamespace relais {}\n",
    "core/people/person.h": '#pragma once\n#include "core/base/clock.h"\nnamespace relais {\nstruct Person {\n};\n} // namespace relais\n',
    "core/people/person.cpp": '#include "core/people/person.h"\n\n#include <QDate>\n',
    "core/sync/client.h": '#pragma once\n#include "core/people/person.h"\n#include <QNetworkReply>\n',
    "db/people/people.cpp": '#include "core/people/person.h"\n#include <SQLiteCpp/Database.h>\n',
    "ui/words/names.h": '#pragma once\n#include "core/people/person.h"\n',
    "ui/people/people_view_model.h": '#pragma once\n#include "ui/words/names.h"\n#include <QObject>\n',
    "ui/people/people_page.cpp": '#include "ui/people/people_view_model.h"\n#include <QLabel>\nauto s = tr("Choisissez dans la liste");\n',
    "app/relais/main.cpp": '#include "ui/people/people_view_model.h"\n#include "db/people/people.h"\nint main() { app.exec(); }\n',
    "app/server/http_session.cpp": "#include <boost/beast/http.hpp>\n#include <spdlog/spdlog.h>\n",
    "tests/people/person_test.cpp": '#include "core/people/person.h"\nauto n = "06 39 98 12 34";\n// sleep_for(1) is what we never do\n',
    "resources/outcomes/outcomes.json": '{ "phone": "+33199001234" }\n',
}

# rule that must speak, file that breaks it, what stands in it
BROKEN = [
    ("place", "app/elsewhere/a.cpp", "int a;\n"),
    ("layers", "core/people/a.cpp", '#include "db/people/people.h"\n'),
    ("layers", "core/people/a.cpp", '#include "ui/words/names.h"\n'),
    ("layers", "core/people/a.cpp", '#include "core/sync/client.h"\n'),
    ("layers", "db/people/a.cpp", '#include "ui/words/names.h"\n'),
    ("layers", "db/people/a.cpp", '#include "app/server/routes.h"\n'),
    ("layers", "ui/people/a.cpp", '#include "db/people/people.h"\n'),
    ("layers", "ui/people/a.cpp", '#include <db/people/people.h>\n'),
    ("layers", "ui/words/a.cpp", '#include "ui/people/people_view_model.h"\n'),
    ("layers", "ui/people/a_view_model.cpp", '#include "ui/people/people_page.h"\n'),
    ("layers", "app/server/a.cpp", '#include "ui/people/people_page.h"\n'),
    ("layers", "app/relaisctl/a.cpp", '#include "app/server/routes.h"\n'),
    ("layers", "app/adapters/a.cpp", '#include "db/people/people.h"\n'),
    ("layers", "core/people/a.cpp", '#include "tests/support/test_clock.h"\n'),
    ("layers", "core/people/a.cpp", '#include "person.h"\n'),
    ("qt-modules", "core/people/a.cpp", "#include <QNetworkReply>\n"),
    ("qt-modules", "core/people/a.cpp", "#include <QColor>\n"),
    ("qt-modules", "core/people/a.cpp", "#include <QtGui/QColor>\n"),
    ("qt-modules", "db/people/a.cpp", "#include <QtSql/QSqlQuery>\n"),
    ("qt-modules", "db/people/a.cpp", "#include <QNetworkReply>\n"),
    ("qt-modules", "ui/people/a_view_model.h", "#pragma once\n#include <QWidget>\n"),
    ("qt-modules", "ui/people/a.cpp", "#include <QNetworkAccessManager>\n"),
    ("qt-modules", "ui/words/a.cpp", "#include <QWidget>\n"),
    ("qt-modules", "app/server/a.cpp", "#include <QApplication>\n"),
    ("third-party", "core/people/a.cpp", "#include <SQLiteCpp/Database.h>\n"),
    ("third-party", "core/people/a.cpp", "#include <sodium.h>\n"),
    ("third-party", "db/people/a.cpp", "#include <boost/asio.hpp>\n"),
    ("third-party", "app/server/a.cpp", "#include <boost/asio.hpp>\n"),
    ("third-party", "core/sync/a.cpp", "#include <zstd.h>\n"),
    ("third-party", "core/base/json.cpp", "#include <nlohmann/json.hpp>\n"),
    ("third-party", "ui/people/a.cpp", "#include <tl/expected.hpp>\n"),
    ("third-party", "app/server/a.cpp", "#include <catch2/catch.hpp>\n"),
    ("parent-path", "db/people/a.cpp", '#include "../../core/people/person.h"\n'),
    ("parent-path", "ui/people/a.cpp", "#include <QtCore/../QtNetwork/QNetworkReply>\n"),
    ("own-header-first", "core/base/clock.cpp", '#include "core/people/person.h"\n#include "core/base/clock.h"\n'),
    ("cycle", "core/base/clock.h", '#pragma once\n#include "core/people/person.h"\n'),
    ("variant-map", "core/people/a.cpp", "QVariantMap m;\n"),
    ("variant-map", "tests/people/a.cpp", "QVariantHash m;\n"),
    ("singleton", "core/people/a.cpp", "Clock& Clock::instance() { static Clock c; return c; }\n"),
    ("singleton", "ui/people/a.cpp", "auto* a = qApp;\n"),
    ("singleton", "ui/people/a.cpp", "auto* a = QCoreApplication::instance();\n"),
    ("event-loop", "core/people/a.cpp", "QEventLoop loop;\n"),
    ("event-loop", "ui/people/a.cpp", "QCoreApplication::processEvents();\n"),
    ("event-loop", "ui/people/a.cpp", "dialog.exec();\n"),
    ("event-loop", "ui/people/a.cpp", "m_dialog->exec();\n"),
    ("event-loop", "core/people/a.cpp", "socket.waitForReadyRead(-1);\n"),
    ("sql-text", "db/people/a.cpp", 'auto s = "SELECT id FROM person";\n'),
    ("sql-text", "db/people/a.cpp", 'auto s = "select id "\n         "from person";\n'),
    ("sql-text", "db/people/a.cpp", 'auto s = R"(INSERT INTO person\n  VALUES (?))";\n'),
    ("sql-text", "db/people/a.cpp", 'auto s = "PRAGMA journal_mode=WAL";\n'),
    ("sql-text", "db/people/a.cpp", 'c.run("BEGIN IMMEDIATE");\n'),
    ("sql-text", "app/relaisctl/a.cpp", 'auto s = u"DELETE FROM person"_qs;\n'),
    ("tr-outside-ui", "core/people/a.cpp", 'auto s = tr("Bonjour");\n'),
    ("tr-outside-ui", "app/server/a.cpp", 'auto s = QObject::tr("Bonjour");\n'),
    ("sleep", "tests/people/a_test.cpp", "std::this_thread::sleep_for(1s);\n"),
    ("sleep", "tests/people/a_test.cpp", "QTest::qWait(100);\n"),
    ("sleep", "core/people/a.cpp", "QThread::msleep(10);\n"),
    ("length", "core/people/a.cpp", "int a;\n" * 501),
    ("phone-number", "tests/people/a_test.cpp", 'auto n = "06 12 34 56 78";\n'),
    ("phone-number", "tests/data/list.csv", "DUPONT;0240123456;\n"),
    ("phone-number", "resources/demo/people.json", '{ "phone": "+33612345678" }\n'),
    ("test-name", "tests/people/a_test.cpp", 'TEST_CASE("one; two", "[people]")\n'),
    ("one-definition", "tests/people/a_test.cpp", "namespace relais {\nstruct Person {\n};\n} // namespace relais\n"),
    ("one-definition", "ui/people/people_view_model.cpp", "namespace relais {\nclass Person final : public Row {\n};\n} // namespace relais\n"),
    ("header", "core/people/a.h", "namespace relais {}\n"),
    ("header", "core/people/a.h", "#pragma once\nusing namespace std;\n"),
]


def faults_of(files):
    with tempfile.TemporaryDirectory() as root:
        for name, text in files.items():
            path = os.path.join(root, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as stream:
                stream.write(text)
        return check_layers.check(root)


class CheckLayersTest(unittest.TestCase):
    def test_a_sound_tree_has_no_fault(self):
        self.assertEqual(faults_of(SOUND), [])

    def test_each_fault_is_found_where_it_is(self):
        for rule, file, text in BROKEN:
            with self.subTest(rule=rule, file=file, text=text[:60]):
                found = [f for f in faults_of({**SOUND, file: text}) if f.rule == rule]
                self.assertTrue(found, "not found")
                self.assertTrue(any(file in (f.file, *f.what.split(' → ')) for f in found), found)

    def test_every_rule_is_broken_once(self):
        rules_spoken = {rule for rule, _, _ in BROKEN}
        names = {f.rule for rule, file, text in BROKEN for f in faults_of({**SOUND, file: text})}
        self.assertEqual(rules_spoken, names & rules_spoken)
        self.assertEqual(len(rules_spoken), len(check_layers.RULES))

    def test_words_in_comments_and_names_are_no_fault(self):
        harmless = {
            "core/people/a.cpp": "// QVariantMap, instance() and sleep(1) are what we avoid\n/* SELECT a FROM b */\nint str(int);\n",
            "core/people/b.cpp": 'auto p = "update available, delete it";\n',
            "core/people/c.cpp": "namespace relais {\nnamespace {\nstruct Person {\n};\n} // namespace\nstruct Person;\n} // namespace relais\n",
            "tests/people/b_test.cpp": "namespace relais::test {\nstruct Person {\n};\n} // namespace relais::test\n",
            "tests/people/a_test.cpp": 'auto nir = "255081416802538"; auto rpps = "99700218896"; auto spaced = "2 69 09 75 010 103"; auto day = "01/02/1950";\n',
        }
        self.assertEqual(faults_of({**SOUND, **harmless}), [])


if __name__ == "__main__":
    unittest.main(verbosity=1)
