#pragma once

#include "core/accounts/role.h"
#include "core/base/id.h"
#include "core/base/resource_fault.h"
#include "core/base/result.h"
#include "core/calls/outcome.h"

#include <QByteArray>
#include <QStringList>

#include <chrono>
#include <memory>
#include <vector>

namespace relais {

struct TargetCriteria;

enum class Purpose { Care, ProgrammeInvitation };
enum class DeskVariant { Enrolment, Accompaniment };

/// One step of the conversation's outline, with what can be said and the chips that the report offers there.
struct ScriptStep {
    QString code;
    QString title;       ///< French, from the file
    QString neutralText; ///< what may be said before identity is confirmed; empty: nothing
    QString text;        ///< after
    struct Chip {
        QString code;
        QString label;
        bool operator==(const Chip&) const = default;
    };
    std::vector<Chip> chips;
    bool operator==(const ScriptStep&) const = default;
};

/// How often and how long somebody is tried. All values are settings of the campaign file.
struct RetryRules {
    int attemptsPerCycle = 3;
    int cycleDays = 30;
    int minHalfDays = 2;
    int attemptsOverAll = 4;             ///< across campaigns, for somebody who is not a member
    int missedCycles = 2;                ///< then the number is to be verified
    std::chrono::days reminderAfter{15}; ///< pledge
    std::chrono::minutes promiseEarly{5};
    std::chrono::minutes promiseTolerance{10};
    std::chrono::minutes meanHandling{8};
    std::chrono::minutes missedPromiseDelay{60}; ///< between the tries of a promise that nobody answered
    int missedPromiseRetries = 2;                ///< on the same day
    bool operator==(const RetryRules&) const = default;
};

/// A campaign, or a pathway's call queue: what the desk shows, whom it may call when, what the outcomes are.
/// Read from resources/campaigns/CODE.json, or from a folder of the centre (campaign_files.h); "targeting" belongs to the list import.
struct CampaignSpec {
    CampaignCode code;
    QString title;
    QString programme; ///< its name without the illness: what a role without health data is shown
    Purpose purpose = Purpose::ProgrammeInvitation;
    DeskVariant variant = DeskVariant::Enrolment;
    QStringList competences; ///< that an agent needs
    /// Who may be handed its people. Hospital advisers only where the file says so: what waits for a nurse is not theirs, nor the reverse.
    std::vector<Role> callers{Role::NurseAdviser, Role::EnrolmentCaller, Role::OtherCoach};
    int firstRank = 70;
    QString noticeVersion;
    QString noticeText; ///< read at the first contact ever
    std::vector<ScriptStep> script;
    std::vector<ScriptStep::Chip> themes;   ///< of the report; empty where there is none
    std::vector<ScriptStep::Chip> booklets; ///< that can be sent
    std::chrono::days nextCallAfter{0};     ///< after a fruitful call; 0: none planned
    std::vector<OutcomeCode> outcomes;      ///< that apply, in the order of the list
    QString joins;                          ///< code of the pathway that whoever enrols here joins; empty: none
    RetryRules retry;
    std::shared_ptr<const TargetCriteria> targeting; ///< whom its lists may bring; null: it takes no list

    bool applies(OutcomeCode outcome) const;
    bool isCalledBy(Role role) const;
    /// Whether an agent may be handed its people: her role calls them, and she has every competence.
    bool isFor(Role role, const QStringList& competencesOfAgent) const;

    /// Whatever can be read; `faults` gets every fault.
    static CampaignSpec read(const QByteArray& json, const QString& fileName, std::vector<ResourceFault>& faults);

    /// Fails with ResourceInvalid: the first fault.
    static Result<CampaignSpec> fromJson(const QByteArray& json, const QString& fileName);
    /// From resources/campaigns/CODE.json; NotFound when there is no such file.
    static Result<CampaignSpec> shipped(const CampaignCode& code);
};

} // namespace relais
