#include "ui/programmes/call_load_view_model.h"

#include "ui/words/error_words.h"
#include "ui/words/load_words.h"

#include <QLocale>

namespace relais {
namespace {

constexpr std::array<const char*, 4> details{"members", "every", "nurses", "weeks"};

/// A number as people type it: spaces between thousands, a comma. Nothing readable: -1, which no field takes.
double numberOf(QString text)
{
    text.remove(QChar::Nbsp).remove(QChar(0x202f)).remove(u' ').replace(u',', u'.');
    bool good = false;
    const double number = text.toDouble(&good);
    return good ? number : -1;
}

int wholeOf(const QString& text)
{
    const double number = numberOf(text);
    return number >= 0 && number <= 100'000'000 && number == static_cast<int>(number) ? static_cast<int>(number) : -1;
}

} // namespace

CallLoadViewModel::CallLoadViewModel(const Calendar& calendar, const Clock& clock, const CentreId& centre, QObject* parent)
    : QObject(parent), m_calendar(calendar), m_clock(clock), m_centre(centre),
      m_settings(CapacitySettings::shipped()), m_texts{QStringLiteral("5 000"), QStringLiteral("60"), QStringLiteral("20"),
                                                   m_settings ? QString::number(m_settings->weeks) : QString()}
{
    reckon();
}

void CallLoadViewModel::setText(Field field, const QString& text)
{
    m_texts[static_cast<std::size_t>(field)] = text;
    reckon();
    Q_EMIT changed();
}

QString CallLoadViewModel::problem(Field field) const
{
    const QString detail = QString::fromLatin1(details[static_cast<std::size_t>(field)]);
    return m_wrong == detail ? LoadWords::wrong(detail) : QString();
}

QString CallLoadViewModel::failure() const
{
    return m_settings ? QString() : errorWords(m_settings.error().code).sentence();
}

void CallLoadViewModel::reckon()
{
    m_load.reset();
    m_wrong.clear();
    if (!m_settings) {
        return;
    }
    CallLoadRequest request;
    request.members = wholeOf(text(Field::Members));
    request.everyDays = wholeOf(text(Field::Every));
    request.nurses = numberOf(text(Field::Nurses));
    request.weeks = wholeOf(text(Field::Weeks));
    request.from = m_calendar.localTime(m_clock.now(), m_calendar.territoryOfCentre(m_centre)).date;
    request.centre = m_centre;
    auto load = callLoad(request, *m_settings, m_calendar);
    if (load) {
        m_load = std::move(*load);
    } else {
        m_wrong = load.error().detail;
    }
}

} // namespace relais
