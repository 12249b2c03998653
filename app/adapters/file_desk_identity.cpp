#include "app/adapters/file_desk_identity.h"

#include "core/accounts/session_json.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QSaveFile>

namespace relais {

namespace {

const QByteArray place = QByteArrayLiteral("desk_credential");

} // namespace

QString FileDeskIdentity::path() const
{
    const QByteArray hash = QCryptographicHash::hash(m_api.server().toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return m_folder + u'/' + QString::fromLatin1(hash) + QStringLiteral(".desk");
}

Result<DeskEnrolment> FileDeskIdentity::read() const
{
    QFile file(path());
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::DeskNotEnrolled, QStringLiteral("no credential on this machine"));
    }
    Sealed sealed;
    sealed.keyId = 1;
    sealed.bytes = file.readAll();
    const auto plain = m_sealer.open(sealed, place);
    if (!plain) {
        return failure(plain.error());
    }
    return deskEnrolmentFromJson(QJsonDocument::fromJson(*plain).object());
}

Result<Done> FileDeskIdentity::write(const DeskEnrolment& enrolment) const
{
    const Sealed sealed = m_sealer.seal(QJsonDocument(toJson(enrolment)).toJson(QJsonDocument::Compact), place);
    QDir().mkpath(m_folder);
    QSaveFile file(path());
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(sealed.bytes) != sealed.bytes.size() || !file.commit()) {
        return failure(ErrorCode::FileUnwritable, QStringLiteral("the desk's credential cannot be kept"));
    }
    return Done{};
}

void FileDeskIdentity::forget()
{
    m_known.reset();
    QFile::remove(path());
}

void FileDeskIdentity::obtain(ServerApi::Then<DeskEnrolment> then)
{
    if (!m_known) {
        if (auto kept = read()) {
            m_known = *kept;
        } else if (kept.error().code != ErrorCode::DeskNotEnrolled) {
            then(std::move(kept));
            return;
        }
    }
    if (m_known) {
        then(*m_known);
        return;
    }
    const QString code = m_code();
    if (code.isEmpty()) {
        then(failure(ErrorCode::DeskNotEnrolled, QStringLiteral("no enrolment code is set")));
        return;
    }
    m_api.enrolDesk({code, m_deskName}, m_lifeline.guard([this, then = std::move(then)](Result<DeskEnrolment> enrolment) {
        if (enrolment) {
            if (const auto kept = write(*enrolment); !kept) {
                then(failure(kept.error()));
                return;
            }
            m_known = *enrolment;
        } else if (enrolment.error().code == ErrorCode::NotPermitted) {
            // The code is spent or wrong.
            then(failure(ErrorCode::DeskNotEnrolled, enrolment.error().detail));
            return;
        }
        then(std::move(enrolment));
    }));
}

} // namespace relais
