#include "app/server/pack_answer.h"

#include "app/server/content_coding.h"

namespace relais {

namespace {

bool hasNoBody(const HttpRequest& request, const HttpResponse& response)
{
    return response.body.empty() || request.method == "HEAD" || response.status < 200 || response.status == 204
        || response.status == 304;
}

std::vector<std::string_view> accepted(const HttpRequest& request)
{
    std::vector<std::string_view> values;
    for (const HttpField& field : request.fields) {
        if (field.name == "accept-encoding") {
            values.emplace_back(field.value);
        }
    }
    return values;
}

} // namespace

void packAnswer(const HttpRequest& request, HttpResponse& response)
{
    if (hasNoBody(request, response)) {
        return;
    }
    const CodingChoice choice = chooseCoding(accepted(request));
    const bool large = response.body.size() >= worthPacking;
    const bool packs = choice.best != ContentCoding::Identity && (large || !choice.takesIdentity);
    if (large || packs) {
        response.fields.push_back({"Vary", "Accept-Encoding"});
    }
    if (!packs) {
        return;
    }
    std::string body = packed(response.body, choice.best);
    if (body.empty() || (body.size() >= response.body.size() && choice.takesIdentity)) {
        return;
    }
    response.body = std::move(body);
    response.fields.push_back({"Content-Encoding", nameOf(choice.best)});
}

} // namespace relais
