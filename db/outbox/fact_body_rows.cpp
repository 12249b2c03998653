#include "db/outbox/fact_body_rows.h"

#include "core/calls/report_json.h"
#include "core/programmes/pathway_fact_json.h"

#include <QJsonDocument>

#include <array>

namespace relais {

namespace {

[[noreturn]] void corrupt(const char* what)
{
    throw StoreFailure({ErrorCode::StoreCorrupt, QStringLiteral("fact without a readable ") + QLatin1String(what)});
}

std::optional<QString> textOf(const std::optional<PhoneNumber>& number)
{
    return number ? std::optional(number->e164) : std::nullopt;
}

std::optional<PhoneNumber> numberOf(std::optional<QString> e164)
{
    return e164 ? std::optional(PhoneNumber{*std::move(e164)}) : std::nullopt;
}

QString textOf(const JsonText& json)
{
    return QString::fromStdString(json.text());
}

std::optional<QString> jsonOf(const std::optional<CallReport>& report)
{
    return report ? std::optional(textOf(toJson(*report))) : std::nullopt;
}

std::optional<CallReport> reportOf(const std::optional<QString>& json)
{
    if (!json) {
        return std::nullopt;
    }
    const QJsonObject object = QJsonDocument::fromJson(json->toUtf8()).object();
    JsonReader reader(object);
    const auto report = reader.result(readCallReport(reader));
    if (!report) {
        corrupt("report");
    }
    return *report;
}

PathwaySaid pathwayOf(const QString& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    JsonReader reader(object);
    auto said = reader.result(readPathwaySaid(reader));
    if (!said) {
        corrupt("pathway");
    }
    return *std::move(said);
}

class Insertion {
public:
    Insertion(Connection& connection, const CentreId& centre, const FactId& fact)
        : m_connection(connection), m_centre(centre), m_fact(fact)
    {}

    void operator()(const AttemptStarted& body)
    {
        soon("outbox/fact.insert_attempt_started", body.campaign, body.entry, body.direction, textOf(body.number), body.line,
            body.promise);
    }
    void operator()(const AttemptClosed& body)
    {
        soon("outbox/fact.insert_attempt_closed", body.attempt, body.campaign, codeOf(body.outcome), body.identity,
            body.lineCause, body.talk, body.wrapUp, textOf(body.badNumber), body.until, body.help, body.note,
            jsonOf(body.report));
    }
    void operator()(const Retracted&) {}
    void operator()(const MarkSet& body) { run("outbox/fact.insert_mark_set", body.kind, body.set, body.attempt, body.saidBy); }
    void operator()(const NoticeRead& body) { run("outbox/fact.insert_notice_read", body.version, body.campaign); }
    void operator()(const NumberMarked& body) { run("outbox/fact.insert_number_marked", body.e164, body.usable); }
    void operator()(const PromiseMade& body)
    {
        run("outbox/fact.insert_promise_made", body.campaign, body.entry, body.due.from, body.due.until, body.owner, body.reason,
            body.attempt);
    }
    void operator()(const PromiseCancelled& body) { run("outbox/fact.insert_promise_cancelled", body.promise, body.reason); }
    void operator()(const AgentStateChanged& body)
    {
        soon("outbox/fact.insert_agent_state_changed", body.from, body.to,
            body.reason ? std::optional(body.reason->code) : std::nullopt);
    }
    void operator()(const PathwaySaid& body)
    {
        run("outbox/fact.insert_pathway_said", body.pathway, static_cast<int>(body.body.index()), textOf(toJson(body)));
    }
    void operator()(const ConsentSaid& body)
    {
        run("outbox/fact.insert_consent_said", body.consent, body.programme, body.given, body.channel, body.wording);
    }
    void operator()(const AlertAnswered& body) { run("outbox/fact.insert_alert_answered", body.alert, body.note); }

private:
    template <typename... T>
    void run(std::string_view name, const T&... values)
    {
        m_connection.statement(name).bindAll(m_centre, m_fact, values...).send();
    }
    /// Of those of which an upload has many.
    template <typename... T>
    void soon(std::string_view name, const T&... values)
    {
        m_connection.writeSoon(name, {}, m_centre, m_fact, values...);
    }
    Connection& m_connection;
    const CentreId& m_centre;
    const FactId& m_fact;
};

AttemptClosed closedOf(Row row)
{
    AttemptClosed body;
    body.attempt = row.next<AttemptId>();
    body.campaign = row.next<CampaignCode>();
    const auto outcome = outcomeFromCode(row.next<QString>());
    if (!outcome) {
        corrupt("outcome");
    }
    body.outcome = *outcome;
    body.identity = row.next<IdentityCheck>();
    body.lineCause = row.next<std::optional<LineCause>>();
    body.talk = row.next<std::chrono::milliseconds>();
    body.wrapUp = row.next<std::chrono::milliseconds>();
    body.badNumber = numberOf(row.next<std::optional<QString>>());
    body.until = row.next<std::optional<QDate>>();
    body.help = row.next<QString>();
    body.note = row.next<QString>();
    body.report = reportOf(row.next<std::optional<QString>>());
    return body;
}

/// That reads the body of a type, by its place in FactBody; empty: it has none, or is no type.
std::string_view statementOf(std::size_t type)
{
    static constexpr std::array<std::string_view, 12> names{"outbox/fact.attempt_started", "outbox/fact.attempt_closed", "",
        "outbox/fact.mark_set", "outbox/fact.notice_read", "outbox/fact.number_marked", "outbox/fact.promise_made",
        "outbox/fact.promise_cancelled", "outbox/fact.agent_state_changed", "outbox/fact.pathway_said",
        "outbox/fact.consent_said", "outbox/fact.alert_answered"};
    static_assert(names.size() == std::variant_size_v<FactBody>);
    return type < names.size() ? names[type] : std::string_view();
}

} // namespace

void insertBody(Connection& connection, const CentreId& centre, const FactId& fact, const FactBody& body)
{
    std::visit(Insertion(connection, centre, fact), body);
}

void askBody(Connection& connection, const CentreId& centre, const FactId& fact, std::size_t type)
{
    if (const auto name = statementOf(type); !name.empty()) {
        connection.statement(name).bindAll(centre, fact).ask();
    }
}

FactBody readBody(Connection& connection, const CentreId& centre, const FactId& fact, std::size_t type)
{
    const auto one = [&](auto read) -> FactBody {
        auto body = connection.statement(statementOf(type)).bindAll(centre, fact).one(read);
        if (!body) {
            corrupt("body");
        }
        return *body;
    };
    switch (type) {
    case 0:
        return one([](Row row) {
            return AttemptStarted{row.next<CampaignCode>(), row.next<std::optional<EntryId>>(), row.next<CallDirection>(),
                numberOf(row.next<std::optional<QString>>()), row.next<QString>(), row.next<std::optional<PromiseId>>()};
        });
    case 1: return one(closedOf);
    case 2: return Retracted{};
    case 3:
        return one([](Row row) {
            return MarkSet{row.next<MarkKind>(), row.next<bool>(), row.next<std::optional<AttemptId>>(), row.next<QString>()};
        });
    case 4: return one([](Row row) { return NoticeRead{row.next<QString>(), row.next<CampaignCode>()}; });
    case 5: return one([](Row row) { return NumberMarked{row.next<QString>(), row.next<bool>()}; });
    case 6:
        return one([](Row row) {
            return PromiseMade{row.next<CampaignCode>(), row.next<std::optional<EntryId>>(),
                Window{row.next<Instant>(), row.next<Instant>()}, row.next<std::optional<AgentId>>(), row.next<QString>(),
                row.next<std::optional<AttemptId>>()};
        });
    case 7: return one([](Row row) { return PromiseCancelled{row.next<PromiseId>(), row.next<QString>()}; });
    case 8:
        return one([](Row row) {
            AgentStateChanged body{row.next<AgentState>(), row.next<AgentState>(), std::nullopt};
            if (auto reason = row.next<std::optional<QString>>()) {
                body.reason = StateReason{*std::move(reason)};
            }
            return body;
        });
    case 9: return one([](Row row) { return pathwayOf(row.next<QString>()); });
    case 10:
        return one([](Row row) {
            return ConsentSaid{
                row.next<QString>(), row.next<QString>(), row.next<bool>(), row.next<QString>(), row.next<QString>()};
        });
    case 11: return one([](Row row) { return AlertAnswered{row.next<FactId>(), row.next<QString>()}; });
    default: corrupt("type");
    }
}

} // namespace relais
