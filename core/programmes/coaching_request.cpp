#include "core/programmes/coaching_request.h"

#include "core/base/json_reader.h"
#include "core/base/json_writer.h"

namespace relais {

namespace {

std::optional<CoachingAnswer> answerFromCode(QStringView code)
{
    if (code == QLatin1String("coaching")) {
        return CoachingAnswer::Coaching;
    }
    return code == QLatin1String("invitation") ? std::optional(CoachingAnswer::Invitation) : std::nullopt;
}

} // namespace

Result<CoachingRequest> coachingRequestFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    CoachingRequest request;
    request.id = in.id<FactId>("id");
    request.person = in.optionalId<PersonId>("person_id");
    const QString nir = in.optionalText("nir", 32);
    request.nir = Nir::fromText(QStringView(nir));
    request.theme = in.codeText("theme");
    request.askedOn = in.date("asked_on");
    const QString rpps = in.optionalText("physician_rpps", 32);
    request.physician = Rpps::fromText(rpps);
    if (in.ok() && request.id.isNull()) {
        in.fail("id", "an id of its own");
    }
    if (in.ok() && (!nir.isEmpty()) != request.nir.has_value()) {
        in.fail("nir", "13 characters of a social security number");
    }
    if (in.ok() && (!rpps.isEmpty()) != request.physician.has_value()) {
        in.fail("physician_rpps", "11 digits with the right last one");
    }
    if (in.ok() && request.person.has_value() == request.nir.has_value()) {
        in.fail("person_id", "this or nir, one of the two");
    }
    return in.result(std::move(request));
}

QJsonObject toJson(const CoachingRequest& request)
{
    return JsonWriter()
        .id("id", request.id)
        .id("person_id", request.person)
        .text("nir", request.nir ? request.nir->text() : QString())
        .text("theme", request.theme)
        .date("asked_on", request.askedOn)
        .text("physician_rpps", request.physician ? request.physician->text() : QString())
        .done();
}

QJsonObject toJson(CoachingAnswer answer)
{
    return JsonWriter()
        .text("opens", answer == CoachingAnswer::Coaching ? QStringLiteral("coaching") : QStringLiteral("invitation"))
        .done();
}

Result<CoachingAnswer> coachingAnswerFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    const auto answer = in.code<CoachingAnswer>("opens", &answerFromCode);
    return in.result(answer);
}

} // namespace relais
