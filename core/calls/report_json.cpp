#include "core/calls/report_json.h"

#include "core/base/json_writer.h"

namespace relais {

JsonText toJson(const Exam& exam)
{
    return JsonWriter()
        .text("kind", codeOf(exam.kind))
        .date("date", exam.date)
        .text("source", codeOf(exam.source))
        .date("said_on", exam.saidOn)
        .done();
}

Exam readExam(JsonReader& in)
{
    return Exam{in.code("kind", examKindFromCode), in.optionalDate("date"), in.code("source", examSourceFromCode),
        in.optionalDate("said_on")};
}

JsonText toJson(const Goal& goal)
{
    return JsonWriter()
        .text("family", codeOf(goal.family))
        .text("wording", goal.wording)
        .text("progress", codeOf(goal.progress))
        .date("target", goal.target)
        .done();
}

Goal readGoal(JsonReader& in)
{
    return Goal{in.code("family", goalFamilyFromCode), in.text("wording", 200), in.code("progress", goalProgressFromCode),
        in.optionalDate("target")};
}

JsonText toJson(const CallReport& report)
{
    JsonWriter out;
    out.codes("themes", report.themes).list("exams", report.exams, [](const Exam& exam) { return toJson(exam); });
    if (report.tobacco) {
        out.text("tobacco", codeOf(*report.tobacco));
    }
    return out.boolean("treatment_difficulty", report.treatmentDifficulty)
        .list("goals", report.goals, [](const Goal& goal) { return toJson(goal); })
        .codes("booklets", report.booklets)
        .text("promised", report.promised)
        .boolean("feedback_to_physician", report.feedbackToPhysician)
        .text("social_needs", report.socialNeeds)
        .text("free_text", report.freeText)
        .done();
}

CallReport readCallReport(JsonReader& in)
{
    CallReport report;
    report.themes = in.codes("themes", 32);
    report.exams = in.list("exams", 12, readExam);
    report.tobacco = in.optionalCode("tobacco", tobaccoStatusFromCode);
    report.treatmentDifficulty = in.boolean("treatment_difficulty");
    report.goals = in.list("goals", 20, readGoal);
    report.booklets = in.codes("booklets", 20);
    report.promised = in.optionalText("promised", 200);
    report.feedbackToPhysician = in.boolean("feedback_to_physician");
    report.socialNeeds = in.optionalText("social_needs", 200);
    report.freeText = in.optionalText("free_text", 500);
    return report;
}

} // namespace relais
