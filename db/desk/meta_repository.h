#pragma once

#include "core/outbox/desk_meta.h"
#include "db/desk/sealed_rows.h"

namespace relais {

/// Single values of a desk's store. Lives for one job on the database thread. Throws StoreFailure.
class MetaRepository final : public DeskMeta {
public:
    MetaRepository(Connection& connection, Sealer& sealer) : m_connection(connection), m_rows(sealer, "sealed_setting") {}

    std::optional<OfflineSignIn> offlineSignIn() override;
    void setOfflineSignIn(const OfflineSignIn& known) override;
    FeedPosition feed() override;
    void setFeed(const FeedPosition& position) override;
    QString receipt() override;
    void setReceipt(const QString& receipt) override;
    QString toldEpoch() override;
    void setToldEpoch(const QString& epoch) override;
    std::optional<Instant> lastSync() override;
    void setLastSync(Instant at) override;
    std::optional<ProgrammeFiles> programmes() override;
    void setProgrammes(const ProgrammeFiles& files) override;
    Microseconds serverOffset() override;
    void setServerOffset(Microseconds offset) override;
    std::optional<ClockMark> clockMark() override;
    void setClockMark(const ClockMark& mark) override;

private:
    std::optional<QString> get(const char* name);
    void set(const char* name, const QString& value);

    Connection& m_connection;
    SealedRows m_rows;
};

} // namespace relais
