#include "ui/programmes/coaching_request_view_model.h"

#include "ui/words/people_words.h"
#include "ui/words/request_words.h"
#include "ui/words/typography.h"

#include <QFuture>

#include <algorithm>
#include <array>

namespace relais {

namespace {

const QString dayShape = QStringLiteral("dd/MM/yyyy");
constexpr qsizetype nirLength = 13;

/// Of 13 characters, or of 15 whose key is right.
std::optional<Nir> nirIn(const QString& text)
{
    QString bare;
    std::copy_if(text.begin(), text.end(), std::back_inserter(bare), [](QChar sign) { return !sign.isSpace(); });
    if (bare.size() == nirLength) {
        return Nir::fromText(QStringView(bare));
    }
    const auto nir = bare.size() == nirLength + 2 ? Nir::fromText(QStringView(bare).left(nirLength)) : std::nullopt;
    return nir && nir->hasKey(bare.right(2).toStdString()) ? nir : std::nullopt;
}

/// Thirteen signs or more that begin as a social security number: meant as one, and never sent as a name to look for.
bool looksLikeNir(const QString& text)
{
    const auto digits = std::count_if(text.begin(), text.end(), [](QChar sign) { return sign >= u'0' && sign <= u'9'; });
    return digits >= nirLength - 1;
}

} // namespace

CoachingRequestViewModel::CoachingRequestViewModel(
    CallDesk& desk, CoachingDesk& requests, ProgrammesInForce programmes, const Clock& clock, TimeWords time, QObject* parent)
    : QObject(parent), m_desk(desk), m_requests(requests), m_programmes(std::move(programmes)), m_clock(clock),
      m_time(std::move(time)), m_askedOn(today().toString(dayShape))
{}

QDate CoachingRequestViewModel::today() const
{
    return m_time.dateOf(m_clock.now());
}

QDate CoachingRequestViewModel::askedDay() const
{
    return QDate::fromString(m_askedOn.trimmed(), dayShape);
}

const Protocol* CoachingRequestViewModel::protocol() const
{
    const QDate day = askedDay();
    return m_programmes ? m_programmes->joinedOn(CoachingRequest::physicianCoachingPathway(), day.isValid() ? day : today())
                        : nullptr;
}

std::vector<CoachingRequestViewModel::Theme> CoachingRequestViewModel::themes() const
{
    std::vector<Theme> themes;
    // Of a day without the pathway the day alone is to blame.
    const Protocol* found = protocol();
    if (!found && m_programmes) {
        found = m_programmes->joinedOn(CoachingRequest::physicianCoachingPathway(), today());
    }
    if (found) {
        for (const FormField& field : found->form) {
            if (field.code == QLatin1String("theme")) {
                themes.reserve(static_cast<std::size_t>(field.choices.size()));
                for (qsizetype i = 0; i < field.choices.size(); ++i) {
                    themes.push_back({field.choices[i], field.choiceTitles.value(i)});
                }
            }
        }
    }
    return themes;
}

QString CoachingRequestViewModel::plan() const
{
    const Protocol* found = protocol();
    return found ? RequestWords::plan(*found)
                 : typographic(tr("Le volet des demandes de médecins n'est pas ouvert à cette date sur ce poste."));
}

void CoachingRequestViewModel::touched()
{
    if (m_state != State::Sending) {
        m_state = State::Editing;
        m_message.clear();
    }
    Q_EMIT changed();
}

void CoachingRequestViewModel::forgetPerson()
{
    ++m_asked;
    m_searching = false;
    m_found.clear();
    m_person.reset();
    m_nir.reset();
    m_name.clear();
    m_personText.clear();
    m_personMessage.clear();
}

void CoachingRequestViewModel::find(const QString& text)
{
    if (m_state == State::Sending) {
        return;
    }
    forgetPerson();
    const QString wanted = text.trimmed();
    if (const auto nir = nirIn(wanted)) {
        m_nir = nir;
        m_personText = tr("Numéro %1").arg(nir->masked());
        m_personMessage = typographic(tr("La personne est cherchée par ce numéro quand la demande part."));
        touched();
        return;
    }
    if (looksLikeNir(wanted)) {
        m_personMessage = typographic(tr("Ce numéro de sécurité sociale n'est pas juste : 13 caractères, ou 15 avec la clé."));
        touched();
        return;
    }
    if (wanted.size() < 3) {
        m_personMessage = typographic(tr("Donnez au moins trois lettres du nom, la date de naissance, ou le numéro de sécurité "
                                         "sociale."));
        touched();
        return;
    }
    m_searching = true;
    m_personMessage = tr("Recherche en cours…");
    const int mine = m_asked;
    touched();
    m_desk.search(wanted).then(this, [this, mine](const Result<std::vector<PersonFound>>& answer) {
        if (mine != m_asked) {
            return; // somebody else is looked for meanwhile
        }
        m_searching = false;
        if (!answer) {
            m_personMessage = answer.error().code == ErrorCode::Unreachable
                ? typographic(tr("Le serveur est injoignable : la recherche attend son retour. Votre saisie reste ici."))
                : RequestWords::failed(answer.error());
        } else {
            m_found.reserve(answer->size());
            for (const PersonFound& one : *answer) {
                QStringList about;
                if (one.birthDate.isValid()) {
                    about << bornWords(one.birthDate, one.sex);
                }
                if (!one.town.isEmpty()) {
                    about << one.town;
                }
                m_found.push_back({one.id, one.displayName, about.join(QStringLiteral(" · "))});
            }
            m_personMessage = m_found.empty()
                ? typographic(tr("Personne ne correspond. Essayez le nom de naissance, la date de naissance ou le numéro."))
                : typographic(tr("Choisissez la personne : vérifiez sa date de naissance."));
        }
        Q_EMIT changed();
    });
}

void CoachingRequestViewModel::choose(std::size_t row)
{
    if (row >= m_found.size() || m_state == State::Sending) {
        return;
    }
    const Found chosen = m_found[row];
    forgetPerson();
    m_person = chosen.person;
    m_name = chosen.name;
    m_personText = chosen.about.isEmpty() ? chosen.name : chosen.name + QStringLiteral(", ") + chosen.about;
    touched();
}

void CoachingRequestViewModel::setTheme(const QString& code)
{
    m_theme = code;
    touched();
}

void CoachingRequestViewModel::setAskedOn(const QString& text)
{
    m_askedOn = text;
    touched();
}

void CoachingRequestViewModel::setPhysician(const QString& text)
{
    m_physician = text;
    touched();
}

QString CoachingRequestViewModel::problem(Field field) const
{
    if (!m_tried) {
        return {};
    }
    switch (field) {
    case Field::Person: return m_person || m_nir ? QString() : typographic(tr("Dites d'abord de qui il s'agit."));
    case Field::Theme: {
        const auto all = themes();
        const bool known = std::any_of(all.begin(), all.end(), [this](const Theme& one) { return one.code == m_theme; });
        return known ? QString() : typographic(tr("Choisissez le thème demandé."));
    }
    case Field::AskedOn: {
        const QDate day = askedDay();
        return !day.isValid() ? typographic(tr("Écrivez le jour ainsi : 20/11/2026."))
            : day > today()   ? typographic(tr("Ce jour n'est pas encore venu."))
            : !protocol()     ? typographic(tr("Le volet n'était pas ouvert ce jour-là."))
                              : QString();
    }
    case Field::Physician:
        return m_physician.trimmed().isEmpty() || Rpps::fromText(m_physician)
            ? QString()
            : typographic(tr("Un numéro RPPS a 11 chiffres ; vérifiez le dernier, ou laissez vide."));
    }
    return {};
}

std::optional<CoachingRequestViewModel::Field> CoachingRequestViewModel::firstProblem() const
{
    constexpr std::array all{Field::Person, Field::Theme, Field::AskedOn, Field::Physician};
    const auto bad = std::find_if(all.begin(), all.end(), [this](Field field) { return !problem(field).isEmpty(); });
    return bad == all.end() ? std::nullopt : std::optional(*bad);
}

void CoachingRequestViewModel::send()
{
    if (m_state == State::Sending) {
        return;
    }
    m_tried = true;
    if (firstProblem()) {
        m_state = State::Editing;
        m_message.clear();
        Q_EMIT changed();
        return;
    }
    CoachingRequest request;
    request.person = m_person;
    request.nir = m_nir;
    request.theme = m_theme;
    request.askedOn = askedDay();
    request.physician = Rpps::fromText(m_physician);
    m_state = State::Sending;
    m_message = typographic(tr("La demande part…"));
    Q_EMIT changed();
    m_requests.bring(request).then(this, [this](const Result<CoachingAnswer>& answer) { finish(answer); });
}

void CoachingRequestViewModel::finish(const Result<CoachingAnswer>& answer)
{
    if (!answer) {
        m_state = State::Failed;
        m_message = RequestWords::failed(answer.error());
        Q_EMIT changed();
        return;
    }
    const Protocol* found = protocol();
    m_message = RequestWords::opened(*answer, m_name, found ? RequestWords::callsOf(*found) : 0);
    m_state = State::Taken;
    m_tried = false;
    forgetPerson();
    m_theme.clear();
    m_physician.clear();
    m_askedOn = today().toString(dayShape);
    Q_EMIT taken();
    Q_EMIT changed();
}

} // namespace relais
