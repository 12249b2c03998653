#include "core/people/mark.h"

#include "core/base/code_table.h"

namespace relais {

namespace {
constexpr CodeTable<MarkKind, 4> kinds{{
    {MarkKind::Withdrawal, u"withdrawal"},
    {MarkKind::Objection, u"objection"},
    {MarkKind::Deceased, u"deceased"},
    {MarkKind::Emergency, u"emergency"},
}};
} // namespace

QString codeOf(MarkKind kind)
{
    return codeIn(kinds, kind);
}

std::optional<MarkKind> markKindFromCode(QStringView code)
{
    return valueIn(kinds, code);
}

} // namespace relais
