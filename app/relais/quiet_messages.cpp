#include "app/relais/quiet_messages.h"

#include <QRegularExpression>

#include <cstdio>
#include <cstdlib>

namespace relais {

namespace {

void tell(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    if (type == QtDebugMsg || type == QtInfoMsg) {
        return;
    }
    const QString line = QString::fromLatin1(context.category ? context.category : "default") + QStringLiteral(": ")
        + withoutNumbers(text) + u'\n';
    std::fputs(qPrintable(line), stderr);
    std::fflush(stderr);
    if (type == QtFatalMsg) {
        std::abort();
    }
}

} // namespace

QString withoutNumbers(const QString& text)
{
    static const QRegularExpression number(QStringLiteral("\\+?\\d(?:[ .\\-]?\\d){3,}"));
    QString kept = text;
    return kept.replace(number, QStringLiteral("…"));
}

void installQuietMessages()
{
    qInstallMessageHandler(tell);
}

} // namespace relais
