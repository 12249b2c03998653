#pragma once

#include "app/relais/startup.h"
#include "app/tour/cuttable_network.h"
#include "app/tour/eye.h"
#include "app/tour/hand.h"
#include "app/tour/other_looks.h"
#include "app/tour/tour_runner.h"

namespace relais {

/// Relais playing a day's work by itself, for people who want to see it and for machines that check it. Owned by main();
/// interface thread.
class Tour final : public QObject {
    Q_OBJECT
public:
    Tour(Startup& startup, const Options& options);

    /// What becomes of the calls of that part of the tour; without a tour: chance alone.
    static SimulationSettings simulation(const Options& options);

    void start();

Q_SIGNALS:
    /// Empty: complete. Else one sentence.
    void ended(const QString& problem);

private:
    void play();
    void finish(const QString& problem);

    Startup& m_startup;
    QString m_part;
    QString m_folder;
    std::unique_ptr<OtherLooks> m_looks;
    std::unique_ptr<CuttableNetwork> m_network;
    Hand m_hand;
    Eye m_eye;
    TourRunner m_runner;
};

} // namespace relais
