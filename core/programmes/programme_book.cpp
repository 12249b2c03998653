#include "core/programmes/programme_book.h"

#include "core/base/json_folder.h"
#include "core/programmes/programme_expectations.h"
#include "core/programmes/programme_file.h"
#include "core/programmes/programme_relations.h"
#include "core/programmes/queue_faults.h"
#include "core/queue/calendar.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <iterator>

namespace relais {

namespace {

bool isOffered(const Protocol& protocol)
{
    return protocol.status == PathwayStatus::Active || protocol.status == PathwayStatus::Trial;
}

struct Readings {
    std::vector<PlacedProtocol> placed; ///< in the order of the files: those beside first
    std::vector<VersionDigest> digests; ///< beside them
    std::vector<ResourceFault> faults;
    bool readable = true; ///< all of them
};

/// What every file says by itself; a version of `before` that a later file holds, too, makes room for it.
class Reading {
public:
    explicit Reading(ProgrammeNames names) : m_names(std::move(names)) {}

    void read(const NamedFile& file)
    {
        ProgrammeFile said = readProgrammeFile(file.bytes, file.name, m_names);
        m_readings.readable = m_readings.readable && said.readable;
        std::move(said.faults.begin(), said.faults.end(), std::back_inserter(m_readings.faults));
        std::move(said.digests.begin(), said.digests.end(), std::back_inserter(m_readings.digests));
        for (std::size_t i = 0; i < said.protocols.size(); ++i) {
            m_readings.placed.push_back({std::move(said.protocols[i]), file.name, QStringLiteral("/pathways/%1").arg(i)});
        }
    }

    Readings taken(std::size_t before)
    {
        Readings kept;
        kept.faults = std::move(m_readings.faults);
        kept.readable = m_readings.readable;
        auto& placed = m_readings.placed;
        for (std::size_t i = 0; i < placed.size(); ++i) {
            const bool replaced = i < before
                && std::any_of(
                    placed.begin() + static_cast<std::ptrdiff_t>(before), placed.end(), [&](const PlacedProtocol& other) {
                        return other.protocol.pathway == placed[i].protocol.pathway
                            && other.protocol.version == placed[i].protocol.version;
                    });
            if (!replaced) {
                kept.placed.push_back(placed[i]);
                kept.digests.push_back(m_readings.digests[i]);
            }
        }
        return kept;
    }
    std::size_t count() const { return m_readings.placed.size(); }

private:
    ProgrammeNames m_names;
    Readings m_readings;
};

/// "prado.json" of "/tmp/prado.json".
QString baseName(const QString& name)
{
    return QFileInfo(name).fileName();
}

Readings readAll(const std::vector<NamedFile>& files, const ProgrammeSurroundings& around)
{
    const auto calendar = Calendar::shipped(QStringLiteral("france"));
    if (!calendar) {
        Readings none;
        none.faults.push_back({QStringLiteral("france.json"), {}, expected::inEnglish, {calendar.error().detail}});
        return none;
    }
    auto codes = around.campaigns;
    if (around.queues && !codes) {
        codes.emplace();
        for (const CampaignSpec& campaign : *around.queues) {
            codes->append(campaign.code.code);
        }
    }
    Reading reading({calendar->territories(), codes});
    for (const NamedFile& other : around.beside) {
        const bool replaced = std::any_of(
            files.begin(), files.end(), [&](const NamedFile& file) { return baseName(file.name) == baseName(other.name); });
        if (!replaced) {
            reading.read(other);
        }
    }
    const std::size_t before = reading.count();
    for (const NamedFile& file : files) {
        reading.read(file);
    }
    Readings readings = reading.taken(before);
    if (!readings.readable) {
        return readings; // what the others name may well stand in the file that cannot be read
    }
    auto between = faultsBetween(readings.placed);
    std::move(between.begin(), between.end(), std::back_inserter(readings.faults));
    if (around.queues) {
        auto queues = queueFaults(readings.placed, *around.queues);
        std::move(queues.begin(), queues.end(), std::back_inserter(readings.faults));
    }
    return readings;
}

} // namespace

ProgrammeSurroundings besideCampaigns(std::vector<CampaignSpec> campaigns)
{
    ProgrammeSurroundings around;
    around.queues = std::move(campaigns);
    return around;
}

std::vector<ResourceFault> ProgrammeBook::faultsOf(const std::vector<NamedFile>& files, const ProgrammeSurroundings& around)
{
    return readAll(files, around).faults;
}

Result<ProgrammeBook> ProgrammeBook::of(const std::vector<NamedFile>& files, const ProgrammeSurroundings& around)
{
    Readings readings = readAll(files, around);
    if (!readings.faults.empty()) {
        return failure(ErrorCode::ResourceInvalid, englishOf(readings.faults).join(u'\n'));
    }
    ProgrammeBook book;
    book.m_protocols.reserve(readings.placed.size());
    for (PlacedProtocol& placed : readings.placed) {
        book.m_protocols.push_back(std::move(placed.protocol));
    }
    book.m_digests = std::move(readings.digests);
    return book;
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
    for (const VersionDigest& known : before.m_digests) {
        const auto now = std::find_if(m_digests.begin(), m_digests.end(),
            [&](const VersionDigest& one) { return one.pathway == known.pathway && one.version == known.version; });
        if (now == m_digests.end()) {
            faults.append(QStringLiteral("%1: /pathways/%2: expected version %3 to be there still: whoever joined it keeps it")
                              .arg(known.file, known.pathway, known.version));
        } else if (now->digest != known.digest) {
            faults.append(QStringLiteral("%1: /pathways/%2: expected version %3 as it was: whoever joined it keeps it, another "
                                         "text is another version")
                              .arg(now->file, now->pathway, now->version));
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

std::vector<const FormField*> ProgrammeBook::fieldsOfProgramme(QStringView pathway, QStringView field) const
{
    std::vector<const FormField*> fields;
    for (const Protocol& one : m_protocols) {
        for (const FormField& each : one.form) {
            if (one.pathway == pathway && each.setByProgramme && each.code == field) {
                fields.push_back(&each);
            }
        }
    }
    return fields;
}

const Protocol* ProgrammeBook::version(QStringView pathway, QStringView version) const
{
    const auto at = std::find_if(m_protocols.begin(), m_protocols.end(),
        [&](const Protocol& one) { return one.pathway == pathway && one.version == version; });
    return at != m_protocols.end() ? &*at : nullptr;
}

} // namespace relais
