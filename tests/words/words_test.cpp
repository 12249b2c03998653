#include "ui/words/act_words.h"
#include "ui/words/activity_words.h"
#include "ui/words/call_words.h"
#include "ui/words/error_words.h"
#include "ui/words/people_words.h"
#include "ui/words/queue_words.h"

#include <catch2/catch.hpp>

#include <QRegularExpression>
#include <QSet>

using namespace relais;

namespace {

const TimeWords paris(QTimeZone("Europe/Paris"));
const Instant now = instantFromText(u"2026-11-03T14:02:00Z").value();

} // namespace

TEST_CASE("every failure says what happened, what is safe and what to do, without jargon", "[words]")
{
    for (int code = 0; code <= static_cast<int>(ErrorCode::Cancelled); ++code) {
        const ErrorWords words = errorWords(static_cast<ErrorCode>(code));
        INFO(code);
        for (const QString& part : {words.happened, words.safe, words.toDo}) {
            REQUIRE_FALSE(part.isEmpty());
            CHECK(part.endsWith(u'.'));
            for (const char16_t* jargon : {u"erreur", u"error", u"timeout", u"JSON", u"HTTP", u"base de données"}) {
                CHECK_FALSE(part.contains(QStringView(jargon), Qt::CaseInsensitive));
            }
        }
    }
}

TEST_CASE("a refusal whose code is not known still has its three sentences", "[words]")
{
    for (const QString& code : {QStringLiteral("malformed"), QStringLiteral("fenced_off"), QStringLiteral("something_new")}) {
        for (const bool conflict : {false, true}) {
            CHECK_FALSE(refusalWords(code, conflict).toDo.isEmpty());
        }
    }
}

TEST_CASE("every outcome has a name of its own", "[words]")
{
    QSet<QString> names;
    for (int code = 0; code <= static_cast<int>(OutcomeCode::DisputesEligibility); ++code) {
        names << words(static_cast<OutcomeCode>(code));
    }
    CHECK(names.size() == static_cast<int>(OutcomeCode::DisputesEligibility) + 1);
    CHECK_FALSE(names.contains(QString()));
}

TEST_CASE("names are capitals for the family alone, numbers go two by two", "[words]")
{
    PersonIdentity person{QStringLiteral("MARTIN"), QStringLiteral("ROUSSEAU-DUPRÉ"), QStringLiteral("MARGUERITE"),
        QDate(1964, 9, 12), Sex::Female};
    CHECK(displayName(person) == QStringLiteral("Marguerite ROUSSEAU-DUPRÉ"));
    CHECK(shortName(person) == QStringLiteral("Rousseau-Dupré M."));
    CHECK(bornWords(person) == QStringLiteral("née le 12 septembre 1964"));
    CHECK(ageWords(QDate(1964, 11, 4), QDate(2026, 11, 3)) == QStringLiteral("61\u00a0ans"));
    CHECK(ageWords(QDate(1964, 11, 3), QDate(2026, 11, 3)) == QStringLiteral("62\u00a0ans"));
    CHECK(ageWords(QDate(), QDate(2026, 11, 3)).isEmpty());
    CHECK(phoneWords({QStringLiteral("+33639981234")}) == QStringLiteral("06 39 98 12 34").replace(u' ', QChar(0xa0)));
    CHECK(phoneWords({QStringLiteral("+262639981234")}) == QStringLiteral("06 39 98 12 34").replace(u' ', QChar(0xa0)));
}

TEST_CASE("why her, now is a sentence, and hides health from who may not see it", "[words]")
{
    const std::vector<QueueReason> reasons = {
        {QStringLiteral("promise"), now - std::chrono::minutes(62), QStringLiteral("Paul D."), {}, 0},
        {QStringLiteral("care_gap"), instantFromText(u"2023-02-01T00:00:00Z"), {}, QStringLiteral("eye_fundus"), 3}};
    CHECK(whyWords(reasons, paris, now, HealthWords::Shown).toStdString()
        == "rappel promis pour 14\u00a0h par Paul D.\u202f; le fond d’œil manque depuis 2023");
    CHECK(whyWords(reasons, paris, now, HealthWords::Hidden).toStdString() == "rappel promis pour 14\u00a0h par Paul D.");
    const QueueReason home{QStringLiteral("no_appointment"), now - std::chrono::hours(24 * 5), {}, {}, 0};
    CHECK(reasonWords(home, paris, now, HealthWords::Shown)
        == QStringLiteral("sans rendez-vous\u00a0: sortie jeudi 29 octobre, et aucun premier rendez-vous n’est pris"));
    const QueueReason late{QStringLiteral("promise"), now - std::chrono::hours(24 * 2), {}, {}, 0};
    CHECK(reasonWords(late, paris, now, HealthWords::Shown)
        == QStringLiteral("rappel promis pour dimanche 1er novembre 15\u00a0h\u00a002"));
    for (const char16_t* code : {u"own_promise", u"promise", u"step_late", u"step_due", u"physician_request", u"campaign_retry",
             u"campaign_first", u"care_gap", u"slot_worked_before", u"manager_first", u"second_number", u"last_attempt"}) {
        CHECK_FALSE(reasonWords({QStringView(code).toString(), {}, {}, {}, 0}, paris, now, HealthWords::Shown).isEmpty());
    }
}

TEST_CASE("nobody to call says why and what to do", "[words]")
{
    QSet<QString> titles;
    for (const char16_t* code :
        {u"outside_hours", u"queue_empty", u"all_leased", u"nobody_competent", u"not_permitted", u"offline"}) {
        const NoContactWords words = noContactWords({QStringView(code).toString(), {}}, paris, now);
        titles << words.title;
        CHECK_FALSE(words.text.isEmpty());
    }
    CHECK(titles.size() == 6);
    CHECK(noContactWords({QStringLiteral("outside_hours"), instantFromText(u"2026-11-04T08:00:00Z")}, paris, now).title
        == QStringLiteral("Hors des heures d’appel jusqu’à demain 9\u00a0h"));
}

TEST_CASE("the next step is said before it is saved", "[words]")
{
    const QDate today(2026, 11, 3);
    NextStepPreview step;
    step.localDate = QDate(2026, 11, 5);
    step.localFrom = QTime(14, 0);
    step.localUntil = QTime(17, 0);
    CHECK(nextStepWords(step, today).sentence() == QStringLiteral("Prochain appel\u00a0: jeudi 14\u00a0h–17\u00a0h"));
    step.promise = true;
    step.localUntil = QTime(14, 10);
    CHECK(nextStepWords(step, today).sentence() == QStringLiteral("Rappel promis\u00a0: jeudi 14\u00a0h"));
    step.promise = false;
    step.localDate = QDate(2027, 1, 28);
    step.localFrom = step.localUntil = QTime(0, 0);
    CHECK(
        nextStepWords(step, today).sentence() == QStringLiteral("Prochain appel\u00a0: jeudi 28 janvier 2027, toute la journée"));
    NextStepPreview missing;
    missing.missing = ErrorCode::ReportMissing;
    CHECK(nextStepWords(missing, today).blocked);
    NextStepPreview closed;
    closed.missing = ErrorCode::PromiseNotPossible;
    closed.promiseVerdict = QStringLiteral("outside_service_hours");
    closed.promiseFits = {{today, QTime(18, 50)}, {today.addDays(1), QTime(9, 0)}};
    CHECK(nextStepWords(closed, today).blocked);
    CHECK(nextStepWords(closed, today).value.contains(u"18\u00a0h\u00a050"));
    NextStepPreview letter;
    letter.done = true;
    letter.letter = QStringLiteral("unreachable");
    CHECK(nextStepWords(letter, today).value.contains(u"injoignable"));
}

TEST_CASE("every act has a key without a function key, and no key twice", "[words]")
{
    QSet<QString> keys;
    int count = 0;
    for (const ActKeys& act : actKeys()) {
        const QString plain = act.second.isEmpty() ? act.key : act.second;
        INFO(act.label.toStdString());
        CHECK_FALSE(QRegularExpression(QStringLiteral("F\\d")).match(plain).hasMatch());
        for (const QString& key : {act.key, act.second}) {
            if (!key.isEmpty()) {
                keys << key;
                ++count;
            }
        }
    }
    CHECK(keys.size() == count);
    CHECK(keyCap(Act::PauseAfter) == QStringLiteral("⇧F12"));
    CHECK(keyCap(Act::Save) == QStringLiteral("Ctrl+Entrée"));
}

TEST_CASE("the badge of the network says what is unsent and how old the data is", "[words]")
{
    SyncView sync;
    sync.state = SyncState::Offline;
    sync.unsent = 3;
    sync.freshAt = now - std::chrono::minutes(20);
    const SyncWords words = syncWords(sync, paris, now);
    CHECK(words.badge == QStringLiteral("Hors ligne depuis 14:42, 3 à envoyer"));
    CHECK(words.sentence.contains(QStringLiteral("14:42")));
    CHECK(words.sentence.contains(QStringLiteral("rien n’est perdu")));
    sync.state = SyncState::UpToDate;
    sync.unsent = 0;
    CHECK(syncWords(sync, paris, now).badge == QStringLiteral("À jour, 14:42"));
}
