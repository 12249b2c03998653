#pragma once

#include "core/programmes/member_facts.h"
#include "core/programmes/programme_book.h"
#include "core/queue/calendar.h"

namespace relais {

/// A person on a pathway, at the version she joined, with all that the engine reads of her there.
struct Membership {
    const Protocol* protocol = nullptr; ///< of the book
    Instant joinedAt;
    QString entry; ///< the channel by which she came
    QString from;  ///< code of the pathway whose end opened this one; empty: she was enrolled by somebody
    MemberFacts facts;
    std::vector<FormTextSaid> texts = {}; ///< of its form: the newest of each field, none of them empty
};

/// What her history says of pathways: those she was enrolled in, those that her physician asked for while she is a member, and those that
/// the end of another pathway opens (Prado heart failure closes into Sophia heart failure): unless what is known of her on that day keeps her
/// out of it, by its exclusion or a criterion that plainly fails. By code of the pathway. A pathway or a version that the book does not know is
/// left out: its file may come back. Marks (withdrawal, objection, death) stop all of them.
/// Pure, total, reads no clock: a pathway that opens in the future is there with its date.
std::vector<Membership> membershipsOf(const ProgrammeBook& book, const Calendar& calendar, const ContactHistory& history,
    const QString& territory, const CentreId& centre);

/// Her treating physician asked for a pathway, and she is no member: the campaign by which she is invited; nothing: no such request.
struct PhysicianInvitation {
    CampaignCode campaign;
    Instant askedAt;
};
std::optional<PhysicianInvitation> invitationAskedFor(const ProgrammeBook& book, const ContactHistory& history);

} // namespace relais
