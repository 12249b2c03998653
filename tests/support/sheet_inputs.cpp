#include "tests/support/sheet_inputs.h"

namespace relais::test {

PhysicianSheetInput ordinarySheet()
{
    PhysicianSheetInput input;
    input.person = {QStringLiteral("Rousseau"), {}, QStringLiteral("Marguerite"), QDate(1964, 3, 14), Sex::Female};
    input.sharesWithPhysician = true;
    input.physician = QStringLiteral("Dr Hélène Carpentier");
    input.programme = QStringLiteral("Sophia : accompagnement demandé par le médecin traitant");
    input.themeAsked = QStringLiteral("activité physique");
    input.call = 2;
    input.calledOn = QDate(2026, 11, 24);
    input.report.themes = {QStringLiteral("physical_activity"), QStringLiteral("exams")};
    input.themes = {QStringLiteral("activité physique"), QStringLiteral("examens de suivi")};
    input.report.tobacco = TobaccoStatus::Former;
    input.report.goals = {
        {GoalFamily::MoveBetter, QStringLiteral("Marcher trente minutes, trois fois par semaine"), GoalProgress::InProgress},
        {GoalFamily::CareBetter, QStringLiteral("Prendre rendez-vous chez le dentiste"), GoalProgress::Set}};
    input.report.booklets = {QStringLiteral("walk")};
    input.booklets = {QStringLiteral("Bouger au quotidien")};
    input.report.promised = QStringLiteral("envoi de la liste des clubs de marche");
    input.report.exams = {{ExamKind::Renal, QDate(2026, 11, 3), ExamSource::DeclaredByPerson, QDate(2026, 11, 24)}};
    input.exams = {
        {ExamKind::EyeFundus, QDate(2026, 3, 12), ExamSource::Data, {}}, {ExamKind::Dental, std::nullopt, ExamSource::Data, {}}};
    input.careGap = true;
    input.nextFrom = QDate(2026, 12, 14);
    input.nextUntil = QDate(2026, 12, 28);
    input.centre = {QStringLiteral("Centre d’accompagnement d’Albi"),
        {QStringLiteral("12 rue du Relais"), QStringLiteral("81000 Albi")},
        QStringLiteral("accompagnement.albi@relais.mssante.example")};
    return input;
}

PhysicianSheetInput worstSheet(const QString& word)
{
    QStringList many;
    for (int i = 0; i < 400; ++i) {
        many.append(word);
    }
    const QString text = many.join(u' ');
    QStringList list;
    for (int i = 0; i < 12; ++i) {
        list.append(QString::number(i) + u' ' + text);
    }
    PhysicianSheetInput input = ordinarySheet();
    input.person = {text, text, text, QDate(1964, 12, 14), Sex::Unknown};
    input.physician = text;
    input.programme = text;
    input.themeAsked = text;
    input.themes = list;
    input.report.themes = list;
    input.booklets = list;
    input.report.goals.clear();
    for (int i = 0; i < 12; ++i) {
        input.report.goals.push_back({GoalFamily::CareBetter, text, GoalProgress::InProgress});
    }
    input.report.tobacco = TobaccoStatus::Former;
    input.report.treatmentDifficulty = true;
    input.report.promised = text;
    input.report.freeText = text;
    input.sendFreeText = true;
    input.report.exams.clear();
    input.exams.clear();
    for (const ExamKind kind : {ExamKind::EyeFundus, ExamKind::Renal, ExamKind::Dental}) {
        input.exams.push_back({kind, QDate(2026, 12, 24), ExamSource::DeclaredByPerson, {}});
    }
    input.centre.name = text;
    input.centre.address = list;
    input.centre.secureMessaging = QString(80, u'w');
    return input;
}

} // namespace relais::test
