#include "ui/programmes/pathway_panel.h"

#include "ui/base/key_button.h"
#include "ui/base/row_list.h"
#include "ui/base/text_height.h"
#include "ui/base/text_label.h"
#include "ui/words/act_words.h"
#include "ui/words/typography.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace relais {
namespace {

std::vector<RowList::Row> rowsOf(const std::vector<PathwayStepRow>& steps, bool withState)
{
    std::vector<RowList::Row> rows;
    rows.reserve(steps.size());
    for (const PathwayStepRow& step : steps) {
        QStringList texts;
        for (const QString& text : {step.when, step.why}) {
            if (!text.isEmpty()) {
                texts << text;
            }
        }
        rows.push_back({step.title, withState ? step.when : texts.join(QStringLiteral(" ; ")), withState ? step.state : QString(),
            step.late ? Tone::Late : Tone::Plain});
    }
    return rows;
}

} // namespace

PathwayPanel::PathwayPanel(QWidget* parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)),
      m_note(new KeyButton(typographic(tr("Noter un événement…")), keyCap(Act::PathwayEvent), KeyButton::Kind::Plain, this)),
      m_sheet(new KeyButton(
          typographic(tr("Fiche pour le médecin traitant")), keyCap(Act::PhysicianSheet), KeyButton::Kind::Plain, this)),
      m_record(new KeyButton(tr("Carnet de vaccination"), {}, KeyButton::Kind::Plain, this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    auto* papers = new QHBoxLayout;
    papers->setSpacing(Theme::space2);
    papers->addWidget(m_note);
    papers->addWidget(m_sheet);
    papers->addWidget(m_record);
    papers->addStretch(1);
    m_column->addLayout(papers);
    connect(m_note, &QAbstractButton::clicked, this, &PathwayPanel::noteEvent);
    connect(m_sheet, &QAbstractButton::clicked, this, &PathwayPanel::physicianSheet);
    connect(m_record, &QAbstractButton::clicked, this, &PathwayPanel::vaccinationRecord);
    offerPapers(false, false);
    offerActs(false);
    rebuild();
}

void PathwayPanel::show(const std::vector<PathwayFile>& files, const QString& sentence)
{
    if (files != m_files || sentence != m_sentence) {
        m_files = files;
        m_sentence = sentence;
        rebuild();
    }
}

void PathwayPanel::offerPapers(bool sheet, bool record)
{
    m_sheet->setVisible(sheet);
    m_record->setVisible(record);
}

void PathwayPanel::offerActs(bool offered)
{
    m_note->setVisible(offered);
}

void PathwayPanel::rebuild()
{
    delete m_content;
    m_content = new QWidget(this);
    m_rows = new QVBoxLayout(m_content);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(Theme::space1);
    m_column->addWidget(m_content);
    if (!m_sentence.isEmpty()) {
        m_rows->addWidget((new TextLabel(TextRole::Dim, m_sentence, m_content))->wrapped());
        return;
    }
    for (const PathwayFile& file : m_files) {
        addFile(file);
    }
    takeHeightFromWidth(m_content);
}

void PathwayPanel::addFile(const PathwayFile& file)
{
    auto* title = new TextLabel(TextRole::Strong, file.title, m_content);
    m_rows->addWidget(title->wrapped());
    m_rows->addWidget((new TextLabel(TextRole::Dim, file.joined, m_content))->wrapped());
    for (const QString& sentence : {file.suspended, file.over}) {
        if (!sentence.isEmpty()) {
            auto* label = new TextLabel(TextRole::Body, sentence, m_content);
            label->setTone(sentence == file.suspended ? Tone::Warning : Tone::Plain);
            m_rows->addWidget(label->wrapped());
        }
    }
    if (!file.next.empty()) {
        auto* next = new RowList(RowList::Shape::StrongPill, m_content);
        next->setRows(rowsOf(file.next, true));
        m_rows->addWidget(next);
    }
    for (const QString& line : file.set + file.relay) {
        m_rows->addWidget((new TextLabel(TextRole::Body, line, m_content))->wrapped());
    }
    addSteps(file);
    m_rows->addSpacing(Theme::space2);
}

void PathwayPanel::addSteps(const PathwayFile& file)
{
    auto* holder = new QWidget(m_content);
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::space1);
    for (const PathwayStepGroup& group : file.groups) {
        column->addWidget(new TextLabel(TextRole::CaptionStrong, group.title, holder));
        auto* list = new RowList(RowList::Shape::StrongPill, holder);
        list->setRows(rowsOf(group.rows, false));
        column->addWidget(list);
    }
    holder->hide();
    const QString closed = tr("Toutes les étapes");
    auto* all = new KeyButton(closed, {}, KeyButton::Kind::Quiet, m_content);
    all->setCheckable(true);
    all->setAccessibleName(typographic(tr("%1, %2").arg(closed, file.title)));
    auto* row = new QHBoxLayout;
    row->addWidget(all);
    row->addStretch(1);
    m_rows->addLayout(row);
    m_rows->addWidget(holder);
    connect(all, &QAbstractButton::toggled, holder, [holder, all, closed](bool on) {
        holder->setVisible(on);
        const QString name = all->accessibleName();
        all->setLabel(on ? tr("Replier les étapes") : closed);
        all->setAccessibleName(name);
    });
}

} // namespace relais
