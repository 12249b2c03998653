#include "app/relaisctl/requests_verbs.h"

#include "app/relaisctl/server_verb.h"
#include "core/base/id_maker.h"
#include "core/programmes/programme_files.h"
#include "core/programmes/request_list.h"
#include "ui/words/request_words.h"
#include "ui/words/tool_words.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

namespace relais {

namespace {

constexpr qint64 largestFile = 4 * 1024 * 1024;

std::optional<QByteArray> bytesOf(const QString& path)
{
    QFile file(path);
    if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly) || file.size() > largestFile) {
        return std::nullopt;
    }
    return file.readAll();
}

RequestList read(const QByteArray& bytes, const ProgrammeBook& book)
{
    const SystemClock clock;
    SystemRandom random;
    IdMaker ids(clock, random);
    return readRequestList(bytes, {book, QDate::currentDate(), [&ids] { return ids.make<FactId>(); }});
}

QString expectedOf(const RequestFault& fault)
{
    return fault.field == QLatin1String("file") ? RequestWords::notAList() : RequestWords::expected(fault.field);
}

QJsonArray jsonOf(const std::vector<RequestFault>& faults)
{
    QJsonArray list;
    for (const RequestFault& one : faults) {
        list.append(QJsonObject{{QStringLiteral("line"), one.line}, {QStringLiteral("field"), one.field},
            {QStringLiteral("expected"), expectedOf(one)}});
    }
    return list;
}

/// The file itself is named as it was on the command line; nothing of what stands in it is.
void tell(const RequestList& list, const QString& path, bool json, const ToolStreams& streams)
{
    if (json) {
        streams.print(jsonLine({{QStringLiteral("requests"), static_cast<int>(list.requests.size())},
            {QStringLiteral("faults"), jsonOf(list.faults)}}));
        return;
    }
    for (const RequestFault& one : list.faults) {
        streams.print(RequestWords::fault(path, one.line, one.field, expectedOf(one)) + u'\n');
    }
}

/// What became of the lines that were sent.
class Sending {
public:
    Sending(ServerClient& client, const QString& path, bool json, const ToolStreams& streams)
        : m_client(client), m_path(path), m_json(json), m_streams(streams)
    {}

    /// Fails when nothing more can be sent: the network, the session.
    Result<Done> send(const ListedRequest& listed)
    {
        const auto answer = m_client.ask("POST", QStringLiteral("/coaching-requests"), toJson(listed.request));
        if (!answer) {
            return takeFailure(listed.line, answer.error());
        }
        const auto opened = coachingAnswerFromJson(answer->body);
        if (!opened) {
            return failure(ErrorCode::BadAnswer, QStringLiteral("coaching_answer"));
        }
        ++(*opened == CoachingAnswer::Coaching ? m_coached : m_invited);
        return Done{};
    }

    void tellAll() const
    {
        if (m_json) {
            m_streams.print(jsonLine({{QStringLiteral("coaching"), m_coached}, {QStringLiteral("invitation"), m_invited},
                {QStringLiteral("refused"), m_refused}}));
        }
        m_streams.say(RequestWords::added(m_coached, m_invited));
    }
    bool isAnyRefused() const { return !m_refused.isEmpty(); }

private:
    Result<Done> takeFailure(int line, const Error& error)
    {
        const bool ofThisLine = error.code == ErrorCode::NotFound || error.code == ErrorCode::Conflict
            || error.code == ErrorCode::NotPermitted || error.code == ErrorCode::ServerRefused;
        if (!ofThisLine) {
            return failure(error);
        }
        m_refused.append(QJsonObject{{QStringLiteral("line"), line}, {QStringLiteral("code"), codeText(error.code)}});
        if (!m_json) {
            m_streams.print(RequestWords::notTaken(m_path, line, error) + u'\n');
        }
        return Done{};
    }

    ServerClient& m_client;
    QString m_path;
    bool m_json;
    const ToolStreams& m_streams;
    QJsonArray m_refused;
    int m_coached = 0;
    int m_invited = 0;
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

} // namespace

int runRequestsCheck(const QStringList& arguments, const ToolStreams& streams)
{
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(QStringList{QStringLiteral("h"), QStringLiteral("help")}));
    parser.addOption(QCommandLineOption(QStringLiteral("json")));
    if (!parser.parse(QStringList{QStringLiteral("relaisctl")} + arguments)) {
        streams.say(ToolWords::unknownOption());
        return ExitUsage;
    }
    if (parser.isSet(QStringLiteral("help"))) {
        streams.print(RequestWords::checkHelp());
        return ExitDone;
    }
    if (parser.positionalArguments().size() != 1) {
        streams.say(RequestWords::oneFileWanted());
        return ExitUsage;
    }
    const QString path = parser.positionalArguments().value(0);
    const auto bytes = bytesOf(path);
    const auto book = ProgrammeBook::shipped();
    if (!bytes || !book) {
        streams.say(bytes ? book.error().detail : RequestWords::fileUnreadable());
        return ExitFailed;
    }
    const RequestList list = read(*bytes, *book);
    tell(list, path, parser.isSet(QStringLiteral("json")), streams);
    streams.say(list.faults.empty() ? RequestWords::allGood(static_cast<int>(list.requests.size()))
                                    : RequestWords::faulty(static_cast<int>(list.faults.size())));
    return list.faults.empty() ? ExitDone : ExitRefused;
}

int runRequestsAdd(const QStringList& arguments, const ToolStreams& streams)
{
    int code = ExitDone;
    const int ran = runServerVerb(arguments, streams, {RequestWords::addHelp(), {}, {}, RequestWords::oneFileWanted()},
        [&](ServerClient& client, const ServerVerbInput& input) -> Result<Done> {
            const auto bytes = bytesOf(input.object);
            if (!bytes) {
                streams.say(RequestWords::fileUnreadable());
                code = ExitFailed;
                return Done{};
            }
            const auto book = serversBook(client);
            if (!book) {
                return failure(book.error());
            }
            const RequestList list = read(*bytes, *book);
            if (!list.faults.empty()) {
                tell(list, input.object, input.json, streams);
                streams.say(RequestWords::faulty(static_cast<int>(list.faults.size())));
                streams.say(RequestWords::nothingSent());
                code = ExitRefused;
                return Done{};
            }
            Sending sending(client, input.object, input.json, streams);
            Result<Done> done = Done{};
            for (std::size_t i = 0; done && i < list.requests.size(); ++i) {
                done = sending.send(list.requests[i]);
            }
            // Also when it was broken off: what was taken in is known.
            sending.tellAll();
            code = sending.isAnyRefused() ? ExitRefused : ExitDone;
            return done;
        });
    return ran == ExitDone ? code : ran;
}

} // namespace relais
