#pragma once

#include "app/server/central_work.h"
#include "app/server/server_settings.h"
#include "core/base/id_maker.h"
#include "db/base/database.h"

namespace relais {

/// The central server, whole: store, use cases, routes, engine. Owned by main() or a test; borrows clock, chance and hasher.
class RelaisServer {
public:
    /// Opens the store and reads the document. Fails as they do.
    static Result<std::unique_ptr<RelaisServer>> open(
        const ServerSettings& settings, const Clock& clock, Random& random, PasswordHasher& hasher);
    ~RelaisServer();

    /// Starts to listen as the settings say; gives the port.
    Result<std::uint16_t> listen();
    /// SIGTERM and SIGINT do what stop() does.
    void stopOnSignals();
    /// Serves until stop(), then answers what is in flight and returns.
    void run();
    /// From any thread.
    void stop();

    // What set-up before serving needs: provisioning, the demo, tests.
    Database& database();
    CentralWork& work();
    RuleBooks& rules();
    IdMaker& ids();
    const Clock& clock() const;
    Random& random();
    PasswordHasher& hasher();
    /// Promotes whatever is due, waits until nothing is left.
    Result<Done> keepQueues();
    /// Chooses the phone cohorts that are due or asked for, waits until their people have moved.
    Result<Done> keepCohorts();

private:
    struct Parts;
    explicit RelaisServer(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace relais
