#include "ui/words/pathway_description.h"
#include "ui/words/typed_value.h"

#include <catch2/catch.hpp>

#include <QRegularExpression>

using namespace relais;

namespace {

const ProgrammeBook& book()
{
    static const auto shipped = ProgrammeBook::shipped().value();
    return shipped;
}

using Part = PathwayDescription::Part;

QString textOf(const char* pathway, Part part)
{
    const QDate day(2026, 11, 30);
    const Protocol* protocol = book().joinedOn(QString::fromLatin1(pathway), day);
    REQUIRE(protocol != nullptr);
    QStringList lines;
    for (const auto& section : PathwayDescription::of(*protocol, book())) {
        if (section.part == part) {
            for (const auto& line : section.lines) {
                lines.append(line.name + u'|' + line.text);
            }
        }
    }
    return lines.join(u'\n').replace(QChar::Nbsp, u' ').replace(QChar(0x202f), u' ');
}

} // namespace

TEST_CASE("every version says each of its parts once, and no code of ours", "[programmes][preview][words]")
{
    static const QRegularExpression code(
        QStringLiteral("[a-z0-9]+[_][a-z0-9_]+|\\b(true|false|low|high|online|nurse|call)\\b|^/"));
    for (const Protocol& protocol : book().protocols()) {
        INFO(protocol.pathway.toStdString() << " " << protocol.version.toStdString());
        const auto sections = PathwayDescription::of(protocol, book());
        REQUIRE(sections.size() == static_cast<std::size_t>(Part::Published) + 1);
        for (std::size_t at = 0; at < sections.size(); ++at) {
            INFO(sections[at].title.toStdString());
            CHECK(static_cast<std::size_t>(sections[at].part) == at);
            REQUIRE_FALSE(sections[at].lines.empty());
            for (const auto& line : sections[at].lines) {
                INFO(line.name.toStdString() << " | " << line.text.toStdString());
                CHECK_FALSE((line.name.isEmpty() && line.text.isEmpty()));
                CHECK_FALSE(code.match(line.name).hasMatch());
                CHECK_FALSE(code.match(line.text).hasMatch());
                CHECK_FALSE(line.text.contains(u'\''));
            }
        }
    }
}

TEST_CASE("a description says what the domain reference says", "[programmes][preview][words]")
{
    struct Row {
        const char* pathway;
        Part part;
        const char* said;
    };
    const Row rows[] = {
        {"sophia-diabetes", Part::Conditions, "Âge : au moins 18"},
        {"sophia-diabetes", Part::Exclusion, "Déjà adhérent : oui ; ou A déjà refusé : oui"},
        {"sophia-diabetes", Part::Entry, "campagne d’appels, courrier, en ligne, demande du médecin traitant"},
        {"sophia-diabetes", Part::Form, "Écart aux soins|oui ou non"},
        {"sophia-diabetes", Part::Consents, "Participer au programme|obligatoire, texte 2026-11"},
        {"sophia-diabetes", Part::Report, "thèmes abordés (obligatoire), examens déclarés, tabac"},
        {"sophia-diabetes", Part::Outcomes, "Fructueux|l’étape est faite ; déclenche la fiche pour le médecin"},
        {"sophia-diabetes", Part::Outcomes, "Renseignement|sans effet sur l’étape"},
        {"sophia-diabetes", Part::Ours,
            "Premier appel d’accompagnement|point de départ : l’entrée dans la cohorte appelée ; délai : 1 semaine"},
        {"sophia-diabetes", Part::Ours, "essais : 3 au plus"},
        {"sophia-diabetes", Part::Ours, "Le volet|file d’appels"},
        {"sophia-heart-failure", Part::Conditions, "Parcours terminés : "},
        {"sophia-heart-failure", Part::Entry, "relais de PRADO"},
        {"prado-heart-failure", Part::Exits, "6 mois après la sortie : met fin au parcours et ouvre Sophia · "},
        {"prado-heart-failure", Part::Exits, "avec un résumé"},
        {"prado-heart-failure", Part::Published, "répétition : 8 fois, chaque semaine"},
        {"prado-heart-failure", Part::Published, "répétition : 7 fois, toutes les 2 semaines"},
        {"prado-copd", Part::Outcomes, "Règle commune|"},
        {"prado-copd", Part::Exits, "Toutes les étapes sont faites : met fin au parcours"},
        {"vaccination-adult", Part::Outcomes, "n’a pas d’appel"},
        {"vaccination-adult", Part::Published, "(à confirmer)"},
        {"vivoptim-envol", Part::Ours, "fin du parcours : "},
        {"cesoa", Part::Entry, "orientation"},
        {"cesoa", Part::Form, "Critères vérifiés|oui ou non, obligatoire"},
        {"cesoa", Part::Published, "conditions d’entrée (à confirmer)"},
        {"online-coaching", Part::Outcomes, "n’a pas d’appel"},
    };
    for (const Row& row : rows) {
        const QString text = textOf(row.pathway, row.part);
        INFO(row.pathway << " " << row.said << " in: " << text.toStdString());
        CHECK(text.contains(QString::fromUtf8(row.said)));
    }
}

TEST_CASE("a mark may be corrected in a version that people have joined, its values may not", "[programmes]")
{
    const auto changed = [](const char* from, const char* to) {
        auto files = ProgrammeBook::shippedFiles();
        for (NamedFile& file : files) {
            if (file.name == u"sophia.json") {
                REQUIRE(file.bytes.contains(from));
                file.bytes.replace(from, to);
            }
        }
        return ProgrammeBook::of(files).value().changedSince(book());
    };
    CHECK(changed("\"marks\": {\"default\": [\"/offset\", \"/window\", \"/when\"]}", "\"marks\": {\"public\": [\"/offset\"]}")
              .isEmpty());
    CHECK(changed(
              "\"offset\": \"P30D\", \"window\": [\"P15D\", \"P60D\"]", "\"offset\": \"P31D\", \"window\": [\"P15D\", \"P60D\"]")
              .size()
        == 1);
    auto files = ProgrammeBook::shippedFiles();
    files[1].bytes.replace("\"marks\": {\"default\"", "\"marks\": {\"ours\"");
    CHECK_FALSE(ProgrammeBook::of(files));
}

TEST_CASE("what is typed into a preview is read, or nothing is", "[programmes][preview]")
{
    struct Row {
        const char* typed;
        AttributeType type;
        const char* read; ///< null: nothing
    };
    const Row rows[] = {
        {" Oui ", AttributeType::Flag, "true"},
        {"non", AttributeType::Flag, "false"},
        {"peut-être", AttributeType::Flag, nullptr},
        {"12", AttributeType::Count, "12"},
        {"-1", AttributeType::Count, nullptr},
        {"douze", AttributeType::Count, nullptr},
        {"20/11/2026", AttributeType::Day, "2026-11-20"},
        {"20/11/2026 14:30", AttributeType::Day, nullptr},
        {"31/02/2026", AttributeType::Day, nullptr},
        {"3", AttributeType::Code, "3"},
        {"a, b", AttributeType::Codes, "a,b"},
    };
    for (const Row& row : rows) {
        INFO(row.typed);
        const auto read = TypedValue::attribute(QString::fromUtf8(row.typed), row.type);
        CHECK(read == (row.read ? std::optional(QString::fromUtf8(row.read)) : std::nullopt));
    }
    CHECK(TypedValue::moment(QStringLiteral("20/11/2026 14:30")) == QStringLiteral("2026-11-20T14:30"));
    CHECK_FALSE(TypedValue::moment(QStringLiteral("20/11/1826")));
}
