#pragma once

#include "tests/support/running_server.h"

#include <QStringList>

namespace relais::test {

/// A second centre on the same server, at work: desks signed in, contacts lent, an import begun. All that is said of its people
/// holds one word that stands nowhere else, so that an answer to somebody of the first centre can be searched for it.
/// Its ids exist, and are nobody's business next door.
class NeighbourCentre {
public:
    static constexpr const char* canary = "Zqvoisine";

    /// Throws when the centre is not taken: a fault of the test.
    explicit NeighbourCentre(RunningServer& run);

    QString centre;
    QByteArray credential; ///< of its desk
    QByteArray token;      ///< of a caller at this desk
    QByteArray leadToken;
    QString desk;
    QString agent;
    QString import;
    QStringList people; ///< those lent to the desk first
    QStringList leases;
    QStringList entries;

private:
    QByteArray signIn(const HttpClient& client, const QString& login);
};

} // namespace relais::test
