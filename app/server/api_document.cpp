#include "app/server/api_document.h"

#include "core/base/strict_json.h"

#include <QFile>
#include <QJsonArray>

#include <algorithm>

namespace relais {

namespace {

auto invalid(const QString& place, const char* expected)
{
    return failure(ErrorCode::ResourceInvalid,
        QStringLiteral("api/openapi.json ") + place + QStringLiteral(": ") + QString::fromLatin1(expected));
}

/// Follows "#/components/…" once; anything else is given back as it is.
QJsonObject resolved(const QJsonObject& root, const QJsonObject& value)
{
    const QString reference = value.value(QStringLiteral("$ref")).toString();
    if (!reference.startsWith(QStringLiteral("#/"))) {
        return value;
    }
    QJsonObject at = root;
    for (const auto& part : reference.mid(2).split(QLatin1Char('/'))) {
        at = at.value(part).toObject();
    }
    return at;
}

bool isParameter(const QString& segment)
{
    return segment.startsWith(QLatin1Char('{')) && segment.endsWith(QLatin1Char('}'));
}

/// The prefix that the document's first server gives, unless the path has servers of its own.
QString prefixOf(const QJsonObject& holder, const QString& otherwise)
{
    const auto servers = holder.value(QStringLiteral("servers")).toArray();
    if (servers.isEmpty()) {
        return otherwise;
    }
    const QString url = servers.first().toObject().value(QStringLiteral("url")).toString();
    return url == QStringLiteral("/") ? QString() : url;
}

/// Of a path that is still percent-encoded.
std::vector<std::string> segmentsOf(const std::string& path)
{
    std::vector<std::string> segments;
    std::size_t at = std::min<std::size_t>(1, path.size());
    for (bool more = true; more;) {
        const std::size_t end = path.find('/', at);
        more = end != std::string::npos;
        std::string segment = path.substr(at, more ? end - at : std::string::npos);
        if (segment.find('%') != std::string::npos) {
            segment = QByteArray::fromPercentEncoding(QByteArray::fromStdString(segment)).toStdString();
        }
        segments.push_back(std::move(segment));
        at = end + 1;
    }
    return segments;
}

bool hasShape(const ApiOperation& operation, const std::vector<std::string>& segments)
{
    return std::equal(operation.literals.begin(), operation.literals.end(), segments.begin(), segments.end(),
        [](const std::string& literal, const std::string& given) { return literal.empty() || literal == given; });
}

/// An escape that is none of UTF-8 becomes a replacement character, which no schema of a path takes.
std::map<QString, QString> parametersOf(const ApiOperation& operation, const std::vector<std::string>& segments)
{
    std::map<QString, QString> parameters;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (operation.literals[i].empty()) {
            const QString& name = operation.path.at(static_cast<qsizetype>(i));
            parameters.emplace(name.mid(1, name.size() - 2), QString::fromStdString(segments[i]));
        }
    }
    return parameters;
}

} // namespace

bool ApiParameter::accepts(const QString& text) const
{
    if (!isInteger) {
        return schema->accepts(QJsonValue(text));
    }
    bool whole = false;
    const qlonglong number = text.toLongLong(&whole);
    return whole && text == QString::number(number) && schema->accepts(QJsonValue(number));
}

const ApiParameter* ApiOperation::query(const QString& name) const
{
    const auto found =
        std::find_if(queryParameters.begin(), queryParameters.end(), [&](const auto& p) { return p.name == name; });
    return found == queryParameters.end() ? nullptr : &*found;
}

Result<std::unique_ptr<ApiDocument>> ApiDocument::shipped()
{
    QFile file(QStringLiteral(":/relais/resources/api/openapi.json"));
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::ResourceInvalid, QStringLiteral("api/openapi.json: not there"));
    }
    return load(file.readAll());
}

Result<std::unique_ptr<ApiDocument>> ApiDocument::load(const QByteArray& json)
{
    const auto parsed = parseStrictJson({json.constData(), static_cast<std::size_t>(json.size())});
    if (!parsed) {
        return invalid(QString(), "JSON");
    }
    const QJsonObject root = parsed->toObject();
    auto schemas = JsonSchemas::ofComponents(root.value(QStringLiteral("components")).toObject());
    if (!schemas) {
        return failure(schemas.error());
    }
    auto document = std::make_unique<ApiDocument>();
    document->m_text = json;
    document->m_schemas = std::move(*schemas);
    if (const auto added = document->addOperations(root); !added) {
        return failure(added.error());
    }
    return document;
}

Result<Done> ApiDocument::addOperations(const QJsonObject& root)
{
    const QString prefix = prefixOf(root, QString());
    const auto paths = root.value(QStringLiteral("paths")).toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        const auto item = path->toObject();
        for (auto method = item.begin(); method != item.end(); ++method) {
            if (method.key() == QStringLiteral("servers")) {
                continue;
            }
            const auto added = addOperation(root, prefixOf(item, prefix) + path.key(), method.key(), method->toObject());
            if (!added) {
                return added;
            }
        }
    }
    return Done{};
}

Result<Done> ApiDocument::addOperation(
    const QJsonObject& root, const QString& path, const QString& method, const QJsonObject& from)
{
    ApiOperation operation;
    operation.id = from.value(QStringLiteral("operationId")).toString();
    operation.method = method.toUpper().toStdString();
    operation.path = path.mid(1).split(QLatin1Char('/'));
    for (const QString& segment : operation.path) {
        operation.literals.push_back(isParameter(segment) ? std::string() : segment.toStdString());
    }
    if (operation.id.isEmpty()) {
        return invalid(path, "an operationId");
    }
    for (const QJsonArray list = from.value(QStringLiteral("security")).toArray(); const auto& scheme : list) {
        operation.security =
            scheme.toObject().contains(QStringLiteral("deskCredential")) ? ApiSecurity::Desk : ApiSecurity::Agent;
    }
    const auto act = from.value(QStringLiteral("x-relais-act"));
    operation.act = serverActFromCode(act.toString());
    if (act.isString() && !operation.act) {
        return invalid(operation.id, "x-relais-act that is one");
    }
    if (const auto added = addParameters(root, from, operation); !added) {
        return added;
    }
    if (const auto added = addBodies(root, from, operation); !added) {
        return added;
    }
    m_operations.push_back(std::move(operation));
    return Done{};
}

Result<Done> ApiDocument::addParameters(const QJsonObject& root, const QJsonObject& from, ApiOperation& operation)
{
    for (const QJsonArray list = from.value(QStringLiteral("parameters")).toArray(); const auto& one : list) {
        const auto parameter = resolved(root, one.toObject());
        const auto schema = parameter.value(QStringLiteral("schema")).toObject();
        const auto compiled = m_schemas->add(schema, operation.id);
        if (!compiled) {
            return failure(compiled.error());
        }
        const QString place = parameter.value(QStringLiteral("in")).toString();
        ApiParameter made{parameter.value(QStringLiteral("name")).toString(),
            parameter.value(QStringLiteral("required")).toBool(),
            schema.value(QStringLiteral("type")).toString() == QStringLiteral("integer"), *compiled};
        if (place == QStringLiteral("path")) {
            operation.pathParameters.push_back(std::move(made));
        } else if (place == QStringLiteral("query")) {
            operation.queryParameters.push_back(std::move(made));
        } else {
            return invalid(operation.id, "parameters in path or query");
        }
    }
    const auto named = std::count_if(operation.path.begin(), operation.path.end(), isParameter);
    if (named != static_cast<qsizetype>(operation.pathParameters.size())) {
        return invalid(operation.id, "a description of each path parameter");
    }
    return Done{};
}

Result<Done> ApiDocument::addBodies(const QJsonObject& root, const QJsonObject& from, ApiOperation& operation)
{
    static const QString json = QStringLiteral("application/json");
    const auto content = from.value(QStringLiteral("requestBody")).toObject().value(QStringLiteral("content")).toObject();
    if (!content.isEmpty()) {
        operation.contentType = content.begin().key().toStdString();
        if (content.contains(json)) {
            const auto compiled =
                m_schemas->add(content.value(json).toObject().value(QStringLiteral("schema")).toObject(), operation.id);
            if (!compiled) {
                return failure(compiled.error());
            }
            operation.body = *compiled;
        }
    }
    const auto responses = from.value(QStringLiteral("responses")).toObject();
    for (auto it = responses.begin(); it != responses.end(); ++it) {
        const auto answers = resolved(root, it->toObject()).value(QStringLiteral("content")).toObject();
        const JsonSchema* schema = nullptr;
        for (const auto& type : {json, QStringLiteral("application/problem+json")}) {
            if (answers.contains(type)) {
                const auto compiled =
                    m_schemas->add(answers.value(type).toObject().value(QStringLiteral("schema")).toObject(), operation.id);
                if (!compiled) {
                    return failure(compiled.error());
                }
                schema = *compiled;
            }
        }
        operation.responses.emplace(it.key().toInt(), schema);
    }
    return Done{};
}

ApiDocument::Match ApiDocument::match(const std::string& method, const std::string& path) const
{
    Match match;
    bool literal = false;
    const std::vector<std::string> segments = segmentsOf(path);
    for (const auto& operation : m_operations) {
        if (!hasShape(operation, segments)) {
            continue;
        }
        const bool hasParameters = !operation.pathParameters.empty();
        if (literal && hasParameters) {
            continue;
        }
        if (!literal && !hasParameters) {
            // A path that is written out goes before one with a parameter in the same place (OpenAPI 3.1, "Paths Object").
            literal = true;
            match = Match();
        }
        if (operation.method == method) {
            match.operation = &operation;
            match.parameters = parametersOf(operation, segments);
        }
        match.allowed += (match.allowed.empty() ? "" : ", ") + operation.method;
    }
    return match;
}

} // namespace relais
