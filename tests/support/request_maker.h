#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

#include <map>
#include <random>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace relais::test {

/// A body that was good before one thing was done to it.
struct BadBody {
    /// What must come of it, by construction and not by any schema checker.
    enum class Must {
        BeMalformed, ///< 400
        BeRefused,   ///< 422; of one fact of an upload: 200, and this fact refused
        HoldTheRules ///< may be good still
    };
    std::string what;
    std::string bytes;
    Must must = Must::HoldTheRules;
    bool insideItem = false; ///< the harm is inside an item that is answered by itself
};

/// Makes request bodies from the schemas of an API document: good ones, and ones spoiled in one place. The same seed gives the same.
class RequestMaker {
public:
    /// Stands in every text that is made up here, so that an answer can be searched for it.
    static constexpr const char* token = "zqxsaid";
    /// By the name of a member ("person_id", "campaign"…): values that mean something to the server.
    using Known = std::map<QString, QStringList>;

    RequestMaker(const QJsonObject& document, Known known, std::uint64_t seed);

    QJsonValue good(const QJsonObject& schema, const QString& member = {});
    BadBody spoiled(const QJsonObject& schema, const QJsonValue& good);
    /// A body for each place of each alternative where a text may stand, with everything else in it: one with SQL there, one with CR LF.
    /// `missed`: places that no body came to.
    std::vector<BadBody> injected(const QJsonObject& schema, std::set<std::string>& missed);
    /// Bytes that no JSON text is made of, or not this one.
    BadBody garbled(const std::string& good);
    /// What people type into fields of other programs.
    QString nastyText();

    int upTo(int count) { return static_cast<int>(m_random() % static_cast<std::uint64_t>(count)); }
    bool chance(int percent) { return upTo(100) < percent; }
    static std::string textOf(const QJsonValue& value);
    /// Ten million blanks in a few hundred bytes of zstd.
    static const std::string& packedBlanks();

private:
    using Step = std::variant<QString, int>;
    struct Node {
        std::vector<Step> path;
        QJsonObject schema;
        QJsonValue value;
        QString member;
    };

    QJsonObject resolved(QJsonObject schema) const;
    QJsonObject chosen(const QJsonObject& schema, const QJsonValue& value) const;
    void collect(const QJsonObject& schema, const QJsonValue& value, std::vector<Step> path, std::vector<Node>& nodes) const;
    QString goodText(const QJsonObject& schema, const QString& member);
    void placesOfText(const QJsonObject& schema, const std::string& where, std::set<std::string>& places) const;
    void textsOf(const QJsonObject& schema, const QJsonValue& value, const Node& at, const std::string& where,
        std::vector<std::pair<std::string, Node>>& texts) const;
    BadBody at(const QJsonValue& whole, const Node& node, const std::string& raw, std::string what, BadBody::Must must);
    BadBody harmed(const QJsonValue& whole, const Node& node);
    BadBody harmedText(const QJsonValue& whole, const Node& node);
    BadBody harmedNumber(const QJsonValue& whole, const Node& node);
    BadBody harmedList(const QJsonValue& whole, const Node& node);
    BadBody harmedObject(const QJsonValue& whole, const Node& node);
    BadBody ofWrongType(const QJsonValue& whole, const Node& node);

    const QJsonObject m_schemas;
    const Known m_known;
    std::mt19937_64 m_random;
    bool m_isWhole = false; ///< good bodies have every member that they may have
};

} // namespace relais::test
