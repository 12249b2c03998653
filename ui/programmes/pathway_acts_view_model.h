#pragma once

#include "core/base/clock.h"
#include "core/calls/call_desk.h"
#include "core/programmes/act_facts.h"
#include "ui/programmes/pathway_file_view_model.h"

namespace relais {

/// What somebody notes on a pathway of the contact on screen: which pathway, what about, what of it, and the day or the value. Each is chosen
/// from what can be said now; after each word all is read again, so the list and the schedule are those of the facts. What was typed stays until
/// it was kept, and goes with the person. Interface thread.
class PathwayActsViewModel final : public QObject {
    Q_OBJECT
public:
    /// An answer that is chosen, not typed.
    struct Choice {
        AttributeValue value;
        QString title;
        bool operator==(const Choice&) const = default;
    };

    PathwayActsViewModel(CallDesk& desk, const PathwaySources& sources, const Clock& clock, QObject* parent = nullptr);

    /// Stands in place of the form when it is not empty: nobody is there, folded, no pathway, nothing left to say.
    const QString& sentence() const { return m_sentence; }

    const QStringList& pathways() const { return m_pathwayTitles; }
    int pathway() const { return m_pathway; }
    void setPathway(int row);
    const QStringList& subjects() const { return m_subjects; }
    int subject() const { return m_subject; }
    void setSubject(int row);
    /// Of the subject: "prévue", "confirmée"; one empty text: there is only an answer to give.
    const QStringList& labels() const { return m_labels; }
    int label() const { return m_label; } ///< -1: none is chosen
    void setLabel(int row);

    ActAsks asks() const;
    QString field() const; ///< the name of what is asked for
    QString hint() const;
    QString warning() const;                ///< what looks wrong in the words, and may be noted all the same; empty: nothing
    std::vector<Choice> choices() const;    ///< of YesNo, Choice and Consent
    int choice() const { return m_choice; } ///< -1: none yet
    void setChoice(int row);
    /// "20/11/2026"; begins with what is known, else with today, and empty where neither can be.
    const QString& day() const { return m_day; }
    void setDay(const QString& text);
    const QString& hour() const { return m_hour; } ///< "14:30"; may be empty
    void setHour(const QString& text);
    const QString& count() const { return m_count; }
    void setCount(const QString& text);
    const QString& words() const { return m_words; } ///< of Text; begins with what is known
    void setWords(const QString& text);
    /// Of whose clock days and hours are, where it is another one than the desk's; empty: the same.
    const QString& clockOf() const { return m_clockOf; }

    /// Reads anew what can be said: the clock has gone on.
    void reread();
    void save();
    bool isSaving() const { return m_saving; }
    /// What stands against it, once it was tried; empty: nothing.
    const QString& problem() const { return m_problem; }
    /// What was noted last, or why it could not be kept.
    const QString& message() const { return m_message; }
    bool failed() const { return m_failed; }
    /// The chosen pathway as its file shows it: the schedule that follows from what was said.
    const PathwayFile& file() const { return m_file; }

Q_SIGNALS:
    void changed();
    /// A word was kept: the form begins anew.
    void noted();

private:
    const PathwayAct* act() const;
    QString territory() const;
    TimeWords theirTime() const;
    ActInput input() const;
    void readAll();
    void readJoins(const ContactOnScreen& contact, Role role);
    void readActs(Role role);
    void findPathway();
    void readClock();
    const Membership* member() const; ///< null: she is to be let into one
    const Protocol& protocolOf(const PathwayAct& act) const;
    void listSubjects();
    void listLabels();
    void startInput();
    void startDay(const PathwayAct& act);
    void forget();
    void touched();
    void finish(const Result<Done>& done, const QString& noted, const QString& person);
    QString personKey() const;

    CallDesk& m_desk;
    PathwaySources m_sources;
    const Clock& m_clock;
    QString m_person; ///< whose form this is
    QString m_sentence;
    std::shared_ptr<const ProgrammeBook> m_book;
    std::optional<QString> m_chosen; ///< code of the pathway; empty: to be let into another one; nothing: the first
    std::vector<Membership> m_members;
    std::vector<PathwayAct> m_joins;
    std::vector<PathwayAct> m_marks; ///< of the person, whichever pathway is chosen
    std::vector<PathwayAct> m_acts;
    std::vector<std::size_t> m_ofSubject; ///< acts of the chosen subject
    QStringList m_pathwayTitles;
    QStringList m_subjects;
    QStringList m_labels;
    int m_pathway = 0;
    int m_subject = 0;
    int m_label = 0;
    int m_choice = -1;
    QString m_day;
    QString m_hour;
    QString m_filledHour; ///< as it was filled in beforehand; empty: it was not
    QString m_count;
    QString m_words;
    QString m_clockOf;
    QString m_problem;
    QString m_message;
    PathwayFile m_file;
    bool m_saving = false;
    bool m_failed = false;
};

} // namespace relais
