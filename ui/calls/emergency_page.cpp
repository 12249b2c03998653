#include "ui/calls/emergency_page.h"

#include "ui/base/key_button.h"
#include "ui/base/row_list.h"
#include "ui/base/text_height.h"
#include "ui/base/text_label.h"
#include "ui/words/emergency_words.h"
#include "ui/words/error_words.h"
#include "ui/words/people_words.h"
#include "ui/words/typography.h"

#include <QFuture>
#include <QVBoxLayout>

namespace relais {

EmergencyPage::EmergencyPage(CallDesk& desk, const std::optional<SamuNumbers>& samu, QWidget* parent)
    : InfoPage(tr("Urgence"), parent), m_desk(desk), m_person(new RowList(RowList::Shape::LabelText, this)),
      m_samuLabel(new TextLabel(TextRole::Dim, tr("SAMU de la personne, composé par un collègue"), this)),
      m_samu(new TextLabel(TextRole::Name, {}, this)), m_samuSource(new TextLabel(TextRole::Caption, {}, this)),
      m_numbers(new RowList(RowList::Shape::LabelText, contentWidget())),
      m_record(new KeyButton(tr("Enregistrer l’alerte"), {}, KeyButton::Kind::Danger, this))
{
    if (const auto guide = EmergencyGuide::shipped()) {
        m_guide = *guide;
    }
    if (samu) {
        m_guide.samu = *samu;
    }
    auto* where = new Card(this, Card::Kind::Tinted);
    where->setTone(Tone::Late);
    where->column()->addWidget(m_person);
    where->column()->addWidget(m_samuLabel);
    where->column()->addWidget(m_samu->wrapped());
    where->column()->addWidget(m_samuSource);
    top()->addWidget(where);
    top()->addWidget(m_record, 0, Qt::AlignLeft);
    content()->setSpacing(Theme::space2);
    content()->addWidget(m_numbers);
    content()->addSpacing(Theme::space2);
    for (std::size_t i = 0; i < m_guide.steps.size(); ++i) {
        m_steps.push_back(new TextLabel(TextRole::Body, {}, contentWidget()));
        content()->addWidget(m_steps.back()->wrapped());
    }
    content()->addStretch(1);
    connect(m_record, &QAbstractButton::clicked, this, &EmergencyPage::record);
    connect(&m_desk, &CallDesk::changed, this, &EmergencyPage::refresh);
    refresh();
}

void EmergencyPage::showEvent(QShowEvent* event)
{
    InfoPage::showEvent(event);
    refresh();
}

void EmergencyPage::refresh()
{
    const auto& contact = m_desk.state().contact;
    std::vector<RowList::Row> rows;
    QString postalCode;
    if (contact) {
        const PersonSlice& person = contact->contact.person;
        rows.push_back(
            {tr("Personne"), displayName(person.identity) + QStringLiteral(", ") + bornWords(person.identity), {}, Tone::Plain});
        QStringList address{person.addressLine, (person.postalCode + u' ' + person.town).trimmed()};
        address.removeAll(QString());
        rows.push_back({tr("Adresse"), address.isEmpty() ? tr("inconnue : la demander") : address.join(QStringLiteral(", ")), {},
            Tone::Plain});
        QStringList numbers;
        for (const ContactPoint& point : person.contactPoints) {
            if (point.usable) {
                numbers << phoneWords(point.number);
            }
        }
        rows.push_back({tr("À rappeler au"), numbers.isEmpty() ? tr("numéro à demander") : numbers.join(QStringLiteral("   ")),
            {}, Tone::Plain});
        postalCode = person.postalCode;
    } else {
        rows.push_back({tr("Personne"), tr("Aucune fiche à l’écran : demandez le nom, l’adresse et un numéro où rappeler."), {},
            Tone::Plain});
    }
    m_person->setRows(rows);
    const auto samu = m_guide.samu.of(postalCode);
    m_samu->setRole(samu ? TextRole::Name : TextRole::Strong);
    m_samu->setText(EmergencyWords::samu(samu, postalCode));
    m_samuSource->setTextOrHide(samu ? EmergencyWords::source(m_guide.samu) : QString());
    const QStringList steps = m_guide.stepsFor(samu.has_value());
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        m_steps[i]->setText(QStringLiteral("%1.  %2").arg(i + 1).arg(typographic(steps[static_cast<qsizetype>(i)])));
    }
    std::vector<RowList::Row> numbers;
    for (const auto& number : m_guide.numbers) {
        numbers.push_back({number.number, number.label, {}, Tone::Plain});
    }
    m_numbers->setRows(numbers);
    takeHeightFromWidth(contentWidget());
    const bool recorded = contact && m_recordedFor == contact->contact.person.id.text();
    const bool can = contact && !recorded;
    if (!can && m_record->hasFocus()) {
        backButton()->setFocus(Qt::OtherFocusReason); // a disabled button would keep the keys to itself
    }
    setFocusProxy(can ? m_record : backButton());
    m_record->setVisible(contact.has_value());
    m_record->setEnabled(!recorded);
    m_record->setLabel(recorded ? tr("Alerte enregistrée") : tr("Enregistrer l’alerte"));
    if (recorded) {
        showMessage(
            typographic(tr("Le médecin référent est prévenu dès que le réseau le permet. L'appel continue ; rien n'est fermé.")));
    } else {
        showMessage({});
    }
}

void EmergencyPage::record()
{
    const auto& contact = m_desk.state().contact;
    if (!contact) {
        return;
    }
    MarkSet mark;
    mark.kind = MarkKind::Emergency;
    mark.attempt = m_desk.state().call.attempt;
    const QString person = contact->contact.person.id.text();
    m_desk.mark(mark).then(this, [this, person](const Result<Done>& result) {
        if (result) {
            m_recordedFor = person;
            refresh();
        } else {
            showMessage(errorWords(result.error().code).sentence(), Tone::Late);
        }
    });
}

} // namespace relais
