#include "app/server/api_routes.h"

#include <QJsonDocument>

namespace relais {

HttpResponse jsonAnswer(const QJsonObject& object, int status)
{
    HttpResponse response;
    response.status = status;
    response.fields.push_back({"Content-Type", "application/json"});
    response.body = QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
    return response;
}

HttpResponse emptyAnswer()
{
    HttpResponse response;
    response.status = 204;
    return response;
}

} // namespace relais
