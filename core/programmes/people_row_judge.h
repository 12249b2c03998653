#pragma once

#include "core/base/id.h"
#include "core/people/nir.h"
#include "core/programmes/people_rows.h"

#include <QStringList>

#include <functional>
#include <set>

namespace relais {

/// A fault of a list about people: where, and which field. Never a value.
struct PeopleListFault {
    int line = 0;  ///< from 1, of the file
    QString field; ///< "theme", "asked_on"…; "file": not a list at all; "other": a field that nobody asked for
    bool operator==(const PeopleListFault&) const = default;
};

/// Judges the rows of one list, one after the other: a field that nobody knows, the id of the line, who is meant. An id stands in one line only.
class PeopleRowJudge {
public:
    /// `columns`: every field that is known beside id, nir and person_id. `makeId`: for a line that brings none.
    PeopleRowJudge(QStringList columns, std::function<FactId()> makeId);

    /// The line that is judged from now on; false: it cannot be read, whoever asks for its fields asks in vain.
    bool begin(const PeopleRow& row);
    /// As it stands there; empty: nothing does.
    QString text(const char* column) const;
    void blame(const char* column);

    struct Named {
        FactId id;
        std::optional<PersonId> person; ///< one of the two
        std::optional<Nir> nir;         ///< may have borne its key
    };
    Named named();

    int line() const { return m_row.line; }
    bool isSound() const { return m_sound; } ///< of this line
    const std::vector<PeopleListFault>& faults() const { return m_faults; }

private:
    void add(const QString& field);

    QStringList m_columns;
    std::function<FactId()> m_makeId;
    std::set<FactId> m_ids;
    PeopleRow m_row;
    bool m_sound = true;
    std::vector<PeopleListFault> m_faults;
};

} // namespace relais
