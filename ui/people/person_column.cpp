#include "ui/people/person_column.h"

#include "ui/base/card.h"
#include "ui/base/column_scroll.h"
#include "ui/base/key_button.h"
#include "ui/base/key_cap_label.h"
#include "ui/base/page_holder.h"
#include "ui/base/pill.h"
#include "ui/base/relais_style.h"
#include "ui/base/row_list.h"
#include "ui/base/text_field.h"
#include "ui/base/text_height.h"
#include "ui/people/consent_panel.h"
#include "ui/people/person_head.h"
#include "ui/programmes/pathway_panel.h"
#include "ui/words/act_words.h"
#include "ui/words/typography.h"

#include <QAbstractTextDocumentLayout>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTabBar>
#include <QVBoxLayout>
#include <QtMath>

#include <utility>

namespace relais {
namespace {

/// Below this height of the column, exams and hand-over are tabs instead of cards of their own.
constexpr int foldHeight = 620;
/// What the notes show without scrolling while they are short.
constexpr int noteLines = 3;

std::vector<RowList::Row> rowsOf(const std::vector<LabelledText>& texts)
{
    std::vector<RowList::Row> rows;
    rows.reserve(texts.size());
    for (const LabelledText& text : texts) {
        rows.push_back({text.label, text.text, {}, Tone::Plain});
    }
    return rows;
}

std::vector<RowList::Row> rowsOf(const std::vector<HandOverRow>& lines)
{
    std::vector<RowList::Row> rows;
    rows.reserve(lines.size());
    for (const HandOverRow& line : lines) {
        rows.push_back({line.label, line.text, {}, line.late ? Tone::Late : Tone::Plain});
    }
    return rows;
}

QString foldedWords()
{
    return typographic(PersonColumn::tr("Replié tant que l'identité n'est pas confirmée (F8)."));
}

std::vector<RowList::Row> examRows(const PersonView& view)
{
    std::vector<RowList::Row> rows;
    for (const ExamRow& exam : view.exams) {
        rows.push_back({exam.name, exam.value, exam.source, exam.late ? Tone::Late : Tone::Plain});
    }
    return rows;
}

} // namespace

PersonColumn::PersonColumn(ConsentViewModel* consents, QWidget* parent) : QWidget(parent), m_consentModel(consents)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::space3);
    m_head = new PersonHead(this);
    column->addWidget(m_head);
    m_panelRow = new QWidget(this);
    auto* panels = new QHBoxLayout(m_panelRow);
    panels->setContentsMargins(0, 0, 0, 0);
    panels->setSpacing(Theme::space3);
    m_relayCard = new Card(m_panelRow);
    m_relayCard->column()->addWidget(new TextLabel(TextRole::CaptionStrong, tr("Passage de relais"), m_relayCard));
    auto* scroll = new ColumnScroll(m_relayCard);
    scroll->readByKeys(tr("Passage de relais"));
    m_relay = new RowList(RowList::Shape::LabelText, scroll);
    m_relay->setEmptyText(tr("Premier contact : personne n’a encore rien laissé."));
    scroll->column()->addWidget(m_relay);
    scroll->column()->addStretch(1);
    m_relayCard->column()->addWidget(scroll, 1);
    panels->addWidget(m_relayCard, 1);
    column->addWidget(m_panelRow);
    column->addWidget(makeFile(), 1);
}

QWidget* PersonColumn::makeFile()
{
    m_file = new Card(this);
    m_file->column()->setContentsMargins(0, 0, 0, 14);
    m_file->column()->setSpacing(0);
    m_tabs = new QTabBar(m_file);
    m_tabs->setAccessibleName(tr("Dossier"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(Theme::space4, 0, Theme::space4, 0);
    bar->addWidget(m_tabs, 1);
    m_file->column()->addLayout(bar);
    auto* line = new QFrame(m_file);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    m_file->column()->addWidget(line);
    m_pages = new PageHolder(m_file);
    auto* scroll = m_fileScroll = new ColumnScroll(m_file);
    scroll->readByKeys(tr("Contenu du dossier"));
    scroll->column()->setContentsMargins(Theme::space4, Theme::space3, Theme::space4, Theme::space2);
    scroll->column()->addWidget(m_pages);
    scroll->column()->addStretch(1);
    m_file->column()->addWidget(scroll, 1);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &PageHolder::setCurrent);
    // Another page is read from its beginning.
    connect(m_tabs, &QTabBar::currentChanged, this, [scroll] { scroll->verticalScrollBar()->setValue(0); });
    auto* notes = new QVBoxLayout;
    notes->setContentsMargins(Theme::space4, Theme::space1, Theme::space4, 0);
    notes->setSpacing(Theme::space1);
    auto* label = new TextLabel(TextRole::CaptionStrong, tr("Notes"), m_file);
    m_notes = new TextArea(tr("Notes"), m_file);
    m_notes->setPlaceholderText(tr("Ce qui aidera le prochain collègue"));
    label->setBuddy(m_notes);
    auto* labelRow = new QHBoxLayout;
    labelRow->setSpacing(Theme::space2);
    labelRow->addWidget(label);
    labelRow->addWidget(new KeyCapLabel(keyCap(Act::Notes), m_file));
    labelRow->addStretch(1);
    notes->addLayout(labelRow);
    notes->addWidget(m_notes, 1);
    m_file->column()->addLayout(notes);
    connect(m_notes, &QPlainTextEdit::textChanged, this, [this] { Q_EMIT noteTyped(m_notes->toPlainText()); });
    connect(
        m_notes->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, &PersonColumn::fitNotes);
    return m_file;
}

void PersonColumn::buildHealth(bool health)
{
    delete m_examCard;
    m_examCard = nullptr;
    m_exams = nullptr;
    m_gap = nullptr;
    m_dataOf = nullptr;
    m_foldedText = nullptr;
    if (!health) {
        return;
    }
    m_examCard = new Card(m_panelRow);
    auto* head = new QHBoxLayout;
    head->setSpacing(Theme::space2);
    head->addWidget(new TextLabel(TextRole::CaptionStrong, tr("Examens"), m_examCard));
    m_gap = new Pill(Tone::Late, typographic(tr("Écart aux soins : oui")), m_examCard);
    head->addWidget(m_gap);
    head->addStretch(1);
    m_examCard->column()->addLayout(head);
    m_exams = new RowList(RowList::Shape::NameValue, m_examCard);
    m_exams->setEmptyText(tr("Aucun examen connu."));
    m_foldedText = new TextLabel(TextRole::Dim, foldedWords(), m_examCard);
    m_examCard->column()->addWidget(m_exams);
    m_dataOf = new TextLabel(TextRole::Dim, {}, m_examCard);
    m_examCard->column()->addWidget(m_dataOf->wrapped());
    m_examCard->column()->addWidget(m_foldedText->wrapped());
    m_examCard->column()->addStretch(1);
    static_cast<QHBoxLayout*>(m_panelRow->layout())->insertWidget(0, m_examCard, 1);
}

void PersonColumn::buildTabs(bool health)
{
    const QString current = m_tabs->currentIndex() >= 0 ? m_tabs->tabText(m_tabs->currentIndex()) : QString();
    const QSignalBlocker block(m_tabs);
    while (m_tabs->count() > 0) {
        m_tabs->removeTab(0);
    }
    m_pages->clearPages();
    m_pathways = nullptr;
    m_goals = m_documents = m_foldExams = m_foldRelay = nullptr;
    const auto page = [this](const QString& title, RowList::Shape shape, const QString& empty) {
        auto* holder = new QWidget(m_pages);
        auto* column = new QVBoxLayout(holder);
        column->setContentsMargins(0, 0, 0, 0);
        auto* list = new RowList(shape, holder);
        list->setEmptyText(empty);
        column->addWidget(list);
        m_pages->addPage(holder);
        m_tabs->addTab(title);
        return list;
    };
    if (m_foldedIntoTabs && health) {
        m_foldExams = page(tr("Examens"), RowList::Shape::NameValue, foldedWords());
    }
    if (m_foldedIntoTabs) {
        m_foldRelay = page(tr("Relais"), RowList::Shape::LabelText, typographic(tr("Rien à montrer pour l'instant.")));
    }
    if (m_pathwaysSeen) {
        m_pathways = new PathwayPanel(m_pages);
        m_pages->addPage(m_pathways);
        m_tabs->addTab(tr("Parcours"));
        connect(m_pathways, &PathwayPanel::noteEvent, this, &PersonColumn::noteEvent);
        connect(m_pathways, &PathwayPanel::physicianSheet, this, &PersonColumn::physicianSheet);
        connect(m_pathways, &PathwayPanel::vaccinationRecord, this, &PersonColumn::vaccinationRecord);
    }
    if (health) {
        m_goals = page(tr("Objectifs"), RowList::Shape::StrongPill, {});
    }
    m_history = page(tr("Historique"), RowList::Shape::LabelText, tr("Aucun appel avant celui-ci."));
    m_coordinates = page(tr("Coordonnées"), RowList::Shape::LabelText, {});
    auto* nirRow = new QHBoxLayout;
    m_nir = new TextLabel(TextRole::Body, {}, m_coordinates);
    m_reveal = new KeyButton(tr("Montrer le NIR"), keyCap(Act::RevealNir), KeyButton::Kind::Plain, m_coordinates->parentWidget());
    nirRow->addWidget(m_nir);
    nirRow->addWidget(m_reveal);
    nirRow->addStretch(1);
    // First of all: it is shown for ten seconds, in sight.
    static_cast<QVBoxLayout*>(m_coordinates->parentWidget()->layout())->insertLayout(0, nirRow);
    connect(m_reveal, &QAbstractButton::clicked, this, &PersonColumn::revealNir);
    m_consents = page(tr("Consentements"), RowList::Shape::LabelText, {});
    if ((health || m_pathwaysSeen) && m_consentModel != nullptr) {
        static_cast<QVBoxLayout*>(m_consents->parentWidget()->layout())
            ->insertWidget(0, new ConsentPanel(*m_consentModel, m_consents->parentWidget()));
    }
    if (health) {
        m_documents = page(tr("Documents"), RowList::Shape::LabelText, {});
    }
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (m_tabs->tabText(i) == current) {
            m_tabs->setCurrentIndex(i);
        }
    }
    m_pages->setCurrent(m_tabs->currentIndex());
}

void PersonColumn::show(const PersonView& view, const QString& note, const QString& contactKey, int draftsRestored)
{
    const bool another = contactKey != m_contactKey;
    const bool restored = std::exchange(m_draftsRestored, draftsRestored) != draftsRestored;
    m_contactKey = contactKey;
    if (!m_built || view.health != m_health || view.pathways != m_pathwaysSeen) {
        m_built = true;
        m_health = view.health;
        m_pathwaysSeen = view.pathways;
        buildHealth(m_health);
        buildTabs(m_health);
        arrange();
    }
    m_view = view;
    m_head->show(view);
    if (m_examCard != nullptr) {
        m_gap->setVisible(view.careGap && !view.folded);
        m_dataOf->setTextOrHide(view.folded ? QString() : capitalised(view.dataOf));
        m_exams->setRows(examRows(view));
        m_exams->setVisible(!view.folded);
        m_foldedText->setVisible(view.folded);
    }
    fillTabs(view);
    if (another) {
        const QSignalBlocker block(m_notes);
        m_notes->startAnew(note);
        m_tabs->setCurrentIndex(0);
    } else if (restored) {
        setNote(note);
    }
    arrange();
    // Once more when the new lines have their fonts, and so their heights.
    QMetaObject::invokeMethod(
        this, [this] { arrange(); }, Qt::QueuedConnection);
}

void PersonColumn::fillTabs(const PersonView& view)
{
    const bool folded = view.folded && view.health;
    const QString nothing = view.history.empty() ? tr("Premier contact : personne n’a encore rien laissé.")
                                                 : tr("Les appels précédents n’ont pas laissé de note.");
    m_relay->setEmptyText(folded ? foldedWords() : nothing);
    m_relay->setRows(folded ? std::vector<RowList::Row>{} : rowsOf(view.relay));
    if (m_foldRelay != nullptr) {
        m_foldRelay->setRows(folded ? std::vector<RowList::Row>{} : rowsOf(view.relay));
    }
    if (m_foldExams != nullptr) {
        m_foldExams->setRows(folded ? std::vector<RowList::Row>{} : examRows(view));
    }
    if (m_pathways != nullptr) {
        const QString none = m_files.empty() ? typographic(tr("Aucun parcours connu sur ce poste.")) : QString();
        const bool closed = view.pathwaysFolded;
        m_pathways->offerPapers(m_offersSheet && !closed, m_offersRecord && !closed);
        m_pathways->offerActs(!closed);
        m_pathways->show(closed ? std::vector<PathwayFile>{} : m_files, closed ? foldedWords() : none);
    }
    if (m_goals != nullptr) {
        std::vector<RowList::Row> rows;
        for (const GoalRow& goal : view.goals) {
            rows.push_back({goal.family, goal.wording, goal.progress,
                goal.late          ? Tone::Late
                    : goal.reached ? Tone::Done
                                   : Tone::Plain});
        }
        m_goals->setEmptyText(folded ? foldedWords() : typographic(tr("Pas encore d'objectif. Il se fixe avec la personne.")));
        m_goals->setRows(folded ? std::vector<RowList::Row>{} : rows);
    }
    std::vector<RowList::Row> history;
    for (const HistoryRow& row : view.history) {
        const QString note = folded || row.note.isEmpty() ? QString() : QStringLiteral(" — ") + row.note;
        history.push_back(
            {row.when, (row.who.isEmpty() ? row.what : row.who + QStringLiteral(" · ") + row.what) + note, {}, Tone::Plain});
    }
    m_history->setRows(history);
    m_coordinates->setRows(rowsOf(view.coordinates));
    m_consents->setRows(rowsOf(view.consents));
    if (m_documents != nullptr) {
        m_documents->setEmptyText(folded ? foldedWords() : tr("Aucun livret envoyé."));
        m_documents->setRows(folded ? std::vector<RowList::Row>{} : rowsOf(view.documents));
    }
    m_nir->setText(view.maskedNir.isEmpty() ? QString() : tr("NIR %1").arg(view.maskedNir));
    m_nir->setVisible(!view.maskedNir.isEmpty());
    m_reveal->setVisible(!view.maskedNir.isEmpty());
    takeHeightFromWidth(m_pages);
    takeHeightFromWidth(m_relay);
}

void PersonColumn::offerPapers(bool sheet, bool record)
{
    m_offersSheet = sheet;
    m_offersRecord = record;
}

void PersonColumn::arrange()
{
    const bool fold = height() < foldHeight;
    if (m_built && fold != m_foldedIntoTabs) {
        m_foldedIntoTabs = fold;
        buildTabs(m_health);
        fillTabs(m_view);
    }
    // Nothing to hand over and no exams: the room goes to the file and the notes.
    m_panelRow->setVisible(!fold && (m_examCard != nullptr || !m_view.relay.empty()));
    // Room for what there is, up to a third; what is longer scrolls, so that the notes keep their place.
    const int relayWidth = m_examCard != nullptr ? (width() - Theme::space3) / 2 - 34 : width() - 34;
    const int exams = m_examCard != nullptr ? m_examCard->sizeHint().height() : 0;
    const int relay = m_relay->heightForWidth(relayWidth) + 76;
    m_panelRow->setFixedHeight(std::clamp(std::max(exams, relay), 120, std::max(150, height() * 30 / 100)));
    m_head->arrange(width());
    fitNotes();
}

/// A few lines while little is written, more with the text up to a fifth of the column; the file has the rest.
void PersonColumn::fitNotes()
{
    const auto heightOf = [this](int lines) {
        const int around = 2 * (m_notes->frameWidth() + qCeil(m_notes->document()->documentMargin()));
        return lines * m_notes->fontMetrics().lineSpacing() + around + 2;
    };
    // A plain text tells its height in lines.
    const int wanted = heightOf(std::max(noteLines, qCeil(m_notes->document()->size().height())));
    m_notes->setMaximumHeight(std::min(wanted, std::max(heightOf(noteLines), height() / 5)));
}

void PersonColumn::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void PersonColumn::setNote(const QString& note)
{
    const QSignalBlocker block(m_notes);
    m_notes->show(note);
    fitNotes();
}

void PersonColumn::showNir(const QString& text)
{
    m_nir->setText(text);
}

void PersonColumn::openNir()
{
    m_tabs->setCurrentIndex(m_pages->indexOf(m_coordinates->parentWidget()));
    m_fileScroll->verticalScrollBar()->setValue(0);
}

void PersonColumn::focusNotes()
{
    m_notes->setFocus(Qt::ShortcutFocusReason);
}

} // namespace relais
