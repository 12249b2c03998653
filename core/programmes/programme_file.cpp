#include "core/programmes/programme_file.h"

#include "core/base/json_folder.h"
#include "core/programmes/condition_json.h"
#include "core/programmes/pathway_parts_json.h"
#include "core/programmes/programme_expectations.h"
#include "core/programmes/protocol_json.h"

namespace relais {

namespace {

std::optional<Purpose> pathwayPurposeFromCode(QStringView code)
{
    return code == QLatin1String("care")                ? std::optional(Purpose::Care)
        : code == QLatin1String("programme_invitation") ? std::optional(Purpose::ProgrammeInvitation)
                                                        : std::nullopt;
}

/// The campaign named under `key`; no key: none.
std::optional<CampaignCode> campaignFrom(const ResourceNode& node, QLatin1String key, const ProgrammeNames& names)
{
    if (!node.has(key)) {
        return std::nullopt;
    }
    const CampaignCode code{node.at(key).code()};
    if (names.campaigns && !names.campaigns->contains(code.code)) {
        node.at(key).expected(expected::campaign, {names.campaigns->join(QStringLiteral(", "))});
    }
    return code;
}

QStringList territoriesFrom(const ResourceNode& node, const ProgrammeNames& names)
{
    QStringList territories;
    if (node.has(QLatin1String("territories"))) {
        for (const ResourceNode& item : node.at(QLatin1String("territories")).items()) {
            const QString code = item.text();
            if (!names.territories.contains(code)) {
                item.expected(expected::territory);
            } else if (territories.contains(code)) {
                item.expected(expected::codeOnce);
            }
            territories.append(code);
        }
    }
    return territories;
}

void headFrom(const ResourceNode& node, const ProgrammeNames& names, Protocol& protocol)
{
    protocol.pathway = node.at(QLatin1String("code")).code();
    protocol.title = frenchFrom(node.at(QLatin1String("title")));
    protocol.version = node.at(QLatin1String("version")).notBlankText();
    protocol.status = node.at(QLatin1String("status")).oneOf(&pathwayStatusFromCode, expected::status);
    protocol.validFrom = node.at(QLatin1String("validFrom")).date();
    if (node.has(QLatin1String("validUntil"))) {
        protocol.validUntil = node.at(QLatin1String("validUntil")).date();
        if (*protocol.validUntil < protocol.validFrom) {
            node.at(QLatin1String("validUntil")).expected(expected::notBeforeFrom);
        }
    } else if (protocol.status == PathwayStatus::Stopped) {
        node.expected(expected::lastDay);
    }
    protocol.purpose = node.at(QLatin1String("purpose")).oneOf(&pathwayPurposeFromCode, expected::purpose);
    protocol.queue = campaignFrom(node, QLatin1String("queue"), names);
    protocol.invites = campaignFrom(node, QLatin1String("invites"), names);
    protocol.territories = territoriesFrom(node, names);
}

/// Those of the fields that can be left empty at all.
QStringList requirableOf(const QStringList& fields)
{
    QStringList those;
    for (const QString& field : requirableReportFields()) {
        if (fields.contains(field)) {
            those.append(field);
        }
    }
    return those;
}

/// An appointment of the form is that of a visit: there it is said, once.
void judgeBookings(const ResourceNode& node, const Protocol& protocol)
{
    for (std::size_t i = 0; i < protocol.form.size(); ++i) {
        const FormField& field = protocol.form[i];
        const ProtocolStep* visit = protocol.step(field.books);
        if (!field.books.isEmpty() && (visit == nullptr || visit->channel != StepChannel::Visit)) {
            node.at(QLatin1String("form")).items()[i].at(QLatin1String("books")).expected(expected::bookedVisit);
        }
    }
}

Protocol protocolFrom(const ResourceNode& node, const ProgrammeNames& names)
{
    node.allowOnly({QLatin1String("code"), QLatin1String("title"), QLatin1String("version"), QLatin1String("status"),
        QLatin1String("validFrom"), QLatin1String("validUntil"), QLatin1String("purpose"), QLatin1String("queue"),
        QLatin1String("invites"), QLatin1String("territories"), QLatin1String("eligibility"), QLatin1String("exclusion"),
        QLatin1String("entry"), QLatin1String("form"), QLatin1String("consents"), QLatin1String("messageHours"),
        QLatin1String("steps"), QLatin1String("session"), QLatin1String("report"), QLatin1String("reportRequired"),
        QLatin1String("outcomes"), QLatin1String("exits"), QLatin1String("note"), QLatin1String("marks")});
    Protocol protocol;
    protocol.marks = marksFrom(node);
    headFrom(node, names, protocol);
    protocol.form = formFrom(node);
    protocol.eligibility = conditionFrom(node.at(QLatin1String("eligibility")), protocol.form);
    if (node.has(QLatin1String("exclusion"))) {
        protocol.exclusion = conditionFrom(node.at(QLatin1String("exclusion")), protocol.form);
    }
    protocol.entryChannels = codesOf(node, QLatin1String("entry"), knownEntryChannels(), expected::entry);
    protocol.consents = consentsFrom(node);
    protocol.messageHours = messageHoursFrom(node);
    protocol.steps = stepsFrom(node.at(QLatin1String("steps")), protocol.form, names.territories);
    judgeBookings(node, protocol);
    protocol.session = sessionFrom(node);
    protocol.reportFields = codesOf(node, QLatin1String("report"), knownReportFields(), expected::reportField);
    protocol.reportRequired =
        codesOf(node, QLatin1String("reportRequired"), requirableOf(protocol.reportFields), expected::required);
    protocol.outcomes = outcomesFrom(node);
    protocol.exits = exitsFrom(node);
    return protocol;
}

} // namespace

ProgrammeFile readProgrammeFile(const QByteArray& json, const QString& fileName, const ProgrammeNames& names)
{
    ResourceProblems problems(fileName);
    const ResourceNode root = ResourceNode::parse(json, problems);
    if (largestJsonFile < json.size()) {
        problems.add(QString(), expected::fileSize, {QString::number(largestJsonFile)}); // a desk would not take it
    }
    root.allowOnly({QLatin1String("$schema"), QLatin1String("format"), QLatin1String("code"), QLatin1String("title"),
        QLatin1String("note"), QLatin1String("marks"), QLatin1String("membership"), QLatin1String("pathways")});
    root.at(QLatin1String("format")).integer(1, 1);
    root.checkMarks();
    const QString code = root.at(QLatin1String("code")).code();
    const QString title = frenchFrom(root.at(QLatin1String("title")));
    const bool membership = !root.has(QLatin1String("membership")) || root.at(QLatin1String("membership")).flag();
    const ResourceNode pathways = root.at(QLatin1String("pathways"));
    const auto nodes = pathways.items();
    if (nodes.empty()) {
        pathways.expected(expected::somePathway);
    }
    ProgrammeFile file;
    file.protocols.reserve(nodes.size());
    file.digests.reserve(nodes.size());
    for (const ResourceNode& node : nodes) {
        Protocol protocol = protocolFrom(node, names);
        protocol.programme = code;
        protocol.programmeTitle = title;
        protocol.membership = membership;
        file.digests.push_back(
            {protocol.pathway, protocol.version, fileName, digestOfPathway(root.value().toObject(), node.value().toObject())});
        file.protocols.push_back(std::move(protocol));
    }
    file.faults = problems.faults();
    file.readable = problems.isReadable();
    return file;
}

} // namespace relais
