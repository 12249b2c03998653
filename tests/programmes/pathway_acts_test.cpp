#include "core/programmes/act_facts.h"
#include "core/programmes/pathway_acts.h"
#include "tests/support/member_story.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

QString nameOf(const PathwayAct& act)
{
    if (const auto* anchor = std::get_if<AnchorAct>(&act.what)) {
        return codeOf(anchor->kind) + (anchor->confirmed ? QString() : QStringLiteral("?"));
    }
    if (const auto* visit = std::get_if<VisitAct>(&act.what)) {
        return QStringLiteral("%1#%2 %3").arg(visit->step, QString::number(visit->occurrence), codeOf(visit->what));
    }
    if (const auto* exit = std::get_if<ExitAct>(&act.what)) {
        return (exit->over ? QStringLiteral("-") : QStringLiteral("!")) + codeOf(exit->cause);
    }
    if (const auto* attribute = std::get_if<AttributeAct>(&act.what)) {
        return attribute->name + (attribute->choices.isEmpty() ? QString() : QStringLiteral("=") + attribute->choices.join(u'|'));
    }
    if (const auto* text = std::get_if<TextAct>(&act.what)) {
        return QStringLiteral("\"%1\"").arg(text->name);
    }
    return QStringLiteral("version ") + std::get<VersionAct>(act.what).joined.version;
}

/// A member of a shipped pathway, of whom acts are asked and said as from a desk.
struct ActStory : MemberStory {
    explicit ActStory(const char* pathway, const char* since = "2026-11-01", const char* territory = "metropole")
        : MemberStory(pathway, territory)
    {
        joined = at(since);
        member.facts.push_back({Instant(), {}, 1, AnchorSaid{AnchorKind::Enrolment, joined, true}});
    }

    std::vector<PathwayAct> acts(const char* now, Role role = Role::HospitalAdviser) const
    {
        return actsFor(
            {book(), outcomes(), calendar()}, {protocol, joined, QStringLiteral("ward_visit"), {}, member, texts}, role, at(now));
    }
    QString list(const char* now, Role role = Role::HospitalAdviser) const
    {
        QStringList names;
        for (const PathwayAct& act : acts(now, role)) {
            names << nameOf(act);
        }
        return names.join(QStringLiteral(", "));
    }
    PathwayAct act(const char* name, const char* now, Role role = Role::HospitalAdviser) const
    {
        for (const PathwayAct& one : acts(now, role)) {
            if (nameOf(one) == QLatin1String(name)) {
                return one;
            }
        }
        FAIL("no act " << name << " in " << list(now, role).toStdString());
        return {};
    }
    std::optional<ActFault> fault(const char* name, const ActInput& input, const char* now) const
    {
        return faultOf(act(name, now), input, {calendar(), member.territory, at(now)});
    }
    /// Says it; what it said.
    PathwayBody say(const char* name, const ActInput& input, const char* now, Role role = Role::HospitalAdviser)
    {
        const auto bodies = factsOf(act(name, now, role), input, {calendar(), member.territory, at(now)});
        REQUIRE(bodies);
        const PathwaySaid said = std::get<PathwaySaid>(bodies->back());
        CHECK(said.pathway == protocol->pathway);
        MemberFact fact{at(now), {}, ++seq, {}};
        std::visit(
            [&](const auto& body) {
                if constexpr (std::is_constructible_v<decltype(fact.body), decltype(body)>) {
                    fact.body = body;
                    member.facts.push_back(fact);
                }
            },
            said.body);
        return said.body;
    }

    Instant joined;
    std::vector<FormTextSaid> texts;
    std::int64_t seq = 100;
};

ActInput on(const char* text)
{
    const QStringList parts = QString::fromLatin1(text).split(u' ');
    ActInput input;
    input.day = QDate::fromString(parts[0], Qt::ISODate);
    if (parts.size() > 1) {
        input.hour = QTime::fromString(parts[1], QStringLiteral("HH:mm"));
    }
    return input;
}

ActInput value(AttributeValue said)
{
    ActInput input;
    input.value = std::move(said);
    return input;
}

} // namespace

TEST_CASE("what can be said at first follows from the file of each shipped pathway", "[programmes][acts]")
{
    struct Row {
        const char* pathway;
        Role role;
        const char* acts;
    };
    const auto row = GENERATE(values<Row>({
        {"prado-maternity", Role::HospitalAdviser,
            "discharge?, discharge, birth, midwife_1#1 booked, midwife_1#1 honoured, midwife_2#1 booked, midwife_2#1 honoured, "
            "!readmission, !refusal, !child_lost, \"facility\", \"ward\", admission, \"discharge_address\", \"judged_by\", "
            "judged_at, "
            "\"social_needs\", \"child\", \"chosen_midwife\", \"not_enrolled_reason\", delivery_mode=vaginal|caesarean, "
            "single_term_birth, appointment_confirmed"},
        {"prado-maternity-early", Role::HospitalAdviser,
            "discharge?, discharge, birth, midwife_1#1 booked, midwife_1#1 honoured, midwife_2#1 booked, midwife_2#1 honoured, "
            "!readmission, !refusal, !child_lost, \"facility\", \"ward\", admission, \"discharge_address\", \"judged_by\", "
            "judged_at, "
            "\"social_needs\", \"child\", \"chosen_midwife\", \"not_enrolled_reason\", delivery_mode=vaginal|caesarean, "
            "single_term_birth, appointment_confirmed"},
        {"prado-surgery", Role::HospitalAdviser,
            "discharge?, discharge, nurse#1 booked, nurse#1 honoured, physiotherapist#1 booked, "
            "physiotherapist#1 honoured, !readmission, !refusal, "
            "\"facility\", \"ward\", admission, \"discharge_address\", \"judged_by\", judged_at, \"social_needs\", "
            "\"chosen_nurse\", \"chosen_physiotherapist\", \"not_enrolled_reason\", procedure_listed, home_return"},
        {"prado-heart-failure", Role::HospitalAdviser,
            "discharge?, discharge, nurse#1 booked, nurse#1 honoured, nurse_long#1 booked, nurse_long#1 honoured, gp_1#1 booked, "
            "gp_1#1 honoured, gp_2#1 booked, gp_2#1 honoured, cardiologist#1 booked, cardiologist#1 honoured, !readmission, "
            "!refusal, \"facility\", \"ward\", admission, \"discharge_address\", \"judged_by\", judged_at, \"social_needs\", "
            "\"chosen_nurse\", \"chosen_cardiologist\", \"not_enrolled_reason\", decompensation, nyha=1|2|3|4"},
        {"prado-copd", Role::HospitalAdviser,
            "discharge?, discharge, gp_1#1 booked, gp_1#1 honoured, gp_2#1 booked, gp_2#1 honoured, chest_physician#1 booked, "
            "chest_physician#1 honoured, nurse#1 booked, nurse#1 honoured, !readmission, !refusal, !all_done, "
            "\"facility\", \"ward\", admission, \"discharge_address\", \"judged_by\", judged_at, \"social_needs\", "
            "\"chosen_nurse\", \"chosen_chest_physician\", \"not_enrolled_reason\", exacerbation"},
        {"prado-stroke", Role::HospitalAdviser,
            "discharge?, discharge, gp_1#1 booked, gp_1#1 honoured, nurse#1 booked, nurse#1 honoured, speech_therapist#1 booked, "
            "speech_therapist#1 honoured, physiotherapist#1 booked, physiotherapist#1 honoured, cardiologist#1 booked, "
            "cardiologist#1 honoured, !readmission, !refusal, "
            "\"facility\", \"ward\", admission, \"discharge_address\", \"judged_by\", judged_at, \"social_needs\", "
            "\"chosen_nurse\", \"chosen_speech_therapist\", \"chosen_physiotherapist\", \"chosen_cardiologist\", "
            "\"not_enrolled_reason\", "
            "stroke_route=light|severe"},
        {"prado-elderly", Role::NurseAdviser,
            "discharge?, discharge, social_evaluation#1 booked, social_evaluation#1 honoured, gp_1#1 booked, gp_1#1 honoured, "
            "nurse#1 booked, nurse#1 honoured, !readmission, !refusal, "
            "\"facility\", \"ward\", admission, \"discharge_address\", \"judged_by\", judged_at, \"social_needs\", "
            "\"chosen_nurse\", \"chosen_social_worker\", \"not_enrolled_reason\", dependent"},
        {"sophia-diabetes", Role::NurseAdviser, "medical_questionnaire_received, care_gap_open"},
        {"sophia-asthma", Role::NurseAdviser, ""},
        {"sophia-heart-failure", Role::NurseAdviser, "!readmission"},
        {"sophia-physician-coaching", Role::NurseAdviser, "theme=tobacco|physical_activity|exams|treatment"},
        {"vivoptim-declic", Role::NurseAdviser, ""},
        {"vaccination-adult", Role::NurseAdviser,
            "birth, reminder_channel=sms|email|letter, vaccination_risk, vaccine_dtp, vaccine_influenza, vaccine_covid, "
            "vaccine_pneumococcus, vaccine_zoster, vaccine_rsv"},
        {"cesoa", Role::NurseAdviser,
            "appointment#1 booked, appointment#1 honoured, !refusal, !all_done, \"referred_by\", criteria_checked, admitted, "
            "\"centre\", \"not_admitted_reason\""},
        {"therapeutic-education", Role::NurseAdviser,
            "assessment#1 booked, assessment#1 honoured, evaluation#1 booked, evaluation#1 honoured, !refusal, !all_done, "
            "\"referred_by\", criteria_checked, admitted, \"education_team\", \"not_admitted_reason\""},
        {"online-coaching", Role::NurseAdviser, "!refusal, !all_done, \"referred_by\", criteria_checked, admitted"},
    }));
    INFO(row.pathway);
    const ActStory story(row.pathway);
    CHECK(story.list("2026-11-20 10:00", row.role).toStdString() == row.acts);
    // Whoever sees no pathway has nothing to say, nor is anything said from an office but what a physician's request says.
    for (const Role role : {Role::EnrolmentCaller, Role::CampaignLead, Role::TeamManager, Role::MedicalOfficer, Role::Sponsor,
             Role::Administrator}) {
        const QString list = story.list("2026-11-20 10:00", role);
        CHECK((list.isEmpty() || (role == Role::MedicalOfficer && list.startsWith(QLatin1String("theme=")))));
    }
}

TEST_CASE("a hospital adviser sees the pathways that begin in hospital, and no other", "[programmes][acts]")
{
    for (const Protocol& one : MemberStory::book().protocols()) {
        INFO(one.pathway.toStdString());
        const ActStory story(one.isOpenOn(QDate(2026, 11, 22)) ? one.pathway.toLatin1().constData() : "prado-copd");
        CHECK(story.list("2026-11-20 10:00").isEmpty() == (story.protocol->programme != QLatin1String("prado")));
    }
}

TEST_CASE("the theme is said on the version of today, and what the programme sets by nobody at a desk", "[programmes][acts]")
{
    ActStory story("vivoptim-envol");
    const char* now = "2026-11-20 10:00";
    const char* theme =
        "theme=diabetes|atherosclerosis|obesity|tobacco|hypertension|sedentary_life|cholesterol|food|alcohol|stress|"
        "sleep|treatment|after_event";
    const AttributeValue stress(QStringLiteral("stress"));
    const auto said = story.say(theme, value(stress), now, Role::NurseAdviser);
    CHECK(std::get<AttributeSaid>(said) == AttributeSaid{QStringLiteral("theme"), stress});
    CHECK(std::get<AttributeAct>(story.act(theme, now, Role::NurseAdviser).what).known == stress);
    for (const Role role : {Role::NurseAdviser, Role::OtherCoach, Role::MedicalOfficer}) {
        CHECK_FALSE(story.list(now, role).contains(QLatin1String("envol_plus")));
    }
}

TEST_CASE("the discharge is expected, then confirmed, and the schedule follows each word", "[programmes][acts]")
{
    ActStory story("prado-heart-failure");
    const char* now = "2026-11-20 10:00";
    CHECK(story.told("gp_1", now) == QStringLiteral("waiting"));
    CHECK_FALSE(std::get<AnchorSaid>(story.say("discharge?", on("2026-11-25"), now)).confirmed);
    CHECK(story.told("call_1", now).startsWith(QStringLiteral("planned 2026-12-03")));
    CHECK(story.act("discharge?", now).known == story.at("2026-11-25 12:00"));
    story.say("discharge", on("2026-11-19 15:00"), now);
    CHECK(story.told("call_1", now).startsWith(QStringLiteral("planned 2026-11-27")));
    CHECK_FALSE(story.list(now).contains(QLatin1String("discharge?")));
    story.say("discharge", on("2026-11-18 15:00"), now); // said wrong the first time
    CHECK(story.told("call_1", now).startsWith(QStringLiteral("planned 2026-11-26")));
}

TEST_CASE("days that cannot be are refused", "[programmes][acts]")
{
    struct Row {
        const char* act;
        const char* when;
        std::optional<ActFault> fault;
    };
    const auto row = GENERATE(values<Row>({
        {"discharge?", "2026-11-19", ActFault::TooEarly},
        {"discharge?", "2026-11-20", std::nullopt},
        {"discharge?", "2027-05-19", std::nullopt},
        {"discharge?", "2027-05-20", ActFault::TooLate},
        {"discharge", "2026-11-20 10:00", std::nullopt},
        {"discharge", "2026-11-20 10:01", ActFault::TooLate},
        {"discharge", "2026-11-20", std::nullopt},
        {"discharge", "2026-11-21", ActFault::TooLate},
        {"discharge", "2025-11-18", ActFault::TooEarly},
        {"nurse#1 booked", "2026-11-24", ActFault::HourMissing},
        {"nurse#1 booked", "2026-11-24 09:30", std::nullopt},
        {"nurse#1 booked", "2027-11-22 09:30", ActFault::TooLate},
        {"nurse#1 booked", "2026-11-19 23:59", ActFault::TooEarly},
        {"nurse#1 booked", "2026-11-20 08:00", std::nullopt},
        {"nurse#1 honoured", "2026-11-20 11:00", ActFault::TooLate},
        {"nurse#1 honoured", "2026-11-20", std::nullopt},
        {"admission", "2026-11-20", std::nullopt},
        {"admission", "2026-11-21", ActFault::TooLate},
        {"admission", "1899-12-31", ActFault::TooEarly},
        {"judged_at", "2026-13-01", ActFault::DayMissing},
    }));
    INFO(row.act << " " << row.when);
    const ActStory story("prado-surgery");
    CHECK(story.fault(row.act, on(row.when), "2026-11-20 10:00") == row.fault);
}

TEST_CASE("values that the form does not know are refused", "[programmes][acts]")
{
    const ActStory story("prado-heart-failure");
    const char* now = "2026-11-20 10:00";
    CHECK(story.fault("nyha=1|2|3|4", {}, now) == ActFault::ValueMissing);
    CHECK(story.fault("nyha=1|2|3|4", value(QStringLiteral("5")), now) == ActFault::ValueUnknown);
    CHECK(story.fault("nyha=1|2|3|4", value(3), now) == ActFault::ValueUnknown);
    CHECK_FALSE(story.fault("nyha=1|2|3|4", value(QStringLiteral("3")), now));
    CHECK(story.fault("decompensation", value(QStringLiteral("yes")), now) == ActFault::ValueUnknown);
    CHECK_FALSE(story.fault("decompensation", value(false), now));
    const auto refused = factsOf(story.act("nyha=1|2|3|4", now), value(QStringLiteral("5")),
        {MemberStory::calendar(), story.member.territory, story.at(now)});
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == Error{ErrorCode::InvalidInput, QStringLiteral("value_unknown")});
}

TEST_CASE("the day of a person overseas is hers", "[programmes][acts]")
{
    ActStory story("prado-surgery", "2026-11-01", "974");
    // Half past one in the night there, the day before in Paris.
    const char* now = "2026-11-20 01:30";
    CHECK_FALSE(story.fault("nurse#1 booked", on("2026-11-20 08:00"), now));
    CHECK(story.fault("nurse#1 booked", on("2026-11-19 22:00"), now) == ActFault::TooEarly);
    const auto said = std::get<AnchorSaid>(story.say("discharge", on("2026-11-19"), now));
    CHECK(said.when == instantFromText(u"2026-11-19T08:00:00Z").value());
    CHECK(std::get<AnchorSaid>(story.say("discharge", on("2026-11-20"), now)).when == story.at(now)); // noon has not come
}

TEST_CASE("a visit is booked, moved, missed, booked again and honoured", "[programmes][acts]")
{
    ActStory story("prado-surgery");
    story.anchor(AnchorKind::Discharge, "2026-11-18 10:00");
    const char* now = "2026-11-20 10:00";
    story.say("nurse#1 booked", on("2026-11-20 14:00"), now);
    CHECK(story.told("nurse", now).startsWith(QStringLiteral("planned 2026-11-20 14:00")));
    CHECK(story.act("nurse#1 booked", now).known == story.at("2026-11-20 14:00"));
    CHECK(story.list(now).contains(QLatin1String("nurse#1 cancelled")));
    CHECK_FALSE(story.list(now).contains(QLatin1String("nurse#1 missed"))); // its hour has not come
    story.say("nurse#1 booked", on("2026-11-20 16:00"), now);
    const char* evening = "2026-11-20 18:00";
    CHECK(std::get<StepNoted>(story.say("nurse#1 missed", {}, evening)).when == story.at("2026-11-20 16:00"));
    CHECK_FALSE(story.act("nurse#1 booked", evening).known);
    CHECK_FALSE(story.list(evening).contains(QLatin1String("nurse#1 cancelled")));
    story.say("nurse#1 booked", on("2026-11-21 09:00"), evening);
    const char* after = "2026-11-21 12:00";
    CHECK(story.fault("nurse#1 honoured", on("2026-11-17"), after) == ActFault::TooEarly); // still in hospital
    story.say("nurse#1 honoured", on("2026-11-21 09:00"), after);
    CHECK(story.told("nurse", after) == QStringLiteral("done 2026-11-21"));
    CHECK_FALSE(story.list(after).contains(QLatin1String("nurse#1")));
}

TEST_CASE("of a series what is booked, late or next can be said, and who is not concerned has no visit", "[programmes][acts]")
{
    ActStory story("prado-heart-failure");
    story.anchor(AnchorKind::Discharge, "2026-11-02 10:00");
    story.said("nyha", QStringLiteral("2"));
    story.noted("nurse", StepNoted::What::Honoured, "2026-11-08 10:00", 1);
    const char* now = "2026-11-20 10:00";
    story.say("nurse#3 booked", on("2026-11-21 10:00"), now);
    const QString list = story.list(now);
    for (const char* yes : {"nurse#2 honoured", "nurse#3 cancelled", "nurse#4 booked"}) {
        CHECK(list.contains(QLatin1String(yes)));
    }
    for (const char* no : {"nurse#1", "nurse#5", "nurse_long"}) {
        CHECK_FALSE(list.contains(QLatin1String(no)));
    }
    story.say("nyha=1|2|3|4", value(QStringLiteral("4")), now);
    CHECK(story.list(now).contains(QLatin1String("nurse_long#1 booked")));
}

TEST_CASE("readmission suspends until home again, and a lost child leaves the adviser alone to go on", "[programmes][acts]")
{
    ActStory story("prado-maternity");
    story.anchor(AnchorKind::Discharge, "2026-11-18 10:00");
    const char* now = "2026-11-20 10:00";
    story.say("!readmission", {}, now);
    CHECK(story.told("review", now).startsWith(QStringLiteral("suspended")));
    CHECK_FALSE(story.list(now).contains(QLatin1String("discharge?"))); // D0 is the first stay's
    story.say("-readmission", {}, now);
    CHECK(story.told("review", now).startsWith(QStringLiteral("planned")));
    story.say("!child_lost", {}, now);
    CHECK(story.told("midwife_1", now) == QStringLiteral("dropped child_lost"));
    CHECK(story.told("confirm_sms", now) == QStringLiteral("dropped child_lost"));
    CHECK(story.told("review", now).startsWith(QStringLiteral("planned")));
    const QString list = story.list(now);
    CHECK_FALSE(list.contains(QLatin1String("midwife_")));
    for (const char* yes : {"discharge", "!readmission", "-child_lost"}) {
        CHECK(list.contains(QLatin1String(yes)));
    }
    CHECK_FALSE(list.contains(QLatin1String("!refusal")));
    story.say("-child_lost", {}, now); // said of the wrong person
    CHECK(story.told("review", now).startsWith(QStringLiteral("planned")));
    CHECK(story.list(now).contains(QLatin1String("midwife_1#1 booked")));
}

TEST_CASE("on a pathway that opens one day there is nothing to say yet", "[programmes][acts]")
{
    const ActStory story("sophia-heart-failure", "2026-12-01");
    CHECK(story.list("2026-11-20 10:00", Role::NurseAdviser).isEmpty());
    CHECK_FALSE(story.list("2026-12-02 10:00", Role::NurseAdviser).isEmpty());
}

TEST_CASE("after an end only its contrary is said, after a mark nothing", "[programmes][acts]")
{
    ActStory copd("prado-copd");
    copd.say("!all_done", {}, "2026-11-20 10:00");
    CHECK(copd.list("2026-11-20 10:00") == QStringLiteral("-all_done"));
    copd.say("-all_done", {}, "2026-11-20 10:00");
    CHECK(copd.list("2026-11-20 10:00").contains(QLatin1String("gp_1#1 booked")));
    for (const ExitCause cause : {ExitCause::Withdrawal, ExitCause::Objection, ExitCause::Deceased}) {
        ActStory story("prado-copd");
        story.stopped(cause, "2026-11-19 10:00");
        CHECK(story.list("2026-11-20 10:00").isEmpty());
        CHECK(story.list("2026-11-20 10:00", Role::NurseAdviser).isEmpty());
    }
}

TEST_CASE("a member moves to the version of today only, as whoever joins, and with her consent", "[programmes][acts]")
{
    const char* now = "2026-11-20 10:00";
    ActStory story("vivoptim-envol");
    CHECK_FALSE(story.list(now, Role::NurseAdviser).contains(QLatin1String("version")));
    story.protocol = MemberStory::book().version(u"vivoptim-envol", u"2015-01");
    REQUIRE(story.protocol);
    const PathwayAct act = story.act("version 2018-01", now, Role::NurseAdviser);
    const ActPlace place{MemberStory::calendar(), story.member.territory, story.at(now)};
    CHECK(faultOf(act, {}, place) == ActFault::ValueMissing);
    CHECK(faultOf(act, value(false), place) == ActFault::ConsentMissing);
    const auto bodies = factsOf(act, value(true), place);
    REQUIRE(bodies);
    REQUIRE(bodies->size() == 2);
    const auto& consent = std::get<ConsentSaid>(bodies->front());
    CHECK(consent
        == ConsentSaid{QStringLiteral("programme"), QStringLiteral("vivoptim"), true, QStringLiteral("phone"),
            MemberStory::book().version(u"vivoptim-envol", u"2018-01")->consents.front().wording});
    const auto& joined = std::get<PathwayJoined>(std::get<PathwaySaid>(bodies->back()).body);
    CHECK(joined.version == QStringLiteral("2018-01"));
    CHECK(joined.entry == QStringLiteral("online")); // "ward_visit" is no channel of that version
    CHECK(joined.membership);
    // Whoever has left does not move: that would be joining anew. Nor does anybody move while no version is open.
    story.stopped(ExitCause::Refusal, "2026-11-19 10:00");
    CHECK_FALSE(story.list(now, Role::NurseAdviser).contains(QLatin1String("version")));
    ActStory old("vivoptim-impulsion");
    old.protocol = MemberStory::book().version(u"vivoptim-impulsion", u"2015-01");
    old.anchor(AnchorKind::Enrolment, "2025-11-19");
    CHECK_FALSE(old.list(now, Role::NurseAdviser).contains(QLatin1String("version"))); // twelve months are over
    old.anchor(AnchorKind::Enrolment, "2025-12-19");
    CHECK(old.list(now, Role::NurseAdviser).contains(QLatin1String("version 2018-01")));
}

TEST_CASE("words of the form are said, said anew and taken back", "[programmes][acts]")
{
    ActStory story("prado-surgery");
    const char* now = "2026-11-20 10:00";
    const auto words = [](const QString& text) {
        ActInput input;
        input.text = text;
        return input;
    };
    CHECK(story.fault("\"ward\"", words({}), now) == ActFault::ValueMissing);
    CHECK(story.fault("\"ward\"", words(QStringLiteral("  ")), now) == ActFault::ValueMissing);
    CHECK(story.fault("\"ward\"", words(QString(FormTextSaid::longest + 1, u'a')), now) == ActFault::TextTooLong);
    CHECK_FALSE(story.fault("\"ward\"", words(QString(FormTextSaid::longest, u'a')), now));
    const auto said = std::get<FormTextSaid>(story.say("\"ward\"", words(QStringLiteral(" Orthopédie ")), now));
    CHECK(said == FormTextSaid{QStringLiteral("ward"), QStringLiteral("Orthopédie")});
    story.texts = {said};
    CHECK(std::get<TextAct>(story.act("\"ward\"", now).what).known == QStringLiteral("Orthopédie"));
    CHECK(std::get<FormTextSaid>(story.say("\"ward\"", words({}), now)).text.isEmpty());
}

TEST_CASE("a child's birth is said once, with its hour, and may be put right", "[programmes][acts]")
{
    ActStory story("prado-maternity");
    const char* now = "2026-11-20 10:00";
    CHECK_FALSE(story.list(now).contains(QLatin1String("birth_time")));
    const auto said = std::get<AnchorSaid>(story.say("birth", on("2026-11-18 03:40"), now));
    CHECK(said == AnchorSaid{AnchorKind::Birth, story.at("2026-11-18 03:40"), true});
    CHECK(story.act("birth", now).known == story.at("2026-11-18 03:40"));
}

TEST_CASE("a dose that was given is said with its day, and does the step", "[programmes][acts]")
{
    ActStory story("vaccination-adult");
    const char* now = "2026-11-20 10:00";
    story.say("birth", on("1960-03-02"), now, Role::NurseAdviser);
    CHECK_FALSE(story.list(now, Role::NurseAdviser).contains(QLatin1String("birth,")));
    story.say("reminder_channel=sms|email|letter", value(QStringLiteral("letter")), now, Role::NurseAdviser);
    CHECK_FALSE(story.told("pneumococcus_65", now).startsWith(QStringLiteral("done")));
    story.say("vaccine_pneumococcus", on("2026-11-12"), now, Role::NurseAdviser);
    CHECK(story.told("pneumococcus_65", now) == QStringLiteral("done 2026-11-12"));
}
