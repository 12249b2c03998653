#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/programmes/call_load.h"

#include <QObject>

namespace relais {

/// What a call frequency would cost, reckoned anew at each key. Borrows calendar and clock; interface thread.
class CallLoadViewModel : public QObject {
    Q_OBJECT
public:
    enum class Field { Members, Every, Nurses, Weeks };
    CallLoadViewModel(const Calendar& calendar, const Clock& clock, const CentreId& centre, QObject* parent = nullptr);

    QString text(Field field) const { return m_texts[static_cast<std::size_t>(field)]; }
    void setText(Field field, const QString& text);
    /// What is wrong with it, in words; empty: nothing.
    QString problem(Field field) const;
    /// Nothing while a field is wrong.
    const std::optional<CallLoad>& load() const { return m_load; }
    /// Why there is nothing although all fields are right; empty: there is something.
    QString failure() const;

Q_SIGNALS:
    void changed();

private:
    void reckon();

    const Calendar& m_calendar;
    const Clock& m_clock;
    CentreId m_centre;
    Result<CapacitySettings> m_settings;
    std::array<QString, 4> m_texts;
    std::optional<CallLoad> m_load;
    QString m_wrong; ///< the field's detail
};

} // namespace relais
