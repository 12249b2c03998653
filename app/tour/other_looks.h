#pragma once

#include <QObject>
#include <QProcess>

namespace relais {

/// The parts of the tour that need a program of their own, since a look is chosen once: dark, then twice as big.
/// Owned by the tour; interface thread.
class OtherLooks final : public QObject {
    Q_OBJECT
public:
    OtherLooks(QString folder, int firstPicture);

    void start() { next(); }

Q_SIGNALS:
    /// Empty: complete. Else one sentence.
    void ended(const QString& problem);

private:
    void next();

    QString m_folder;
    int m_first;
    int m_at = 0;
    QProcess m_process;
};

} // namespace relais
