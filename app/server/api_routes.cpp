#include "app/server/api_routes.h"

#include <QJsonDocument>

namespace relais {

HttpResponse jsonAnswer(JsonText text, int status)
{
    HttpResponse response;
    response.status = status;
    response.fields.push_back({"Content-Type", "application/json"});
    response.body = std::move(text).text();
    return response;
}

HttpResponse jsonAnswer(const QJsonObject& object, int status)
{
    return jsonAnswer(JsonText(QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString()), status);
}

HttpResponse emptyAnswer()
{
    HttpResponse response;
    response.status = 204;
    return response;
}

} // namespace relais
