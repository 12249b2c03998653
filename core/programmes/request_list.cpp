#include "core/programmes/request_list.h"

#include <algorithm>

namespace relais {

namespace {

class RequestJudge {
public:
    explicit RequestJudge(const RequestListRules& rules)
        : m_rules(rules),
          m_rows({QStringLiteral("theme"), QStringLiteral("asked_on"), QStringLiteral("physician_rpps")}, rules.makeId)
    {}

    void take(const PeopleRow& row)
    {
        CoachingRequest request;
        if (m_rows.begin(row)) {
            request = read();
        }
        if (m_rows.isSound()) {
            m_requests.push_back({row.line, std::move(request)});
        }
    }

    RequestList list() { return {std::move(m_requests), m_rows.faults()}; }

private:
    CoachingRequest read()
    {
        CoachingRequest request;
        const auto named = m_rows.named();
        request.id = named.id;
        request.person = named.person;
        request.nir = named.nir;
        request.askedOn = QDate::fromString(m_rows.text("asked_on"), Qt::ISODate);
        const Protocol* protocol = m_rules.book.joinedOn(request.pathway, request.askedOn);
        if (!request.askedOn.isValid() || request.askedOn.toString(Qt::ISODate) != m_rows.text("asked_on")
            || m_rules.today < request.askedOn || !protocol) {
            m_rows.blame("asked_on");
        }
        request.theme = m_rows.text("theme");
        if (!isTheme(request.theme, protocol)) {
            m_rows.blame("theme");
        }
        const QString rpps = m_rows.text("physician_rpps");
        request.physician = Rpps::fromText(rpps);
        if (!rpps.isEmpty() && !request.physician) {
            m_rows.blame("physician_rpps");
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
    PeopleRowJudge m_rows;
    std::vector<ListedRequest> m_requests;
};

} // namespace

RequestList readRequestList(const QByteArray& bytes, const RequestListRules& rules)
{
    const auto rows = peopleRows(bytes, u"theme");
    if (!rows) {
        return {{}, {{1, QStringLiteral("file")}}};
    }
    RequestJudge judge(rules);
    for (const PeopleRow& row : *rows) {
        judge.take(row);
    }
    return judge.list();
}

} // namespace relais
