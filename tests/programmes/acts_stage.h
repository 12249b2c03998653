#pragma once

#include "tests/desk_ui/view_model_stage.h"
#include "tests/support/member_story.h"
#include "tests/support/sample_people.h"
#include "ui/programmes/pathway_acts_view_model.h"

#include <catch2/catch.hpp>

namespace relais::test {

/// A person on Prado surgery, home since the day before yesterday, of whom somebody notes something. It is 3 November 2026, 15 h 02 in Paris.
struct ActsStage : ViewModelStage {
    PathwaySources sources{std::make_shared<const ProgrammeBook>(MemberStory::book()), outcomes, calendar};
    PathwayActsViewModel model{desk, sources, clock};

    static void tell(ContactOnScreen& contact, const char* pathway, Instant at, PathwayBody body)
    {
        contact.history.pathways.push_back({FactId(), at, DeskId(), static_cast<std::int64_t>(contact.history.pathways.size()),
            {QString::fromLatin1(pathway), std::move(body)}});
    }
    ContactOnScreen patient() const
    {
        ContactOnScreen contact = someMember(clock.now());
        contact.history = {};
        contact.identity = IdentityCheck::Confirmed;
        const Instant before = clock.now() - std::chrono::hours(72);
        tell(contact, "prado-surgery", before, PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("ward_visit"), false});
        tell(contact, "prado-surgery", before, AnchorSaid{AnchorKind::Discharge, clock.now() - std::chrono::hours(48), true});
        return contact;
    }
    void bring(const ContactOnScreen& contact, Role role = Role::HospitalAdviser)
    {
        desk.signInAs(role);
        desk.bring(contact);
        settle();
    }
    void choose(const char16_t* subject, const char16_t* label)
    {
        model.setSubject(static_cast<int>(model.subjects().indexOf(QString::fromUtf16(subject))));
        model.setLabel(static_cast<int>(model.labels().indexOf(QString::fromUtf16(label))));
        REQUIRE(model.subjects().value(model.subject()) == QString::fromUtf16(subject));
        REQUIRE(model.labels().value(model.label()) == QString::fromUtf16(label));
    }
    void save()
    {
        model.save();
        settle();
    }
    PathwayBody last() const { return std::get<PathwaySaid>(desk.recorded.back()).body; }
    Instant paris(QDate day, QTime at) const { return calendar.instantOf({day, at}, QStringLiteral("metropole")); }
    QString scheduled(const QString& title) const
    {
        for (const PathwayStepGroup& group : model.file().groups) {
            for (const PathwayStepRow& row : group.rows) {
                if (row.title == title) {
                    return row.state + u' ' + row.when;
                }
            }
        }
        return {};
    }
};

} // namespace relais::test
