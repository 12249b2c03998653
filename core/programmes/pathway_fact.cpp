#include "core/programmes/pathway_fact.h"

#include "core/base/code_table.h"

namespace relais {

namespace {
constexpr CodeTable<StepNoted::What, 6> notes{
    {{StepNoted::What::Booked, u"booked"}, {StepNoted::What::Honoured, u"honoured"}, {StepNoted::What::Missed, u"missed"},
        {StepNoted::What::Cancelled, u"cancelled"}, {StepNoted::What::Sent, u"sent"}, {StepNoted::What::Dropped, u"dropped"}}};
} // namespace

QString codeOf(StepNoted::What what)
{
    return codeIn(notes, what);
}

std::optional<StepNoted::What> stepNoteFromCode(QStringView code)
{
    return valueIn(notes, code);
}

} // namespace relais
