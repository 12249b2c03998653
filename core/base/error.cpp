#include "core/base/error.h"

namespace relais {

QString codeText(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Unreachable: return QStringLiteral("unreachable");
    case ErrorCode::ServerBusy: return QStringLiteral("server_busy");
    case ErrorCode::ServerRefused: return QStringLiteral("server_refused");
    case ErrorCode::BadAnswer: return QStringLiteral("bad_answer");
    case ErrorCode::NotSignedIn: return QStringLiteral("not_signed_in");
    case ErrorCode::WrongPassword: return QStringLiteral("wrong_password");
    case ErrorCode::OfflineSignInExpired: return QStringLiteral("offline_sign_in_expired");
    case ErrorCode::OfflineUnknownAgent: return QStringLiteral("offline_unknown_agent");
    case ErrorCode::NotPermitted: return QStringLiteral("not_permitted");
    case ErrorCode::DeskNotEnrolled: return QStringLiteral("desk_not_enrolled");
    case ErrorCode::StoreUnavailable: return QStringLiteral("store_unavailable");
    case ErrorCode::StoreFull: return QStringLiteral("store_full");
    case ErrorCode::StoreTooNew: return QStringLiteral("store_too_new");
    case ErrorCode::StoreBusy: return QStringLiteral("store_busy");
    case ErrorCode::StoreCorrupt: return QStringLiteral("store_corrupt");
    case ErrorCode::Conflict: return QStringLiteral("conflict");
    case ErrorCode::NotFound: return QStringLiteral("not_found");
    case ErrorCode::InvalidInput: return QStringLiteral("invalid_input");
    case ErrorCode::IdentityMissing: return QStringLiteral("identity_missing");
    case ErrorCode::NoticeMissing: return QStringLiteral("notice_missing");
    case ErrorCode::NotDialled: return QStringLiteral("not_dialled");
    case ErrorCode::ReportMissing: return QStringLiteral("report_missing");
    case ErrorCode::PromiseNotPossible: return QStringLiteral("promise_not_possible");
    case ErrorCode::LeaseLost: return QStringLiteral("lease_lost");
    case ErrorCode::NotCallable: return QStringLiteral("not_callable");
    case ErrorCode::NumberRefused: return QStringLiteral("number_refused");
    case ErrorCode::LineUnavailable: return QStringLiteral("line_unavailable");
    case ErrorCode::NotAList: return QStringLiteral("not_a_list");
    case ErrorCode::FileUnreadable: return QStringLiteral("file_unreadable");
    case ErrorCode::FileUnwritable: return QStringLiteral("file_unwritable");
    case ErrorCode::ResourceInvalid: return QStringLiteral("resource_invalid");
    case ErrorCode::Cancelled: return QStringLiteral("cancelled");
    case ErrorCode::Unexpected: return QStringLiteral("unexpected");
    }
    return QStringLiteral("unknown");
}

} // namespace relais
