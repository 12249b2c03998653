#pragma once

#include "core/base/lifeline.h"
#include "core/correspondence/document.h"
#include "core/correspondence/paper_place.h"

#include <QObject>

namespace relais {

/// One paper that leaves the centre: shown, saved, printed; or why there is none. Interface thread.
class PaperViewModel final : public QObject {
    Q_OBJECT
public:
    enum class State { Empty, Refused, Ready, Asking, Saved, Printed, Failed };
    /// Writes the document as a file; fails with FileUnwritable.
    using Write = std::function<Result<Done>(const Document& document, const QString& path)>;

    PaperViewModel(PaperPlace& place, Write write, QObject* parent = nullptr);

    /// `token` names the file: a part of an id, never anything of the person. A failure is told in place of the paper.
    void show(const Result<Document>& made, const QString& token);
    /// Forgets the paper: another person comes.
    void clear();
    void save();
    void print();

    State state() const { return m_state; }
    /// What is shown and saved; nothing while there is none.
    const std::optional<Document>& document() const { return m_document; }
    bool canLeave() const { return m_document && m_state != State::Asking; }
    /// One or more sentences; empty: nothing to say.
    const QString& message() const { return m_message; }
    bool isBad() const { return m_state == State::Refused || m_state == State::Failed; }
    bool isDone() const { return m_state == State::Saved || m_state == State::Printed; }

Q_SIGNALS:
    void changed();
    /// The paper shown was saved or printed.
    void kept();

private:
    void become(State state, const QString& message);

    PaperPlace& m_place;
    Write m_write;
    std::optional<Document> m_document;
    QString m_token;
    QString m_message;
    State m_state = State::Empty;
    Lifeline m_alive; ///< cut when another paper comes: an answer to an older question counts for nothing
};

} // namespace relais
