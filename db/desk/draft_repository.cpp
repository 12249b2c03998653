#include "db/desk/draft_repository.h"

#include "core/calls/draft_json.h"

namespace relais {

void DraftRepository::put(const PersonId& person, const ContactDraft& draft)
{
    auto insert = m_connection.statement("desk/drafts.put");
    insert.bind(":person_id", person);
    m_rows.bind(insert, toJson(draft), person.bytes());
    insert.run();
}

void DraftRepository::remove(const PersonId& person)
{
    m_connection.statement("desk/drafts.remove").bind(":person_id", person).run();
}

std::optional<ContactDraft> DraftRepository::find(const PersonId& person)
{
    return m_connection.statement("desk/drafts.find").bind(":person_id", person).one([&](Row row) {
        return m_rows.sound(contactDraftFromJson(m_rows.read(row, person.bytes())));
    });
}

} // namespace relais
