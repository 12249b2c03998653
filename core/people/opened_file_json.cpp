#include "core/people/opened_file_json.h"

#include "core/base/json_writer.h"
#include "core/people/person_json.h"
#include "core/queue/contact_history_json.h"

namespace relais {

QJsonObject toJson(const OpenFileRequest& request)
{
    return JsonWriter()
        .text("purpose", request.purpose)
        .text("campaign", request.campaign ? request.campaign->code : QString())
        .done();
}

Result<OpenFileRequest> openFileRequestFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    OpenFileRequest request{in.codeText("purpose"), in.optionalCampaign("campaign")};
    return in.result(std::move(request));
}

QJsonObject toJson(const OpenedFile& file)
{
    return JsonWriter()
        .object("person", toJson(file.person))
        .object("history", toJson(file.history))
        .text("campaign", file.campaign.code)
        .id("entry_id", file.entry)
        .done();
}

Result<OpenedFile> openedFileFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    OpenedFile file{in.object("person", readPersonSlice), in.object("history", readContactHistory), in.campaign("campaign"),
        in.optionalId<EntryId>("entry_id")};
    return in.result(std::move(file));
}

QJsonObject revealedNirToJson(const QString& nir)
{
    return JsonWriter().text("nir", nir).done();
}

Result<QString> revealedNirFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    QString nir = in.text("nir", 15);
    return in.result(std::move(nir));
}

} // namespace relais
