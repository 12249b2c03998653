#include "core/accounts/server_act.h"

#include <catch2/catch.hpp>

using namespace relais;

TEST_CASE("who may do what is the table of the domain reference", "[accounts]")
{
    struct Row {
        Role role;
        const char* acts; ///< a letter per act, in the order of ServerAct
    };
    //                                          T=take R=read S=search O=open N=nir F=feed A=agenda C=contacts W=own state
    //                                          G=agents I=import P=campaigns U=funnel D=desks E=alerts L=load H=cohort Q=requests
    //                                          V=what the programme sets K=conflicts
    const std::string letters = "TRSONFACWGIPUDELHQVK";
    const Row rows[] = {
        {Role::NurseAdviser, "TRSONFACWP"},
        {Role::EnrolmentCaller, "TRSONFACWP"},
        {Role::OtherCoach, "TRSONFACWP"},
        {Role::HospitalAdviser, "TRSONFACWP"},
        {Role::CampaignLead, "RSONWIPULHQVK"},
        {Role::TeamManager, "FAWGPUDLHK"},
        {Role::MedicalOfficer, "RSOWPEQV"},
        {Role::Sponsor, ""},
        {Role::Administrator, "WPD"},
    };
    for (const auto& row : rows) {
        std::string allowed;
        for (std::size_t i = 0; i < letters.size(); ++i) {
            if (may(row.role, static_cast<ServerAct>(i))) {
                allowed += letters[i];
            }
        }
        std::string expected;
        for (const char letter : letters) {
            if (std::string(row.acts).find(letter) != std::string::npos) {
                expected += letter;
            }
        }
        INFO(codeOf(row.role).toStdString());
        CHECK(allowed == expected);
    }
}

TEST_CASE("an act is read back from its code", "[accounts]")
{
    for (int i = 0; i <= static_cast<int>(ServerAct::ReadConflicts); ++i) {
        CHECK(serverActFromCode(codeOf(static_cast<ServerAct>(i))) == static_cast<ServerAct>(i));
    }
    CHECK_FALSE(serverActFromCode(u"anything"));
}
