#pragma once

#include "ui/programmes/pathway_file_view_model.h"

#include <QWidget>

class QVBoxLayout;

namespace relais {

class KeyButton;

/// A member's pathways in her file: of each its title, version and what is to be done next; every step with its reason behind one button.
/// Rebuilt only when what it shows has changed, so that what was opened stays open. Interface thread.
class PathwayPanel final : public QWidget {
    Q_OBJECT
public:
    explicit PathwayPanel(QWidget* parent = nullptr);

    /// `sentence` stands in place of the pathways when it is not empty: folded, or none.
    void show(const std::vector<PathwayFile>& files, const QString& sentence);
    /// Which papers can be made of what is shown.
    void offerPapers(bool sheet, bool record);
    /// Whether something can be noted on what is shown.
    void offerActs(bool offered);

Q_SIGNALS:
    void noteEvent();
    void physicianSheet();
    void vaccinationRecord();

private:
    void rebuild();
    void addFile(const PathwayFile& file);
    void addSteps(const PathwayFile& file);

    QVBoxLayout* m_column;
    KeyButton* m_note;
    KeyButton* m_sheet;
    KeyButton* m_record;
    QWidget* m_content = nullptr;
    QVBoxLayout* m_rows = nullptr;
    std::vector<PathwayFile> m_files;
    QString m_sentence;
};

} // namespace relais
