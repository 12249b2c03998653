#include "ui/words/typography.h"

namespace relais {
namespace {

constexpr QChar noBreak(0x00a0);
constexpr QChar narrowNoBreak(0x202f);

bool isSpace(QChar c)
{
    return c == u' ' || c == noBreak || c == narrowNoBreak;
}

/// Whether one of the short units starts at `at` and ends there.
bool unitAt(const QString& text, qsizetype at)
{
    for (const QLatin1String unit :
        {QLatin1String("h"), QLatin1String("min"), QLatin1String("%"), QLatin1String("ans"), QLatin1String("s")}) {
        if (QStringView(text).mid(at).startsWith(unit)) {
            const qsizetype end = at + unit.size();
            if (end >= text.size() || !text.at(end).isLetter()) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

QString typographic(const QString& text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'\'') {
            out += QChar(0x2019);
            continue;
        }
        if (isSpace(c)) {
            const QChar next = i + 1 < text.size() ? text.at(i + 1) : QChar();
            const QChar last = out.isEmpty() ? QChar() : out.back();
            if (next == u';' || next == u'?' || next == u'!') {
                out += narrowNoBreak;
            } else if (next == u':' || next == QChar(0x00bb) || last == QChar(0x00ab)) {
                out += noBreak;
            } else if (last.isDigit() && unitAt(text, i + 1)) {
                out += noBreak;
            } else {
                out += c;
            }
            continue;
        }
        out += c;
    }
    return out;
}

QString capitalised(const QString& text)
{
    return text.isEmpty() ? text : text.left(1).toUpper() + text.mid(1);
}

} // namespace relais
