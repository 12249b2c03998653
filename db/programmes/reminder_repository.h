#pragma once

#include "core/programmes/reminder_store.h"
#include "db/base/connection.h"

namespace relais {

/// Due messages and exports of one centre on one connection. On a database thread.
class ReminderRepository final : public ReminderStore {
public:
    ReminderRepository(Connection& connection, const CentreId& centre) : m_connection(connection), m_centre(centre) {}

    std::vector<OpenMessage> open(
        StepChannel channel, Instant until, const std::optional<OpenMessage>& after, int limit) override;
    std::optional<ReminderExport> unfinished(StepChannel channel) override;
    void begin(const ReminderExport& made) override;
    void setState(const ReminderExportId& id, ReminderExport::State state) override;
    std::vector<FactId> sentBy(const ReminderExportId& id, const std::optional<FactId>& after, int limit) override;
    void addSent(const ReminderExportId& id, const FactId& fact) override;
    QString emailOf(const PersonId& person) override;
    void removeSent(const ReminderExportId& id, const FactId& fact) override;
    /// On a server: whether no other connection exports; kept until this one closes. A file always says yes.
    bool takeExportTurn();

private:
    Connection& m_connection;
    CentreId m_centre;
};

} // namespace relais
