#include "ui/programmes/questionnaire_page.h"

#include "ui/base/column_scroll.h"
#include "ui/base/key_button.h"
#include "ui/base/text_field.h"
#include "ui/base/text_label.h"
#include "ui/programmes/answer_button.h"
#include "ui/programmes/progress_line.h"
#include "ui/programmes/questionnaire_end.h"
#include "ui/words/typography.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace relais {

namespace {

constexpr int readingWidth = 640;

/// From 0; -1: no digit. The upper row of a French keyboard writes signs where others write digits, without Shift.
int digitOf(const QKeyEvent& event)
{
    const auto modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if ((modifiers == Qt::NoModifier || modifiers == Qt::ShiftModifier) && event.key() >= Qt::Key_1 && event.key() <= Qt::Key_9) {
        return event.key() - Qt::Key_1;
    }
    if (modifiers != Qt::NoModifier || event.text().isEmpty()) {
        return -1;
    }
    return static_cast<int>(QStringLiteral("&é\"'(-è_ç").indexOf(event.text().front()));
}

bool isEscape(const QKeyEvent& event)
{
    return event.key() == Qt::Key_Escape && event.modifiers() == Qt::NoModifier;
}

bool isFinish(const QKeyEvent& event)
{
    return (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter)
        && (event.modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier;
}

} // namespace

QuestionnairePage::QuestionnairePage(const QuestionnaireViewModel::Setting& setting, QWidget* parent)
    : Card(parent), m_model(setting)
{
    column()->addWidget(makeHead());
    column()->addWidget(makeConfirm());
    auto* scroll = new ColumnScroll(this);
    column()->addWidget(scroll, 1);
    auto* row = new QHBoxLayout;
    auto* middle = new QWidget;
    middle->setMaximumWidth(readingWidth);
    middle->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* content = new QVBoxLayout(middle);
    content->setContentsMargins(0, Theme::space6, 0, Theme::space4);
    content->addWidget(makeAsking());
    m_end = new QuestionnaireEnd(m_model, middle);
    content->addWidget(m_end);
    row->addStretch(1);
    row->addWidget(middle, 100);
    row->addStretch(1);
    scroll->column()->addLayout(row);
    scroll->column()->addStretch(1);
    bindKeys();
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &QuestionnairePage::refreshTime);
    connect(&m_model, &QuestionnaireViewModel::changed, this, &QuestionnairePage::refresh);
    connect(&m_model, &QuestionnaireViewModel::finished, this, &QuestionnairePage::finished);
    connect(&m_model, &QuestionnaireViewModel::left, this, &QuestionnairePage::left);
    connect(&m_model, &QuestionnaireViewModel::abandoned, this, &QuestionnairePage::abandoned);
    refresh();
}

QWidget* QuestionnairePage::makeHead()
{
    auto* head = new QWidget(this);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::space2);
    auto* titles = new QHBoxLayout;
    titles->addWidget(new TextLabel(TextRole::Title, m_model.title(), head));
    titles->addStretch(1);
    m_leave = new KeyButton(
        m_model.canLeave() ? tr("Laisser pour plus tard") : tr("Abandonner"), tr("Échap"), KeyButton::Kind::Quiet, head);
    titles->addWidget(m_leave);
    column->addLayout(titles);
    auto* notice = new TextLabel(TextRole::Caption, typographic(m_model.notice()), head);
    column->addWidget(notice->wrapped());
    auto* where = new QHBoxLayout;
    m_position = new TextLabel(TextRole::CaptionStrong, {}, head);
    m_time = new TextLabel(TextRole::Caption, {}, head);
    where->addWidget(m_position);
    where->addStretch(1);
    where->addWidget(m_time);
    column->addLayout(where);
    m_progress = new ProgressLine(head);
    column->addWidget(m_progress);
    connect(m_leave, &QAbstractButton::clicked, this, [this] {
        if (m_model.canLeave()) {
            m_model.leave();
        } else {
            askToLeave(true);
        }
    });
    return head;
}

QWidget* QuestionnairePage::makeConfirm()
{
    m_confirm = new Card(this, Card::Kind::Tinted);
    m_confirm->setTone(Tone::Warning);
    auto* text =
        new TextLabel(TextRole::Body, typographic(tr("Abandonner efface toutes les réponses. Rien n'en est gardé.")), m_confirm);
    m_confirm->column()->addWidget(text->wrapped());
    auto* acts = new QHBoxLayout;
    acts->setSpacing(Theme::space2);
    m_stay = new KeyButton(tr("Continuer le questionnaire"), tr("Échap"), KeyButton::Kind::Plain, m_confirm);
    auto* wipe = new KeyButton(tr("Effacer et quitter"), {}, KeyButton::Kind::Danger, m_confirm);
    acts->addWidget(m_stay);
    acts->addWidget(wipe);
    acts->addStretch(1);
    m_confirm->column()->addLayout(acts);
    m_confirm->hide();
    connect(m_stay, &QAbstractButton::clicked, this, [this] { askToLeave(false); });
    connect(wipe, &QAbstractButton::clicked, &m_model, &QuestionnaireViewModel::abandon);
    return m_confirm;
}

QWidget* QuestionnairePage::makeAsking()
{
    m_asking = new QWidget(this);
    auto* column = new QVBoxLayout(m_asking);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::space3);
    m_question = new TextLabel(TextRole::Name, {}, m_asking);
    m_hint = new TextLabel(TextRole::Dim, {}, m_asking);
    column->addWidget(m_question->wrapped());
    column->addWidget(m_hint->wrapped());
    m_answers = new QWidget(m_asking);
    auto* answers = new QVBoxLayout(m_answers);
    answers->setContentsMargins(0, 0, 0, 0);
    answers->setSpacing(Theme::space2);
    column->addWidget(m_answers);
    m_typed = new QWidget(m_asking);
    auto* typed = new QHBoxLayout(m_typed);
    typed->setContentsMargins(0, 0, 0, 0);
    m_field = new TextField({}, m_typed);
    m_field->setFixedWidth(160);
    m_field->setMaxLength(10);
    m_field->installEventFilter(this);
    m_unit = new TextLabel(TextRole::Body, {}, m_typed);
    typed->addWidget(m_field);
    typed->addWidget(m_unit);
    typed->addStretch(1);
    column->addWidget(m_typed);
    m_message = new TextLabel(TextRole::Body, {}, m_asking);
    m_message->setTone(Tone::Late);
    column->addWidget(m_message->wrapped());
    auto* acts = new QHBoxLayout;
    acts->setSpacing(Theme::space2);
    m_back = new KeyButton(tr("Question précédente"), tr("Alt+←"), KeyButton::Kind::Quiet, m_asking);
    m_toEnd = new KeyButton(tr("Terminer"), tr("Alt+Fin"), KeyButton::Kind::Plain, m_asking);
    m_skip = new KeyButton(tr("Passer"), tr("Alt+→"), KeyButton::Kind::Plain, m_asking);
    m_next = new KeyButton(tr("Suivant"), tr("Entrée"), KeyButton::Kind::Primary, m_asking);
    acts->addWidget(m_back);
    acts->addStretch(1);
    acts->addWidget(m_toEnd);
    acts->addWidget(m_skip);
    acts->addWidget(m_next);
    column->addSpacing(Theme::space2);
    column->addLayout(acts);
    connect(m_next, &QAbstractButton::clicked, this, &QuestionnairePage::next);
    connect(m_skip, &QAbstractButton::clicked, &m_model, &QuestionnaireViewModel::skip);
    connect(m_back, &QAbstractButton::clicked, &m_model, &QuestionnaireViewModel::goBack);
    connect(m_toEnd, &QAbstractButton::clicked, &m_model, &QuestionnaireViewModel::goToEnd);
    return m_asking;
}

void QuestionnairePage::bindKeys()
{
    const auto bind = [this](const QKeySequence& keys, auto act) {
        connect(new QShortcut(keys, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated, this, act);
    };
    bind(QKeySequence(Qt::ALT | Qt::Key_Left), [this] { m_model.goBack(); });
    bind(QKeySequence(Qt::ALT | Qt::Key_Right), [this] { m_model.skip(); });
    bind(QKeySequence(Qt::ALT | Qt::Key_End), [this] { m_model.goToEnd(); });
}

/// Escape and Ctrl+Return are keys of the whole desk, too. Two shortcuts of one key do nothing at all: the page takes them as keys instead.
bool QuestionnairePage::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (isEscape(*key) || isFinish(*key)) {
            event->accept();
            return true;
        }
    }
    return Card::event(event);
}

void QuestionnairePage::leave()
{
    if (m_model.canLeave()) {
        m_model.leave();
    } else {
        askToLeave(!m_confirm->isVisibleTo(this));
    }
}

void QuestionnairePage::askToLeave(bool ask)
{
    m_confirm->setVisible(ask);
    if (ask) {
        m_stay->setFocus(Qt::ShortcutFocusReason);
    } else {
        takeFocus();
    }
}

void QuestionnairePage::next()
{
    m_model.next(m_field->text());
}

void QuestionnairePage::rebuildAnswers(const Question& question)
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    const QStringList choices = m_model.choices();
    for (int i = 0; i < static_cast<int>(choices.size()); ++i) {
        auto* button = new AnswerButton(i + 1, typographic(choices[i]), m_answers);
        button->setAccessibleDescription(tr("Touche %1. %2").arg(i + 1).arg(question.title));
        button->installEventFilter(this);
        m_answers->layout()->addWidget(button);
        connect(button, &QAbstractButton::clicked, this, [this, i] { m_model.choose(i); });
        m_buttons.push_back(button);
    }
    m_answers->setVisible(!m_buttons.empty());
    m_typed->setVisible(m_buttons.empty());
    m_field->setAccessibleName(question.title);
    m_field->setAccessibleDescription(
        question.unit.isEmpty() ? question.hint : tr("En %1. %2").arg(question.unit, question.hint));
    m_field->setPlaceholderText(question.type == Question::Type::Day ? tr("jj/mm/aaaa") : QString());
    m_unit->setTextOrHide(question.unit);
    m_field->setText(m_model.typedText());
    m_field->selectAll();
}

void QuestionnairePage::refresh()
{
    const Question* question = m_model.question();
    const bool moved = question != m_shown;
    m_shown = question;
    m_asking->setVisible(question != nullptr);
    m_end->setVisible(m_model.stage() == QuestionnaireViewModel::Stage::Ended);
    if (question && moved) {
        m_question->setText(typographic(question->title));
        m_hint->setTextOrHide(typographic(question->hint));
        rebuildAnswers(*question);
    } else if (!question) {
        m_field->clear();
        qDeleteAll(m_buttons);
        m_buttons.clear();
    }
    for (int i = 0; i < static_cast<int>(m_buttons.size()); ++i) {
        m_buttons[static_cast<std::size_t>(i)]->setChecked(i == m_model.chosen());
    }
    m_message->setTextOrHide(m_model.message());
    m_back->setVisible(m_model.canGoBack());
    m_skip->setVisible(m_model.canSkip());
    m_toEnd->setVisible(m_model.canGoToEnd());
    m_position->setText(question ? m_model.positionText() : tr("Terminé"));
    m_progress->show(m_model.position(), m_model.total());
    refreshTime();
    if (m_model.stage() == QuestionnaireViewModel::Stage::Closed) {
        m_second.stop();
        m_confirm->hide();
        m_position->clear();
        m_time->clear();
        return;
    }
    if (moved) {
        m_confirm->hide();
        takeFocus();
    } else if (!m_message->text().isEmpty()) {
        m_field->selectAll();
    }
}

void QuestionnairePage::refreshTime()
{
    m_time->setText(m_model.timeText());
    m_time->setTone(m_model.isOverTime() ? Tone::Warning : Tone::Plain);
}

void QuestionnairePage::takeFocus()
{
    if (!isVisible()) {
        return;
    }
    if (!m_model.question()) {
        m_end->takeFocus();
    } else if (m_buttons.empty()) {
        m_field->setFocus(Qt::ShortcutFocusReason);
    } else {
        m_buttons[static_cast<std::size_t>(std::max(0, m_model.chosen()))]->setFocus(Qt::ShortcutFocusReason);
    }
}

void QuestionnairePage::showEvent(QShowEvent* event)
{
    Card::showEvent(event);
    m_second.start();
    takeFocus();
}

void QuestionnairePage::hideEvent(QHideEvent* event)
{
    m_second.stop();
    Card::hideEvent(event);
}

bool QuestionnairePage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress && m_field->text().isEmpty()
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Backspace) {
        m_model.goBack();
        return true;
    }
    // Before the column around the answers takes the arrows for scrolling.
    if (event->type() == QEvent::KeyPress && qobject_cast<AnswerButton*>(watched) != nullptr) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            moveChoice(key == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return Card::eventFilter(watched, event);
}

void QuestionnairePage::moveChoice(int by)
{
    const int count = static_cast<int>(m_buttons.size());
    const int from = m_model.chosen() >= 0 ? m_model.chosen() : by < 0 ? 0 : -1;
    m_model.choose((from + by + count) % count);
    takeFocus();
}

void QuestionnairePage::keyPressEvent(QKeyEvent* event)
{
    if (isEscape(*event)) {
        leave();
        return;
    }
    if (isFinish(*event)) {
        m_model.finish();
        return;
    }
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (const int digit = digitOf(*event); digit >= 0) {
        if (!m_model.question()) {
            m_end->toggle(digit);
        } else if (digit < static_cast<int>(m_buttons.size())) {
            m_model.choose(digit);
            takeFocus();
        }
        return;
    }
    const int key = event->key();
    // Also of the field: a line edit says that Enter was pressed and lets it through as well, which would go on twice.
    if (plain && m_model.question() && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
        next();
        return;
    }
    if (plain && key == Qt::Key_Backspace) {
        m_model.goBack();
        return;
    }
    Card::keyPressEvent(event);
}

} // namespace relais
