#include "app/relais/settings.h"

#include "core/sync/server_url.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include <array>

namespace relais {

using namespace Qt::StringLiterals;

namespace {

template <typename T, std::size_t N>
bool choose(T& to, const QString& text, const std::array<std::pair<QLatin1String, T>, N>& choices)
{
    for (const auto& [name, value] : choices) {
        if (text == name) {
            to = value;
            return true;
        }
    }
    return text.isEmpty();
}

constexpr std::array lineKinds{std::pair("simulated"_L1, LineKind::Simulated), std::pair("tel"_L1, LineKind::Tel),
    std::pair("command"_L1, LineKind::Command)};
constexpr std::array themes{std::pair("light"_L1, ThemeChoice::Light), std::pair("dark"_L1, ThemeChoice::Dark),
    std::pair("system"_L1, ThemeChoice::System)};
constexpr std::array densities{std::pair("comfortable"_L1, Density::Comfortable), std::pair("compact"_L1, Density::Compact)};

QString usualFile(QStandardPaths::StandardLocation place, const QString& name)
{
    return QStandardPaths::writableLocation(place) + u'/' + name;
}

tl::unexpected<Error> invalid(const QString& file, const QString& what)
{
    return failure(ErrorCode::ResourceInvalid, u"%1, %2"_s.arg(file, what));
}

/// A relative path stands beside the settings file that names it.
QString samuFile(const Options& options, const QString& settingsFile, const QSettings& ini)
{
    if (!options.samuFile.isEmpty()) {
        return options.samuFile;
    }
    const QString named = ini.value("emergency/samu"_L1).toString();
    return named.isEmpty() ? named : QFileInfo(settingsFile).dir().absoluteFilePath(named);
}

/// A comma makes Qt read a list.
QString paperText(const QSettings& ini, QLatin1String key)
{
    return ini.value(key).toStringList().join(u", "_s);
}

} // namespace

Result<Settings> Settings::read(const Options& options)
{
    const auto file = options.settingsFile.isEmpty() ? usualFile(QStandardPaths::GenericConfigLocation, u"relais/relais.ini"_s)
                                                     : options.settingsFile;
    if (!options.settingsFile.isEmpty() && options.tourFolder.isEmpty() && !QFileInfo::exists(file)) {
        return invalid(file, u"ce fichier n’existe pas"_s);
    }
    const QSettings ini(file, QSettings::IniFormat);
    if (ini.status() != QSettings::NoError) {
        return invalid(file, u"des sections [nom] et des lignes clé=valeur sont attendues"_s);
    }
    Settings settings;
    if (const QString address = ini.value("server/url"_L1).toString(); options.server || address.isEmpty()) {
        settings.server = options.server.value_or(QUrl());
    } else if (const auto server = serverUrl(address)) {
        settings.server = *server;
    } else {
        return invalid(file, u"server/url : une adresse https:// est attendue (http:// sur cette machine seulement)"_s);
    }
    settings.enrolmentCode = ini.value("server/enrolment_code"_L1).toString();
    settings.calendar = options.calendar.value_or(ini.value("server/calendar"_L1, settings.calendar).toString());
    settings.hook.program = ini.value("line/program"_L1).toString();
    // A comma makes Qt read a list; a single argument is a list of one.
    settings.hook.arguments = ini.value("line/arguments"_L1).toStringList();
    settings.hook.arguments.removeAll(QString());
    if (!choose(settings.line, options.line.value_or(ini.value("line/kind"_L1).toString()), lineKinds)) {
        return invalid(file, u"line/kind : simulated, tel ou command est attendu"_s);
    }
    if (!choose(settings.theme, options.theme.value_or(ini.value("appearance/theme"_L1).toString()), themes)) {
        return invalid(file, u"appearance/theme : light, dark ou system est attendu"_s);
    }
    if (!choose(settings.density, ini.value("appearance/density"_L1).toString(), densities)) {
        return invalid(file, u"appearance/density : comfortable ou compact est attendu"_s);
    }
    if (settings.line == LineKind::Command && settings.hook.program.isEmpty()) {
        return invalid(file, u"line/program : le chemin d’un programme est attendu"_s);
    }
    settings.centre = {paperText(ini, "papers/centre"_L1), paperText(ini, "papers/address"_L1).split(u'|', Qt::SkipEmptyParts),
        paperText(ini, "papers/secure_messaging"_L1)};
    // A list that was named and is not right stops the start: nobody finds it out during an emergency.
    if (const QString list = samuFile(options, file, ini); !list.isEmpty()) {
        auto samu = SamuNumbers::fromFile(list);
        if (!samu) {
            return failure(samu.error());
        }
        settings.samu = std::move(*samu);
    }
    settings.dataFolder =
        options.dataFolder.isEmpty() ? usualFile(QStandardPaths::GenericDataLocation, u"relais"_s) : options.dataFolder;
    return settings;
}

} // namespace relais
