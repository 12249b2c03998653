#pragma once

#include "core/base/lifeline.h"
#include "core/correspondence/document.h"
#include "core/correspondence/paper_place.h"
#include "core/correspondence/physician_sheet.h"

#include <QObject>

namespace relais {

/// The sheet for the treating physician: composed, shown, saved. Interface thread.
class PhysicianSheetViewModel final : public QObject {
    Q_OBJECT
public:
    enum class State { Empty, Refused, Ready, Asking, Saved, Failed };
    /// Writes the document as a file; fails with FileUnwritable.
    using Write = std::function<Result<Done>(const Document& document, const QString& path)>;

    PhysicianSheetViewModel(PaperPlace& place, Write write, QObject* parent = nullptr);

    /// `token` names the file: the id of the call's fact, never anything of the person.
    void show(const PhysicianSheetInput& input, const QString& token);
    /// Forgets the sheet: another person comes.
    void clear();
    void save();

    State state() const { return m_state; }
    /// What is shown and saved; nothing while there is none.
    const std::optional<Document>& document() const { return m_document; }
    bool canSave() const { return m_document && m_state != State::Asking; }
    /// One or more sentences; empty: nothing to say.
    const QString& message() const { return m_message; }
    bool isBad() const { return m_state == State::Refused || m_state == State::Failed; }

Q_SIGNALS:
    void changed();

private:
    void become(State state, const QString& message);

    PaperPlace& m_place;
    Write m_write;
    std::optional<Document> m_document;
    QString m_token;
    QString m_message;
    State m_state = State::Empty;
    Lifeline m_alive; ///< cut when another sheet comes: an answer to an older question counts for nothing
};

} // namespace relais
