#pragma once

#include "core/base/clock.h"
#include "core/calls/call_desk.h"
#include "core/programmes/coaching_desk.h"
#include "core/programmes/programmes_in_force.h"
#include "ui/words/time_words.h"

namespace relais {

/// The form by which one request of a treating physician is brought in: who, on what theme, asked when and by whom; and what the server made
/// of it. What was typed stays until the server has taken it in. Interface thread.
class CoachingRequestViewModel final : public QObject {
    Q_OBJECT
public:
    enum class State { Editing, Sending, Taken, Failed };
    enum class Field { Person, Theme, AskedOn, Physician };
    struct Found {
        PersonId person;
        QString name;
        QString about; ///< "née le 14 mars 1964 · Nantes"
        bool operator==(const Found&) const = default;
    };
    struct Theme {
        QString code;
        QString title;
    };

    CoachingRequestViewModel(CallDesk& desk, CoachingDesk& requests, ProgrammesInForce programmes, const Clock& clock,
        TimeWords time, QObject* parent = nullptr);

    // who
    /// By a social security number at once; by a name, a number or a birth date the server is asked, and one of `found` is chosen.
    void find(const QString& text);
    void choose(std::size_t row);
    const std::vector<Found>& found() const { return m_found; }
    bool isSearching() const { return m_searching; }
    /// "Marguerite ROUSSEAU, née le…", or the masked number; empty: nobody is chosen.
    const QString& person() const { return m_personText; }
    /// One sentence below the field: what to do, what was found; `personIsBad` when it stands against sending.
    const QString& personMessage() const { return m_personMessage; }

    // the rest
    std::vector<Theme> themes() const;
    void setTheme(const QString& code);
    const QString& theme() const { return m_theme; }
    void setAskedOn(const QString& text); ///< "20/11/2026"
    const QString& askedOn() const { return m_askedOn; }
    void setPhysician(const QString& text); ///< RPPS; may be empty
    const QString& physician() const { return m_physician; }
    /// What is wrong with a field, once sending was tried; empty: nothing.
    QString problem(Field field) const;
    /// What the request opens, as the pathway says it.
    QString plan() const;

    void send();
    State state() const { return m_state; }
    const QString& message() const { return m_message; }
    /// Where the first fault stands, after `send` found one.
    std::optional<Field> firstProblem() const;

Q_SIGNALS:
    void changed();
    /// The request was taken in: the form is empty again.
    void taken();

private:
    const Protocol* protocol() const;
    QDate today() const;
    QDate askedDay() const;
    void forgetPerson();
    void finish(const Result<CoachingAnswer>& answer);
    void touched();

    CallDesk& m_desk;
    CoachingDesk& m_requests;
    ProgrammesInForce m_programmes;
    const Clock& m_clock;
    TimeWords m_time;
    std::vector<Found> m_found;
    std::optional<PersonId> m_person;
    std::optional<Nir> m_nir;
    QString m_name; ///< empty when she was given by her number
    QString m_personText;
    QString m_personMessage;
    QString m_theme;
    QString m_askedOn;
    QString m_physician;
    QString m_message;
    State m_state = State::Editing;
    bool m_searching = false;
    bool m_tried = false;
    int m_asked = 0;
};

} // namespace relais
