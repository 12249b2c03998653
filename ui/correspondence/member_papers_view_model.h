#pragma once

#include "core/base/clock.h"
#include "core/correspondence/sheet_of_call.h"
#include "ui/calls/closing_view_model.h"
#include "ui/correspondence/paper_view_model.h"
#include "ui/programmes/pathway_sources_view_model.h"

namespace relais {

/// What the composition gives for papers. Without a place there are none.
struct PaperMaking {
    PaperPlace* place = nullptr; ///< borrowed; outlives the window
    CentreContact centre;        ///< how the centre is answered; its name comes from whoever is signed in when it is empty
};

/// The papers of the contact on screen, and the sheets that propose themselves: after each fruitful call of a pathway that says so, with the
/// person's consent, a sheet waits here until it is saved, printed or set aside, whoever is on screen by then. An undo of the call takes
/// its sheet back. In memory only: signing out forgets them, and each can be made again from the member's file. Interface thread.
class MemberPapersViewModel final : public QObject {
    Q_OBJECT
public:
    /// A sheet that waits.
    struct Waiting {
        int number = 0; ///< of this desk, never again
        PersonId person;
        QString name; ///< "Rousseau M."
        QString token;
        Document document;
    };

    MemberPapersViewModel(CallDesk& desk, ClosingViewModel& closing, const PathwaySources& sources, PaperMaking making,
        PaperViewModel::Write write, const Clock& clock, QObject* parent = nullptr);

    PaperViewModel& paper() { return m_paper; }
    /// What can be made of the contact on screen, once her identity is confirmed.
    bool offersSheet() const;
    bool offersRecord() const;
    const std::vector<Waiting>& waiting() const { return m_waiting; }
    /// "1 fiche pour un médecin"; empty: none waits.
    QString waitingText() const;
    bool showsWaiting() const { return m_shown.has_value(); }

    /// By the key: the sheet of the report in hand, else the first that waits, else that of the file.
    void openSheet();
    /// Of the person on screen: of the report in hand, else of the last call that was told; or why there is none.
    void openSheetOfFile();
    void openWaiting();
    void openRecord();
    /// The sheet that is shown is not sent.
    void setAside();

Q_SIGNALS:
    void changed();
    /// A sentence to be said aloud: a sheet waits.
    void announced(const QString& sentence);

private:
    std::vector<Membership> members() const;
    bool mayShow() const;
    Result<Document> sheetOf(const Membership& member, const ToldCall& call) const;
    Result<Document> recordOf() const;
    CentreContact centre() const;
    void compose();
    void keepComposed();
    void reread();
    void forgetShown();

    CallDesk& m_desk;
    ClosingViewModel& m_closing;
    bool m_saving = false;
    PathwaySources m_sources;
    PaperMaking m_making;
    const Clock& m_clock;
    PaperViewModel m_paper;
    std::optional<Waiting> m_composed; ///< of the call that is being saved
    std::vector<Waiting> m_waiting;
    std::optional<int> m_shown; ///< the waiting sheet that stands on the page
    int m_count = 0;
    QString m_contactKey;
};

} // namespace relais
