#include "ui/programmes/pathway_acts_page.h"

#include "ui/base/announcer.h"
#include "ui/base/chip.h"
#include "ui/base/flow_layout.h"
#include "ui/base/key_button.h"
#include "ui/base/row_list.h"
#include "ui/base/text_label.h"
#include "ui/programmes/pathway_act_form.h"
#include "ui/words/typography.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace relais {
namespace {

constexpr int comboWidth = 420;

void fill(QComboBox* combo, const QStringList& texts, int current)
{
    const QSignalBlocker block(combo);
    QStringList shown;
    for (int i = 0; i < combo->count(); ++i) {
        shown << combo->itemText(i);
    }
    if (shown != texts) {
        combo->clear();
        combo->addItems(texts);
    }
    combo->setCurrentIndex(texts.isEmpty() ? -1 : current);
}

} // namespace

PathwayActsPage::PathwayActsPage(CallDesk& desk, const PathwaySources& sources, const Clock& clock, QWidget* parent)
    : InfoPage(typographic(tr("Noter un événement")), parent), m_model(desk, sources, clock), m_announcer(new Announcer(this)),
      m_holder(new QWidget(contentWidget()))
{
    buildForm();
    content()->addWidget(m_holder);
    content()->addStretch(1);
    connect(&m_model, &PathwayActsViewModel::changed, this, &PathwayActsPage::refresh);
    connect(&m_model, &PathwayActsViewModel::noted, this, [this] {
        if (isVisible()) {
            m_subject->setFocus(Qt::OtherFocusReason);
        }
    });
    refresh();
}

void PathwayActsPage::buildForm()
{
    auto* column = new QVBoxLayout(m_holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::space1);
    const auto combo = [&](const QString& name, TextLabel*& label) {
        auto* made = new QComboBox(m_holder);
        made->setAccessibleName(name);
        made->setFixedWidth(comboWidth);
        made->setMaxVisibleItems(16);
        label = new TextLabel(TextRole::CaptionStrong, name, m_holder);
        label->setBuddy(made);
        column->addWidget(label);
        column->addWidget(made, 0, Qt::AlignLeft);
        column->addSpacing(Theme::space1);
        return made;
    };
    TextLabel* subjectLabel = nullptr;
    m_pathway = combo(tr("Volet"), m_pathwayLabel);
    m_subject = combo(typographic(tr("De quoi s'agit-il ?")), subjectLabel);
    m_labels = new QWidget(m_holder);
    m_labels->setLayout(new FlowLayout(Theme::space1, Theme::space1));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_labels->setSizePolicy(policy);
    column->addWidget(m_labels);
    m_hint = new TextLabel(TextRole::Dim, {}, m_holder);
    column->addWidget(m_hint->wrapped());
    column->addSpacing(Theme::space1);
    m_form = new PathwayActForm(m_model, m_holder);
    column->addWidget(m_form);
    column->addSpacing(Theme::space1);
    m_save = new KeyButton(tr("Noter"), tr("Entrée"), KeyButton::Kind::Primary, m_holder);
    column->addWidget(m_save, 0, Qt::AlignLeft);
    m_state = new TextLabel(TextRole::Strong, {}, m_holder);
    column->addWidget(m_state->wrapped());
    column->addSpacing(Theme::space2);
    m_scheduleTitle = new TextLabel(TextRole::CaptionStrong, typographic(tr("Ce qui suit, d'après ce qui est noté")), m_holder);
    column->addWidget(m_scheduleTitle);
    m_schedule = new RowList(RowList::Shape::StrongPill, m_holder);
    column->addWidget(m_schedule);
    connect(m_pathway, &QComboBox::currentIndexChanged, &m_model, &PathwayActsViewModel::setPathway);
    connect(m_subject, &QComboBox::currentIndexChanged, &m_model, &PathwayActsViewModel::setSubject);
    connect(m_save, &QAbstractButton::clicked, this, &PathwayActsPage::save);
}

void PathwayActsPage::showEvent(QShowEvent* event)
{
    InfoPage::showEvent(event);
    // The clock has gone on since the page was last in sight.
    m_model.reread();
}

void PathwayActsPage::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier && m_model.sentence().isEmpty()) {
        // On a choice that is not made yet, Enter makes it; once more notes it.
        auto* chip = qobject_cast<Chip*>(window()->focusWidget());
        if (chip != nullptr && m_holder->isAncestorOf(chip) && !chip->isChecked()) {
            chip->click();
        } else {
            save();
        }
        return;
    }
    InfoPage::keyPressEvent(event);
}

void PathwayActsPage::save()
{
    m_model.save();
    if (!m_model.problem().isEmpty()) {
        if (!m_form->takeFocus() && !m_chips.empty()) {
            m_chips.front()->setFocus(Qt::OtherFocusReason);
        }
        m_announcer->announce(m_model.problem());
    }
}

void PathwayActsPage::listLabels()
{
    const QString subject = m_subject->currentText();
    if (m_shownLabels != m_model.labels() || m_shownSubject != subject) {
        m_shownLabels = m_model.labels();
        m_shownSubject = subject;
        for (Chip* old : m_chips) {
            old->hide();
            old->deleteLater(); // it may be the one that was pressed
        }
        m_chips.clear();
        m_chips.reserve(static_cast<std::size_t>(m_shownLabels.size()));
        for (int i = 0; i < m_shownLabels.size(); ++i) {
            auto* chip = new Chip(capitalised(m_shownLabels[i]), m_labels);
            chip->setAccessibleName(typographic(tr("%1 : %2").arg(subject, m_shownLabels[i])));
            connect(chip, &QAbstractButton::clicked, this, [this, i] {
                m_model.setLabel(i);
                refresh(); // the one that was chosen already stays so
            });
            m_labels->layout()->addWidget(chip);
            chip->show();
            m_chips.push_back(chip);
        }
    }
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        const QSignalBlocker block(m_chips[i]);
        m_chips[i]->setChecked(static_cast<int>(i) == m_model.label());
        m_chips[i]->update();
    }
    m_labels->setVisible(m_shownLabels != QStringList{QString()});
}

void PathwayActsPage::showSchedule()
{
    const PathwayFile& file = m_model.file();
    std::vector<RowList::Row> rows;
    rows.reserve(32);
    for (const QString& sentence : {file.suspended, file.over}) {
        if (!sentence.isEmpty()) {
            rows.push_back({sentence, {}, {}, Tone::Plain});
        }
    }
    for (const PathwayStepGroup& group : file.groups) {
        for (const PathwayStepRow& row : group.rows) {
            QStringList texts;
            for (const QString& text : {row.when, row.why}) {
                if (!text.isEmpty()) {
                    texts << text;
                }
            }
            rows.push_back({row.title, texts.join(QStringLiteral(" ; ")), row.state, row.late ? Tone::Late : Tone::Plain});
        }
    }
    m_schedule->setRows(rows);
}

void PathwayActsPage::refresh()
{
    const QString& sentence = m_model.sentence();
    showMessage(sentence);
    const bool form = sentence.isEmpty();
    const bool several = m_model.pathways().size() > 1;
    fill(m_pathway, m_model.pathways(), m_model.pathway());
    m_pathway->setVisible(several);
    m_pathwayLabel->setVisible(several);
    fill(m_subject, m_model.subjects(), m_model.subject());
    listLabels();
    m_hint->setTextOrHide(m_model.hint());
    m_save->setEnabled(!m_model.isSaving());
    m_state->setTone(m_model.failed() ? Tone::Late : Tone::Done);
    m_state->setTextOrHide(m_model.message());
    if (m_model.message() != m_said) {
        m_said = m_model.message();
        if (!m_said.isEmpty()) {
            m_announcer->announce(m_said);
        }
    }
    showSchedule();
    // Where nothing is left to say on one volet, another one may still be chosen.
    m_holder->setVisible(form || several);
    for (QWidget* part : std::initializer_list<QWidget*>{m_subject, m_form, m_save}) {
        part->setVisible(form);
    }
    setFocusProxy(form ? static_cast<QWidget*>(m_subject) : several ? static_cast<QWidget*>(m_pathway) : backButton());
}

} // namespace relais
