#include "ui/programmes/questionnaire_desk.h"

#include "core/programmes/joining.h"
#include "core/programmes/questionnaire_file.h"
#include "ui/base/key_button.h"
#include "ui/base/text_label.h"
#include "ui/base/theme.h"
#include "ui/programmes/questionnaire_page.h"
#include "ui/words/error_words.h"
#include "ui/words/joining_words.h"
#include "ui/words/typography.h"

#include <QFuture>
#include <QVBoxLayout>

namespace relais {

namespace {

const QString riskQuestionnaire = QStringLiteral("vivoptim-risk");
const QString secondQuestionnaire = QStringLiteral("vivoptim-detail");

/// The pathway whose members fill in the second questionnaire: its protocol has that step.
const Protocol* pathwayOfSecond(const std::vector<Membership>& members)
{
    for (const Membership& member : members) {
        if (member.protocol->step(u"second_questionnaire")) {
            return member.protocol;
        }
    }
    return nullptr;
}

int ageOn(QDate birth, QDate day)
{
    const int years = day.year() - birth.year();
    return day < birth.addYears(years) ? years - 1 : years;
}

} // namespace

QuestionnaireDesk::QuestionnaireDesk(CallDesk& desk, const PathwaySources& sources, const Clock& clock, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_sources(sources), m_clock(clock), m_instead(new QWidget(this)),
      m_message(new TextLabel(TextRole::Body, {}, m_instead)),
      m_again(new KeyButton(tr("Enregistrer de nouveau"), {}, KeyButton::Kind::Primary, m_instead)),
      m_back(new KeyButton(tr("Revenir à la fiche"), {}, KeyButton::Kind::Plain, m_instead))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_instead, 1); // in a widget that hides: a stretch of its own would keep half the height from the page
    auto* column = new QVBoxLayout(m_instead);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::space3);
    column->addWidget(m_message->wrapped());
    column->addWidget(m_again, 0, Qt::AlignLeft);
    column->addWidget(m_back, 0, Qt::AlignLeft);
    column->addStretch(1);
    connect(m_again, &QAbstractButton::clicked, this, &QuestionnaireDesk::save);
    connect(m_back, &QAbstractButton::clicked, this, &QuestionnaireDesk::closed);
    connect(&m_desk, &CallDesk::changed, this, &QuestionnaireDesk::refresh);
    m_again->hide();
}

QuestionnaireDesk::~QuestionnaireDesk()
{
    delete m_page; // it borrows what is a member here
}

QString QuestionnaireDesk::obstacle() const
{
    const DeskState& state = m_desk.state();
    if (!state.contact || !state.agent) {
        return typographic(tr("Le questionnaire s'ouvre pour la personne à l'écran. Amenez d'abord sa fiche."));
    }
    if (!seesHealthData(state.agent->role)) {
        return typographic(tr("Votre rôle ne voit pas les données de santé : ce questionnaire n'est pas pour vous."));
    }
    if (!m_sources.programmes) {
        return typographic(tr("Aucun parcours connu sur ce poste : il n'y a pas de questionnaire."));
    }
    if (state.contact->identity != IdentityCheck::Confirmed) {
        return typographic(tr("Replié tant que l'identité n'est pas confirmée (F8)."));
    }
    return {};
}

void QuestionnaireDesk::open()
{
    const auto& contact = m_desk.state().contact;
    if (const QString why = obstacle(); !why.isEmpty()) {
        fold(why);
    } else if (m_page && contact->contact.person.id == m_person) {
        unfold();
    } else {
        drop();
        m_person = contact->contact.person.id;
        build();
    }
    takeFocus();
}

void QuestionnaireDesk::takeFocus()
{
    if (!isVisible()) {
        return; // a control out of sight would take the keys with it
    }
    if (m_instead->isVisibleTo(this)) {
        (m_again->isVisibleTo(this) ? m_again : m_back)->setFocus(Qt::OtherFocusReason);
    } else if (m_page) {
        m_page->takeFocus();
    }
}

/// What was answered stays in memory, out of sight, until she is who she says.
void QuestionnaireDesk::fold(const QString& why)
{
    m_folded = true;
    m_again->hide();
    sayInstead(why);
}

/// Back to what is open for her: the page, or what could not be kept of it.
void QuestionnaireDesk::unfold()
{
    m_folded = false;
    if (!m_failure.isEmpty()) {
        m_again->show();
        sayInstead(m_failure);
        return;
    }
    m_page->show();
    m_instead->hide();
}

void QuestionnaireDesk::sayInstead(const QString& text)
{
    m_message->setText(text);
    m_instead->show();
    if (m_page) {
        if (m_page->isAncestorOf(window()->focusWidget())) {
            takeFocus(); // before the page goes, and the focus with it
        }
        m_page->hide();
    }
}

void QuestionnaireDesk::build()
{
    const ContactOnScreen& contact = *m_desk.state().contact;
    const auto members = m_sources.of(contact, *m_desk.state().agent);
    const Protocol* second = pathwayOfSecond(members);
    auto questionnaire = shippedQuestionnaire(second ? secondQuestionnaire : riskQuestionnaire);
    if (!questionnaire) {
        sayInstead(errorWords(questionnaire.error().code).sentence());
        return;
    }
    m_questionnaire = std::move(*questionnaire);
    m_book = m_sources.programmes.book();
    const PersonSlice& person = contact.contact.person;
    const QDate today = m_sources.calendar.localTime(m_clock.now(), person.territory).date;
    Attributes known;
    if (person.identity.birthDate.isValid()) {
        known.set(QStringLiteral("age"), ageOn(person.identity.birthDate, today));
    }
    known.set(QStringLiteral("deceased"), person.deceased);
    const auto consent = second ? QuestionnaireRun::Consent::Held : QuestionnaireRun::Consent::None;
    m_page = new QuestionnairePage({*m_questionnaire, *m_book, m_clock, today, known, consent}, this);
    if (const auto answers = leftOpen(contact.history, m_questionnaire->code)) {
        m_page->model().takeUp(*answers);
    }
    const QString pathwayOfMember = second ? second->pathway : QString();
    connect(m_page, &QuestionnairePage::finished, this,
        [this, today, pathwayOfMember](
            const QuestionnaireResult& result, const std::vector<ConsentAnswer>& consents, const QString& pathway) {
            const Protocol* protocol = pathway.isEmpty() ? nullptr : m_book->joinedOn(pathway, today);
            const auto& shown = m_desk.state().contact;
            if (protocol && shown) {
                const PersonSlice& who = shown->contact.person;
                m_unsaved =
                    enrolmentBodies(result, consents, *protocol, m_sources.calendar, who.territory, who.identity.birthDate);
                if (m_unsaved.empty()) {
                    refuse(consents, *protocol);
                    return;
                }
            } else if (!pathwayOfMember.isEmpty()) {
                m_unsaved = {PathwaySaid{pathwayOfMember, saidOf(result)}};
            }
            save();
        });
    connect(m_page, &QuestionnairePage::left, this, [this, pathwayOfMember](const QuestionnaireResult& partial) {
        if (!pathwayOfMember.isEmpty()) {
            m_unsaved = {PathwaySaid{pathwayOfMember, saidOf(partial)}};
        }
        save();
    });
    connect(m_page, &QuestionnairePage::abandoned, this, &QuestionnaireDesk::leave);
    static_cast<QVBoxLayout*>(layout())->addWidget(m_page, 1);
    unfold();
}

/// Nothing is recorded, and nobody believes that something was.
void QuestionnaireDesk::refuse(const std::vector<ConsentAnswer>& consents, const Protocol& protocol)
{
    Joining joining{QStringLiteral("campaign"), {}, {}, {}, {}};
    for (const ConsentAnswer& consent : consents) {
        if (consent.given) {
            joining.consents.append(consent.code);
        }
    }
    const auto obstacle = joiningObstacle(protocol, joining);
    drop();
    sayInstead(JoiningWords::obstacle(obstacle.value_or(JoiningObstacle::EntryNotOffered)));
    takeFocus();
}

void QuestionnaireDesk::save()
{
    if (m_unsaved.empty()) {
        leave();
        return;
    }
    if (const QString why = obstacle(); !why.isEmpty()) {
        m_failure = typographic(tr("Les réponses ne sont pas encore enregistrées."));
        fold(why);
        return;
    }
    m_failure.clear();
    m_desk.record(m_unsaved).then(this, [this, person = m_person](const Result<Done>& done) {
        if (person != m_person) {
            return; // another person has come meanwhile
        }
        if (done) {
            leave();
            return;
        }
        m_failure = errorWords(done.error().code).sentence();
        unfold();
        takeFocus();
    });
}

/// What is over is not shown again: the next time it begins anew.
void QuestionnaireDesk::leave()
{
    drop();
    Q_EMIT closed();
}

void QuestionnaireDesk::drop()
{
    m_unsaved.clear();
    m_failure.clear();
    m_folded = false;
    m_again->hide();
    m_person = PersonId();
    if (m_page) {
        m_page->hide();
        m_page->disconnect(this);
        m_page->deleteLater(); // its run overwrites what it holds
        m_page->model().abandon();
        m_page = nullptr;
    }
}

void QuestionnaireDesk::refresh()
{
    const auto& contact = m_desk.state().contact;
    if (m_page && (!contact || contact->contact.person.id != m_person)) {
        drop();
    }
    const QString why = obstacle();
    if (m_page && !m_folded && !why.isEmpty()) {
        fold(why);
    } else if (m_folded && !why.isEmpty()) {
        m_message->setText(why);
    } else if (m_folded && isVisible()) {
        open();
    }
}

} // namespace relais
