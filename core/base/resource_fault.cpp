#include "core/base/resource_fault.h"

namespace relais {

QString ResourceFault::english() const
{
    return file + QStringLiteral(": ") + (path.isEmpty() ? QStringLiteral("/") : path) + QStringLiteral(": expected ")
        + filled(QString::fromLatin1(expectation.english), arguments);
}

QStringList englishOf(const std::vector<ResourceFault>& faults)
{
    QStringList lines;
    lines.reserve(static_cast<qsizetype>(faults.size()));
    for (const ResourceFault& fault : faults) {
        lines.append(fault.english());
    }
    return lines;
}

QString filled(const QString& text, const QStringList& arguments)
{
    // By hand: an argument that holds "%2" itself is no place for the next one.
    QString out;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const int number = text[at] == u'%' && at + 1 < text.size() ? text[at + 1].digitValue() : -1;
        if (number >= 1 && number <= arguments.size()) {
            out += arguments[number - 1];
            ++at;
        } else {
            out += text[at];
        }
    }
    return out;
}

} // namespace relais
