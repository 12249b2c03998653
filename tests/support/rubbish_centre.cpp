#include "tests/support/rubbish_centre.h"

#include "core/base/strict_json.h"

#include <catch2/catch.hpp>

#include <QJsonDocument>

namespace relais::test {

namespace {

constexpr std::size_t openBodyBytes = 16 * 1024; ///< of what needs no credential

ServerSettings patientSettings()
{
    ServerSettings settings;
    settings.sessions.signIns.most = 1'000'000;
    settings.sessions.enrolments.most = 1'000'000;
    settings.cohortDaily.reset(); // nothing moves but what a request moves
    return settings;
}

} // namespace

RubbishCentre::RubbishCentre(std::uint64_t seed)
    : run(patientSettings(), RunningServer::Centre::Demo), neighbour(run), document(ApiDocument::shipped().value()),
      root(QJsonDocument::fromJson(document->text()).object())
{
    for (const auto& agent : run.about().value(QStringLiteral("agents")).toArray()) {
        const QString login = agent.toObject().value(QStringLiteral("login")).toString();
        desks.push_back(std::make_unique<DemoDesk>(run, login.toLatin1().constData()));
        roles.push_back(roleFromCode(agent.toObject().value(QStringLiteral("role")).toString()).value());
    }
    maker = std::make_unique<RequestMaker>(root, known(), seed);
    settle();
    digest = std::make_unique<StoreDigest>(run.storeAddress());
}

RequestMaker::Known RubbishCentre::known()
{
    QStringList leases;
    QStringList entries;
    QStringList pathways{QStringLiteral("sophia-diabetes"), QStringLiteral("prado-heart-failure")};
    for (const auto& desk : desks) {
        for (const auto& item : desk->lease(4)) {
            const auto contact = item.toObject();
            m_people.append(contact.value(QStringLiteral("person_id")).toString());
            leases.append(contact.value(QStringLiteral("lease_id")).toString());
            entries.append(contact.value(QStringLiteral("entry_id")).toString());
        }
        const auto import = desk->post("/imports",
            {{QStringLiteral("campaign"), QStringLiteral("diabete-ecart")},
                {QStringLiteral("reference_date"), QStringLiteral("2026-11-01")}});
        if (import.status == 201) {
            m_imports.append(import.json.value(QStringLiteral("import_id")).toString());
        }
    }
    REQUIRE(m_people.size() > 8);
    REQUIRE_FALSE(m_imports.isEmpty());
    m_spareDesk = DemoDesk(run, "admin").desk;
    m_leaving = std::make_unique<DemoDesk>(run, "karim");
    return {{QStringLiteral("person_id"), m_people}, {QStringLiteral("lease_ids"), leases}, {QStringLiteral("entry_id"), entries},
        {QStringLiteral("centre_id"), {desks.front()->centre}}, {QStringLiteral("desk_id"), {desks.front()->desk}},
        {QStringLiteral("agent_id"), {desks.front()->agent}}, {QStringLiteral("pathway"), pathways},
        {QStringLiteral("campaign"), {QStringLiteral("diabete-ecart"), QStringLiteral("sophia-diabete")}},
        {QStringLiteral("import_id"), m_imports}, {QStringLiteral("login"), {QStringLiteral("sonia")}},
        {QStringLiteral("password"), {QStringLiteral("demo-sonia")}},
        {QStringLiteral("enrolment_code"), {run.about().value(QStringLiteral("desk_enrolment_code")).toString()}},
        {QStringLiteral("foreign person_id"), neighbour.people}, {QStringLiteral("foreign lease_ids"), neighbour.leases},
        {QStringLiteral("foreign entry_id"), neighbour.entries}, {QStringLiteral("foreign centre_id"), {neighbour.centre}},
        {QStringLiteral("foreign desk_id"), {neighbour.desk, desks.back()->desk}},
        {QStringLiteral("foreign agent_id"), {neighbour.agent, desks.back()->agent}},
        {QStringLiteral("foreign owner_id"), {neighbour.agent}}, {QStringLiteral("foreign import_id"), {neighbour.import}}};
}

QJsonObject RubbishCentre::schemaOf(const ApiOperation& operation) const
{
    const auto path = root.value(QStringLiteral("paths")).toObject().value(u'/' + operation.path.mid(2).join(u'/')).toObject();
    const auto body =
        path.value(QString::fromStdString(operation.method).toLower()).toObject().value(QStringLiteral("requestBody")).toObject();
    return body.value(QStringLiteral("content"))
        .toObject()
        .value(QStringLiteral("application/json"))
        .toObject()
        .value(QStringLiteral("schema"))
        .toObject();
}

std::string RubbishCentre::target(const ApiOperation& operation, bool foreign)
{
    std::string path;
    for (const auto& segment : operation.path) {
        std::string said = segment.toStdString();
        if (segment == QStringLiteral("{id}")) {
            const QString& of = operation.path.at(2);
            said = of == QStringLiteral("persons") ? anyId(foreign ? neighbour.people : m_people)
                : of == QStringLiteral("desks")    ? (foreign ? neighbour.desk : m_spareDesk).toStdString()
                                                   : (foreign ? neighbour.import.toStdString() : anyId(m_imports));
        } else if (segment == QStringLiteral("{n}")) {
            said = std::to_string(maker->upTo(3));
        } else if (segment == QStringLiteral("{code}")) {
            said = "diabete-ecart";
        }
        path += '/' + said;
    }
    return path + (operation.id == QStringLiteral("readSlots") ? "?date=2026-11-23" : "");
}

QByteArray RubbishCentre::bearerOf(const ApiOperation& operation)
{
    if (operation.id == QStringLiteral("signOut")) {
        return m_leaving->token; // whoever leaves here is needed for nothing else
    }
    if (operation.security != ApiSecurity::Agent) {
        return operation.security == ApiSecurity::Desk ? desks.front()->credential : QByteArray();
    }
    for (;;) {
        const auto i = static_cast<std::size_t>(maker->upTo(static_cast<int>(desks.size())));
        if (!operation.act || may(roles[i], *operation.act)) {
            return desks[i]->token;
        }
    }
}

RubbishRequest RubbishCentre::good(const ApiOperation& operation)
{
    RubbishRequest request{
        "good", operation.method, target(operation, false), bearerOf(operation), operation.contentType, {}, {}};
    if (operation.body != nullptr) {
        request.body = RequestMaker::textOf(maker->good(schemaOf(operation)));
    } else if (!operation.contentType.empty()) {
        request.body = "nir;nom\r\nzqxsaid";
    }
    return request;
}

void RubbishCentre::spoilToken(const ApiOperation& operation, RubbishRequest& request)
{
    const bool asDesk = operation.security == ApiSecurity::Desk;
    const QByteArray good = request.bearer;
    request.status = 401;
    switch (maker->upTo(9)) {
    case 0: request.bearer.clear(); break;
    case 1: request.bearer = "zqxsaid"; break;
    case 2: request.bearer = good.chopped(1); break;
    case 3: request.bearer = good + 'A'; break;
    case 4: request.bearer = good.toUpper() == good ? good.toLower() : good.toUpper(); break;
    case 5: request.bearer = run.about().value(QStringLiteral("expired_token")).toString().toLatin1(); break;
    case 6: request.bearer = asDesk ? desks.front()->token : desks.front()->credential; break;
    case 7:
        request.headers = "Authorization: Bearer " + desks.front()->token.toStdString() + "\r\n"; // beside the right one
        break;
    default:
        if (operation.act) {
            const auto i = static_cast<std::size_t>(maker->upTo(static_cast<int>(desks.size())));
            request.bearer = desks[i]->token;
            request.status = may(roles[i], *operation.act) ? 0 : 403;
            break;
        }
        request.bearer = "\xff\xfe' OR 1=1 --";
    }
    request.what = "a token that is none";
}

void RubbishCentre::spoilTarget(const ApiOperation& operation, RubbishRequest& request)
{
    static const std::vector<std::string> strange{"'%20OR%201=1--", "%00", "%c0%af", "%ff", "..", "%2e%2e", "%",
        "01931c5e-7a00-7000-8000-0000000000ff", "%7B01931c5e-7a00-7000-8000-0000000000ff%7D",
        "00000000-0000-0000-0000-000000000000", "zqxsaid", "-1", "99999999999999999999", "zqxsaid%0d%0aSet-Cookie:%20zqxsaid",
        "%E2%80%AEzqxsaid", "*"};
    static const std::vector<std::string> queries{"zqxsaid=1", "date=2026-11-23&date=2026-11-24", "limit=0", "limit=1&limit=1",
        "cursor=%zz", "%zz=1", "zqxsaid", "=", "&", "limit=1e3", "limit=zqxsaid", "cursor=zqxsaid%27--", "date=2026-02-30",
        "date=zqxsaid", "after_line=-1", "after_line=9223372036854775808", "after_import=zqxsaid", "cursor=%ff%fe", "limit=%00",
        "a[]=1", "date=0000-00-00", "date=9999-12-31"};
    const int what = maker->upTo(10);
    request.elsewhere = true;
    if (what == 0) {
        request.method = any({"PATCH", "TRACE", "OPTIONS", "ZQXSAID", "get", "CONNECT"});
        request.what = "another method";
    } else if (what == 1) {
        request.target = any({request.target + "/", "/" + request.target, request.target + "/zqxsaid", "/api/v1", "/", "*",
            "/api/v2/leases", "/api/v1/../v1/leases", "http://zqxsaid" + request.target, request.target + "#zqxsaid"});
        request.what = "another path";
    } else if (what == 2) {
        request.target += (request.target.find('?') == std::string::npos ? "?a=" : "&a=") + std::string(9'000, 'x');
        request.status = 414;
        request.what = "a target too long";
    } else if (what < 6 && !operation.pathParameters.empty()) {
        if (what == 5) {
            request.target = target(operation, true);
            request.body = operation.id == QStringLiteral("openPerson") ? R"({"purpose":"inbound_call"})" : request.body;
            request.status = operation.path.contains(QStringLiteral("{id}")) ? 404 : 0;
            request.what = "an id of another centre";
        } else {
            std::string path;
            for (const auto& segment : operation.path) {
                path += '/' + (segment.startsWith(u'{') ? any(strange) : segment.toStdString());
            }
            request.target = path;
            request.what = "a strange id";
        }
    } else {
        request.target += (request.target.find('?') == std::string::npos ? '?' : '&') + any(queries);
        request.what = "a query";
        request.elsewhere = false;
    }
}

void RubbishCentre::spoilHead(const ApiOperation& operation, RubbishRequest& request)
{
    request.what = "a head";
    const bool takesBody = !operation.contentType.empty();
    switch (maker->upTo(8)) {
    case 0:
        request.type = any({"text/plain", "application/xml", "application/json;charset=utf-16", "application/jsonzqxsaid",
            "zqxsaid", "multipart/form-data", "application/json, text/plain"});
        request.status = takesBody ? 415 : 0;
        break;
    case 1:
        request.type.clear();
        request.status = takesBody ? 415 : 0;
        break;
    case 2:
        request.headers = "Content-Encoding: " + any({"gzip", "br", "zqxsaid", "zstd, zstd", "deflate"}) + "\r\n";
        request.status = takesBody ? 415 : 0;
        break;
    case 3:
        request.headers = "Content-Encoding: zstd\r\n";
        if (operation.body != nullptr) {
            request.body = RequestMaker::packedBlanks();
            request.status = 413;
            request.what = "ten million blanks in a small body";
        }
        break;
    case 4:
        request.headers = "X-Said: " + std::string(17'000, 'z') + "\r\n";
        request.status = 431;
        break;
    case 5:
        request.headers = any({"X-Forwarded-For: zqxsaid\r\n", "X-HTTP-Method-Override: DELETE\r\n", "Cookie: zqxsaid=1\r\n",
            "Accept: zqxsaid/zqxsaid\r\n", "Accept-Encoding: zqxsaid\r\n", "If-Match: zqxsaid\r\n", "Range: bytes=0-1\r\n"});
        break;
    case 6:
        request.headers = any({"Bad Header: zqxsaid\r\n", "X:\x01\r\n", ": zqxsaid\r\n", " folded: zqxsaid\r\n",
            "Host: zqxsaid\r\n", "Content-Length: 1\r\nContent-Length: 2\r\n"});
        request.status = 400;
        break;
    default:
        if (maker->chance(10)) {
            request.body = std::string(2'097'153, ' ');
            request.status = 413;
            request.what = "a body too large";
        }
    }
    if (operation.security == ApiSecurity::None && request.body.size() > openBodyBytes) {
        request.status = 413;
    }
}

void RubbishCentre::spoilBody(const ApiOperation& operation, RubbishRequest& request)
{
    if (operation.body == nullptr) {
        return;
    }
    const auto schema = schemaOf(operation);
    const auto whole = maker->good(schema);
    const BadBody bad = maker->chance(20) ? maker->garbled(RequestMaker::textOf(whole)) : maker->spoiled(schema, whole);
    request.what = bad.what;
    request.body = bad.bytes;
    const bool refusable = bad.must == BadBody::Must::BeRefused;
    request.itemRefused = refusable && bad.insideItem;
    request.status = bad.must == BadBody::Must::BeMalformed ? 400 : request.itemRefused ? 200 : refusable ? 422 : 0;
    if (operation.security == ApiSecurity::None && request.body.size() > openBodyBytes) {
        request.status = 413;
    }
}

RubbishRequest RubbishCentre::make(const ApiOperation& operation)
{
    RubbishRequest request = good(operation);
    const int what = maker->upTo(100);
    if (what < 15 && operation.security != ApiSecurity::None) {
        spoilToken(operation, request);
    } else if (what < 30) {
        spoilTarget(operation, request);
    } else if (what < 42) {
        spoilHead(operation, request);
    } else if (what < 92) {
        spoilBody(operation, request);
    }
    return request;
}

std::vector<RubbishRequest> RubbishCentre::injected(const ApiOperation& operation)
{
    std::vector<RubbishRequest> requests;
    for (const auto& parameter : operation.queryParameters) {
        for (const char* text :
            {"zqxsaid%27%3B%20DROP%20TABLE%20fact%3B--", "zqxsaid%0D%0ASet-Cookie%3A%20zqxsaid%3D1%0D%0A%0D%0A"}) {
            RubbishRequest request = good(operation);
            request.what = "in a query";
            request.target = request.target.substr(0, request.target.find('?')) + '?' + parameter.name.toStdString() + '=' + text;
            requests.push_back(std::move(request));
        }
    }
    if (operation.body != nullptr) {
        std::set<std::string> missed;
        for (const BadBody& body : maker->injected(schemaOf(operation), missed)) {
            RubbishRequest request = good(operation);
            request.what = body.what;
            request.body = body.bytes;
            requests.push_back(std::move(request));
        }
        INFO(operation.id.toStdString() << ": no body came to " << (missed.empty() ? std::string() : *missed.begin()));
        CHECK(missed.empty());
    }
    return requests;
}

void RubbishCentre::ask(const ApiOperation& operation, const RubbishRequest& request)
{
    const auto answer =
        run.client().send(request.method, request.target, request.bearer, request.type, request.body, request.headers);
    judge(operation, request, answer);
    if (answer.status == 204 && request.bearer == m_leaving->token) {
        m_leaving = std::make_unique<DemoDesk>(run, "karim");
        digest->note();
    }
}

void RubbishCentre::fault(const std::string& what, const RubbishRequest& request, const HttpAnswer& answer)
{
    faults.emplace(what,
        what + "\n  " + request.what + "; must be " + std::to_string(request.status) + "\n  " + request.method + " "
            + request.target.substr(0, 200) + "\n  " + request.headers.substr(0, 200) + request.body.substr(0, 900)
            + "\n  answered " + std::to_string(answer.status) + " " + answer.raw.body.substr(0, 20'000));
}

void RubbishCentre::judgeRefusal(const std::string& name, const RubbishRequest& request, const HttpAnswer& answer)
{
    static const QRegularExpression codes(QStringLiteral("\\A[a-z][a-z0-9]*([_.-][a-z0-9]+)*\\z"));
    const auto problem = parseStrictJson(answer.raw.body);
    const bool byTheSchema = problem && document->schemas().named(QStringLiteral("Problem"))->accepts(*problem);
    if (!byTheSchema || answer.raw.header("Content-Type") != "application/problem+json"
        || answer.json.value(QStringLiteral("status")).toInt() != answer.status || !codes.match(answer.code()).hasMatch()) {
        fault(name + "a refusal that is no problem+json", request, answer);
    }
    if ((answer.raw.head + answer.raw.body).find(RequestMaker::token) != std::string::npos) {
        fault(name + "a refusal that repeats the request", request, answer);
    }
    if ((answer.status == 429 || answer.status == 503) && answer.raw.header("Retry-After").empty()) {
        fault(name + "no Retry-After", request, answer);
    }
    if (answer.status == 401 && answer.raw.header("WWW-Authenticate").empty()) {
        fault(name + "no WWW-Authenticate", request, answer);
    }
    if (answer.status == 405 && answer.raw.header("Allow").empty()) {
        fault(name + "no Allow", request, answer);
    }
    if (const auto tables = digest->changed(); !tables.isEmpty()) {
        fault(name + "refused, and changed " + tables.join(u' ').toStdString(), request, answer);
    }
    if (digest->moved()) {
        digest->note();
    }
}

void RubbishCentre::judge(const ApiOperation& operation, const RubbishRequest& request, const HttpAnswer& answer)
{
    const std::string name = operation.id.toStdString() + ": ";
    const auto listed = operation.responses.find(answer.status);
    if (answer.status >= 500 || answer.status < 200) {
        fault(name + "status " + std::to_string(answer.status), request, answer);
    } else if (!request.elsewhere && listed == operation.responses.end()) {
        fault(name + "a status that is not listed, " + std::to_string(answer.status), request, answer);
    }
    if (request.status != 0 && answer.status != request.status) {
        fault(name + request.what.substr(0, request.what.find('/')) + " answered " + std::to_string(answer.status), request,
            answer);
    }
    if ((answer.raw.head + answer.raw.body).find(NeighbourCentre::canary) != std::string::npos) {
        fault(name + "another centre's people", request, answer);
    }
    if (answer.status >= 400) {
        ++refused;
        judgeRefusal(name, request, answer);
        return;
    }
    ++taken;
    if (!request.elsewhere && listed != operation.responses.end() && listed->second != nullptr) {
        const auto body = parseStrictJson(answer.raw.body);
        if (!body || !listed->second->accepts(*body)) {
            fault(name + "an answer that breaks its schema", request, answer);
        }
    }
    if (operation.id == QStringLiteral("uploadFacts") && answer.status == 200) {
        const QStringList statuses = statusesOf(answer);
        if (request.itemRefused && !statuses.contains(QStringLiteral("refused"))) {
            fault(name + "a bad fact that was not refused", request, answer);
        }
        if (answer.raw.body.find(RequestMaker::token) != std::string::npos) {
            fault(name + "a fact is repeated", request, answer);
        }
        if (statuses.count(QStringLiteral("refused")) == statuses.size()) {
            if (const auto tables = digest->changed(); !tables.isEmpty()) {
                fault(name + "all facts refused, and changed " + tables.join(u' ').toStdString(), request, answer);
            }
        }
    } else if (request.method == "GET") {
        if (const auto tables = digest->changed(); !tables.isEmpty()) {
            fault(name + "a reading that changed " + tables.join(u' ').toStdString(), request, answer);
        }
    }
    if (digest->moved()) {
        settle();
        digest->note();
    }
}

} // namespace relais::test
