#pragma once

#include "core/base/clock.h"
#include "core/programmes/schedule_preview.h"
#include "ui/words/pathway_description.h"
#include "ui/words/preview_words.h"

#include <QObject>

#include <functional>

namespace relais {

/// The schedule that a pathway would give to nobody in particular, reckoned anew at each change. Texts are as people type them: days as
/// "20/11/2026", with or without "14:30"; flags as "oui" or "non", codes as codes; an empty text is "not known". Borrows all but the book; interface thread.
class ScheduleViewModel : public QObject {
    Q_OBJECT
public:
    using Books = std::function<std::shared_ptr<const ProgrammeBook>()>;
    ScheduleViewModel(const Books& books, const OutcomeCatalogue& outcomes, const Calendar& calendar, const Clock& clock,
        CentreId centre, QObject* parent = nullptr);

    struct Choice {
        QString code;
        QString title; ///< French
        bool operator==(const Choice&) const = default;
    };
    struct Field {
        QString name;
        QString label; ///< French
        QString text;
        QString problem; ///< a sentence; empty: nothing is wrong
        std::vector<Choice>
            choices; ///< of a code or a flag: the text is the code of one of them, the first of which is "not known"
        bool anchor = false;
    };
    /// What has happened: one step, its outcome, and when.
    struct Line {
        QString step; ///< "nurse#3"
        QString what; ///< code
        QString when; ///< as typed
        QString problem;
    };
    struct Row {
        QString step, who, channel, due, window, state, why; ///< French; "" where not known
        StepState code = StepState::Waiting;
        QDate windowFrom, windowUntil; ///< both included; null: not known
        QDate dueDay;                  ///< or the day it was done
        QString sentence() const;      ///< all of it, for whoever listens
    };
    /// What can be chosen: programmes, their pathways, and the versions of these.
    struct Version {
        int at = 0; ///< for choose()
        QString title;
        QString status; ///< with its dates: "en cours, depuis le 1er mars 2008"
        PathwayStatus code = PathwayStatus::Active;
    };
    struct Pathway {
        QString code;
        QString title;
        QString status; ///< of the version shown: "en cours"
        int shown = 0;  ///< the version in force today, else the first
        std::vector<Version> versions;
    };
    struct Programme {
        QString title;
        std::vector<Pathway> pathways;
    };
    const std::vector<Programme>& tree() const { return m_tree; }
    /// What the chosen version says beside its steps.
    std::vector<PathwayDescription::Section> description() const;

    /// Every version of every pathway, in the order of the book; the code is "pathway@version".
    const std::vector<Choice>& versions() const { return m_versions; }
    int chosen() const { return m_chosen; }
    void choose(int version);
    std::vector<Choice> territories() const;
    const QString& territory() const { return m_territory; }
    void setTerritory(const QString& code);
    const std::vector<Field>& fields() const { return m_fields; }
    void setText(std::size_t field, const QString& text);

    std::vector<Choice> steps() const;                    ///< that something may have happened to
    std::vector<Choice> whats(const QString& step) const; ///< what may have happened to it
    const std::vector<Line>& lines() const { return m_lines; }
    void addLine();
    void removeLine(std::size_t line);
    void setLine(std::size_t line, const QString& step, const QString& what, const QString& when);

    /// Nothing while something typed is wrong.
    const std::vector<Row>& rows() const { return m_rows; }
    /// "Dernier jour : 20 mai 2027. …" for each end whose date is known.
    const QStringList& ends() const { return m_ends; }
    /// Whose hours and holidays count.
    QString place() const { return PreviewWords::place(m_territory, m_centre); }
    /// Why there are no rows; empty: there are.
    const QString& failure() const { return m_failure; }
    /// What has to be known before the rows are read: that the pathway is stopped; empty: nothing.
    QString notice() const;
    const Protocol* protocol() const; ///< of the book that the page was opened with
    QDate today() const;
    /// No call may be made on that day.
    bool isClosed(QDate day) const;

Q_SIGNALS:
    void formChanged(); ///< other fields, or another number of lines
    void changed();     ///< the rows or a problem

private:
    void growTree();
    std::vector<Choice> choicesOf(const QString& attribute) const;
    void renewFields();
    void reckon();
    bool readFields(PreviewRequest& request);
    bool readLines(PreviewRequest& request);
    QString anchorWanted() const;
    void place(const PreviewProblem& problem);
    Row rowOf(const PlannedStep& step) const;

    std::shared_ptr<const ProgrammeBook> m_book; ///< kept: a reload changes nothing under the eyes
    const OutcomeCatalogue& m_outcomes;
    const Calendar& m_calendar;
    const Clock& m_clock;
    CentreId m_centre;
    QString m_territory;
    std::vector<Choice> m_versions;
    std::vector<Programme> m_tree;
    int m_chosen = 0;
    std::vector<Field> m_fields;
    std::vector<Line> m_lines;
    std::vector<Row> m_rows;
    QStringList m_ends;
    QString m_failure;
};

} // namespace relais
