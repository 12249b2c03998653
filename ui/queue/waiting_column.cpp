#include "ui/queue/waiting_column.h"

#include "ui/base/column_scroll.h"
#include "ui/base/key_button.h"
#include "ui/base/relais_style.h"
#include "ui/base/text_label.h"
#include "ui/words/act_words.h"
#include "ui/words/people_words.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace relais {
namespace {

/// One waiting contact: time, name, and why, in one rounded line.
class WaitingItem final : public QWidget {
public:
    WaitingItem(const WaitingRow& row, QWidget* parent) : QWidget(parent), m_current(row.current)
    {
        auto* grid = new QGridLayout(this);
        grid->setContentsMargins(Theme::space2, 6, Theme::space2, 6);
        grid->setHorizontalSpacing(Theme::space2);
        grid->setVerticalSpacing(0);
        grid->setColumnMinimumWidth(0, 46);
        grid->setColumnStretch(1, 1);
        auto* time = new TextLabel(row.late ? TextRole::Strong : TextRole::Dim, row.time, this);
        auto* name = new TextLabel(TextRole::Strong, row.name, this);
        if (row.late) {
            time->setTone(Tone::Late);
            name->setTone(Tone::Late);
        }
        name->setElided(true);
        auto* detail = new TextLabel(TextRole::Dim, row.detail, this);
        if (row.time.isEmpty()) {
            // Nothing promised to her: no empty column before the name.
            time->hide();
            grid->addWidget(name, 0, 0, 1, 2);
            grid->addWidget(detail->wrapped(), 1, 0, 1, 2);
            return;
        }
        grid->addWidget(time, 0, 0);
        grid->addWidget(name, 0, 1);
        grid->addWidget(detail->wrapped(), 1, 1);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        if (m_current) {
            QPainter painter(this);
            RelaisStyle::drawBox(&painter, QRectF(rect()), themeOf(this).accentGround, QColor(), Theme::radius);
        }
    }

private:
    bool m_current;
};

/// One contact lent to this desk, without a promise: name and why, on one line.
QWidget* nextItem(const WaitingRow& row, QWidget* parent)
{
    auto* item = new QWidget(parent);
    auto* line = new QHBoxLayout(item);
    line->setContentsMargins(Theme::space2, 3, Theme::space2, 3);
    line->setSpacing(Theme::space2);
    auto* name = new TextLabel(TextRole::Body, row.name, item);
    name->setElided(true);
    line->addWidget(name, 1);
    line->addWidget(new TextLabel(TextRole::Caption, row.detail, item));
    return item;
}

} // namespace

WaitingColumn::WaitingColumn(WaitingViewModel& model, QWidget* parent)
    : Card(parent), m_model(model), m_scroll(new ColumnScroll(this))
{
    column()->setContentsMargins(Theme::space3, Theme::space3, Theme::space3, Theme::space3);
    column()->setSpacing(6);
    column()->addWidget(m_scroll, 1);
    const auto button = [this](Act act, const QString& text) {
        auto* made = new KeyButton(text, keyCap(act), KeyButton::Kind::Plain, this, KeyButton::Spread::Ends);
        column()->addWidget(made);
        return made;
    };
    m_attempts = new KeyButton({}, keyCap(Act::Attempts), KeyButton::Kind::Danger, this, KeyButton::Spread::Ends);
    column()->addWidget(m_attempts);
    m_sheets = new KeyButton({}, keyCap(Act::PhysicianSheet), KeyButton::Kind::Accent, this, KeyButton::Spread::Ends);
    m_sheets->hide();
    column()->addWidget(m_sheets);
    connect(m_sheets, &QAbstractButton::clicked, this, &WaitingColumn::sheets);
    auto* searchButton = button(Act::Search, tr("Rechercher"));
    m_inbound = button(Act::Inbound, tr("Appel entrant"));
    auto* agendaButton = button(Act::Agenda, tr("Agenda"));
    m_pause = button(Act::Pause, tr("Pause, activité"));
    m_pauseAfter = button(Act::PauseAfter, tr("Pause après cet appel"));
    connect(m_attempts, &QAbstractButton::clicked, this, &WaitingColumn::attempts);
    connect(searchButton, &QAbstractButton::clicked, this, &WaitingColumn::search);
    connect(m_inbound, &QAbstractButton::clicked, this, &WaitingColumn::inbound);
    connect(agendaButton, &QAbstractButton::clicked, this, &WaitingColumn::agenda);
    connect(m_pause, &QAbstractButton::clicked, this, &WaitingColumn::pause);
    connect(m_pauseAfter, &QAbstractButton::clicked, this, &WaitingColumn::pauseAfter);
    connect(&m_model, &WaitingViewModel::changed, this, &WaitingColumn::refresh);
    refresh();
}

void WaitingColumn::showPauseAfter(bool inCall, bool on)
{
    m_pauseAfter->setEnabled(inCall);
    m_pauseAfter->setCheckable(true);
    m_pauseAfter->setChecked(on);
}

void WaitingColumn::showIncoming(bool rings, const QString& number)
{
    m_inbound->setKind(rings ? KeyButton::Kind::Primary : KeyButton::Kind::Plain);
    const QString caller = rings && !number.isEmpty() ? phoneWords(PhoneNumber{number}) : QString();
    m_inbound->setLabel(!rings ? tr("Appel entrant") : caller.isEmpty() ? tr("Répondre") : tr("Répondre %1").arg(caller));
}

void WaitingColumn::showSheets(const QString& text)
{
    m_sheets->setLabel(text);
    m_sheets->setVisible(!text.isEmpty());
}

void WaitingColumn::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    m_pauseAfter->setLabel(width() < 240 ? tr("Pause après") : tr("Pause après cet appel"));
    m_pauseAfter->setAccessibleName(tr("Pause après cet appel"));
}

void WaitingColumn::refresh()
{
    const int open = m_model.openAttempts();
    m_attempts->setVisible(open > 0);
    m_attempts->setLabel(open == 1 ? tr("1 résultat à dire") : tr("%1 résultats à dire").arg(open));
    const auto now = m_model.now();
    const auto today = m_model.today();
    if (m_built && now == m_now && today == m_today) {
        return;
    }
    m_built = true;
    m_now = now;
    m_today = today;
    QVBoxLayout* rows = m_scroll->column();
    while (QLayoutItem* item = rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    rows->setSpacing(themeOf(this).rowGap() - 2);
    const auto heading = [&](const QString& title, std::size_t count) {
        auto* head =
            new TextLabel(TextRole::CaptionStrong, count > 3 ? tr("%1 (%2)").arg(title).arg(count) : title, m_scroll->widget());
        head->setContentsMargins(0, 0, 0, Theme::space1);
        rows->addWidget(head);
    };
    const auto section = [&](const QString& title, const std::vector<WaitingRow>& waiting, const QString& empty) {
        heading(title, waiting.size());
        for (const WaitingRow& row : waiting) {
            rows->addWidget(new WaitingItem(row, m_scroll->widget()));
        }
        if (waiting.empty()) {
            auto* nothing = new TextLabel(TextRole::Dim, empty, m_scroll->widget());
            rows->addWidget(nothing->wrapped());
        }
        rows->addSpacing(Theme::space3);
    };
    section(tr("Maintenant"), now, tr("Rien ne presse."));
    std::vector<WaitingRow> promised;
    std::vector<WaitingRow> lent;
    for (const WaitingRow& row : today) {
        (row.time.isEmpty() ? lent : promised).push_back(row);
    }
    section(tr("Aujourd’hui"), promised, tr("Aucun rappel promis."));
    if (!lent.empty()) {
        heading(tr("Ensuite"), lent.size());
        for (const WaitingRow& row : lent) {
            rows->addWidget(nextItem(row, m_scroll->widget()));
        }
    }
    rows->addStretch(1);
}

} // namespace relais
