#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace relais {

/// 16 bytes of identity, as stored (BLOB) and as sent (canonical text, lower case).
/// A value; ordered bytewise, which for version 7 is by time of making. Never carries meaning: order facts by FactOrder.
class Uuid {
public:
    constexpr Uuid() = default;
    constexpr explicit Uuid(const std::array<std::uint8_t, 16>& bytes) : m_bytes(bytes) {}

    /// Canonical 36-character text only; anything else gives nothing.
    static std::optional<Uuid> fromText(QStringView text);
    /// Exactly 16 bytes; anything else gives nothing.
    static std::optional<Uuid> fromBytes(const QByteArray& bytes);

    QString text() const;
    void appendTo(std::string& utf8) const; ///< the same text
    QByteArray bytes() const;
    const std::array<std::uint8_t, 16>& raw() const { return m_bytes; }
    constexpr bool isNull() const { return m_bytes == std::array<std::uint8_t, 16>{}; }

    auto operator<=>(const Uuid&) const = default;

private:
    std::array<std::uint8_t, 16> m_bytes{};
};

/// A Uuid that knows what it names, so that a person is never passed where a desk is meant.
template <typename Tag>
class Id {
public:
    constexpr Id() = default;
    constexpr explicit Id(const Uuid& uuid) : m_uuid(uuid) {}

    static std::optional<Id> fromText(QStringView text)
    {
        const auto uuid = Uuid::fromText(text);
        return uuid ? std::optional<Id>(Id(*uuid)) : std::nullopt;
    }
    static std::optional<Id> fromBytes(const QByteArray& bytes)
    {
        const auto uuid = Uuid::fromBytes(bytes);
        return uuid ? std::optional<Id>(Id(*uuid)) : std::nullopt;
    }

    const Uuid& uuid() const { return m_uuid; }
    QString text() const { return m_uuid.text(); }
    QByteArray bytes() const { return m_uuid.bytes(); }
    bool isNull() const { return m_uuid.isNull(); }

    auto operator<=>(const Id&) const = default;

private:
    Uuid m_uuid;
};

using PersonId = Id<struct PersonTag>;
using AgentId = Id<struct AgentTag>;
using DeskId = Id<struct DeskTag>;
using FactId = Id<struct FactTag>;
using EntryId = Id<struct EntryTag>;
using LeaseId = Id<struct LeaseTag>;
using ImportId = Id<struct ImportTag>;
/// An attempt is named by the fact that records its start, a promise by the fact that makes it.
using AttemptId = FactId;
using PromiseId = FactId;

/// Short code of a centre ("albi"), part of every central key. [a-z0-9-]{1,32}.
struct CentreId {
    QString code;
    bool operator==(const CentreId&) const = default;
    std::strong_ordering operator<=>(const CentreId& other) const { return code.compare(other.code) <=> 0; }
};

/// Code of a campaign or of a pathway's queue ("diabete-ecart"). [a-z0-9-]{1,64}.
struct CampaignCode {
    QString code;
    bool operator==(const CampaignCode&) const = default;
    std::strong_ordering operator<=>(const CampaignCode& other) const { return code.compare(other.code) <=> 0; }
};

} // namespace relais

template <>
struct std::hash<relais::Uuid> {
    std::size_t operator()(const relais::Uuid& uuid) const noexcept
    {
        std::size_t value = 1469598103934665603ULL;
        for (const auto byte : uuid.raw()) {
            value = (value ^ byte) * 1099511628211ULL;
        }
        return value;
    }
};

template <typename Tag>
struct std::hash<relais::Id<Tag>> {
    std::size_t operator()(const relais::Id<Tag>& id) const noexcept { return std::hash<relais::Uuid>()(id.uuid()); }
};
