#pragma once

#include "core/accounts/session.h"
#include "core/base/instant.h"
#include "core/programmes/programme_files.h"
#include "core/queue/clock_mark.h"

#include <optional>

namespace relais {

/// What lets an agent in when the server is away: a slow hash of her password and what her last session was, without its token.
struct OfflineSignIn {
    QString verifier;     ///< Argon2id, as PasswordHasher makes it
    SignInAnswer session; ///< token empty
    Instant at;           ///< of the last online sign-in, server time
    bool operator==(const OfflineSignIn&) const = default;
};

/// Where the desk stands in the server's change feed. Empty: nowhere yet.
struct FeedPosition {
    QString epoch;
    QString cursor;
    bool operator==(const FeedPosition&) const = default;
};

/// Single values of a desk's store: a port, part of a unit of work. On a database thread.
class DeskMeta {
public:
    virtual ~DeskMeta() = default;
    virtual std::optional<OfflineSignIn> offlineSignIn() = 0;
    virtual void setOfflineSignIn(const OfflineSignIn& known) = 0;
    virtual FeedPosition feed() = 0;
    virtual void setFeed(const FeedPosition& position) = 0;
    /// Of the server's last answer to an upload (UploadAnswer::receipt); empty: never.
    virtual QString receipt() = 0;
    virtual void setReceipt(const QString& receipt) = 0;
    /// Of the server's store that took what was sent last (UploadAnswer::epoch); empty: never.
    virtual QString toldEpoch() = 0;
    virtual void setToldEpoch(const QString& epoch) = 0;
    virtual std::optional<Instant> lastSync() = 0;
    virtual void setLastSync(Instant at) = 0;
    /// The programmes of the server, as last heard; nothing: never.
    virtual std::optional<ProgrammeFiles> programmes() = 0;
    virtual void setProgrammes(const ProgrammeFiles& files) = 0;
    /// Server clock minus this machine's.
    virtual Microseconds serverOffset() = 0;
    virtual void setServerOffset(Microseconds offset) = 0;
    /// When the server last told its time with what it lent; nothing: never, or not readable.
    virtual std::optional<ClockMark> clockMark() = 0;
    virtual void setClockMark(const ClockMark& mark) = 0;
};

} // namespace relais
