#pragma once

#include "ui/people/person_view_model.h"
#include "ui/programmes/pathway_file_view_model.h"

#include <QWidget>

class QTabBar;

namespace relais {

class Card;
class ColumnScroll;
class ConsentPanel;
class ConsentViewModel;
class KeyButton;
class PageHolder;
class PathwayPanel;
class PersonHead;
class Pill;
class RowList;
class TextArea;
class TextLabel;

/// The middle column: the person. Identity and why stand on top, the notes at the bottom are always there.
/// What concerns health exists as widgets only for a role that may see it. Where the window is low, exams and the hand-over fold
/// into tabs. Interface thread.
class PersonColumn final : public QWidget {
    Q_OBJECT
public:
    /// `consents` is borrowed; null: consents are shown and not said.
    explicit PersonColumn(ConsentViewModel* consents, QWidget* parent = nullptr);

    /// The note is taken over for another contact, and when the desk itself has put back what was drafted; else what is typed stands.
    void show(const PersonView& view, const QString& note, const QString& contactKey, int draftsRestored);
    /// Her pathways that the role sees; given before `show`.
    void setPathways(const std::vector<PathwayFile>& files) { m_files = files; }
    /// Which papers can be made of her file; given before `show`.
    void offerPapers(bool sheet, bool record);
    void setNote(const QString& note);
    /// What the server said of the NIR: the whole number for ten seconds, or why not.
    void showNir(const QString& text);
    /// Brings the tab that holds it to the front.
    void openNir();
    void focusNotes();

Q_SIGNALS:
    void noteTyped(const QString& note);
    void revealNir();
    void physicianSheet();
    void vaccinationRecord();
    void noteEvent();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeFile();
    void buildHealth(bool health);
    void buildTabs(bool health);
    void fillTabs(const PersonView& view);
    void arrange();
    void fitNotes();

    bool m_health = false;
    bool m_pathwaysSeen = false;
    bool m_built = false;
    bool m_foldedIntoTabs = false;
    QString m_contactKey;
    int m_draftsRestored = 0;
    PersonHead* m_head = nullptr;
    QWidget* m_panelRow = nullptr;
    Card* m_examCard = nullptr;
    Pill* m_gap = nullptr;
    RowList* m_exams = nullptr;
    TextLabel* m_foldedText = nullptr;
    Card* m_relayCard = nullptr;
    RowList* m_relay = nullptr;
    Card* m_file = nullptr;
    QTabBar* m_tabs = nullptr;
    class ColumnScroll* m_fileScroll = nullptr;
    PageHolder* m_pages = nullptr;
    RowList* m_goals = nullptr;
    RowList* m_history = nullptr;
    RowList* m_coordinates = nullptr;
    RowList* m_consents = nullptr;
    ConsentViewModel* m_consentModel;
    PathwayPanel* m_pathways = nullptr;
    std::vector<PathwayFile> m_files;
    bool m_offersSheet = false;
    bool m_offersRecord = false;
    TextLabel* m_dataOf = nullptr;
    RowList* m_documents = nullptr;
    RowList* m_foldExams = nullptr;
    RowList* m_foldRelay = nullptr;
    TextLabel* m_nir = nullptr;
    KeyButton* m_reveal = nullptr;
    TextArea* m_notes = nullptr;
    PersonView m_view;
};

} // namespace relais
