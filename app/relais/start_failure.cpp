#include "app/relais/start_failure.h"

#include "ui/words/error_words.h"

#include <QApplication>
#include <QMessageBox>

namespace relais {

using namespace Qt::StringLiterals;

QString startFailure(const Error& error)
{
    const QString words = u"Relais ne peut pas démarrer. "_s + errorWords(error.code).sentence();
    return error.detail.isEmpty() ? words : words + u"\n("_s + error.detail + u')';
}

void showStartFailure(const QString& sentence)
{
    if (QApplication::platformName() == "offscreen"_L1) {
        return; // nobody would ever close it
    }
    QMessageBox window(QMessageBox::Critical, u"Relais"_s, sentence, QMessageBox::Close);
    QObject::connect(&window, &QMessageBox::finished, &window, [] { QApplication::quit(); });
    window.open();
    QApplication::exec();
}

} // namespace relais
