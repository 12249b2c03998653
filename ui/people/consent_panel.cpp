#include "ui/people/consent_panel.h"

#include "ui/base/chip.h"
#include "ui/base/text_height.h"
#include "ui/base/text_label.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace relais {

ConsentPanel::ConsentPanel(ConsentViewModel& model, QWidget* parent)
    : QWidget(parent), m_model(model), m_column(new QVBoxLayout(this)), m_message(new TextLabel(TextRole::Body, {}, this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(Theme::space1);
    m_message->setTone(Tone::Late);
    m_message->wrapped();
    m_column->addWidget(m_message);
    connect(&m_model, &ConsentViewModel::changed, this, &ConsentPanel::refresh);
    refresh();
}

Chip* ConsentPanel::mark(QWidget* holder, int row, bool given)
{
    auto* chip = new Chip(given ? tr("Oui") : tr("Non"), holder);
    chip->setAccessibleName((given ? tr("%1 : oui") : tr("%1 : non")).arg(m_titles[row]));
    connect(chip, &QAbstractButton::clicked, this, [this, row, given] { m_model.say(row, given); });
    return chip;
}

void ConsentPanel::rebuild()
{
    delete m_content;
    m_lines.clear();
    m_content = new QWidget(this);
    auto* rows = new QVBoxLayout(m_content);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(Theme::space1);
    for (int i = 0; i < m_titles.size(); ++i) {
        auto* texts = new QVBoxLayout;
        texts->setSpacing(0);
        auto* title = new TextLabel(TextRole::Body, m_titles[i], m_content);
        auto* said = new TextLabel(TextRole::Dim, {}, m_content);
        texts->addWidget(title->wrapped());
        texts->addWidget(said->wrapped());
        auto* row = new QHBoxLayout;
        row->setSpacing(Theme::space1);
        row->addLayout(texts, 1);
        const Line line{said, mark(m_content, i, true), mark(m_content, i, false)};
        row->addWidget(line.yes);
        row->addWidget(line.no);
        rows->addLayout(row);
        m_lines.push_back(line);
    }
    takeHeightFromWidth(m_content);
    m_column->addWidget(m_content);
}

void ConsentPanel::refresh()
{
    const auto rows = m_model.rows();
    QStringList titles;
    for (const ConsentRow& row : rows) {
        titles << row.title;
    }
    if (m_content == nullptr || titles != m_titles) {
        m_titles = titles;
        rebuild();
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        m_lines[i].said->setText(rows[i].said);
        for (const auto& [chip, given] : {std::pair(m_lines[i].yes, true), std::pair(m_lines[i].no, false)}) {
            const QSignalBlocker block(chip);
            chip->setChecked(rows[i].given == given);
            chip->update();
        }
    }
    m_message->setTextOrHide(m_model.message());
}

} // namespace relais
