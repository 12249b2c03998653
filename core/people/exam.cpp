#include "core/people/exam.h"

#include "core/base/code_table.h"

namespace relais {

namespace {
constexpr CodeTable<ExamKind, 3> kinds{{
    {ExamKind::EyeFundus, u"eye_fundus"},
    {ExamKind::Renal, u"renal"},
    {ExamKind::Dental, u"dental"},
}};
constexpr CodeTable<ExamSource, 2> sources{{
    {ExamSource::Data, u"data"},
    {ExamSource::DeclaredByPerson, u"declared"},
}};
} // namespace

QString codeOf(ExamKind kind)
{
    return codeIn(kinds, kind);
}

std::optional<ExamKind> examKindFromCode(QStringView code)
{
    return valueIn(kinds, code);
}

QString codeOf(ExamSource source)
{
    return codeIn(sources, source);
}

std::optional<ExamSource> examSourceFromCode(QStringView code)
{
    return valueIn(sources, code);
}

} // namespace relais
