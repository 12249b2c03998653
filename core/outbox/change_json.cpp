#include "core/outbox/change_json.h"

#include "core/base/code_table.h"
#include "core/base/json_writer.h"

#include <limits>

namespace relais {

namespace {

constexpr CodeTable<ChangeKind, 5> kinds{{
    {ChangeKind::PersonChanged, u"person_changed"},
    {ChangeKind::PersonClosed, u"person_closed"},
    {ChangeKind::LeaseEnded, u"lease_ended"},
    {ChangeKind::PromiseChanged, u"promise_changed"},
    {ChangeKind::CampaignChanged, u"campaign_changed"},
}};
constexpr auto highest = std::numeric_limits<std::int64_t>::max();

JsonText toJson(const Change& change)
{
    return JsonWriter()
        .integer("seq", change.seq)
        .text("kind", codeOf(change.kind))
        .id("person_id", change.person)
        .id("lease_id", change.lease)
        .text("campaign", change.campaign ? change.campaign->code : QString())
        .integer("version", change.version)
        .text("code", change.code)
        .done();
}

Change readChange(JsonReader& in)
{
    return Change{in.integer("seq", 0, highest), in.code("kind", changeKindFromCode), in.optionalId<PersonId>("person_id"),
        in.optionalId<LeaseId>("lease_id"), in.optionalCampaign("campaign"), in.optionalInteger("version", 0, highest),
        in.optionalCodeText("code")};
}

} // namespace

QString codeOf(ChangeKind kind)
{
    return codeIn(kinds, kind);
}

std::optional<ChangeKind> changeKindFromCode(QStringView code)
{
    return valueIn(kinds, code);
}

JsonText toJson(const ChangePage& page)
{
    return JsonWriter()
        .text("epoch", page.epoch)
        .list("changes", page.changes, [](const Change& change) { return toJson(change); })
        .text("next_cursor", page.nextCursor)
        .boolean("more", page.more)
        .done();
}

Result<ChangePage> changePageFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    ChangePage page{
        in.text("epoch", 64), in.list("changes", changesPerPage, readChange), in.text("next_cursor", 200), in.boolean("more")};
    return in.result(std::move(page));
}

JsonText toJson(const FeedHead& head)
{
    return JsonWriter().text("epoch", head.epoch).text("cursor", head.cursor).done();
}

Result<FeedHead> feedHeadFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    FeedHead head{in.text("epoch", 64), in.text("cursor", 200)};
    return in.result(std::move(head));
}

} // namespace relais
