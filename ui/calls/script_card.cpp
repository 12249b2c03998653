#include "ui/calls/script_card.h"

#include "ui/base/chip.h"
#include "ui/base/column_scroll.h"
#include "ui/base/key_cap_label.h"
#include "ui/base/text_label.h"
#include "ui/calls/goal_editor.h"
#include "ui/calls/goal_review.h"
#include "ui/calls/step_widget.h"
#include "ui/words/act_words.h"
#include "ui/words/typography.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace relais {
namespace {

/// Whether both can be shown by the same widgets: the texts are the same, only ticks differ.
bool sameShape(const std::vector<ScriptStepView>& a, const std::vector<ScriptStepView>& b)
{
    if (a.size() != b.size()) {
        return false;
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i].title != b[i].title || a[i].text != b[i].text || a[i].reviewsGoals != b[i].reviewsGoals
            || a[i].setsGoals != b[i].setsGoals || a[i].chips.size() != b[i].chips.size()) {
            return false;
        }
        for (std::size_t c = 0; c < a[i].chips.size(); ++c) {
            if (a[i].chips[c].label != b[i].chips[c].label) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

ScriptCard::ScriptCard(ScriptViewModel& model, QWidget* parent) : Card(parent), m_model(model), m_scroll(new ColumnScroll(this))
{
    auto* title = new QHBoxLayout;
    title->setSpacing(Theme::space2);
    title->addWidget(new TextLabel(TextRole::CaptionStrong, tr("Trame de l’entretien"), this));
    title->addWidget(new KeyCapLabel(keyCap(Act::Script), this));
    title->addStretch(1);
    column()->addLayout(title);
    m_notice = new Card(this, Card::Kind::Tinted);
    m_notice->setTone(Tone::Warning);
    auto* head = new TextLabel(TextRole::CaptionStrong, tr("Notice à lire"), m_notice);
    head->setTone(Tone::Warning);
    auto* headRow = new QHBoxLayout;
    m_noticeRead = new QCheckBox(tr("Notice lue (%1)").arg(keyCap(Act::Notice)), m_notice);
    headRow->addWidget(head);
    headRow->addStretch(1);
    headRow->addWidget(m_noticeRead);
    m_notice->column()->addLayout(headRow);
    auto* text = new TextLabel(TextRole::Body, {}, m_notice);
    text->wrapped();
    m_noticeText = text;
    m_notice->column()->addWidget(text);
    column()->addWidget(m_scroll, 1);
    m_scroll->column()->addWidget(m_notice);
    m_scroll->column()->addStretch(1);
    connect(m_noticeRead, &QCheckBox::toggled, this, [this](bool on) {
        if (on) {
            m_model.markNoticeRead();
        }
    });
    connect(&m_model, &ScriptViewModel::changed, this, &ScriptCard::refresh);
    refresh();
}

void ScriptCard::focusFirst()
{
    if (!m_widgets.empty()) {
        m_widgets.front()->head()->setFocus(Qt::ShortcutFocusReason);
    }
}

void ScriptCard::rebuild(const std::vector<ScriptStepView>& steps)
{
    qDeleteAll(m_widgets);
    m_widgets.clear();
    // Another text is read from its beginning.
    m_scroll->verticalScrollBar()->setValue(0);
    int at = 1; // after the notice
    for (int i = 0; i < static_cast<int>(steps.size()); ++i) {
        const ScriptStepView& step = steps[static_cast<std::size_t>(i)];
        // A coach knows the outline by heart; a caller reads the text of where she is, and anyone the neutral words.
        const bool unfolded = step.withheld || (!m_model.accompaniment() && step.current) || (step.current && step.chips.empty());
        auto* widget = new StepWidget(step, unfolded, m_scroll->widget());
        connect(widget, &StepWidget::ticked, this, [this, i](int chip, bool on) { m_model.tick(i, chip, on); });
        if (step.reviewsGoals) {
            widget->addBelow(new GoalReview(m_model.report(), widget));
        }
        if (step.setsGoals) {
            widget->addBelow(new GoalEditor(m_model.report(), widget));
        }
        m_scroll->column()->insertWidget(at++, widget);
        m_widgets.push_back(widget);
    }
}

void ScriptCard::refresh()
{
    const auto steps = m_model.steps();
    if (!sameShape(steps, m_shape) || m_goals != m_model.report().carriedGoals()) {
        m_goals = m_model.report().carriedGoals();
        m_shape = steps;
        rebuild(steps);
    }
    for (std::size_t i = 0; i < m_widgets.size(); ++i) {
        m_widgets[i]->update(steps[i]);
    }
    const bool notice = m_model.noticeNeeded();
    m_notice->setVisible(notice);
    if (notice) {
        m_noticeText->setText(m_model.noticeText());
    } else {
        const QSignalBlocker block(m_noticeRead);
        m_noticeRead->setChecked(false);
    }
}

} // namespace relais
