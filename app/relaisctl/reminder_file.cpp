#include "app/relaisctl/reminder_file.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

namespace relais {

using namespace Qt::StringLiterals;

namespace {

Result<Done> unwritable()
{
    return failure(ErrorCode::FileUnwritable, u"reminders"_s);
}

/// One field, on one line; what a spreadsheet would take for a formula is guarded by an apostrophe.
QString guarded(QString text)
{
    for (QChar& c : text) {
        if (c.category() == QChar::Other_Control) {
            c = u' ';
        }
    }
    return !text.isEmpty() && u"=+-@"_s.contains(text.front()) ? u'\'' + text : text;
}

/// A rename is on the disk once its folder is.
void syncFolderOf(const QString& path)
{
    const int folder = ::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(), O_RDONLY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
}

} // namespace

Result<Done> ReminderFile::begin()
{
    if (!m_part.open(QIODevice::WriteOnly) || !m_part.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
        return unwritable();
    }
    QStringList header{
        u"reference"_s, u"pathway"_s, u"version"_s, u"step"_s, u"occurrence"_s, u"title"_s, u"first_name"_s, u"last_name"_s};
    if (m_channel == StepChannel::Letter) {
        header << u"address_line"_s << u"postal_code"_s << u"town"_s;
    } else {
        header << (m_channel == StepChannel::Sms ? u"mobile"_s : u"email"_s);
    }
    return put(header);
}

Result<Done> ReminderFile::add(const ReminderLine& line)
{
    QStringList fields{line.fact.text(), line.pathway, line.version, line.step, QString::number(line.occurrence),
        guarded(line.title), guarded(line.identity.firstName), guarded(line.identity.familyName())};
    if (m_channel == StepChannel::Letter) {
        fields << guarded(line.addressLine) << guarded(line.postalCode) << guarded(line.town);
    } else if (m_channel == StepChannel::Sms) {
        fields << (line.mobile ? line.mobile->e164 : QString()); // a number is dialled as it stands: no guard
    } else {
        fields << guarded(line.email);
    }
    return put(fields);
}

Result<Done> ReminderFile::put(const QStringList& fields)
{
    QStringList quoted;
    quoted.reserve(fields.size());
    for (QString field : fields) {
        quoted << u'"' + field.replace(u'"', u"\"\""_s) + u'"';
    }
    const QByteArray line = (quoted.join(u';') + u'\n').toUtf8();
    return m_part.write(line) == line.size() ? Result<Done>(Done{}) : unwritable();
}

Result<Done> ReminderFile::keep()
{
    return m_part.commit() ? Result<Done>(Done{}) : unwritable();
}

Result<Done> ReminderFile::give(const QString& path)
{
    if (!QFile::rename(partOf(path), path)) {
        return unwritable();
    }
    syncFolderOf(path);
    return Done{};
}

} // namespace relais
