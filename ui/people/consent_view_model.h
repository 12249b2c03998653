#pragma once

#include "core/calls/call_desk.h"
#include "ui/programmes/pathway_sources_view_model.h"
#include "ui/words/time_words.h"

namespace relais {

/// One consent as a flag of its own.
struct ConsentRow {
    QString title; ///< "Recevoir SMS et courriels (Sophia)"
    QString said;  ///< "donné le 4 mars 2025, par téléphone, texte 2026-11"; "donné"; "pas encore demandé"
    std::optional<bool> given;
    ConsentSaid asked; ///< what would be said now, with the words in force on her pathway; `given` is filled in
    bool operator==(const ConsentRow&) const = default;
};

/// The consents of the contact on screen: those that her pathways ask for, in their order, then what else was said. Each is given or taken
/// back on the telephone, as a fact at once; once her pathways stand open. Whoever sees no health data has those consents of the pathways that
/// she sees of which her history keeps the word, without its day. Interface thread.
class ConsentViewModel final : public QObject {
    Q_OBJECT
public:
    ConsentViewModel(CallDesk& desk, const PathwaySources& sources, const TimeWords& time, QObject* parent = nullptr);

    std::vector<ConsentRow> rows() const;
    /// Empty unless the last word could not be kept.
    const QString& message() const { return m_message; }
    void say(int row, bool given);

Q_SIGNALS:
    void changed();

private:
    CallDesk& m_desk;
    PathwaySources m_sources;
    TimeWords m_time;
    QString m_message;
};

} // namespace relais
