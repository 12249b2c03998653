#include "core/programmes/programme_relations.h"

#include "core/programmes/programme_expectations.h"

#include <algorithm>

namespace relais {

namespace {

bool overlap(const Protocol& a, const Protocol& b)
{
    return (!a.validUntil || b.validFrom <= *a.validUntil) && (!b.validUntil || a.validFrom <= *b.validUntil);
}

bool isOffered(const Protocol& protocol)
{
    return protocol.status == PathwayStatus::Active || protocol.status == PathwayStatus::Trial;
}

/// Every pathway that a condition names.
void gatherPathways(const Condition& condition, QStringList& codes)
{
    if (condition.kind == Condition::Kind::OneOf && condition.attribute == QLatin1String("completed_pathways")) {
        codes += condition.codes;
    }
    for (const Condition& part : condition.parts) {
        gatherPathways(part, codes);
    }
}

class Relations {
public:
    explicit Relations(const std::vector<PlacedProtocol>& all) : m_all(all) {}

    std::vector<ResourceFault> faults()
    {
        for (std::size_t i = 0; i < m_all.size(); ++i) {
            judgeVersions(i);
            judgeFields(i);
            judgeConditions(m_all[i]);
            for (std::size_t k = 0; k < m_all[i].protocol.exits.size(); ++k) {
                judgeOpening(m_all[i], k);
            }
        }
        return std::move(m_faults);
    }

private:
    void add(const PlacedProtocol& at, const QString& path, const Expectation& what, const QStringList& arguments = {})
    {
        m_faults.push_back({at.file, at.path + path, what, arguments});
    }

    /// A desk looks at the version that somebody has joined, the server at every version: who says a field is one answer.
    void judgeFields(std::size_t i)
    {
        for (std::size_t at = 0; at < m_all[i].protocol.form.size(); ++at) {
            const FormField& field = m_all[i].protocol.form[at];
            const bool otherwise =
                std::any_of(m_all.begin(), m_all.begin() + static_cast<std::ptrdiff_t>(i), [&](const PlacedProtocol& other) {
                    const auto& form = other.protocol.form;
                    return other.protocol.pathway == m_all[i].protocol.pathway
                        && std::any_of(form.begin(), form.end(), [&](const FormField& one) {
                               return one.code == field.code && one.setByProgramme != field.setByProgramme;
                           });
                });
            if (otherwise) {
                add(m_all[i], QStringLiteral("/form/%1").arg(at), expected::sameSetBy);
            }
        }
    }

    void judgeVersions(std::size_t i)
    {
        const Protocol& one = m_all[i].protocol;
        for (std::size_t j = 0; j < i; ++j) {
            const Protocol& other = m_all[j].protocol;
            if (one.pathway != other.pathway) {
                continue;
            }
            if (one.version == other.version) {
                add(m_all[i], QStringLiteral("/version"), expected::versionOnce);
            } else if (isOffered(one) && isOffered(other) && overlap(one, other)) {
                add(m_all[i], QStringLiteral("/validFrom"), expected::noOverlap, {other.version});
            }
        }
    }

    void judgeConditions(const PlacedProtocol& placed)
    {
        const auto judge = [&](const Condition& condition, const QString& path) {
            QStringList codes;
            gatherPathways(condition, codes);
            if (std::any_of(codes.begin(), codes.end(), [&](const QString& code) { return !isKnown(code); })) {
                add(placed, path, expected::pathwayCode);
            }
        };
        const Protocol& protocol = placed.protocol;
        judge(protocol.eligibility, QStringLiteral("/eligibility"));
        if (protocol.exclusion) {
            judge(*protocol.exclusion, QStringLiteral("/exclusion"));
        }
        for (const ProtocolStep& step : protocol.steps) {
            if (step.when) {
                judge(*step.when, QStringLiteral("/steps")); // they stand in another order than in the file
            }
        }
    }

    void judgeOpening(const PlacedProtocol& placed, std::size_t exit)
    {
        const QString& opens = placed.protocol.exits[exit].opens;
        if (opens.isEmpty()) {
            return;
        }
        const QString path = QStringLiteral("/exits/%1/opens").arg(exit);
        if (opens == placed.protocol.pathway) {
            add(placed, path, expected::anotherPathway);
        } else if (!isKnown(opens)) {
            add(placed, path, expected::pathwayCode);
        } else if (isStopped(opens)) {
            add(placed, path, expected::notStopped);
        } else if (leadsTo(opens, placed.protocol.pathway)) {
            add(placed, path, expected::relayEnds);
        }
    }

    bool isKnown(const QString& pathway) const
    {
        return std::any_of(
            m_all.begin(), m_all.end(), [&](const PlacedProtocol& one) { return one.protocol.pathway == pathway; });
    }

    /// No version of it is left that anybody could be on from now on.
    bool isStopped(const QString& pathway) const
    {
        return std::none_of(m_all.begin(), m_all.end(), [&](const PlacedProtocol& one) {
            return one.protocol.pathway == pathway && one.protocol.status != PathwayStatus::Stopped;
        });
    }

    bool leadsTo(const QString& from, const QString& pathway) const
    {
        QStringList reached{from};
        for (qsizetype at = 0; at < reached.size(); ++at) {
            for (const PlacedProtocol& one : m_all) {
                if (one.protocol.pathway != reached[at]) {
                    continue;
                }
                for (const ExitRule& exit : one.protocol.exits) {
                    if (exit.opens == pathway) {
                        return true;
                    }
                    if (!exit.opens.isEmpty() && !reached.contains(exit.opens)) {
                        reached.append(exit.opens);
                    }
                }
            }
        }
        return false;
    }

    const std::vector<PlacedProtocol>& m_all;
    std::vector<ResourceFault> m_faults;
};

} // namespace

std::vector<ResourceFault> faultsBetween(const std::vector<PlacedProtocol>& all)
{
    return Relations(all).faults();
}

} // namespace relais
