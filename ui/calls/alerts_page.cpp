#include "ui/calls/alerts_page.h"

#include "ui/base/announcer.h"
#include "ui/base/column_scroll.h"
#include "ui/base/key_button.h"
#include "ui/base/row_list.h"
#include "ui/base/text_field.h"
#include "ui/base/text_label.h"
#include "ui/words/typography.h"

#include <QApplication>
#include <QKeyEvent>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace relais {

namespace {
constexpr int noteHeight = 72;
constexpr int longestNote = 400;
} // namespace

AlertsPage::AlertsPage(CallDesk& desk, const Clock& clock, const TimeWords& time, QWidget* parent)
    : Card(parent), m_desk(desk), m_model(desk, clock, time), m_announcer(new Announcer(this)),
      m_summary(new TextLabel(TextRole::Strong, {}, this)), m_problem(new TextLabel(TextRole::Body, {}, this)),
      m_reload(new KeyButton(tr("Actualiser"), tr("Ctrl+R"), KeyButton::Kind::Quiet, this)), m_scroll(new ColumnScroll(this)),
      m_details(new Card(this, Card::Kind::Tinted)), m_name(new TextLabel(TextRole::Name, {}, m_details)),
      m_facts(new RowList(RowList::Shape::LabelText, m_details)),
      m_note(new TextArea(typographic(tr("Ce qui a été fait")), m_details)),
      m_take(new KeyButton(typographic(tr("J'ai pris en charge")), tr("Ctrl+Entrée"), KeyButton::Kind::Primary, m_details))
{
    column()->addWidget(new TextLabel(TextRole::Title, tr("Alertes"), this));
    column()->addWidget(m_summary->wrapped());
    column()->addWidget(m_problem->wrapped());
    column()->addWidget(m_reload, 0, Qt::AlignLeft);
    column()->addWidget(m_scroll, 1);
    buildDetails();
    column()->addWidget(m_details);
    setFocusPolicy(Qt::StrongFocus);
    setFocusProxy(m_reload);
    connect(&m_model, &AlertsViewModel::changed, this, &AlertsPage::refresh);
    connect(&m_model, &AlertsViewModel::announced, m_announcer, &Announcer::announce);
    connect(&m_model, &AlertsViewModel::taken, this, [this] { m_noteOf.reset(); });
    connect(&m_desk, &CallDesk::changed, this, &AlertsPage::refresh);
    connect(m_reload, &QAbstractButton::clicked, &m_model, &AlertsViewModel::load);
    auto* again = new QShortcut(QKeySequence(QStringLiteral("Ctrl+R")), this);
    again->setContext(Qt::WidgetWithChildrenShortcut);
    connect(again, &QShortcut::activated, &m_model, &AlertsViewModel::load);
    connect(m_take, &QAbstractButton::clicked, this, [this] { m_model.take(m_note->toPlainText()); });
    refresh();
    m_model.load();
}

void AlertsPage::buildDetails()
{
    m_details->column()->addWidget(m_name->wrapped());
    m_details->column()->addWidget(m_facts);
    auto* label =
        new TextLabel(TextRole::Dim, typographic(tr("Ce qui a été fait (400 caractères au plus, facultatif)")), m_details);
    label->setBuddy(m_note);
    m_details->column()->addWidget(label);
    m_note->setFixedHeight(noteHeight);
    m_note->installEventFilter(this);
    m_details->column()->addWidget(m_note);
    m_details->column()->addWidget(m_take, 0, Qt::AlignLeft);
    connect(m_note, &QPlainTextEdit::textChanged, this, [this] {
        if (const QString text = m_note->toPlainText(); text.size() > longestNote) {
            m_note->show(text.left(longestNote));
        }
    });
}

void AlertsPage::showEvent(QShowEvent* event)
{
    Card::showEvent(event);
    m_opening = true;
    m_model.load();
    placeFocus();
}

/// Whoever opens the page stands on the first alert, though it comes in a moment later than the page: on the button that reloads nobody
/// went by herself.
void AlertsPage::placeFocus()
{
    const bool waits = m_opening && m_reload->hasFocus() && !m_buttons.empty();
    if (isVisible() && (waits || nothingHasFocus())) {
        setFocus(Qt::OtherFocusReason);
    }
    m_opening = m_opening && m_model.isLoading();
}

/// After a sign-in the field that had it is gone, and an alert may come in before anything else is touched.
bool AlertsPage::nothingHasFocus() const
{
    const QWidget* has = window()->isActiveWindow() ? QApplication::focusWidget() : window()->focusWidget();
    return has == nullptr || !has->isVisible();
}

bool AlertsPage::isOffline() const
{
    return m_desk.state().sync.state == SyncState::Offline;
}

bool AlertsPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress) {
        return Card::eventFilter(watched, event);
    }
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (watched == m_note && enter && key->modifiers().testFlag(Qt::ControlModifier)) {
        m_take->click();
        return true;
    }
    const auto at = std::find(m_buttons.begin(), m_buttons.end(), watched);
    if (at != m_buttons.end() && (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up)) {
        const auto next = (at - m_buttons.begin()) + (key->key() == Qt::Key_Down ? 1 : -1);
        if (next >= 0 && next < static_cast<std::ptrdiff_t>(m_buttons.size())) {
            m_buttons[static_cast<std::size_t>(next)]->setFocus(Qt::TabFocusReason);
            m_scroll->ensureWidgetVisible(m_buttons[static_cast<std::size_t>(next)]);
        }
        return true;
    }
    return Card::eventFilter(watched, event);
}

void AlertsPage::refresh()
{
    m_summary->setTone(m_model.hasLate() ? Tone::Late : Tone::Plain);
    m_summary->setTextOrHide(m_model.isLoading() ? typographic(tr("Les alertes arrivent…")) : m_model.summary());
    m_problem->setTone(Tone::Warning);
    m_problem->setTextOrHide(isOffline()
            ? typographic(tr("Le réseau est coupé : une nouvelle alerte ne peut pas arriver ici. Restez joignable par téléphone. "
                             "Ce que vous prenez en charge est enregistré et part dès que le réseau revient."))
            : m_model.failure());
    if (m_shown != m_model.rows()) {
        rebuildList();
    }
    showOpened();
    placeFocus();
}

void AlertsPage::rebuildList()
{
    // Whoever stands on an alert goes on standing on it; where it is gone, on the first that is left.
    std::optional<FactId> focused;
    bool within = m_details->isAncestorOf(window()->focusWidget());
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        if (m_buttons[i]->hasFocus()) {
            focused = m_shown[i].alert;
        }
    }
    within = within && m_model.opened() == nullptr;
    m_shown = m_model.rows();
    m_buttons.clear();
    QVBoxLayout* rows = m_scroll->column();
    while (QLayoutItem* item = rows->takeAt(0)) {
        if (QWidget* old = item->widget()) {
            old->hide();
            old->deleteLater();
        }
        delete item;
    }
    KeyButton* goesOn = nullptr;
    for (const AlertsViewModel::Row& row : m_shown) {
        const QString waits = row.late ? tr("en retard, %1").arg(row.waits) : row.waits;
        auto* button = new KeyButton(row.name, waits, row.late ? KeyButton::Kind::Danger : KeyButton::Kind::Plain,
            m_scroll->widget(), KeyButton::Spread::Ends);
        button->setAccessibleName(row.name + QStringLiteral(", ") + waits);
        button->installEventFilter(this);
        connect(button, &QAbstractButton::clicked, this, [this, alert = row.alert] {
            m_model.open(alert);
            m_note->setFocus(Qt::OtherFocusReason);
        });
        rows->addWidget(button);
        button->show();
        m_buttons.push_back(button);
        if (focused == row.alert) {
            goesOn = button;
        }
    }
    rows->addStretch(1);
    // An empty page still has a place to stand on.
    setFocusProxy(m_buttons.empty() ? m_reload : m_buttons.front());
    if (goesOn != nullptr) {
        goesOn->setFocus(Qt::OtherFocusReason);
    } else if (focused || within) {
        setFocus(Qt::OtherFocusReason);
    }
}

void AlertsPage::showOpened()
{
    const AlertsViewModel::Row* row = m_model.opened();
    m_details->setVisible(row != nullptr);
    if (row == nullptr) {
        m_noteOf.reset();
        return;
    }
    m_details->setTone(row->late ? Tone::Late : Tone::Accent);
    m_name->setText(row->name);
    std::vector<RowList::Row> facts;
    if (!row->born.isEmpty()) {
        facts.push_back({tr("Naissance"), row->born, {}, Tone::Plain});
    }
    facts.push_back({tr("Adresse"), row->address, {}, Tone::Plain});
    facts.push_back({tr("À rappeler au"), row->numbers, {}, Tone::Plain});
    facts.push_back({tr("Alerte"), row->raised + QStringLiteral(" (") + row->waits + u')', {}, Tone::Plain});
    m_facts->setRows(facts);
    m_take->setEnabled(!m_model.isRecording());
    if (m_noteOf != row->alert) {
        m_noteOf = row->alert;
        m_note->startAnew({});
    }
}

} // namespace relais
