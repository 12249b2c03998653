// What a programme file may not say, as whoever edits it reads it: one row a fault, in French.
#include "core/campaigns/campaign_files.h"
#include "core/campaigns/care_gap_rule.h"
#include "core/programmes/programme_book.h"
#include "core/programmes/programme_expectations.h"
#include "core/programmes/questionnaire_expectations.h"
#include "ui/words/fault_words.h"

#include <catch2/catch.hpp>

using namespace relais;

namespace {

const char* const good = R"({"format": 1, "code": "p", "title": {"fr": "P"}, "pathways": [
  {"code": "a", "title": {"fr": "A"}, "version": "1", "status": "active", "validFrom": "2026-01-01", "purpose": "care",
   "queue": "file-a", "eligibility": {"attribute": "age", "atLeast": 18}, "entry": ["online"],
   "form": [{"code": "f", "title": {"fr": "F"}, "type": "choice", "choices": [{"code": "x", "title": {"fr": "X"}}]}],
   "consents": [{"code": "c", "title": {"fr": "C"}, "wording": "1"}],
   "steps": [{"code": "s", "title": {"fr": "S"}, "anchor": "enrolment", "offset": "P1M", "window": ["P28D", "P31D"],
              "channel": "call", "actor": "coach", "when": {"attribute": "f", "oneOf": ["x"]}}],
   "session": [{"code": "t", "title": {"fr": "T"}}], "report": ["themes"],
   "exits": [{"on": "deceased", "then": "close"}]},
  {"code": "b", "title": {"fr": "B"}, "version": "1", "status": "stopped", "validFrom": "2016-01-01", "validUntil": "2016-12-31",
   "purpose": "care", "eligibility": {"attribute": "age", "atLeast": 18},
   "steps": [{"code": "s", "title": {"fr": "S"}, "anchor": "enrolment", "offset": "P1D", "window": ["P0D", "P2D"],
              "channel": "visit", "actor": "nurse"}]}]})";

/// Plain apostrophes and spaces, so that a row can be typed.
QString plain(QString text)
{
    return text.replace(QChar(0x2019), u'\'').replace(QChar::Nbsp, u' ').replace(QChar(0x202f), u' ');
}

QStringList linesOf(const std::vector<ResourceFault>& faults)
{
    QStringList lines;
    for (const ResourceFault& fault : faults) {
        lines.append(plain(FaultWords::line(fault)));
    }
    return lines;
}

QStringList faultsOf(const QByteArray& json)
{
    return linesOf(ProgrammeBook::faultsOf({{QStringLiteral("p.json"), json}}, {QStringList{QStringLiteral("file-a")}, {}}));
}

} // namespace

TEST_CASE("a fault of a programme file is said in French, with its file and its place", "[programmes][words]")
{
    CHECK(faultsOf(good) == QStringList());
    struct Row {
        const char* part;
        const char* by;
        const char* fault; ///< behind "p.json: "
    };
    const auto row = GENERATE(
        // the file
        Row{"{\"format\": 1", "{\"format\": 1, \"format\": 1", "/format: attendu : chaque clé une seule fois dans un objet"},
        Row{"\"title\": {\"fr\": \"P\"}", "\"title\": {\"fr\": \"  \"}",
            "/title/fr: attendu : un texte qui n'est pas blanc, sans espace au début ni à la fin"},
        // a pathway
        Row{"\"version\": \"1\", \"status\": \"active\"", "\"version\": \" \", \"status\": \"active\"",
            "/pathways/0/version: attendu : un texte qui n'est pas blanc, sans espace au début ni à la fin"},
        Row{"\"title\": {\"fr\": \"A\"}", "\"title\": {\"fr\": \" A\"}",
            "/pathways/0/title/fr: attendu : un texte qui n'est pas blanc, sans espace au début ni à la fin"},
        Row{"\"file-a\"", "\"file-b\"", "/pathways/0/queue: attendu : le code d'une campagne qui existe : file-a"},
        Row{"\"queue\": \"file-a\"", "\"invites\": \"file-b\"",
            "/pathways/0/invites: attendu : le code d'une campagne qui existe : file-a"},
        Row{"\"2026-01-01\"", "\"2026-01-01T99 demain\"", "/pathways/0/validFrom: attendu : une date comme 2026-11-22"},
        Row{"\"2026-01-01\"", "\"2026/01/01\"", "/pathways/0/validFrom: attendu : une date comme 2026-11-22"},
        Row{"\"2026-01-01\"", "\"2026-01-01 \"", "/pathways/0/validFrom: attendu : une date comme 2026-11-22"},
        Row{"\"2026-01-01\"", "\"2026-1-1\"", "/pathways/0/validFrom: attendu : une date comme 2026-11-22"},
        Row{"\"2016-12-31\"", "\"2016-12-31 23:59\"", "/pathways/1/validUntil: attendu : une date comme 2026-11-22"},
        Row{"\"entry\": [\"online\"]", "\"entry\": [\"pigeon\"]",
            "/pathways/0/entry/0: attendu : une voie d'entrée : ward_visit, campaign, letter, online, phone, "
            "physician_request, prado_relay, referral"},
        Row{"\"entry\": [\"online\"]", "\"entry\": [\"online\", \"online\"]",
            "/pathways/0/entry/1: attendu : chaque code une seule fois"},
        Row{"\"entry\": [\"online\"]", "\"territories\": [\"974\", \"974\"]",
            "/pathways/0/territories/1: attendu : chaque code une seule fois"},
        Row{"\"report\": [\"themes\"]", "\"report\": [\"themes\", \"themes\"]",
            "/pathways/0/report/1: attendu : chaque code une seule fois"},
        Row{"\"report\": [\"themes\"]", "\"report\": [\"themes\"], \"reportRequired\": [\"goals\"]",
            "/pathways/0/reportRequired/0: attendu : un champ de son compte-rendu que l'on peut exiger : themes"},
        Row{"\"report\": [\"themes\"]", "\"messageHours\": [\"20:00\", \"08:00\"]",
            "/pathways/0/messageHours: attendu : deux heures de la journée, la plus tôt d'abord"},
        // its form
        Row{"[{\"code\": \"x\", \"title\": {\"fr\": \"X\"}}]", "[]", "/pathways/0/form/0/choices: attendu : au moins un choix"},
        Row{"[{\"code\": \"x\", \"title\": {\"fr\": \"X\"}}]",
            "[{\"code\": \"x\", \"title\": {\"fr\": \"X\"}}, {\"code\": \"x\", \"title\": {\"fr\": \"Y\"}}]",
            "/pathways/0/form/0/choices/1/code: attendu : chaque code une seule fois"},
        Row{"\"type\": \"choice\"", "\"type\": \"text\"",
            "/pathways/0/form/0/choices: attendu : rien : seul un champ de type choice a des choix"},
        Row{"\"form\": [",
            "\"form\": [{\"code\": \"g\", \"title\": {\"fr\": \"G\"}, \"type\": \"moment\", \"books\": \"nowhere\"}, ",
            "/pathways/0/form/0/books: attendu : le code d'une visite de ce parcours"},
        Row{"\"form\": [",
            "\"form\": [{\"code\": \"g\", \"title\": {\"fr\": \"G\"}, \"type\": \"moment\", \"says\": \"discharge\"}, ",
            "/pathways/0/form/0/says: attendu : birth, l'ancre qu'un champ peut dire"},
        Row{"\"form\": [", "\"form\": [{\"code\": \"g\", \"title\": {\"fr\": \"G\"}, \"type\": \"day\", \"says\": \"birth\"}, ",
            "/pathways/0/form/0/says: attendu : rien : seul un champ de type moment est le rendez-vous d'une visite, ou une "
            "ancre"},
        Row{"\"form\": [", "\"form\": [{\"code\": \"f\", \"title\": {\"fr\": \"G\"}, \"type\": \"flag\"}, ",
            "/pathways/0/form/1/code: attendu : chaque code une seule fois"},
        Row{"\"form\": [", "\"form\": [{\"code\": \"age\", \"title\": {\"fr\": \"G\"}, \"type\": \"flag\"}, ",
            "/pathways/0/form/0/code: attendu : un autre code : tous les parcours ont déjà cet attribut, d'un autre type"},
        Row{"\"consents\": [", "\"consents\": [{\"code\": \"c\", \"title\": {\"fr\": \"D\"}, \"wording\": \"1\"}, ",
            "/pathways/0/consents/1/code: attendu : chaque code une seule fois"},
        Row{"\"session\": [", "\"session\": [{\"code\": \"t\", \"title\": {\"fr\": \"U\"}}, ",
            "/pathways/0/session/1/code: attendu : chaque code une seule fois"},
        // conditions
        Row{"{\"attribute\": \"age\", \"atLeast\": 18}, \"entry\"", "{\"all\": []}, \"entry\"",
            "/pathways/0/eligibility/all: attendu : au moins une condition"},
        Row{"\"oneOf\": [\"x\"]", "\"oneOf\": [\"y\"]", "/pathways/0/steps/0/when/oneOf/0: attendu : l'une de ces valeurs : x"},
        Row{"\"oneOf\": [\"x\"]", "\"oneOf\": []", "/pathways/0/steps/0/when/oneOf: attendu : au moins un code"},
        Row{"{\"attribute\": \"f\", \"oneOf\": [\"x\"]}", "{\"attribute\": \"risk_level\", \"oneOf\": [\"medium\"]}",
            "/pathways/0/steps/0/when/oneOf/0: attendu : l'une de ces valeurs : low, moderate, high"},
        Row{"{\"attribute\": \"age\", \"atLeast\": 18}, \"entry\"",
            "{\"attribute\": \"completed_pathways\", \"oneOf\": [\"nowhere\"]}, \"entry\"",
            "/pathways/0/eligibility: attendu : le code d'un parcours qui existe"},
        // steps
        Row{"\"window\": [\"P28D\", \"P31D\"]", "\"window\": [\"P28D\", \"P30D\"]", // a month of 31 days
            "/pathways/0/steps/0/offset: attendu : une durée dans la fenêtre de l'étape"},
        Row{"\"window\": [\"P28D\", \"P31D\"]", "\"window\": [\"P29D\", \"P31D\"]", // one of 28
            "/pathways/0/steps/0/offset: attendu : une durée dans la fenêtre de l'étape"},
        Row{"\"actor\": \"coach\"", "\"actor\": \"cardiologist\"",
            "/pathways/0/steps/0/actor: attendu : qui passe un appel : nurse_adviser, hospital_adviser, enrolment_caller ou "
            "coach"},
        Row{"\"channel\": \"visit\", \"actor\": \"nurse\"", "\"channel\": \"visit\", \"actor\": \"system\"",
            "/pathways/1/steps/0/actor: attendu : un professionnel : une visite ne s'envoie pas"},
        Row{"\"window\": [\"P28D\", \"P31D\"]",
            "\"season\": [{\"from\": \"10-15\", \"until\": \"01-31\", \"territories\": [\"mars\"]}]",
            "/pathways/0/steps/0/season/0/territories/0: attendu : un territoire du calendrier, qui donne son fuseau horaire"},
        Row{"\"window\": [\"P28D\", \"P31D\"]", "\"season\": [{\"from\": \"10/15\", \"until\": \"01-31\"}]",
            "/pathways/0/steps/0/season/0/from: attendu : un jour de chaque année comme 10-15"},
        Row{"\"actor\": \"coach\"", "\"actor\": \"coach\", \"expires\": true",
            "/pathways/0/steps/0/expires: attendu : false : ni un appel, ni ce qui se compte depuis la dernière fois ne "
            "s'abandonne de soi-même"},
        Row{"\"channel\": \"visit\", \"actor\": \"nurse\"",
            "\"channel\": \"letter\", \"actor\": \"system\", \"expires\": true, \"repeat\": {\"every\": \"P1M\", \"times\": 2, "
            "\"from\": \"done\"}",
            "/pathways/1/steps/0/expires: attendu : false : ni un appel, ni ce qui se compte depuis la dernière fois ne "
            "s'abandonne de soi-même"},
        // exits
        Row{"{\"on\": \"deceased\", \"then\": \"close\"}",
            "{\"on\": \"after\", \"anchor\": \"step:s\", \"after\": \"P1M\", \"then\": \"close\"}",
            "/pathways/0/exits/0/anchor: attendu : enrolment, discharge, first_appointment, birth, physician_request ou "
            "phone_cohort : une fin ne se compte pas d'une étape"},
        Row{"{\"on\": \"deceased\", \"then\": \"close\"}",
            "{\"on\": \"after\", \"anchor\": \"enrolment\", \"after\": \"P1M\", \"then\": \"suspend\"}",
            "/pathways/0/exits/0/then: attendu : close : rien n'est prévu après cela"},
        Row{"\"then\": \"close\"}", "\"then\": \"close\", \"opens\": \"a\"}",
            "/pathways/0/exits/0/opens: attendu : un autre parcours : celui-ci ne peut pas s'ouvrir lui-même"},
        Row{"\"then\": \"close\"}", "\"then\": \"close\", \"opens\": \"nowhere\"}",
            "/pathways/0/exits/0/opens: attendu : le code d'un parcours qui existe"},
        Row{"\"then\": \"close\"}", "\"then\": \"close\", \"opens\": \"b\"}",
            "/pathways/0/exits/0/opens: attendu : un parcours où l'on entre encore : celui-ci est arrêté"},
        Row{"\"on\": \"deceased\", \"then\": \"close\"", "\"on\": \"readmission\", \"then\": \"suspend\", \"opens\": \"b\"",
            "/pathways/0/exits/0/opens: attendu : cette clé pour une sortie qui clôt seulement"},
        Row{"\"then\": \"close\"}", "\"then\": \"close\", \"after\": \"P1M\"}",
            "/pathways/0/exits/0/after: attendu : cette clé pour after seulement"},
        Row{"\"exits\": [", "\"exits\": [{\"on\": \"deceased\", \"then\": \"close\"}, ",
            "/pathways/0/exits/1/on: attendu : chaque cause de sortie une seule fois"});
    CAPTURE(row.part, row.by);
    QByteArray json(good);
    REQUIRE(json.count(row.part) == 1);
    json.replace(row.part, row.by);
    const QStringList faults = faultsOf(json);
    INFO(faults.join(u'\n').toStdString());
    CHECK(faults.contains(QStringLiteral("p.json: ") + QString::fromUtf8(row.fault)));
}

TEST_CASE("what expires by itself, and what does not, may say so", "[programmes]")
{
    for (const char* step : {"\"channel\": \"letter\", \"actor\": \"system\", \"expires\": true, \"repeat\": {\"every\": "
                             "\"P1M\", \"times\": 2}",
             "\"channel\": \"visit\", \"actor\": \"nurse\", \"expires\": true",
             "\"channel\": \"call\", \"actor\": \"nurse_adviser\", \"expires\": false"}) {
        INFO(step);
        QByteArray json(good);
        json.replace("\"channel\": \"visit\", \"actor\": \"nurse\"", step);
        CHECK(faultsOf(json) == QStringList());
    }
}

TEST_CASE("a file without pathways and a pathway without steps are faults", "[programmes][words]")
{
    CHECK(faultsOf(R"({"format": 1, "code": "p", "title": {"fr": "P"}, "pathways": []})")
        == QStringList{QStringLiteral("p.json: /pathways: attendu : au moins un parcours")});
    QByteArray json(good);
    const auto from = json.indexOf("[{\"code\": \"s\"");
    json.replace(from, json.indexOf("}],\n", from) + 2 - from, "[]");
    CHECK(faultsOf(json) == QStringList{QStringLiteral("p.json: /pathways/0/steps: attendu : au moins une étape")});
}

TEST_CASE("a file that is no JSON is one fault, with its reason and its place", "[programmes][words]")
{
    struct Row {
        QByteArray json;
        const char* fault; ///< behind "p.json: /: attendu : "
    };
    const Row rows[] = {
        {"", "un objet JSON"},
        {" \n", "un objet JSON"},
        {"[1]", "un objet JSON"},
        {"{\"a\": 1,\n\"b\": }",
            "un objet JSON : une virgule est de trop, ou rien ne suit un deux-points, à la ligne 2, octet 15"},
        {"{\"a\":1,}", "un objet JSON : une virgule est de trop, ou rien ne suit un deux-points, à la ligne 1, octet 8"},
        {"{\"a\":1 \"b\":2}",
            "un objet JSON : il manque une virgule, ou la fin d'un objet ou d'une liste, à la ligne 1, octet 8"},
        {"{\"a\" 1}", "un objet JSON : il manque un deux-points après une clé, à la ligne 1, octet 6"},
        {"{\n\"a\":\"x", "un objet JSON : un texte n'est pas fermé ou n'est pas en UTF-8, à la ligne 2, octet 9"},
        {"{\"a\":nul}", "un objet JSON : une valeur est illisible à la ligne 1, octet 6"},
        {"{\"a\":1}x", "un objet JSON et rien de plus : il y a une suite à la ligne 1, octet 7"},
    };
    for (const Row& row : rows) {
        INFO(row.json.toStdString());
        CHECK(faultsOf(row.json) == QStringList{QStringLiteral("p.json: /: attendu : ") + QString::fromUtf8(row.fault)});
    }
    // Nor does it make faults of the files that name what it would have held.
    ProgrammeSurroundings around = besideCampaigns(campaignsOf(shippedCampaignFiles()).value());
    around.beside = ProgrammeBook::shippedFiles();
    CHECK(linesOf(ProgrammeBook::faultsOf({{QStringLiteral("prado.json"), "{\"format\": 1"}}, around)).size() == 1);
}

TEST_CASE("pathways that open each other in a circle are a fault at each of them", "[programmes]")
{
    QByteArray json(good);
    json.replace("\"then\": \"close\"}", "\"then\": \"close\", \"opens\": \"b\"}");
    json.replace("\"status\": \"stopped\"", "\"status\": \"active\"");
    json.replace("\"actor\": \"nurse\"}]}",
        "\"actor\": \"nurse\"}], \"exits\": [{\"on\": \"all_done\", \"then\": \"close\", "
        "\"opens\": \"a\"}]}");
    const QString circle = QStringLiteral("attendu : des parcours qui ne s'ouvrent pas l'un l'autre en rond");
    CHECK(faultsOf(json)
        == QStringList{QStringLiteral("p.json: /pathways/0/exits/0/opens: ") + circle,
            QStringLiteral("p.json: /pathways/1/exits/0/opens: ") + circle});
}

TEST_CASE("files are judged beside others, whose place they take", "[programmes]")
{
    const auto judged = [](const char* name, const QByteArray& json, bool alone = false) {
        ProgrammeSurroundings around;
        if (!alone) {
            around.beside = ProgrammeBook::shippedFiles();
        }
        return linesOf(ProgrammeBook::faultsOf({{QString::fromLatin1(name), json}}, around));
    };
    QByteArray prado;
    for (const NamedFile& file : ProgrammeBook::shippedFiles()) {
        prado = file.name == u"prado.json" ? file.bytes : prado;
    }
    REQUIRE_FALSE(prado.isEmpty());
    CHECK(judged("prado.json", prado) == QStringList());
    CHECK(judged("copie de prado.json", prado) == QStringList()); // the same versions: it takes their place
    CHECK(judged("prado.json", prado, true)
        == QStringList{QStringLiteral("prado.json: /pathways/3/exits/5/opens: attendu : le code d'un parcours qui existe")});
    // A version of its own stands beside those that ship, as it would in a folder.
    QByteArray next = prado;
    next.replace("\"version\": \"2026-11\"", "\"version\": \"2027-01\"");
    const QStringList beside = judged("prado-2027.json", next);
    CHECK(beside.size() == 7);
    CHECK(beside.contains(
        QStringLiteral("prado-2027.json: /pathways/0/validFrom: attendu : des dates qui ne chevauchent pas celles de la version "
                       "2026-11")));
}

TEST_CASE("whatever can be expected of a file has its French", "[programmes][words]")
{
    const auto check = [](const auto& expectations) {
        for (const Expectation& one : expectations) {
            INFO(one.code);
            CHECK_FALSE(FaultWords::expectation(one).isEmpty());
            CHECK(*one.english != '\0');
            for (const char* place : {"%1", "%2"}) {
                const bool french = FaultWords::expectation(one).contains(QLatin1String(place));
                const bool english = QString::fromLatin1(one.english).contains(QLatin1String(place));
                CHECK(french == english);
            }
        }
    };
    check(expected::base);
    check(expected::careGaps);
    check(expected::programmes);
    check(expected::questionnaires);
}

TEST_CASE("an argument that looks like a place for another one stays as it is", "[words]")
{
    CHECK(filled(QStringLiteral("de %1 à %2"), {QStringLiteral("%2"), QStringLiteral("x")}) == QStringLiteral("de %2 à x"));
    CHECK(filled(QStringLiteral("%3"), {QStringLiteral("x")}) == QStringLiteral("%3"));
}
