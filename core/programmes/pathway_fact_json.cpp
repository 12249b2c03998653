#include "core/programmes/pathway_fact_json.h"

#include "core/base/code_table.h"
#include "core/base/json_writer.h"

#include <array>
#include <limits>

namespace relais {

namespace {

constexpr std::int64_t mostOccurrences = 120;

/// In the order of PathwayBody.
constexpr std::array<const char16_t*, std::variant_size_v<PathwayBody>> kinds{
    u"joined", u"anchor", u"dialled", u"noted", u"asked", u"stopped", u"attribute", u"questionnaire", u"text"};

class Writing {
public:
    explicit Writing(JsonWriter& out) : m_out(out) {}

    void operator()(const PathwayJoined& body) const
    {
        m_out.text("version", body.version).text("entry", body.entry).boolean("membership", body.membership);
    }
    void operator()(const AnchorSaid& body) const
    {
        m_out.text("anchor", codeOf(body.kind)).instant("at", body.when).boolean("confirmed", body.confirmed);
    }
    void operator()(const StepDialled& body) const { step(body).id("attempt_id", body.attempt); }
    void operator()(const StepNoted& body) const { step(body).text("what", codeOf(body.what)).instant("at", body.when); }
    void operator()(const StepAsked& body) const { step(body).window("window", body.window); }
    void operator()(const PathwayStopped& body) const { m_out.text("cause", codeOf(body.cause)).boolean("over", body.over); }
    void operator()(const AttributeSaid& body) const { writeAttribute(m_out, body); }
    void operator()(const QuestionnaireSaid& body) const
    {
        m_out.text("questionnaire", body.questionnaire)
            .text("version", body.version)
            .list("answers", body.answers,
                [](const QuestionnaireSaid::Answer& one) {
                    return JsonWriter().text("question", one.question).text("answer", one.answer).done();
                })
            .boolean("complete", body.complete);
    }
    void operator()(const FormTextSaid& body) const { m_out.text("field", body.field).text("text", body.text); }

    static void writeAttribute(JsonWriter& out, const AttributeSaid& said)
    {
        out.text("name", said.name);
        if (const auto* flag = std::get_if<bool>(&said.value)) {
            out.boolean("flag", *flag);
        } else if (const auto* count = std::get_if<int>(&said.value)) {
            out.integer("count", *count);
        } else if (const auto* day = std::get_if<QDate>(&said.value)) {
            out.date("day", *day);
        } else if (const auto* code = std::get_if<QString>(&said.value)) {
            out.text("code", *code);
        } else if (const auto* codes = std::get_if<QStringList>(&said.value)) {
            out.codes("codes", *codes);
        }
    }

private:
    template <typename Body>
    JsonWriter& step(const Body& body) const
    {
        return m_out.text("step", body.step).integer("occurrence", body.occurrence);
    }
    JsonWriter& m_out;
};

int occurrenceIn(JsonReader& in)
{
    return static_cast<int>(in.integer("occurrence", 1, mostOccurrences));
}

QuestionnaireSaid readQuestionnaire(JsonReader& in)
{
    QuestionnaireSaid body;
    body.questionnaire = in.codeText("questionnaire");
    body.version = in.text("version", 32);
    if (!in.has("answers")) {
        in.fail("answers", "missing");
    }
    body.answers = in.list("answers", 60, [](JsonReader& one) {
        return QuestionnaireSaid::Answer{one.codeText("question"), one.text("answer", 64)};
    });
    body.complete = in.boolean("complete");
    return body;
}

FormTextSaid readFormText(JsonReader& in)
{
    return {in.codeText("field"), in.optionalText("text", FormTextSaid::longest)};
}

PathwayBody readBody(JsonReader& in, std::size_t kind)
{
    switch (kind) {
    case 0: return PathwayJoined{in.text("version", 32), in.codeText("entry"), in.boolean("membership")};
    case 1: return AnchorSaid{in.code("anchor", anchorKindFromCode), in.instant("at"), in.boolean("confirmed")};
    case 2: return StepDialled{in.id<AttemptId>("attempt_id"), in.codeText("step"), occurrenceIn(in)};
    case 3: return StepNoted{in.codeText("step"), occurrenceIn(in), in.code("what", stepNoteFromCode), in.instant("at")};
    case 4: return StepAsked{in.codeText("step"), occurrenceIn(in), in.window("window")};
    case 5: return PathwayStopped{in.code("cause", exitCauseFromCode), in.boolean("over")};
    case 6: return readAttributeSaid(in);
    case 7: return readQuestionnaire(in);
    default: return readFormText(in);
    }
}

} // namespace

JsonText toJson(const PathwaySaid& body)
{
    JsonWriter out;
    out.text("pathway", body.pathway).text("kind", QString::fromUtf16(kinds[body.body.index()]));
    std::visit(Writing(out), body.body);
    return out.done();
}

PathwaySaid readPathwaySaid(JsonReader& in)
{
    PathwaySaid said;
    said.pathway = in.codeText("pathway");
    const QString kind = in.codeText("kind");
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (kind == QStringView(kinds[i])) {
            said.body = readBody(in, i);
            if (const auto* anchor = std::get_if<AnchorSaid>(&said.body); anchor && !isSaid(anchor->kind)) {
                in.fail("anchor", "follows from facts, and is not said");
            }
            return said;
        }
    }
    in.fail("kind", "not one of the known codes");
    return said;
}

JsonText toJson(const AttributeSaid& said)
{
    JsonWriter out;
    Writing::writeAttribute(out, said);
    return out.done();
}

AttributeSaid readAttributeSaid(JsonReader& in)
{
    AttributeSaid said;
    said.name = in.codeText("name");
    if (in.has("flag")) {
        said.value = in.boolean("flag");
    } else if (in.has("count")) {
        said.value = static_cast<int>(in.integer("count", 0, highestAttributeCount));
    } else if (in.has("day")) {
        said.value = in.date("day");
    } else if (in.has("code")) {
        said.value = in.codeText("code");
    } else if (in.has("codes")) {
        said.value = in.codes("codes", 32);
    } else {
        in.fail("codes", "a value is missing");
    }
    return said;
}

JsonText toJson(const PathwayRecord& record)
{
    return JsonWriter()
        .id("id", record.id)
        .instant("occurred_at", record.occurredAt)
        .id("desk_id", record.desk)
        .integer("desk_seq", record.deskSeq)
        .object("said", toJson(record.said))
        .done();
}

PathwayRecord readPathwayRecord(JsonReader& in)
{
    PathwayRecord record;
    record.id = in.id<FactId>("id");
    record.occurredAt = in.instant("occurred_at");
    record.desk = in.id<DeskId>("desk_id");
    record.deskSeq = in.integer("desk_seq", 0, std::numeric_limits<std::int64_t>::max());
    record.said = in.object("said", readPathwaySaid);
    return record;
}

} // namespace relais
