#include "app/relaisctl/list_verbs.h"

#include "app/relaisctl/server_verb.h"
#include "core/base/id_maker.h"
#include "core/programmes/attribute_list.h"
#include "core/programmes/programme_files.h"
#include "core/programmes/request_list.h"
#include "ui/words/attribute_words.h"
#include "ui/words/list_words.h"
#include "ui/words/request_words.h"
#include "ui/words/tool_words.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

namespace relais {

namespace {

constexpr qint64 largestFile = 4 * 1024 * 1024;

/// A list as it goes to the server: what each sound line says, and the faults of the others.
struct JudgedList {
    struct Line {
        int number = 0;
        QJsonObject body;
    };
    std::vector<Line> lines;
    std::vector<PeopleListFault> faults;
};

/// What became of the lines that were sent: by a name of JSON.
using Counts = std::map<QString, int>;

/// One kind of list about people.
struct ListKind {
    QString checkHelp;
    QString addHelp;
    QString endpoint;
    QString noun; ///< of the lines, in JSON
    JudgedList (*read)(const QByteArray& bytes, const ProgrammeBook& book);
    QString (*expected)(const QString& field);
    QString (*allGood)(int lines);
    QString (*failed)(const Error& error);
    /// The name under which a line counts of which the server said this; nothing: it said something else.
    std::optional<QString> (*outcome)(const QJsonObject& answer);
    QString (*added)(Counts counts);
    QStringList outcomes; ///< every name, also of what did not happen
};

class FreshIds {
public:
    FactId operator()() { return m_ids.make<FactId>(); }

private:
    SystemClock m_clock;
    SystemRandom m_random;
    IdMaker m_ids{m_clock, m_random};
};

/// `what`: of a listed line, what goes to the server.
template <typename Lines, typename What>
JudgedList judged(std::vector<PeopleListFault> faults, const Lines& lines, What what)
{
    JudgedList list;
    list.faults = std::move(faults);
    list.lines.reserve(lines.size());
    for (const auto& one : lines) {
        list.lines.push_back({one.line, toJson(one.*what)});
    }
    return list;
}

JudgedList readRequests(const QByteArray& bytes, const ProgrammeBook& book)
{
    FreshIds ids;
    const RequestList list = readRequestList(bytes, {book, QDate::currentDate(), [&ids] { return ids(); }});
    return judged(list.faults, list.requests, &ListedRequest::request);
}

JudgedList readAttributes(const QByteArray& bytes, const ProgrammeBook& book)
{
    FreshIds ids;
    const AttributeList list = readAttributeList(bytes, book, [&ids] { return ids(); });
    return judged(list.faults, list.attributes, &ListedAttribute::attribute);
}

std::optional<QString> requestOutcome(const QJsonObject& answer)
{
    const auto opened = coachingAnswerFromJson(answer);
    if (!opened) {
        return std::nullopt;
    }
    return *opened == CoachingAnswer::Coaching ? QStringLiteral("coaching") : QStringLiteral("invitation");
}

ListKind requestsKind()
{
    return {RequestWords::checkHelp(), RequestWords::addHelp(), QStringLiteral("/coaching-requests"), QStringLiteral("requests"),
        &readRequests, &RequestWords::expected, &RequestWords::allGood, &RequestWords::failed, &requestOutcome,
        [](Counts counts) {
            return RequestWords::added(counts[QStringLiteral("coaching")], counts[QStringLiteral("invitation")]);
        },
        {QStringLiteral("coaching"), QStringLiteral("invitation")}};
}

ListKind attributesKind()
{
    return {AttributeWords::checkHelp(), AttributeWords::addHelp(), QStringLiteral("/programme-attributes"),
        QStringLiteral("attributes"), &readAttributes, &AttributeWords::expected, &AttributeWords::allGood,
        &AttributeWords::failed, [](const QJsonObject&) { return std::optional(QStringLiteral("set")); },
        [](Counts counts) { return AttributeWords::added(counts[QStringLiteral("set")]); }, {QStringLiteral("set")}};
}

std::optional<QByteArray> bytesOf(const QString& path)
{
    QFile file(path);
    if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly) || file.size() > largestFile) {
        return std::nullopt;
    }
    return file.readAll();
}

QString expectedOf(const ListKind& kind, const PeopleListFault& fault)
{
    return fault.field == QLatin1String("file") ? ListWords::notAList() : kind.expected(fault.field);
}

/// The file itself is named as it was on the command line; nothing of what stands in it is.
void tell(const ListKind& kind, const JudgedList& list, const QString& path, bool json, const ToolStreams& streams)
{
    QJsonArray faults;
    for (const PeopleListFault& one : list.faults) {
        const QString expected = expectedOf(kind, one);
        faults.append(QJsonObject{
            {QStringLiteral("line"), one.line}, {QStringLiteral("field"), one.field}, {QStringLiteral("expected"), expected}});
        if (!json) {
            streams.print(ListWords::fault(path, one.line, one.field, expected) + u'\n');
        }
    }
    if (json) {
        streams.print(jsonLine({{kind.noun, static_cast<int>(list.lines.size())}, {QStringLiteral("faults"), faults}}));
    }
}

/// What became of the lines that were sent.
class Sending {
public:
    Sending(const ListKind& kind, ServerClient& client, const QString& path, bool json, const ToolStreams& streams)
        : m_kind(kind), m_client(client), m_path(path), m_json(json), m_streams(streams)
    {}

    /// Fails when nothing more can be sent: the network, the session.
    Result<Done> send(const JudgedList::Line& line)
    {
        const auto answer = m_client.ask("POST", m_kind.endpoint, line.body);
        if (!answer) {
            return takeFailure(line.number, answer.error());
        }
        const auto outcome = m_kind.outcome(answer->body);
        if (!outcome) {
            return failure(ErrorCode::BadAnswer, m_kind.endpoint);
        }
        ++m_counts[*outcome];
        return Done{};
    }

    void tellAll(std::size_t notSent)
    {
        if (m_json) {
            QJsonObject told{{QStringLiteral("refused"), m_refused}, {QStringLiteral("not_sent"), static_cast<qint64>(notSent)}};
            for (const QString& one : m_kind.outcomes) {
                told[one] = m_counts[one];
            }
            m_streams.print(jsonLine(told));
        }
        m_streams.say(m_kind.added(m_counts));
    }
    bool isAnyRefused() const { return !m_refused.isEmpty(); }
    bool mayGoOn() const { return m_mayGoOn; }

private:
    Result<Done> takeFailure(int line, const Error& error)
    {
        const bool ofThisLine = error.code == ErrorCode::NotFound || error.code == ErrorCode::Conflict
            || error.code == ErrorCode::NotCallable || error.code == ErrorCode::NotPermitted
            || error.code == ErrorCode::ServerRefused;
        if (!ofThisLine) {
            return failure(error);
        }
        m_refused.append(QJsonObject{{QStringLiteral("line"), line}, {QStringLiteral("code"), codeText(error.code)}});
        if (!m_json) {
            m_streams.print(ListWords::notTaken(m_path, line, m_kind.failed(error)) + u'\n');
        }
        m_mayGoOn = error.code != ErrorCode::NotPermitted; // of the account, not of the line
        return Done{};
    }

    const ListKind& m_kind;
    ServerClient& m_client;
    QString m_path;
    bool m_json;
    const ToolStreams& m_streams;
    QJsonArray m_refused;
    Counts m_counts;
    bool m_mayGoOn = true;
};

/// The programmes by which the server will judge.
Result<ProgrammeBook> serversBook(ServerClient& client)
{
    const auto answer = client.ask("GET", QStringLiteral("/programmes"));
    if (!answer) {
        return failure(answer.error());
    }
    const auto files = programmeFilesFromJson(answer->body);
    return files ? ProgrammeBook::of(files->files) : Result<ProgrammeBook>(failure(files.error()));
}

int check(const ListKind& kind, const QStringList& arguments, const ToolStreams& streams)
{
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(QStringList{QStringLiteral("h"), QStringLiteral("help")}));
    parser.addOption(QCommandLineOption(QStringLiteral("json")));
    if (!parser.parse(QStringList{QStringLiteral("relaisctl")} + arguments)) {
        streams.say(ToolWords::unknownOption());
        return ExitUsage;
    }
    if (parser.isSet(QStringLiteral("help"))) {
        streams.print(kind.checkHelp);
        return ExitDone;
    }
    if (parser.positionalArguments().size() != 1) {
        streams.say(ListWords::oneFileWanted());
        return ExitUsage;
    }
    const QString path = parser.positionalArguments().value(0);
    const auto bytes = bytesOf(path);
    const auto book = ProgrammeBook::shipped();
    if (!bytes || !book) {
        streams.say(bytes ? book.error().detail : ListWords::fileUnreadable());
        return ExitFailed;
    }
    const JudgedList list = kind.read(*bytes, *book);
    tell(kind, list, path, parser.isSet(QStringLiteral("json")), streams);
    streams.say(list.faults.empty() ? kind.allGood(static_cast<int>(list.lines.size()))
                                    : ListWords::faulty(static_cast<int>(list.faults.size())));
    return list.faults.empty() ? ExitDone : ExitRefused;
}

int add(const ListKind& kind, const QStringList& arguments, const ToolStreams& streams)
{
    int code = ExitDone;
    const int ran = runServerVerb(arguments, streams, {kind.addHelp, {}, {}, ListWords::oneFileWanted()},
        [&](ServerClient& client, const ServerVerbInput& input) -> Result<Done> {
            const auto bytes = bytesOf(input.object);
            if (!bytes) {
                streams.say(ListWords::fileUnreadable());
                code = ExitFailed;
                return Done{};
            }
            const auto book = serversBook(client);
            if (!book) {
                return failure(book.error());
            }
            const JudgedList list = kind.read(*bytes, *book);
            if (!list.faults.empty()) {
                tell(kind, list, input.object, input.json, streams);
                streams.say(ListWords::faulty(static_cast<int>(list.faults.size())));
                streams.say(ListWords::nothingSent());
                code = ExitRefused;
                return Done{};
            }
            Sending sending(kind, client, input.object, input.json, streams);
            Result<Done> done = Done{};
            std::size_t at = 0;
            for (; done && sending.mayGoOn() && at < list.lines.size(); ++at) {
                done = sending.send(list.lines[at]);
            }
            // Also when it was broken off: what was taken in is known.
            sending.tellAll(list.lines.size() - at);
            if (!done && at > 1) {
                streams.say(ListWords::brokenOff(list.lines[at - 1].number));
                code = done.error().code == ErrorCode::Cancelled ? ExitInterrupted : ExitFailed;
                return Done{};
            }
            code = sending.isAnyRefused() ? ExitRefused : ExitDone;
            return done;
        });
    return ran == ExitDone ? code : ran;
}

} // namespace

int runRequestsCheck(const QStringList& arguments, const ToolStreams& streams)
{
    return check(requestsKind(), arguments, streams);
}

int runRequestsAdd(const QStringList& arguments, const ToolStreams& streams)
{
    return add(requestsKind(), arguments, streams);
}

int runAttributesCheck(const QStringList& arguments, const ToolStreams& streams)
{
    return check(attributesKind(), arguments, streams);
}

int runAttributesAdd(const QStringList& arguments, const ToolStreams& streams)
{
    return add(attributesKind(), arguments, streams);
}

} // namespace relais
