#include "core/campaigns/import_summary.h"

namespace relais {

namespace {

template <typename Reason, std::size_t N>
QJsonObject byReason(const std::array<std::int64_t, N>& counts)
{
    QJsonObject object;
    for (std::size_t i = 0; i < N; ++i) {
        if (counts[i] > 0) {
            object.insert(codeOf(static_cast<Reason>(i)), static_cast<qint64>(counts[i]));
        }
    }
    return object;
}

} // namespace

QString isoText(const CivilDate& date)
{
    return QStringLiteral("%1-%2-%3")
        .arg(static_cast<int>(date.year()), 4, 10, QLatin1Char('0'))
        .arg(static_cast<unsigned>(date.month()), 2, 10, QLatin1Char('0'))
        .arg(static_cast<unsigned>(date.day()), 2, 10, QLatin1Char('0'));
}

QJsonObject ImportSummary::toJson() const
{
    return {{QStringLiteral("rows"), static_cast<qint64>(rows)}, {QStringLiteral("accepted"), static_cast<qint64>(accepted)},
        {QStringLiteral("rejected"), static_cast<qint64>(rejected)},
        {QStringLiteral("duplicate"), static_cast<qint64>(duplicate)},
        {QStringLiteral("eligible"), static_cast<qint64>(eligible)}, {QStringLiteral("callable"), static_cast<qint64>(callable)},
        {QStringLiteral("rejected_by_reason"), byReason<RejectReason>(rejectedByReason)},
        {QStringLiteral("ineligible_by_reason"), byReason<IneligibleReason>(ineligibleByReason)},
        {QStringLiteral("ref_date"), isoText(referenceDate)}};
}

} // namespace relais
