#include "core/people/consent.h"

#include "core/base/json_writer.h"

#include <algorithm>
#include <tuple>

namespace relais {

JsonText toJson(const ConsentSaid& body)
{
    return JsonWriter()
        .text("consent", body.consent)
        .text("programme", body.programme)
        .boolean("given", body.given)
        .text("channel", body.channel)
        .text("wording", body.wording)
        .done();
}

ConsentSaid readConsentSaid(JsonReader& in)
{
    return ConsentSaid{in.codeText("consent"), in.optionalCodeText("programme"), in.boolean("given"), in.codeText("channel"),
        in.text("wording", 32)};
}

void stand(const ConsentSaid& said, Instant at, std::vector<ConsentStanding>& consents)
{
    std::erase_if(consents,
        [&](const ConsentStanding& one) { return one.said.consent == said.consent && one.said.programme == said.programme; });
    consents.push_back({said, at});
    std::sort(consents.begin(), consents.end(), [](const ConsentStanding& a, const ConsentStanding& b) {
        return std::tie(a.said.programme, a.said.consent) < std::tie(b.said.programme, b.said.consent);
    });
}

JsonText toJson(const ConsentStanding& standing)
{
    return JsonWriter().object("said", toJson(standing.said)).instant("at", standing.at).done();
}

ConsentStanding readConsentStanding(JsonReader& in)
{
    return ConsentStanding{in.object("said", readConsentSaid), in.instant("at")};
}

} // namespace relais
