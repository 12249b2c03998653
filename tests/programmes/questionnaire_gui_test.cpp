#include "tests/support/filled_sheet.h"
#include "tests/support/test_clock.h"
#include "ui/base/relais_style.h"
#include "ui/programmes/questionnaire_page.h"
#include "ui/words/questionnaire_words.h"

#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QLineEdit>
#include <QTest>

using namespace relais;
using relais::test::questionnaireDay;
using relais::test::shipped;
using relais::test::TestClock;

namespace {

/// The page in a window of its own, with all that it says.
struct PageStage {
    explicit PageStage(const char* code, QuestionnaireRun::Consent consent = QuestionnaireRun::Consent::None,
        LookChoice look = LookChoice::Light)
        : questionnaire(shipped(code)), book(*ProgrammeBook::shipped())
    {
        applyLook(look, Theme::Density::Comfortable);
        page = std::make_unique<QuestionnairePage>(
            QuestionnaireViewModel::Setting{questionnaire, book, clock, questionnaireDay, known, consent});
        QObject::connect(page.get(), &QuestionnairePage::finished, page.get(),
            [this](const QuestionnaireResult& one, const std::vector<ConsentAnswer>& given, const QString& way) {
                result = one;
                consents = given;
                pathway = way;
            });
        QObject::connect(
            page.get(), &QuestionnairePage::left, page.get(), [this](const QuestionnaireResult& one) { partial = one; });
        QObject::connect(page.get(), &QuestionnairePage::abandoned, page.get(), [this] { ++abandoned; });
        QObject::connect(&page->model(), &QuestionnaireViewModel::measured, page.get(),
            [this](const QuestionnaireMeasure& one) { measures.push_back(one); });
        page->resize(900, 640);
        page->show();
        page->activateWindow();
        QCoreApplication::processEvents();
    }
    /// To whatever has the focus, as a keyboard does.
    void key(Qt::Key which, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget* focus = page->focusWidget() ? page->focusWidget() : page.get();
        QTest::keyClick(focus, which, modifiers);
        QCoreApplication::processEvents();
    }
    void type(const char* text)
    {
        QTest::keyClicks(page->focusWidget(), QString::fromLatin1(text));
        key(Qt::Key_Return);
    }
    void press(Qt::Key digit)
    {
        key(digit);
        key(Qt::Key_Return);
    }
    QString asked() const { return page->model().question() ? page->model().question()->code : QStringLiteral("end"); }
    /// Every text that is on the page to be seen.
    QString seen() const
    {
        QStringList texts;
        for (QWidget* widget : page->findChildren<QWidget*>()) {
            if (widget->isVisible()) {
                texts << widget->property("text").toString() << widget->accessibleName();
            }
        }
        return texts.join(u'\n');
    }
    void shoot(const QString& name) const
    {
        const QString folder = QCoreApplication::applicationDirPath() + QStringLiteral("/../gallery");
        QDir().mkpath(folder);
        page->resize(1366, 768);
        QCoreApplication::processEvents();
        CHECK(page->minimumSizeHint().width() <= 1366);
        CHECK(page->minimumSizeHint().height() <= 768);
        CHECK(page->grab().save(folder + u'/' + name + QStringLiteral(".png")));
    }
    /// The eight that everybody answers: a level of moderate.
    void answerRequired()
    {
        press(Qt::Key_2);
        type("45");
        press(Qt::Key_1);
        press(Qt::Key_1);
        press(Qt::Key_2);
        press(Qt::Key_1);
        press(Qt::Key_1);
        press(Qt::Key_1);
    }

    TestClock clock;
    Questionnaire questionnaire;
    ProgrammeBook book;
    Attributes known;
    std::unique_ptr<QuestionnairePage> page;
    std::optional<QuestionnaireResult> result;
    std::optional<QuestionnaireResult> partial;
    std::vector<ConsentAnswer> consents;
    QString pathway;
    int abandoned = 0;
    std::vector<QuestionnaireMeasure> measures;
};

} // namespace

TEST_CASE("a volunteer is asked, told her level and enrolled by the keyboard alone", "[programmes][questionnaire][gui]")
{
    PageStage stage("vivoptim-risk");
    CHECK(stage.seen().contains(QStringLiteral("Question 1 sur 11")));
    CHECK(stage.seen().contains(QStringLiteral("pas un score médical")));
    stage.press(Qt::Key_2);
    stage.type("17");
    CHECK(stage.seen().contains(QStringLiteral("Donnez un nombre entier de 18 à 110.")));
    stage.type("45");
    CHECK(stage.asked() == QStringLiteral("sex"));
    stage.key(Qt::Key_Return); // nothing chosen
    CHECK(stage.seen().contains(QStringLiteral("Choisissez une réponse, ou passez la question.")));
    stage.press(Qt::Key_1);
    stage.press(Qt::Key_4);
    CHECK(stage.asked() == QStringLiteral("cigarettes"));
    stage.key(Qt::Key_Backspace); // in the empty field
    CHECK(stage.asked() == QStringLiteral("tobacco"));
    stage.key(Qt::Key_Up);
    stage.key(Qt::Key_Return);
    CHECK(stage.asked() == QStringLiteral("diabetes"));
    stage.key(Qt::Key_Left, Qt::AltModifier);
    CHECK(stage.asked() == QStringLiteral("tobacco"));
    stage.press(Qt::Key_1);
    stage.press(Qt::Key_2);
    stage.press(Qt::Key_1);
    stage.press(Qt::Key_1);
    stage.press(Qt::Key_1);
    CHECK(stage.asked() == QStringLiteral("family_event"));
    stage.key(Qt::Key_Right, Qt::AltModifier);
    stage.type("80");
    stage.clock.advance(std::chrono::seconds(95));
    stage.key(Qt::Key_Return); // nothing chosen: never passed by mistake
    CHECK(stage.seen().contains(QStringLiteral("Choisissez une réponse, ou passez la question.")));
    stage.key(Qt::Key_Right, Qt::AltModifier);
    REQUIRE(stage.asked() == QStringLiteral("end"));
    CHECK(stage.seen().contains(QStringLiteral("Risque modéré")));
    CHECK(stage.seen().contains(QStringLiteral("Parcours Impulsion")));
    // Nothing is given out before the consent.
    stage.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK_FALSE(stage.result);
    stage.key(Qt::Key_2); // evaluation alone does not do
    stage.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK_FALSE(stage.result);
    stage.key(Qt::Key_2);
    stage.key(Qt::Key_1);
    stage.key(Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(stage.result);
    CHECK(stage.result->complete);
    CHECK(stage.result->level == RiskLevel::Moderate);
    CHECK(stage.result->seconds == 95);
    CHECK(stage.result->answers.size() == 9);
    CHECK(stage.pathway == QStringLiteral("vivoptim-impulsion"));
    CHECK(stage.consents
        == std::vector<ConsentAnswer>{{QStringLiteral("programme"), QStringLiteral("2026-11"), true},
            {QStringLiteral("evaluation"), QStringLiteral("2026-11"), false},
            {QStringLiteral("electronic_messages"), QStringLiteral("2026-11"), false},
            {QStringLiteral("physician_sharing"), QStringLiteral("2026-11"), false}});
    REQUIRE(stage.measures.size() == 1);
    CHECK(stage.measures.front().completed);
}

TEST_CASE("abandoning asks on the page itself, then wipes every answer", "[programmes][questionnaire][gui]")
{
    PageStage stage("vivoptim-risk");
    stage.press(Qt::Key_1);
    stage.key(Qt::Key_5);
    stage.key(Qt::Key_Escape);
    CHECK(stage.seen().contains(QStringLiteral("efface toutes les réponses")));
    CHECK(stage.abandoned == 0);
    stage.key(Qt::Key_Escape);
    CHECK(stage.asked() == QStringLiteral("age"));
    CHECK_FALSE(stage.seen().contains(QStringLiteral("efface toutes les réponses")));
    stage.key(Qt::Key_Escape);
    stage.key(Qt::Key_Tab);
    stage.key(Qt::Key_Space);
    CHECK(stage.abandoned == 1);
    CHECK_FALSE(stage.result);
    CHECK_FALSE(stage.partial);
    CHECK(stage.page->findChild<QLineEdit*>()->text().isEmpty());
    REQUIRE(stage.measures.size() == 1);
    CHECK_FALSE(stage.measures.front().completed);
    CHECK(stage.measures.front().answered == 1);
    // Over is over.
    stage.page->model().goBack();
    stage.page->model().leave();
    CHECK(stage.abandoned == 1);
}

TEST_CASE("who fits no pathway is told why, and cannot be enrolled", "[programmes][questionnaire][gui]")
{
    PageStage stage("vivoptim-risk");
    stage.press(Qt::Key_2);
    stage.type("75");
    for (const Qt::Key digit : {Qt::Key_1, Qt::Key_1, Qt::Key_2, Qt::Key_2, Qt::Key_2, Qt::Key_1}) {
        stage.press(digit);
    }
    stage.key(Qt::Key_End, Qt::AltModifier);
    REQUIRE(stage.asked() == QStringLiteral("end"));
    CHECK(stage.seen().contains(QStringLiteral("70\u00a0ans au plus")));
    CHECK(stage.page->findChildren<QCheckBox*>().isEmpty());
    stage.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK_FALSE(stage.result);
}

TEST_CASE("other answers at the end ask for the consents anew", "[programmes][questionnaire][gui]")
{
    PageStage stage("vivoptim-risk");
    stage.answerRequired();
    stage.key(Qt::Key_End, Qt::AltModifier);
    stage.key(Qt::Key_1);
    CHECK(stage.page->model().canFinish());
    stage.key(Qt::Key_Left, Qt::AltModifier);
    stage.key(Qt::Key_End, Qt::AltModifier);
    REQUIRE(stage.asked() == QStringLiteral("end"));
    CHECK_FALSE(stage.page->model().canFinish());
    CHECK_FALSE(stage.page->findChildren<QCheckBox*>().front()->isChecked());
}

TEST_CASE("a member leaves the second questionnaire and takes it up again", "[programmes][questionnaire][gui]")
{
    PageStage stage("vivoptim-detail", QuestionnaireRun::Consent::Held);
    stage.type("172");
    stage.type("81");
    stage.press(Qt::Key_1);
    stage.press(Qt::Key_3);
    stage.type("2034");
    CHECK(stage.seen().contains(QStringLiteral("à aujourd’hui")));
    stage.type("03/2024");
    CHECK(stage.asked() == QStringLiteral("treatments"));
    stage.key(Qt::Key_Escape);
    REQUIRE(stage.partial);
    CHECK_FALSE(stage.partial->complete);
    CHECK(stage.partial->answers.size() == 5);

    PageStage later("vivoptim-detail", QuestionnaireRun::Consent::Held);
    later.page->model().takeUp(stage.partial->answers);
    CHECK(later.asked() == QStringLiteral("treatments"));
    while (later.page->model().question()) {
        if (later.page->model().question()->required) {
            later.page->model().choices().isEmpty() ? later.type("0") : later.press(Qt::Key_2);
        } else {
            later.key(Qt::Key_Right, Qt::AltModifier);
        }
    }
    later.key(Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(later.result);
    CHECK(later.result->complete);
    CHECK_FALSE(later.result->level);
    CHECK(later.consents.empty());
}

TEST_CASE("every control of the questionnaire has a name, and its pictures fit the screen", "[programmes][questionnaire][gui]")
{
    const auto [look, name] =
        GENERATE(std::pair{LookChoice::Light, QStringLiteral("light")}, std::pair{LookChoice::Dark, QStringLiteral("dark")});
    PageStage stage("vivoptim-risk", QuestionnaireRun::Consent::None, look);
    const auto named = [&] {
        for (QWidget* widget : stage.page->findChildren<QWidget*>()) {
            if (widget->isVisible() && widget->focusPolicy() != Qt::NoFocus
                && (widget->inherits("QAbstractButton") || widget->inherits("QLineEdit"))) {
                CAPTURE(widget->metaObject()->className());
                CHECK_FALSE((widget->accessibleName() + widget->property("text").toString()).isEmpty());
            }
        }
    };
    named();
    stage.shoot(QStringLiteral("questionnaire-first-") + name);
    stage.press(Qt::Key_2);
    stage.type("12");
    named();
    stage.shoot(QStringLiteral("questionnaire-number-") + name);
    stage.type("62");
    stage.key(Qt::Key_2);
    stage.key(Qt::Key_Return);
    stage.key(Qt::Key_3);
    stage.clock.advance(std::chrono::seconds(200));
    stage.key(Qt::Key_Return);
    stage.key(Qt::Key_Left, Qt::AltModifier);
    stage.shoot(QStringLiteral("questionnaire-choice-") + name);
    stage.key(Qt::Key_Escape);
    stage.shoot(QStringLiteral("questionnaire-abandon-") + name);
    stage.key(Qt::Key_Escape);
    for (const Qt::Key digit : {Qt::Key_3, Qt::Key_2, Qt::Key_1, Qt::Key_2, Qt::Key_2}) {
        stage.press(digit);
    }
    stage.shoot(QStringLiteral("questionnaire-optional-") + name);
    stage.key(Qt::Key_End, Qt::AltModifier);
    REQUIRE(stage.asked() == QStringLiteral("end"));
    named();
    stage.shoot(QStringLiteral("questionnaire-end-") + name);
}
