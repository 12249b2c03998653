// Whose choice each value of the shipped programmes is: what the programme reports do not say is marked in the file.
#include "tests/support/member_story.h"

#include <catch2/catch.hpp>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace relais;
using relais::test::MemberStory;

namespace {

/// What the reports do say themselves, by pathway and JSON key; of a step with its code in front.
const std::map<QString, QStringList> said{
    {QStringLiteral("sophia-diabetes"), {QStringLiteral("consents"), QStringLiteral("report")}},
    {QStringLiteral("sophia-heart-failure"), {QStringLiteral("entry"), QStringLiteral("report")}},
    {QStringLiteral("sophia-physician-coaching"),
        {QStringLiteral("entry"), QStringLiteral("form"), QStringLiteral("monthly_call/repeat")}}, // one call a month, six months
    {QStringLiteral("prado-surgery"), {QStringLiteral("r1_call/offset"), QStringLiteral("review/offset")}}, // R1+1, J+15
    {QStringLiteral("prado-stroke"), {QStringLiteral("validFrom")}},                                        // July 2017
    {QStringLiteral("vaccination-adult"),
        {QStringLiteral("form"), QStringLiteral("consents"), QStringLiteral("dtp_75/repeat"), QStringLiteral("flu_risk/repeat"),
            QStringLiteral("flu_65/repeat"), QStringLiteral("covid_risk/repeat"),
            QStringLiteral("covid_65/repeat")}}, // each year
};

/// The same for all of a programme: the CAM enrols on the ward, the form and the consents are listed; consents and outline of Vivoptim.
QStringList saidOfProgramme(const QString& programme)
{
    return programme == QLatin1String("prado")   ? QStringList{QStringLiteral("entry"), QStringLiteral("form"),
               QStringLiteral("consents"), QStringLiteral("no_appointment/offset")} // the latest date of the first visit
        : programme == QLatin1String("vivoptim") ? QStringList{QStringLiteral("consents"), QStringLiteral("session")}
                                                 : QStringList();
}

bool isMarked(const QJsonObject& node, const QString& key)
{
    const QJsonObject marks = node.value(QStringLiteral("marks")).toObject();
    return std::any_of(marks.begin(), marks.end(), [&](const QJsonValue& list) {
        const QJsonArray pointers = list.toArray();
        return std::any_of(pointers.begin(), pointers.end(),
            [&](const QJsonValue& one) { return one.toString() == u'/' + key || one.toString().startsWith(u'/' + key + u'/'); });
    });
}

} // namespace

TEST_CASE("what the programmes do not say themselves is marked in the shipped files", "[programmes]")
{
    for (const NamedFile& file : ProgrammeBook::shippedFiles()) {
        const QJsonObject programme = QJsonDocument::fromJson(file.bytes).object();
        const QJsonArray pathways = programme.value(QStringLiteral("pathways")).toArray();
        REQUIRE_FALSE(pathways.isEmpty());
        for (const QJsonValue& value : pathways) {
            const QJsonObject pathway = value.toObject();
            const QString code = pathway.value(QStringLiteral("code")).toString();
            const auto own = said.find(code);
            const QStringList known = saidOfProgramme(programme.value(QStringLiteral("code")).toString())
                + (own == said.end() ? QStringList() : own->second);
            for (const char* name :
                {"validFrom", "entry", "form", "consents", "session", "report", "queue", "invites", "messageHours"}) {
                const QString key = QString::fromLatin1(name);
                INFO(code.toStdString() << " " << pathway.value(QStringLiteral("version")).toString().toStdString() << " "
                                        << name);
                CHECK((!pathway.contains(key) || known.contains(key) || isMarked(pathway, key)));
            }
            const QJsonArray steps = pathway.value(QStringLiteral("steps")).toArray();
            for (const QJsonValue& one : steps) {
                const QJsonObject step = one.toObject();
                for (const char* name : {"offset", "window", "maxAttempts", "repeat"}) {
                    const QString key = QString::fromLatin1(name);
                    const QString place = step.value(QStringLiteral("code")).toString() + u'/' + key;
                    INFO(code.toStdString() << " " << place.toStdString());
                    CHECK((!step.contains(key) || known.contains(place) || isMarked(step, key)));
                }
            }
        }
    }
}

TEST_CASE("Vivoptim offers thirteen themes, six of which the programme names", "[programmes]")
{
    for (const char* pathway : {"vivoptim-impulsion", "vivoptim-envol"}) {
        for (const char* version : {"2015-01", "2018-01"}) {
            const Protocol* protocol = MemberStory::book().version(QString::fromLatin1(pathway), QString::fromLatin1(version));
            INFO(pathway << " " << version);
            REQUIRE(protocol);
            const FormField& theme = protocol->form.front();
            CHECK(theme.code == u"theme");
            CHECK(theme.choices.size() == 13);
            CHECK(theme.choices.mid(0, 6)
                == QStringList{QStringLiteral("diabetes"), QStringLiteral("atherosclerosis"), QStringLiteral("obesity"),
                    QStringLiteral("tobacco"), QStringLiteral("hypertension"), QStringLiteral("sedentary_life")});
            const auto ours = std::count_if(protocol->marks.begin(), protocol->marks.end(),
                [](const ValueMark& mark) { return mark.pointer.startsWith(QLatin1String("/form/0/choices/")); });
            CHECK(ours == 7);
        }
    }
}

TEST_CASE("the form of each Prado pathway holds what the hospital adviser writes down", "[programmes]")
{
    struct Row {
        const char* pathway;
        QStringList fields;
    };
    const auto codes = [](std::initializer_list<const char*> names) {
        QStringList list;
        for (const char* name : names) {
            list.append(QString::fromLatin1(name));
        }
        return list;
    };
    const Row rows[] = {
        {"prado-maternity", codes({"delivery_mode", "birth_time", "child", "chosen_midwife", "midwife_appointment"})},
        {"prado-maternity-early", codes({"delivery_mode", "birth_time", "child", "chosen_midwife", "midwife_appointment"})},
        {"prado-surgery", codes({"chosen_nurse", "nurse_appointment", "chosen_physiotherapist", "physiotherapist_appointment"})},
        {"prado-heart-failure", codes({"nyha", "chosen_nurse", "nurse_appointment", "gp_appointment", "chosen_cardiologist"})},
        {"prado-copd", codes({"chosen_nurse", "gp_appointment", "chosen_chest_physician", "chest_physician_appointment"})},
        {"prado-stroke", codes({"stroke_route", "gp_appointment", "speech_therapist_appointment", "cardiologist_appointment"})},
        {"prado-elderly", codes({"chosen_nurse", "gp_appointment", "social_worker_appointment"})},
    };
    const QStringList common = codes(
        {"facility", "ward", "admission", "discharge_address", "judged_by", "judged_at", "social_needs", "not_enrolled_reason"});
    for (const Row& row : rows) {
        INFO(row.pathway);
        const Protocol* protocol = MemberStory::book().joinedOn(QString::fromLatin1(row.pathway), QDate(2026, 11, 30));
        REQUIRE(protocol);
        for (const QString& field : common + row.fields) {
            INFO(field.toStdString());
            const auto at = std::find_if(
                protocol->form.begin(), protocol->form.end(), [&](const FormField& one) { return one.code == field; });
            REQUIRE(at != protocol->form.end());
            CHECK((!field.endsWith(QLatin1String("_appointment")) || at->type == FormField::Type::Moment));
        }
        const auto shares = std::any_of(protocol->consents.begin(), protocol->consents.end(),
            [](const ConsentSpec& one) { return one.code == u"physician_sharing" && !one.required; });
        CHECK(shares);
    }
}

TEST_CASE("a message comes at its own hours, on a day of calls, and a call at those of calls", "[programmes]")
{
    struct Row {
        const char* discharge;
        const char* message;
    };
    // Saturday: calls end at 13, messages at 20. Sunday and holidays: none.
    const auto row =
        GENERATE(Row{"2026-11-16 18:00", "2026-11-17 08:00-20:00"}, Row{"2026-11-20 18:00", "2026-11-21 08:00-20:00"},
            Row{"2026-11-21 10:00", "2026-11-23 08:00-20:00"}, Row{"2026-11-10 10:00", "2026-11-12 08:00-20:00"});
    MemberStory mother("prado-maternity");
    mother.anchor(AnchorKind::Discharge, row.discharge);
    CAPTURE(row.discharge);
    CHECK(mother.told("confirm_sms", "2026-11-01").endsWith(QString::fromLatin1(row.message)));
    CHECK_FALSE(mother.told("confirm_call", "2026-11-01").contains(QStringLiteral("20:00")));
}
