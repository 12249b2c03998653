#include "app/tour/other_looks.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcessEnvironment>

#include <array>

namespace relais {

using namespace Qt::StringLiterals;

namespace {

struct Look {
    const char* part;
    const char* theme;
    const char* scale;
};
constexpr std::array looks{Look{"dark", "dark", "1"}, Look{"zoom", "light", "2"}};

} // namespace

OtherLooks::OtherLooks(QString folder, int firstPicture) : m_folder(std::move(folder)), m_first(firstPicture)
{
    m_process.setProcessChannelMode(QProcess::ForwardedChannels);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            Q_EMIT ended(u"the other looks cannot be started"_s);
        }
    });
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        if (code != 0 || status != QProcess::NormalExit) {
            Q_EMIT ended(
                u"the look « %1 » did not do what it must"_s.arg(QLatin1String(looks[static_cast<std::size_t>(m_at)].part)));
            return;
        }
        ++m_at;
        next();
    });
}

void OtherLooks::next()
{
    if (m_at == static_cast<int>(looks.size())) {
        Q_EMIT ended({});
        return;
    }
    const auto& look = looks[static_cast<std::size_t>(m_at)];
    const auto taken = static_cast<int>(QDir(m_folder).entryList({u"[0-9]*.png"_s}, QDir::Files).size());
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_SCALE_FACTOR"_s, QLatin1String(look.scale));
    m_process.setProcessEnvironment(environment);
    m_process.start(QCoreApplication::applicationFilePath(),
        {u"--demo"_s, u"--tour"_s, m_folder, u"--tour-part"_s, QLatin1String(look.part), u"--tour-first"_s,
            QString::number(std::max(m_first, taken + 1)), u"--theme"_s, QLatin1String(look.theme)});
}

} // namespace relais
