#include "core/programmes/programme_book.h"

#include "core/base/json_folder.h"
#include "core/programmes/programme_file.h"
#include "core/programmes/queue_faults.h"
#include "core/queue/calendar.h"

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

/// A mark says where a value comes from and promises nothing to anybody: it may be corrected.
void takeMarks(Protocol& protocol, const Protocol& from)
{
    protocol.marks = from.marks;
    for (std::size_t i = 0; i < protocol.steps.size() && i < from.steps.size(); ++i) {
        protocol.steps[i].marks = from.steps[i].marks;
    }
}

/// What only shows when all files are seen together.
QStringList faultsBetween(const std::vector<PlacedProtocol>& all)
{
    QStringList faults;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Protocol& one = *all[i].protocol;
        for (std::size_t j = 0; j < i; ++j) {
            const Protocol& other = *all[j].protocol;
            if (one.pathway != other.pathway) {
                continue;
            }
            if (one.version == other.version) {
                faults.append(all[i].where + QStringLiteral("/version: expected each version of a pathway once"));
            } else if (isOffered(one) && isOffered(other) && overlap(one, other)) {
                faults.append(all[i].where
                    + QStringLiteral("/validFrom: expected dates that do not overlap those of version %1").arg(other.version));
            }
        }
        for (std::size_t k = 0; k < one.exits.size(); ++k) {
            const QString& opens = one.exits[k].opens;
            const bool known = opens.isEmpty() || std::any_of(all.begin(), all.end(), [&](const PlacedProtocol& other) {
                return other.protocol->pathway == opens;
            });
            if (!known) {
                faults.append(all[i].where + QStringLiteral("/exits/%1/opens: expected the code of a pathway").arg(k));
            }
        }
    }
    return faults;
}

struct Readings {
    std::vector<ProgrammeFile> files;
    QStringList faults;
};

/// `campaigns`: null where the programmes are judged alone.
Readings readAll(const std::vector<NamedFile>& files, const std::vector<CampaignSpec>* campaigns)
{
    Readings readings;
    const auto calendar = Calendar::shipped(QStringLiteral("france"));
    if (!calendar) {
        readings.faults.append(calendar.error().detail);
        return readings;
    }
    readings.files.reserve(files.size());
    for (const NamedFile& file : files) {
        readings.files.push_back(readProgrammeFile(file.bytes, file.name, calendar->territories()));
        readings.faults += readings.files.back().faults;
    }
    std::vector<PlacedProtocol> placed;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto& protocols = readings.files[i].protocols;
        for (std::size_t j = 0; j < protocols.size(); ++j) {
            placed.push_back({&protocols[j], files[i].name + QStringLiteral(": /pathways/%1").arg(j)});
        }
    }
    readings.faults += faultsBetween(placed);
    if (campaigns != nullptr) {
        readings.faults += queueFaults(placed, *campaigns);
    }
    return readings;
}

} // namespace

QStringList ProgrammeBook::faultsOf(const std::vector<NamedFile>& files)
{
    return readAll(files, nullptr).faults;
}

QStringList ProgrammeBook::faultsOf(const std::vector<NamedFile>& files, const std::vector<CampaignSpec>& campaigns)
{
    return readAll(files, &campaigns).faults;
}

Result<ProgrammeBook> ProgrammeBook::judged(const std::vector<NamedFile>& files, const std::vector<CampaignSpec>* campaigns)
{
    Readings readings = readAll(files, campaigns);
    if (!readings.faults.isEmpty()) {
        return failure(ErrorCode::ResourceInvalid, readings.faults.join(u'\n'));
    }
    ProgrammeBook book;
    for (ProgrammeFile& file : readings.files) {
        std::move(file.protocols.begin(), file.protocols.end(), std::back_inserter(book.m_protocols));
    }
    return book;
}

Result<ProgrammeBook> ProgrammeBook::of(const std::vector<NamedFile>& files)
{
    return judged(files, nullptr);
}

Result<ProgrammeBook> ProgrammeBook::of(const std::vector<NamedFile>& files, const std::vector<CampaignSpec>& campaigns)
{
    return judged(files, &campaigns);
}

std::vector<NamedFile> ProgrammeBook::shippedFiles()
{
    return embeddedJsonFiles(QStringLiteral("programmes"));
}

Result<ProgrammeBook> ProgrammeBook::shipped()
{
    return of(shippedFiles());
}

QStringList ProgrammeBook::changedSince(const ProgrammeBook& before) const
{
    QStringList faults;
    for (const Protocol& known : before.m_protocols) {
        if (!version(known.pathway, known.version)) {
            faults.append(
                QStringLiteral("%1.json: /pathways/%2: expected version %3 to be there still: whoever joined it keeps it")
                    .arg(known.programme, known.pathway, known.version));
        }
    }
    for (const Protocol& now : m_protocols) {
        const Protocol* known = before.version(now.pathway, now.version);
        if (!known) {
            continue;
        }
        Protocol closed = *known;
        closed.status = now.status;
        closed.validUntil = now.validUntil;
        takeMarks(closed, now);
        if (!(closed == now)) {
            faults.append(
                QStringLiteral("%1.json: /pathways/%2: expected version %3 as it was: whoever joined it keeps it, another text "
                               "is another version")
                    .arg(now.programme, now.pathway, now.version));
        }
    }
    return faults;
}

const Protocol* ProgrammeBook::joinedOn(QStringView pathway, QDate day) const
{
    const auto at = std::find_if(m_protocols.begin(), m_protocols.end(),
        [&](const Protocol& one) { return one.pathway == pathway && isOffered(one) && one.isOpenOn(day); });
    return at != m_protocols.end() ? &*at : nullptr;
}

const Protocol* ProgrammeBook::version(QStringView pathway, QStringView version) const
{
    const auto at = std::find_if(m_protocols.begin(), m_protocols.end(),
        [&](const Protocol& one) { return one.pathway == pathway && one.version == version; });
    return at != m_protocols.end() ? &*at : nullptr;
}

} // namespace relais
