#pragma once

#include "core/accounts/role.h"
#include "core/base/result.h"
#include "core/outbox/fact.h"
#include "core/simulation/demo_person.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace relais {

/// Somebody of the invented centre. The password is no secret: the sign-in page of the demo shows it.
struct DemoAgent {
    AgentId id;
    QString login;       ///< "marie"
    QString password;    ///< in clear; the store keeps only its hash
    QString displayName; ///< "Marie L."
    QString says;        ///< what the sign-in page says of her: "infirmière conseillère"
    Role role = Role::EnrolmentCaller;
    QStringList competences;
};

/// An invented centre at a given instant: what `relais-server --demo` writes into an empty store before it listens.
/// A value. The same seed, size and instant give the same centre, ids included.
struct DemoScenario {
    CentreId centre;
    QString centreName;
    QString calendar;          ///< "demo": open at any hour
    QString deskEnrolmentCode; ///< with which a workstation enrols itself
    DeskId historyDesk;        ///< the desk on which the past facts were made; belongs to the centre, enrolled
    QString historyDeskName;
    std::vector<DemoAgent> agents;
    std::vector<CampaignCode> campaigns; ///< diabete-ecart, sophia-diabete, prado-chirurgie
    std::vector<DemoPerson> people;
    std::vector<DemoEntry> entries;
    /// What happened before, oldest first: attempts, their outcomes with reports, notices read, promises. All by `historyDesk`,
    /// deskSeq from 1, without fence; acceptable by the same rules as any upload.
    std::vector<Fact> facts;
};

/// How many people a demo has besides the written cast of the scenario file.
struct DemoSize {
    int targets = 60; ///< eligible, not enrolled: diabete-ecart
    int members = 30; ///< coached: sophia-diabete
    /// Home from hospital, for the hospital adviser, in turn: her first appointment was yesterday; none is booked; her discharge waits to be confirmed.
    int discharged = 3;
};

/// Makes the centre from resources/demo/scenario.json. `now` is the start of the server: promises lie around it, facts before it.
/// Pure. Fails with ResourceInvalid when the file breaks its rules (file, path, expectation in the detail).
Result<DemoScenario> makeDemoScenario(std::uint64_t seed, Instant now, const DemoSize& size = {});
Result<DemoScenario> makeDemoScenario(const QByteArray& scenarioJson, std::uint64_t seed, Instant now, const DemoSize& size);

} // namespace relais
