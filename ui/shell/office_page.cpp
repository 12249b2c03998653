#include "ui/shell/office_page.h"

#include "ui/base/card.h"
#include "ui/base/key_button.h"
#include "ui/base/page_stack.h"
#include "ui/base/text_label.h"
#include "ui/shell/office_header.h"
#include "ui/words/error_words.h"
#include "ui/words/typography.h"

#include <QFuture>
#include <QHBoxLayout>
#include <QShortcut>
#include <QShowEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace relais {
namespace {

constexpr int listWidth = 268;
constexpr int numberKeys = 9;
const QString nothingPage = QStringLiteral("nothing");

QWidget* nothingHere(QWidget* parent)
{
    auto* card = new Card(parent);
    card->column()->addWidget((new TextLabel(TextRole::Dim,
                                   typographic(OfficePage::tr("Aucune page n'est prévue ici pour votre fonction. "
                                                              "Vous pouvez vous déconnecter ; rien n'est perdu.")),
                                   card))
                                  ->wrapped());
    card->column()->addStretch(1);
    return card;
}

} // namespace

OfficePage::OfficePage(
    CallDesk& desk, const Clock& clock, const TimeWords& time, std::vector<OfficeEntry> entries, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_agent(desk, clock, time), m_entries(std::move(entries)), m_list(new Card(this)),
      m_middle(new QVBoxLayout)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* header = new OfficeHeader(m_agent, this);
    column->addWidget(header);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(Theme::space3, Theme::space3, Theme::space3, Theme::space3);
    row->setSpacing(Theme::space3);
    m_list->setFixedWidth(listWidth);
    row->addWidget(m_list);
    row->addLayout(m_middle, 1);
    column->addLayout(row, 1);
    connect(header, &OfficeHeader::signOut, this, &OfficePage::signOut);
    connect(&m_desk, &CallDesk::changed, this, &OfficePage::refresh);
    bindKeys();
    refresh();
}

void OfficePage::bindKeys()
{
    for (int number = 1; number <= numberKeys; ++number) {
        auto* shortcut = new QShortcut(QKeySequence(QStringLiteral("Alt+%1").arg(number)), this);
        connect(shortcut, &QShortcut::activated, this, [this, at = static_cast<std::size_t>(number - 1)] {
            if (at < m_seen.size()) {
                openPage(m_seen[at]->id);
            }
        });
    }
    connect(new QShortcut(QKeySequence(OfficeHeader::signOutKey()), this), &QShortcut::activated, this, &OfficePage::signOut);
    connect(new QShortcut(QKeySequence(Qt::Key_Escape), this), &QShortcut::activated, this, &OfficePage::escaped);
}

void OfficePage::refresh()
{
    const auto& agent = m_desk.state().agent;
    const auto now = agent ? std::optional(std::pair(agent->id, agent->role)) : std::nullopt;
    if (now != m_shownFor) {
        m_shownFor = now;
        rebuild();
    }
    if (!agent) {
        m_lastSync.clear();
        return;
    }
    const QString sync = m_agent.sync().badge.section(u',', 0, 0);
    if (sync != m_lastSync) {
        if (!m_lastSync.isEmpty() && m_agent.syncState() != SyncState::Sending) {
            Q_EMIT announced(m_agent.sync().sentence);
        }
        m_lastSync = sync;
    }
}

void OfficePage::rebuild()
{
    for (KeyButton* button : m_buttons) {
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
    m_seen.clear();
    if (m_pages) {
        // Out of sight at once; it goes when whatever is happening in one of its pages is over.
        m_pages->hide();
        m_middle->removeWidget(m_pages);
        m_pages->deleteLater();
        m_pages.clear();
    }
    while (QLayoutItem* item = m_list->column()->takeAt(0)) {
        delete item;
    }
    if (!m_shownFor) {
        return;
    }
    m_pages = new PageStack(this);
    m_middle->addWidget(m_pages);
    m_pages->addPage(nothingPage, nothingHere);
    for (const OfficeEntry& entry : m_entries) {
        if (std::find(entry.roles.begin(), entry.roles.end(), m_shownFor->second) == entry.roles.end()) {
            continue;
        }
        m_seen.push_back(&entry);
        m_pages->addPage(entry.id, entry.make);
        const auto number = m_seen.size();
        const QString cap = number <= numberKeys ? QStringLiteral("Alt+%1").arg(number) : QString();
        auto* button = new KeyButton(entry.title, cap, KeyButton::Kind::Plain, m_list, KeyButton::Spread::Ends);
        connect(button, &QAbstractButton::clicked, this, [this, id = entry.id] { openPage(id); });
        m_list->column()->addWidget(button);
        m_buttons.push_back(button);
    }
    m_list->column()->addStretch(1);
    if (m_seen.empty()) {
        m_pages->showPage(nothingPage);
    } else {
        openPage(m_seen.front()->id);
    }
}

void OfficePage::openPage(const QString& id)
{
    const auto wanted = std::find_if(m_seen.begin(), m_seen.end(), [&](const OfficeEntry* one) { return one->id == id; });
    if (wanted == m_seen.end()) {
        return;
    }
    QWidget* page = m_pages->showPage(id);
    for (std::size_t i = 0; i < m_seen.size(); ++i) {
        const bool shown = m_seen[i] == *wanted;
        m_buttons[i]->setKind(shown ? KeyButton::Kind::Accent : KeyButton::Kind::Plain);
        m_buttons[i]->setAccessibleDescription(shown ? tr("page affichée") : m_buttons[i]->keyCap());
    }
    focusOn(page);
    Q_EMIT announced((*wanted)->title);
}

void OfficePage::focusOn(QWidget* page)
{
    (page->focusProxy() != nullptr ? page->focusProxy() : page)->setFocus(Qt::ShortcutFocusReason);
}

/// Its first page was opened before it was to be seen: what had the focus went away with the sign-in.
void OfficePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous() && m_pages && m_pages->currentWidget() != nullptr) {
        focusOn(m_pages->currentWidget());
    }
}

QString OfficePage::currentPage() const
{
    return m_pages ? m_pages->currentId() : QString();
}

void OfficePage::signOut()
{
    m_desk.signOut().then(this, [this](const Result<Done>& result) {
        if (!result) {
            Q_EMIT failed(errorWords(result.error().code).sentence());
        }
    });
}

} // namespace relais
