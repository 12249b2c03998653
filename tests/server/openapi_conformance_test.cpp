#include "app/server/api_document.h"
#include "core/base/strict_json.h"
#include "tests/support/demo_desk.h"

#include <catch2/catch.hpp>

#include <QJsonDocument>

#include <functional>

using namespace relais;
using namespace relais::test;

namespace {

QJsonObject at(const QJsonObject& object, std::initializer_list<const char*> path)
{
    QJsonObject here = object;
    for (const char* key : path) {
        here = here.value(QLatin1String(key)).toObject();
    }
    return here;
}

/// Calls `with` for each way in which an example can break its schema by one field: gone, of a wrong type, too long, out of
/// range, and one too many.
void breakEach(
    const QJsonObject& schemas, QJsonObject schema, const QJsonValue& example, const std::function<void(QJsonValue)>& with)
{
    while (schema.contains(QStringLiteral("$ref"))) {
        schema = schemas.value(schema.value(QStringLiteral("$ref")).toString().section(QLatin1Char('/'), -1)).toObject();
    }
    const QString type = schema.value(QStringLiteral("type")).toString();
    with(type == QStringLiteral("object") ? QJsonValue(QJsonArray()) : QJsonValue(QJsonObject{{QStringLiteral("canary"), 1}}));
    with(QJsonValue(QJsonValue::Null));
    if (type == QStringLiteral("string")) {
        with(QString(schema.value(QStringLiteral("maxLength")).toInt(4000) + 1, QLatin1Char('z')));
        with(QStringLiteral("canary\u0007"));
        with(12);
    } else if (type == QStringLiteral("integer")) {
        with(schema.value(QStringLiteral("maximum")).toDouble() + 4096);
        with(schema.value(QStringLiteral("minimum")).toDouble() - 4096);
        with(1.5);
        with(QStringLiteral("canary"));
    } else if (type == QStringLiteral("array")) {
        QJsonArray many;
        for (int i = 0; i <= schema.value(QStringLiteral("maxItems")).toInt(); ++i) {
            many.append(example.toArray().first());
        }
        with(many);
    } else if (type == QStringLiteral("object")) {
        QJsonObject object = example.toObject();
        object.insert(QStringLiteral("canary"), QStringLiteral("canary"));
        with(object);
        for (const auto& key : schema.value(QStringLiteral("required")).toArray()) {
            object = example.toObject();
            object.remove(key.toString());
            with(object);
        }
        const auto properties = schema.value(QStringLiteral("properties")).toObject();
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            if (example.toObject().contains(it.key())) {
                breakEach(schemas, it->toObject(), example.toObject().value(it.key()), [&](const QJsonValue& broken) {
                    QJsonObject whole = example.toObject();
                    whole.insert(it.key(), broken);
                    with(whole);
                });
            }
        }
    }
}

/// The path with an id that exists for nobody, or what each parameter's schema takes.
std::string pathOf(const ApiOperation& operation)
{
    QString path;
    for (const auto& segment : operation.path) {
        path += QLatin1Char('/');
        path += segment == QStringLiteral("{id}") ? QStringLiteral("01931c5e-7a00-7000-8000-0000000000ff")
            : segment == QStringLiteral("{n}")    ? QStringLiteral("0")
            : segment == QStringLiteral("{code}") ? QStringLiteral("diabete-ecart")
                                                  : segment;
    }
    return path.toStdString();
}

struct Judge {
    const ApiDocument& document;
    void operator()(const ApiOperation& operation, const HttpAnswer& answer) const
    {
        INFO(operation.id.toStdString() << " answered " << answer.status << ": " << answer.raw.body.substr(0, 300));
        const auto listed = operation.responses.find(answer.status);
        REQUIRE(listed != operation.responses.end());
        CHECK(answer.status < 500);
        CHECK((answer.raw.head + answer.raw.body).find("canary") == std::string::npos);
        if (answer.status >= 400) {
            CHECK(answer.raw.header("Content-Type") == "application/problem+json");
        }
        if (listed->second != nullptr) {
            const auto body = parseStrictJson(answer.raw.body);
            REQUIRE(body);
            CHECK(listed->second->accepts(*body));
        }
    }
};

/// Who may do an operation.
const DemoDesk& deskFor(
    const ApiOperation& operation, const DemoDesk& caller, const DemoDesk& lead, const DemoDesk& manager, const DemoDesk& officer)
{
    if (operation.act == ServerAct::AnswerAlerts) {
        return officer;
    }
    if (operation.act == ServerAct::ReadAgentStates || operation.act == ServerAct::ManageDesks) {
        return manager;
    }
    const bool leads = operation.act == ServerAct::ImportTargets || operation.act == ServerAct::ReadFunnel
        || operation.act == ServerAct::RequestCoaching || operation.act == ServerAct::SetAttributes
        || operation.act == ServerAct::ReadLoad || operation.act == ServerAct::ChooseCohort
        || operation.act == ServerAct::ReadConflicts;
    return leads ? lead : caller;
}

} // namespace

TEST_CASE("every operation answers as the document says, asked well or badly", "[server][openapi]")
{
    ServerSettings settings;
    settings.sessions.signIns.most = 100'000;
    settings.sessions.enrolments.most = 100'000;
    RunningServer run(settings, RunningServer::Centre::Demo);
    const auto document = ApiDocument::shipped().value();
    const Judge judge{*document};
    const auto root = QJsonDocument::fromJson(document->text()).object();
    const auto schemas = at(root, {"components", "schemas"});
    const DemoDesk caller(run, "sonia");
    const DemoDesk lead(run, "julie");
    const DemoDesk manager(run, "helene");
    const DemoDesk officer(run, "vidal");
    const HttpClient client = run.client();
    const auto head = caller.get("/changes/head").raw.body;
    int refused = 0;
    for (const auto& operation : document->operations()) {
        const DemoDesk& desk = deskFor(operation, caller, lead, manager, officer);
        const QByteArray bearer = operation.security == ApiSecurity::Desk ? desk.credential : desk.token;
        const std::string path = pathOf(operation);
        const bool needsDate = operation.id == QStringLiteral("readSlots");
        const std::string query = needsDate ? "?date=2026-11-23" : "";
        if (operation.security != ApiSecurity::None) {
            for (const QByteArray& wrong :
                {QByteArray(), QByteArray("canary"), run.about().value(QStringLiteral("expired_token")).toString().toLatin1()}) {
                const auto answer = client.send(operation.method, path + "?canary=1", wrong, "text/canary", "canary");
                judge(operation, answer);
                CHECK(answer.status == 401);
            }
        }
        const auto unknown = client.send(operation.method, path + "?canary=canary", bearer, {}, {});
        judge(operation, unknown);
        CHECK(unknown.status == 422);
        if (operation.contentType.empty()) {
            if (operation.id != QStringLiteral("signOut")) {
                judge(operation, client.send(operation.method, path + query, bearer, {}, {}));
            }
            continue;
        }
        const auto untyped = client.send(operation.method, path, bearer, {}, "canary");
        judge(operation, untyped);
        CHECK(untyped.status == 415);
        if (operation.body == nullptr) {
            continue;
        }
        const auto malformed = client.send(operation.method, path, bearer, "application/json", "{\"canary\":");
        judge(operation, malformed);
        CHECK(malformed.status == 400);
        const auto source =
            at(root, {"paths"}).value(QStringLiteral("/") + operation.path.mid(2).join(QLatin1Char('/'))).toObject();
        const auto content = at(source.value(QString::fromStdString(operation.method).toLower()).toObject(),
            {"requestBody", "content", "application/json"});
        breakEach(schemas, content.value(QStringLiteral("schema")).toObject(), content.value(QStringLiteral("example")),
            [&](const QJsonValue& broken) {
                const QByteArray text = QJsonDocument(QJsonArray{broken}).toJson(QJsonDocument::Compact);
                const std::string body = text.mid(1, text.size() - 2).toStdString();
                INFO(operation.id.toStdString() << " " << body.substr(0, 300));
                const auto answer = client.send(operation.method, path, bearer, "application/json", body);
                judge(operation, answer);
                CHECK(answer.status == 422);
                ++refused;
            });
    }
    CHECK(refused > 80);
    CHECK(caller.get("/changes/head").raw.body == head);
    for (const auto& operation : document->operations()) {
        INFO(operation.id.toStdString());
        CHECK(
            run.client().get("/metrics").raw.body.find("operation=\"" + operation.id.toStdString() + "\"") != std::string::npos);
    }
}

TEST_CASE("a fact that breaks its schema is refused alone, in every way it can", "[server][openapi]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    const auto document = ApiDocument::shipped().value();
    const auto root = QJsonDocument::fromJson(document->text()).object();
    const auto schemas = at(root, {"components", "schemas"});
    const auto mapping = at(schemas, {"Fact", "discriminator", "mapping"});
    DemoDesk desk(run, "sonia");
    const auto head = desk.get("/changes/head").raw.body;
    CHECK(mapping.size() == 12);
    for (auto it = mapping.begin(); it != mapping.end(); ++it) {
        const auto schema = schemas.value(it->toString().section(QLatin1Char('/'), -1)).toObject();
        QJsonArray broken;
        breakEach(schemas, schema, schema.value(QStringLiteral("example")), [&](const QJsonValue& fact) { broken.append(fact); });
        CHECK(broken.size() > 30);
        while (!broken.isEmpty()) {
            QJsonArray batch;
            while (!broken.isEmpty() && batch.size() < 100) {
                batch.append(broken.takeAt(0));
            }
            const auto answer = desk.upload(batch);
            INFO(it.key().toStdString() << " " << answer.raw.body.substr(0, 400));
            REQUIRE(answer.status == 200);
            CHECK(statusesOf(answer).size() == batch.size());
            CHECK(statusesOf(answer).count(QStringLiteral("refused")) == batch.size());
            CHECK(answer.raw.body.find("canary") == std::string::npos);
        }
    }
    CHECK(desk.get("/changes/head").raw.body == head);
}
