#pragma once

#include "core/base/clock.h"
#include "core/calls/call_desk.h"

#include <QObject>

namespace relais {

/// A number that can be dialled, as it is offered.
struct NumberChoice {
    PhoneNumber number;
    QString text; ///< "06 39 98 12 34"
    QString kind; ///< "Mobile"
    bool usable = true;
    bool operator==(const NumberChoice&) const = default;
};

/// The call with the person on screen: number, state, clock, who is on the line. Reads the desk, never patches itself.
/// Owned by the desk page; interface thread. `tick()` is called about once a second while a call has a clock.
class LineViewModel : public QObject {
    Q_OBJECT
public:
    LineViewModel(CallDesk& desk, const Clock& clock, QObject* parent = nullptr);

    bool hasContact() const { return m_desk.state().contact.has_value(); }
    std::vector<NumberChoice> numbers() const;
    int chosenNumber() const { return m_chosen; }
    void chooseNumber(int index);

    QString numberText() const;
    QString phaseText() const; ///< "Mobile · En communication"
    QString clockText() const; ///< "04:12", empty while nothing is timed
    bool isLive() const;       ///< dialling, ringing, connected, or in the hands of another telephone
    bool canDial() const;
    bool canHangUp() const;
    QString actText() const;  ///< "Appeler", "Raccrocher", "Appel terminé"
    QString hintText() const; ///< why there is nothing to dial: the call that is over has no outcome yet
    QString lineText() const; ///< "Ligne simulée"
    IdentityCheck identity() const;

    void act(); ///< dials, hangs up, or says that the call is over, whichever makes sense
    void setIdentity(IdentityCheck check);
    /// Says that the chosen number is good or bad.
    void markNumber(bool usable);
    void tick();

Q_SIGNALS:
    void changed();
    void clockChanged();

private:
    void reread();

    CallDesk& m_desk;
    const Clock& m_clock;
    PersonId m_person;
    int m_chosen = 0;
};

} // namespace relais
