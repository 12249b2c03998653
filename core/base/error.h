#pragma once

#include <QString>

namespace relais {

/// Every way in which an act of Relais can fail, as the program sees it. `ui/base` turns each into a French sentence.
enum class ErrorCode {
    // network and server
    Unreachable,   ///< no answer from the server at all
    ServerBusy,    ///< 503 or 429: later
    ServerRefused, ///< any other status: detail holds the stable problem code
    BadAnswer,     ///< the server's answer is not what its document says
    NotSignedIn,   ///< no session, or it is over
    WrongPassword,
    OfflineSignInExpired, ///< too long since the last online sign-in on this desk
    OfflineUnknownAgent,  ///< this agent never signed in online on this desk
    NotPermitted,
    DeskNotEnrolled,
    // storage
    StoreUnavailable, ///< cannot open or read the file
    StoreFull,        ///< no space left on the disk
    StoreTooNew,      ///< written by a newer Relais
    StoreBusy,        ///< another process holds it
    StoreCorrupt,
    Conflict, ///< the version has changed meanwhile
    NotFound,
    // trade
    InvalidInput,       ///< detail names the field, never its value
    NotDialled,         ///< an outcome, and there was no call
    ReportMissing,      ///< a fruitful call without its report
    IdentityMissing,    ///< an outcome that discloses, before the person's identity is confirmed
    NoticeMissing,      ///< the same at a first contact, before the notice was read
    PromiseNotPossible, ///< detail holds the verdict's code (followups/promise_rules.h)
    LeaseLost,          ///< the contact is not ours any more
    NotCallable,        ///< hours, objection, death: not now or never
    NumberRefused,      ///< the gate before the telephone said no
    LineUnavailable,    ///< the telephone line cannot dial
    // files
    NotAList, ///< not a target list: detail holds the reason's code
    FileUnreadable,
    FileUnwritable,
    ResourceInvalid, ///< a file of resources/ breaks its rules: detail holds file, path, expectation
    Cancelled,
    Unexpected, ///< a fault of the program: an exception that nobody foresaw
};

/// A failure: a code that people's words are made from, and a detail for developers.
/// The detail is English, holds nothing personal, and may go to a log.
struct Error {
    ErrorCode code{};
    QString detail;
    bool operator==(const Error&) const = default;
};

/// Stable text of a code, for logs and JSON: "unreachable", "wrong_password"…
QString codeText(ErrorCode code);

} // namespace relais
