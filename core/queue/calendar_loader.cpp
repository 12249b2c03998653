// Reads a calendar file; what it holds is asked through calendar.cpp.
#include "core/base/resource_node.h"
#include "core/queue/calendar_data.h"

#include <algorithm>
#include <map>

namespace relais {

namespace {

using L1 = QLatin1String;
using Data = Calendar::Data;

constexpr std::array weekdayCodes{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::vector<Slot> slotsFrom(const ResourceNode& list)
{
    std::vector<Slot> slotsOfDay;
    int lastEnd = 0;
    for (const ResourceNode& node : list.items()) {
        node.allowOnly({L1("code"), L1("from"), L1("until"), L1("halfDay")});
        const int from = node.at(L1("from")).minuteOfDay();
        const int until = node.at(L1("until")).minuteOfDay();
        if (from < lastEnd || until <= from || until >= 24 * 60) {
            node.expected(QStringLiteral("slots one after the other, each ending after it begins and before 24:00"));
        }
        lastEnd = until;
        const QString half = node.at(L1("halfDay")).text();
        if (half != L1("morning") && half != L1("afternoon")) {
            node.at(L1("halfDay")).expected(QStringLiteral("morning or afternoon"));
        }
        slotsOfDay.push_back({node.at(L1("code")).code(), QTime(0, 0).addSecs(from * 60),
            QTime(0, 0).addSecs(until % (24 * 60) * 60), half == L1("afternoon")});
    }
    if (slotsOfDay.empty()) {
        list.expected(QStringLiteral("at least one slot"));
    }
    return slotsOfDay;
}

HolidayRule holidayFrom(const ResourceNode& node)
{
    node.allowOnly({L1("code"), L1("month"), L1("day"), L1("easterOffset")});
    node.at(L1("code")).code();
    if (node.has(L1("easterOffset"))) {
        return {0, 0, node.at(L1("easterOffset")).integer(-20, 70)}; // March to June, where isHoliday looks
    }
    return {node.at(L1("month")).integer(1, 12), node.at(L1("day")).integer(1, 31), 0};
}

Data::Week weekFrom(const ResourceNode& node)
{
    node.allowOnly({L1("onHolidays"), L1("days")});
    Data::Week week;
    week.onHolidays = node.at(L1("onHolidays")).flag();
    for (const auto& [day, spans] : node.at(L1("days")).members()) {
        const auto it =
            std::find_if(weekdayCodes.begin(), weekdayCodes.end(), [&day = day](const char* code) { return day == L1(code); });
        if (it == weekdayCodes.end()) {
            spans.expected(QStringLiteral("mon, tue, wed, thu, fri, sat or sun"));
            continue;
        }
        int lastEnd = 0;
        for (const ResourceNode& span : spans.items()) {
            const auto ends = span.items();
            if (ends.size() != 2) {
                span.expected(QStringLiteral("a pair like [\"09:00\", \"19:00\"]"));
                continue;
            }
            const int from = ends[0].minuteOfDay();
            const int until = ends[1].minuteOfDay();
            if (from < lastEnd || until <= from) {
                span.expected(QStringLiteral("hours one after the other, each ending after it begins"));
            }
            lastEnd = until;
            week.days[static_cast<std::size_t>(it - weekdayCodes.begin())].push_back({from, until});
        }
    }
    return week;
}

class Loader {
public:
    explicit Loader(const ResourceNode& root) : m_root(root) {}

    Data read()
    {
        m_root.allowOnly({L1("format"), L1("version"), L1("title"), L1("marks"), L1("slots"), L1("territories"),
            L1("postalCodes"), L1("holidays"), L1("weeks"), L1("hours"), L1("centres"), L1("otherCentres")});
        m_root.at(L1("format")).integer(1, 1);
        m_root.checkMarks();
        m_data.slotsOfDay = slotsFrom(m_root.at(L1("slots")));
        for (const auto& [code, list] : m_root.at(L1("holidays")).members()) {
            for (const ResourceNode& node : list.items()) {
                m_holidays[code].push_back(holidayFrom(node));
            }
        }
        for (const auto& [code, node] : m_root.at(L1("weeks")).members()) {
            m_weeks[code] = weekFrom(node);
        }
        territories();
        for (const ResourceNode& node : m_root.at(L1("postalCodes")).items()) {
            node.allowOnly({L1("prefix"), L1("territory")});
            m_data.postalPrefixes.emplace_back(node.at(L1("prefix")).text(), territoryIndex(node.at(L1("territory"))));
        }
        hours();
        for (const ResourceNode& node : m_root.at(L1("centres")).items()) {
            m_data.centres.push_back(centre(node));
        }
        m_data.otherCentres = centre(m_root.at(L1("otherCentres")));
        m_data.index();
        return std::move(m_data);
    }

private:
    void territories()
    {
        const ResourceNode list = m_root.at(L1("territories"));
        std::vector<QString> zoneNames;
        for (const ResourceNode& node : list.items()) {
            node.allowOnly({L1("code"), L1("zone"), L1("holidays")});
            const QString name = node.at(L1("zone")).text();
            const auto known = std::find(zoneNames.begin(), zoneNames.end(), name);
            Data::Territory territory{node.at(L1("code")).code(), static_cast<std::size_t>(known - zoneNames.begin()), {}};
            if (known == zoneNames.end()) {
                const QTimeZone zone(name.toLatin1());
                if (!zone.isValid()) {
                    node.at(L1("zone")).expected(QStringLiteral("a time zone that this machine knows (tzdata)"));
                    continue;
                }
                zoneNames.push_back(name);
                m_data.zones.emplace_back(zone);
            }
            for (const ResourceNode& item : node.at(L1("holidays")).items()) {
                const auto rules = m_holidays.find(item.text());
                if (rules == m_holidays.end()) {
                    item.expected(QStringLiteral("a list of /holidays"));
                    continue;
                }
                territory.holidays.insert(territory.holidays.end(), rules->second.begin(), rules->second.end());
            }
            m_data.territories.push_back(territory);
        }
        if (m_data.territories.empty()) {
            list.expected(QStringLiteral("at least one territory: the first stands for an unknown one"));
        }
    }

    std::size_t territoryIndex(const ResourceNode& node)
    {
        const QString code = node.text();
        const auto it =
            std::find_if(m_data.territories.begin(), m_data.territories.end(), [&](const auto& t) { return t.code == code; });
        if (it == m_data.territories.end()) {
            node.expected(QStringLiteral("a territory of /territories"));
            return 0;
        }
        return static_cast<std::size_t>(it - m_data.territories.begin());
    }

    Data::Dated dated(const ResourceNode& node)
    {
        const auto week = m_weeks.find(node.at(L1("week")).text());
        if (week == m_weeks.end()) {
            node.at(L1("week")).expected(QStringLiteral("a week of /weeks"));
        }
        return {node.at(L1("validFrom")).date(), week == m_weeks.end() ? Data::Week() : week->second};
    }

    static void sortByDate(std::vector<Data::Dated>& list)
    {
        std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.validFrom < b.validFrom; });
    }

    void hours()
    {
        for (const ResourceNode& node : m_root.at(L1("hours")).items()) {
            node.allowOnly({L1("purpose"), L1("validFrom"), L1("week")});
            const QString purpose = node.at(L1("purpose")).text();
            if (purpose != L1("care") && purpose != L1("programme_invitation")) {
                node.at(L1("purpose")).expected(QStringLiteral("care or programme_invitation"));
            }
            m_data.hours[purpose == L1("care") ? 0 : 1].push_back(dated(node));
        }
        for (auto& list : m_data.hours) {
            sortByDate(list);
            if (list.empty()) {
                m_root.at(L1("hours")).expected(QStringLiteral("hours of each purpose"));
            }
        }
    }

    Data::Centre centre(const ResourceNode& node)
    {
        node.allowOnly({L1("code"), L1("name"), L1("territory"), L1("promisesPerHour"), L1("service")});
        Data::Centre centre;
        centre.code = node.has(L1("code")) ? node.at(L1("code")).code() : QString();
        node.at(L1("name")).text();
        centre.territory = territoryIndex(node.at(L1("territory")));
        centre.promisesPerHour = node.at(L1("promisesPerHour")).integer(1, 10'000);
        for (const ResourceNode& item : node.at(L1("service")).items()) {
            item.allowOnly({L1("validFrom"), L1("week")});
            centre.service.push_back(dated(item));
        }
        sortByDate(centre.service);
        return centre;
    }

    const ResourceNode& m_root;
    Data m_data;
    std::map<QString, std::vector<HolidayRule>> m_holidays;
    std::map<QString, Data::Week> m_weeks;
};

} // namespace

Result<Calendar> Calendar::fromJson(const QByteArray& json, const QString& fileName)
{
    ResourceProblems problems(fileName);
    const ResourceNode root = ResourceNode::parse(json, problems);
    auto data = std::make_shared<Data>(Loader(root).read());
    if (!problems.none()) {
        return failure(problems.error());
    }
    return Calendar(std::move(data));
}

Result<Calendar> Calendar::shipped(const QString& name)
{
    const QString fileName = name + QStringLiteral(".json");
    const auto json = readResource(QStringLiteral("calendars/") + fileName);
    if (!json) {
        return failure(json.error());
    }
    return fromJson(*json, fileName);
}

} // namespace relais
