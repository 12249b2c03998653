#include "app/relais/file_desk_identity.h"

#include "core/accounts/session_json.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QSaveFile>
#include <QSysInfo>

namespace relais {

using namespace Qt::StringLiterals;

FileDeskIdentity::FileDeskIdentity(ServerApi& api, QString dataFolder, QString enrolmentCode)
    : m_api(api), m_dataFolder(std::move(dataFolder)), m_enrolmentCode(std::move(enrolmentCode))
{}

QString FileDeskIdentity::folderOf(const QString& dataFolder, const QString& server)
{
    const auto hash = QCryptographicHash::hash(server.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return dataFolder + u'/' + QString::fromLatin1(hash);
}

QString FileDeskIdentity::path() const
{
    return folderOf(m_dataFolder, m_api.server()) + u"/desk.json"_s;
}

std::optional<DeskEnrolment> FileDeskIdentity::read() const
{
    QFile file(path());
    if (!file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    const auto desk = deskEnrolmentFromJson(QJsonDocument::fromJson(file.readAll()).object());
    return desk ? std::optional(*desk) : std::nullopt;
}

Result<Done> FileDeskIdentity::write(const DeskEnrolment& desk) const
{
    QDir().mkpath(QFileInfo(path()).path());
    QSaveFile file(path());
    if (!file.open(QIODevice::WriteOnly)) {
        return failure(ErrorCode::FileUnwritable, u"desk.json"_s);
    }
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(QJsonDocument(toJson(desk)).toJson(QJsonDocument::Compact));
    if (!file.commit()) {
        return failure(ErrorCode::FileUnwritable, u"desk.json"_s);
    }
    return Done{};
}

void FileDeskIdentity::obtain(ServerApi::Then<DeskEnrolment> then)
{
    if (const auto known = read()) {
        then(*known);
        return;
    }
    if (m_enrolmentCode.isEmpty()) {
        then(failure(ErrorCode::DeskNotEnrolled, u"no enrolment code is set"_s));
        return;
    }
    DeskEnrolmentRequest request;
    request.enrolmentCode = m_enrolmentCode;
    request.deskName = QSysInfo::machineHostName().left(80);
    if (request.deskName.isEmpty()) {
        request.deskName = u"poste"_s;
    }
    m_api.enrolDesk(request, [this, then = std::move(then)](Result<DeskEnrolment> answer) {
        // A credential that cannot be kept would strand what this desk records.
        if (answer) {
            if (const auto kept = write(*answer); !kept) {
                then(failure(kept.error()));
                return;
            }
        }
        then(std::move(answer));
    });
}

} // namespace relais
