#include "app/relais/options.h"

#include "core/sync/server_url.h"

namespace relais {

using namespace Qt::StringLiterals;

namespace {

/// The arguments, one after another, with the value of those that want one.
class Reader {
public:
    explicit Reader(const QStringList& arguments) : m_arguments(arguments) {}

    bool next()
    {
        if (m_at >= m_arguments.size()) {
            return false;
        }
        const auto& argument = m_arguments[m_at++];
        const auto equals = argument.indexOf(u'=');
        m_inline = equals > 0 ? std::optional(argument.mid(equals + 1)) : std::nullopt;
        m_name = equals > 0 ? argument.left(equals) : argument;
        return true;
    }
    const QString& name() const { return m_name; }
    bool hasInlineValue() const { return m_inline.has_value(); }
    std::optional<QString> value()
    {
        if (m_inline) {
            return std::exchange(m_inline, std::nullopt);
        }
        return m_at < m_arguments.size() ? std::optional(m_arguments[m_at++]) : std::nullopt;
    }

private:
    const QStringList& m_arguments;
    qsizetype m_at = 0;
    QString m_name;
    std::optional<QString> m_inline;
};

QString takeFlag(Options& options, const QString& name)
{
    if (name == "--help"_L1 || name == "-h"_L1) {
        options.help = true;
    } else if (name == "--version"_L1) {
        options.version = true;
    } else if (name == "--demo"_L1) {
        options.demo = true;
    } else if (name == "--offline-start"_L1) {
        options.offlineStart = true;
    } else {
        return u"L’option « %1 » n’existe pas. « relais --help » les montre toutes."_s.arg(name);
    }
    return {};
}

bool oneOf(const QString& value, std::initializer_list<QLatin1String> known)
{
    return std::find(known.begin(), known.end(), value) != known.end();
}

QString takeValue(Options& options, const QString& name, const QString& value)
{
    if (name == "--server"_L1) {
        options.server = serverUrl(value);
        return options.server ? QString() : u"--server attend une adresse https:// (http:// sur cette machine seulement)."_s;
    }
    if (name == "--line"_L1) {
        options.line = value;
        return oneOf(value, {"simulated"_L1, "tel"_L1, "command"_L1}) ? QString() : u"--line attend simulated, tel ou command."_s;
    }
    if (name == "--theme"_L1) {
        options.theme = value;
        return oneOf(value, {"light"_L1, "dark"_L1, "system"_L1}) ? QString() : u"--theme attend light, dark ou system."_s;
    }
    if (name == "--calendar"_L1) {
        options.calendar = value;
        return oneOf(value, {"france"_L1, "demo"_L1}) ? QString() : u"--calendar attend france ou demo."_s;
    }
    if (name == "--seed"_L1 || name == "--tour-first"_L1) {
        bool number = false;
        const auto read = value.toULongLong(&number);
        name == "--seed"_L1 ? void(options.seed = read) : void(options.tourFirst = static_cast<int>(read % 1000));
        return number ? QString() : u"%1 attend un nombre."_s.arg(name);
    }
    if (name == "--tour-part"_L1) {
        options.tourPart = value;
        return oneOf(value, {"day"_L1, "dark"_L1, "zoom"_L1}) ? QString() : u"--tour-part attend day, dark ou zoom."_s;
    }
    (name == "--settings"_L1      ? options.settingsFile
            : name == "--data"_L1 ? options.dataFolder
            : name == "--samu"_L1 ? options.samuFile
                                  : options.tourFolder) = value;
    return value.isEmpty() ? u"%1 attend un chemin."_s.arg(name) : QString();
}

} // namespace

Result<Options> Options::fromArguments(const QStringList& arguments)
{
    Options options;
    Reader reader(arguments);
    while (reader.next()) {
        const auto name = reader.name();
        QString problem;
        if (oneOf(name,
                {"--server"_L1, "--line"_L1, "--theme"_L1, "--seed"_L1, "--settings"_L1, "--data"_L1, "--samu"_L1, "--tour"_L1,
                    "--tour-part"_L1, "--tour-first"_L1, "--calendar"_L1})) {
            const auto value = reader.value();
            problem = value ? takeValue(options, name, *value) : u"%1 attend une valeur."_s.arg(name);
        } else {
            problem = reader.hasInlineValue() ? u"%1 ne prend pas de valeur."_s.arg(name) : takeFlag(options, name);
        }
        if (!problem.isEmpty()) {
            return failure(ErrorCode::InvalidInput, problem);
        }
    }
    if (!options.tourFolder.isEmpty()) {
        // The same day on every machine, whatever is set there.
        options.demo = true;
        options.line = u"simulated"_s;
        options.theme = options.theme.value_or(u"light"_s);
        options.settingsFile = options.tourFolder + u"/relais.ini"_s;
    }
    if (options.demo && options.server) {
        return failure(ErrorCode::InvalidInput, u"--demo et --server s’excluent : la démonstration a son propre serveur."_s);
    }
    if (options.demo && options.calendar && options.tourFolder.isEmpty()) {
        return failure(ErrorCode::InvalidInput, u"--demo et --calendar s’excluent : la démonstration a ses propres heures."_s);
    }
    return options;
}

QString Options::helpText()
{
    return uR"(Relais, le poste de travail du conseiller.

  relais --demo               un centre inventé, sur cette machine seule : rien à configurer
  relais --server URL         le serveur du centre (sinon : clé server/url du fichier de réglages)

  --calendar france|demo        les heures d’appel du centre (sinon : clé server/calendar)
  --line simulated|tel|command  la ligne téléphonique (sinon : clé line/kind)
  --theme light|dark|system     l’apparence (sinon : clé appearance/theme)
  --offline-start               ne pas chercher le serveur au démarrage
  --seed N                      le même hasard à chaque fois, pour la démonstration
  --settings FICHIER            un autre fichier de réglages
  --samu FICHIER                les numéros du SAMU par département (sinon : clé emergency/samu)
  --data DOSSIER                un autre dossier pour les données locales
  --tour DOSSIER                joue seul le travail d’une journée et laisse une image de chaque étape
  --version, --help

Le fichier de réglages (~/.config/relais/relais.ini) :
  [server]      url=https://relais.exemple.fr     enrolment_code=…
                calendar=france|demo
  [line]        kind=simulated|tel|command
                program=/chemin/du/composeur      arguments=--appeler, {number}
  [appearance]  theme=light|dark|system           density=comfortable|compact
  [emergency]   samu=samu.json
)"_s;
}

} // namespace relais
