#include "ui/shell/key_card_page.h"

#include "ui/base/key_cap_label.h"
#include "ui/base/text_label.h"
#include "ui/words/act_words.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace relais {

KeyCardPage::KeyCardPage(QWidget* parent) : InfoPage(tr("Touches"), parent)
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(Theme::space3);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(3, 1);
    int row = 0;
    for (const ActKeys& keys : actKeys()) {
        grid->addWidget(new TextLabel(TextRole::Strong, keys.label, contentWidget()), row, 0, Qt::AlignTop);
        grid->addWidget(new KeyCapLabel(keyCapOf(keys.key), contentWidget()), row, 1, Qt::AlignTop | Qt::AlignRight);
        if (!keys.second.isEmpty()) {
            grid->addWidget(new KeyCapLabel(keyCapOf(keys.second), contentWidget()), row, 2, Qt::AlignTop | Qt::AlignLeft);
        }
        auto* meaning = new TextLabel(TextRole::Dim, keys.meaning, contentWidget());
        grid->addWidget(meaning->wrapped(), row, 3);
        ++row;
    }
    content()->addLayout(grid);
    content()->addStretch(1);
}

} // namespace relais
