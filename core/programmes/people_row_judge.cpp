#include "core/programmes/people_row_judge.h"

#include <algorithm>

namespace relais {

namespace {

/// Of 13 characters, or of 15 whose key is right.
std::optional<Nir> nirWithKey(const QString& text)
{
    QString bare;
    std::copy_if(text.begin(), text.end(), std::back_inserter(bare), [](QChar sign) { return !sign.isSpace(); });
    const auto nir = Nir::fromText(QStringView(bare).left(13));
    const bool sound = bare.size() == 13 || (bare.size() == 15 && nir && nir->hasKey(bare.right(2).toStdString()));
    return sound ? nir : std::nullopt;
}

} // namespace

PeopleRowJudge::PeopleRowJudge(QStringList columns, std::function<FactId()> makeId)
    : m_columns(std::move(columns)), m_makeId(std::move(makeId))
{
    m_columns << QStringLiteral("id") << QStringLiteral("nir") << QStringLiteral("person_id");
}

bool PeopleRowJudge::begin(const PeopleRow& row)
{
    m_row = row;
    m_sound = true;
    const bool isRow = row.broken != QLatin1String("row");
    if (!row.broken.isEmpty()) {
        // The name of a field that nobody knows may be anything, also a person's.
        add(!isRow || m_columns.contains(row.broken) ? row.broken : QStringLiteral("other"));
    }
    for (const auto& [name, text] : row.fields) {
        if (!m_columns.contains(name)) {
            add(QStringLiteral("other"));
        }
    }
    return isRow;
}

QString PeopleRowJudge::text(const char* column) const
{
    const auto found = m_row.fields.find(QLatin1String(column));
    return found == m_row.fields.end() ? QString() : found->second;
}

void PeopleRowJudge::blame(const char* column)
{
    if (m_row.broken != QLatin1String(column)) {
        add(QLatin1String(column));
    }
}

void PeopleRowJudge::add(const QString& field)
{
    m_sound = false;
    const PeopleListFault fault{m_row.line, field};
    if (m_faults.empty() || m_faults.back() != fault) {
        m_faults.push_back(fault);
    }
}

PeopleRowJudge::Named PeopleRowJudge::named()
{
    Named named;
    if (const QString id = text("id"); id.isEmpty()) {
        named.id = m_makeId();
    } else if (const auto given = FactId::fromText(id); given && m_ids.insert(*given).second) {
        named.id = *given;
    } else {
        blame("id");
    }
    const QString nir = text("nir");
    const QString person = text("person_id");
    named.nir = nirWithKey(nir);
    named.person = PersonId::fromText(person);
    if (!nir.isEmpty() && !named.nir) {
        blame("nir");
    } else if (nir.isEmpty() == person.isEmpty() || (!person.isEmpty() && !named.person)) {
        blame("person_id");
    }
    return named;
}

} // namespace relais
