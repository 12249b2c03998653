#pragma once

#include "app/relaisctl/server_client.h"

#include <QCommandLineParser>

#include <optional>

namespace relais {

/// How a verb that speaks to a server gets in: with the token of RELAIS_TOKEN, or by a sign-in with login and password. A password and
/// the code that enrols this machine are asked for without echo or read from a file, never taken from the command line.
struct ServerAccess {
    QString url;
    QString login;        ///< empty: RELAIS_TOKEN
    QString passwordFile; ///< empty: asked for
    QString deskCodeFile; ///< empty: asked for, once on this machine
    QString credentials;  ///< the file that keeps what this machine was enrolled with

    /// Adds --server, --login, --password-file and --desk-code-file to a parser.
    static void addOptions(QCommandLineParser& parser);
    /// Of a parser that has parsed. On anything wrong says one sentence and gives nothing. `url` may be empty; when the server will be
    /// asked (`willAsk`) there must be a login or a token.
    static std::optional<ServerAccess> of(const QCommandLineParser& parser, const ToolStreams& streams, bool willAsk = true);
};

/// A session on a server for the length of one verb: ended with this object, unless it came from RELAIS_TOKEN.
class ServerSession {
public:
    ServerSession(const ServerAccess& access, const ToolStreams& streams)
        : m_access(access), m_streams(streams), m_client(access.url)
    {}
    ~ServerSession();
    ServerSession(const ServerSession&) = delete;
    ServerSession& operator=(const ServerSession&) = delete;

    /// Fails with InvalidInput and the name of what could not be had ("password", "desk_code"), or as ServerClient does.
    Result<Done> open();
    ServerClient& client() { return m_client; }

private:
    Result<QByteArray> credential();
    Result<QByteArray> enrol();
    Result<ServerClient::Answer> signIn(const QByteArray& credential, const QString& password);

    ServerAccess m_access;
    ToolStreams m_streams;
    ServerClient m_client;
    bool m_signedIn = false;
};

} // namespace relais
