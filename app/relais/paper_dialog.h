#pragma once

#include "core/correspondence/paper_place.h"

#include <QPointer>
#include <QWidget>

namespace relais {

/// Asks for the place of a paper by the desktop's own file dialog, opened and never executed. Interface thread.
class PaperDialog final : public PaperPlace {
public:
    /// `folder` is where it begins.
    PaperDialog(QWidget* window, QString folder) : m_window(window), m_folder(std::move(folder)) {}
    void ask(const QString& fileName, Answer answer) override;

private:
    QPointer<QWidget> m_window;
    QString m_folder;
};

} // namespace relais
