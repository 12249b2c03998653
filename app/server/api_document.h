#pragma once

#include "app/server/json_schema.h"
#include "core/accounts/server_act.h"

#include <QByteArray>

#include <map>
#include <string>

namespace relais {

/// One parameter of a path or a query.
struct ApiParameter {
    QString name;
    bool required = false;
    bool isInteger = false;
    const JsonSchema* schema = nullptr;
    bool accepts(const QString& text) const;
};

/// Under what an operation is asked for.
enum class ApiSecurity { None, Desk, Agent };

/// One operation as the document describes it.
struct ApiOperation {
    QString id;
    std::string method;
    QStringList path;                  ///< segments; "{name}" stands for a parameter
    std::vector<std::string> literals; ///< of these segments, as UTF-8; empty for a parameter
    ApiSecurity security = ApiSecurity::None;
    std::optional<ServerAct> act;
    std::vector<ApiParameter> pathParameters;
    std::vector<ApiParameter> queryParameters;
    std::string contentType;                    ///< of the body; empty: takes none
    const JsonSchema* body = nullptr;           ///< of a JSON body
    std::map<int, const JsonSchema*> responses; ///< every status it may answer; the schema of a JSON answer, or null

    const ApiParameter* query(const QString& name) const;
};

/// The OpenAPI document of the server, and the router that follows from it. Read once, then immutable: any thread.
/// Loading fails with ResourceInvalid, naming place and expectation.
class ApiDocument {
public:
    static Result<std::unique_ptr<ApiDocument>> load(const QByteArray& json);
    /// The one among the resources.
    static Result<std::unique_ptr<ApiDocument>> shipped();

    const QByteArray& text() const { return m_text; }
    const std::vector<ApiOperation>& operations() const { return m_operations; }
    const JsonSchemas& schemas() const { return *m_schemas; }

    struct Match {
        const ApiOperation* operation = nullptr;
        std::map<QString, QString> parameters;
        std::string allowed; ///< methods of the path; empty: unknown path
    };
    /// `path` is still percent-encoded.
    Match match(const std::string& method, const std::string& path) const;

private:
    Result<Done> addOperations(const QJsonObject& root);
    Result<Done> addOperation(const QJsonObject& root, const QString& path, const QString& method, const QJsonObject& from);
    Result<Done> addParameters(const QJsonObject& root, const QJsonObject& from, ApiOperation& operation);
    Result<Done> addBodies(const QJsonObject& root, const QJsonObject& from, ApiOperation& operation);

    QByteArray m_text;
    std::unique_ptr<JsonSchemas> m_schemas;
    std::vector<ApiOperation> m_operations;
};

} // namespace relais
