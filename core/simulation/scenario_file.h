#pragma once

#include "core/base/result.h"
#include "core/calls/call_report.h"
#include "core/people/person_identity.h"
#include "core/simulation/demo_scenario.h"

#include <map>

namespace relais {

/// What the authors of the demo wrote: the centre, its agents, word lists from which people are drawn, and a cast of people
/// with a part to play. Read from resources/demo/scenario.json; a value.
struct ScenarioFile {
    struct Town {
        QString name;
        QString postalCode;
        QString insee; ///< 5 digits: département and commune, as in a NIR
        QString territory;
    };
    struct Physician {
        QString name;
        QString rpps;
    };
    struct CastPromise {
        int minutes = 0; ///< from the start of the demo; negative: late
        QString owner;   ///< login; empty: anyone's
        QString madeBy;  ///< login
        int daysAgo = 1;
        QString reason;
    };
    struct CastMember {
        QString campaign;
        Sex sex = Sex::Female;
        QString family;
        QString birthName; ///< empty: the same
        QString first;
        int age = 60;
        int town = 0; ///< indexes into the lists below
        int physician = 0;
        bool shares = false;
        QStringList pinned;
        QString preferred;
        std::map<ExamKind, int> yearsSince; ///< age of each exam known
        std::vector<ExamKind> declared;     ///< those that she told herself
        bool vaccinated = false;            ///< reminded of vaccinations since a call, with doses that were told
        std::optional<CastPromise> promise;
    };
    struct GoalIdea {
        GoalFamily family;
        QString wording;
    };

    CentreId centre;
    QString centreName;
    QString calendar;
    QString deskEnrolmentCode;
    QString historyDesk;
    QString noticeVersion;         ///< that was read to the members
    std::vector<DemoAgent> agents; ///< without ids
    CampaignCode targetsCampaign;
    CampaignCode membersCampaign;
    CampaignCode dischargedCampaign; ///< the queue of a pathway from hospital to home
    std::vector<Town> towns;
    QStringList streets;
    std::vector<Physician> physicians;
    QStringList femaleNames;
    QStringList maleNames;
    QStringList familyNames;
    QStringList pinned;
    QStringList preferredTimes;
    QStringList themes;
    QStringList booklets;
    std::vector<GoalIdea> goals;
    QStringList handover;
    QStringList promised;
    std::vector<CastMember> cast;

    /// Fails with ResourceInvalid: "scenario.json: /cast/3/town: expected the name of a town of /towns".
    static Result<ScenarioFile> fromJson(const QByteArray& json);
};

} // namespace relais
