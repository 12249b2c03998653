#include "core/programmes/request_list.h"

#include "core/programmes/request_rows.h"

#include <algorithm>
#include <array>
#include <set>

namespace relais {

namespace {

constexpr std::array known{"id", "nir", "person_id", "theme", "asked_on", "physician_rpps"};

bool isKnown(const QString& field)
{
    return std::any_of(known.begin(), known.end(), [&](const char* one) { return field == QLatin1String(one); });
}

/// Of 13 characters, or of 15 whose key is right.
std::optional<Nir> nirWithKey(const QString& text)
{
    QString bare;
    std::copy_if(text.begin(), text.end(), std::back_inserter(bare), [](QChar sign) { return !sign.isSpace(); });
    const auto nir = Nir::fromText(QStringView(bare).left(13));
    const bool sound = bare.size() == 13 || (bare.size() == 15 && nir && nir->hasKey(bare.right(2).toStdString()));
    return sound ? nir : std::nullopt;
}

class Judge {
public:
    explicit Judge(const RequestListRules& rules) : m_rules(rules) {}

    void take(const RequestRow& row)
    {
        m_sound = true;
        m_line = row.line;
        if (!row.broken.isEmpty()) {
            // The name of a field that nobody knows may be anything, also a person's.
            blame(row.broken == QLatin1String("row") || isKnown(row.broken) ? row.broken : QStringLiteral("other"));
        }
        for (const auto& [name, text] : row.fields) {
            if (!isKnown(name)) {
                blame(QStringLiteral("other"));
            }
        }
        CoachingRequest request;
        if (row.broken != QLatin1String("row")) {
            request = read(row);
        }
        if (m_sound) {
            m_list.requests.push_back({row.line, std::move(request)});
        }
    }

    RequestList list() { return std::move(m_list); }

private:
    static QString text(const RequestRow& row, const char* name)
    {
        const auto found = row.fields.find(QLatin1String(name));
        return found == row.fields.end() ? QString() : found->second;
    }

    void blame(const QString& field)
    {
        m_sound = false;
        const RequestFault fault{m_line, field};
        if (m_list.faults.empty() || m_list.faults.back() != fault) {
            m_list.faults.push_back(fault);
        }
    }

    CoachingRequest read(const RequestRow& row)
    {
        CoachingRequest request;
        const auto wrong = [&](const char* name) {
            if (row.broken != QLatin1String(name)) {
                blame(QLatin1String(name));
            }
        };
        if (const QString id = text(row, "id"); id.isEmpty()) {
            request.id = m_rules.makeId();
        } else if (const auto given = FactId::fromText(id); given && m_ids.insert(*given).second) {
            request.id = *given;
        } else {
            wrong("id");
        }
        const QString nir = text(row, "nir");
        const QString person = text(row, "person_id");
        request.nir = nirWithKey(nir);
        request.person = PersonId::fromText(person);
        if (!nir.isEmpty() && !request.nir) {
            wrong("nir");
        } else if (nir.isEmpty() == person.isEmpty() || (!person.isEmpty() && !request.person)) {
            wrong("person_id");
        }
        request.askedOn = QDate::fromString(text(row, "asked_on"), Qt::ISODate);
        const Protocol* protocol = m_rules.book.joinedOn(request.pathway, request.askedOn);
        if (!request.askedOn.isValid() || m_rules.today < request.askedOn || !protocol) {
            wrong("asked_on");
        }
        request.theme = text(row, "theme");
        if (!isTheme(request.theme, protocol)) {
            wrong("theme");
        }
        const QString rpps = text(row, "physician_rpps");
        request.physician = Rpps::fromText(rpps);
        if (!rpps.isEmpty() && !request.physician) {
            wrong("physician_rpps");
        }
        return request;
    }

    /// Without a pathway on that day, the newest one says which themes there are: the day alone is to blame.
    bool isTheme(const QString& theme, const Protocol* protocol) const
    {
        const Protocol* says =
            protocol ? protocol : m_rules.book.joinedOn(CoachingRequest::physicianCoachingPathway(), m_rules.today);
        return says && std::any_of(says->form.begin(), says->form.end(), [&](const FormField& field) {
            return field.code == QLatin1String("theme") && field.choices.contains(theme);
        });
    }

    const RequestListRules& m_rules;
    RequestList m_list;
    std::set<FactId> m_ids;
    int m_line = 0;
    bool m_sound = true;
};

} // namespace

RequestList readRequestList(const QByteArray& bytes, const RequestListRules& rules)
{
    const auto rows = requestRows(bytes);
    if (!rows) {
        return {{}, {{1, QStringLiteral("file")}}};
    }
    Judge judge(rules);
    for (const RequestRow& row : *rows) {
        judge.take(row);
    }
    return judge.list();
}

} // namespace relais
