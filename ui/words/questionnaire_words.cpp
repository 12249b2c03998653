#include "ui/words/questionnaire_words.h"

#include "ui/words/typography.h"

#include <QCoreApplication>

namespace relais {

namespace {

QString tr(const char* text)
{
    return typographic(QCoreApplication::translate("questionnaires", text));
}

QString reason(const QString& code)
{
    return code == QLatin1String("under_30")   ? tr("Le programme s'adresse aux personnes de 30 ans et plus.")
        : code == QLatin1String("over_70")     ? tr("Le programme s'adresse aux personnes de 70 ans au plus.")
        : code == QLatin1String("deceased")    ? tr("La personne est signalée décédée.")
        : code == QLatin1String("other_level") ? tr("Aucun parcours ouvert ne correspond à ce niveau.")
                                               : QString();
}

QString missing(const QString& code)
{
    return code == QLatin1String("under_30") || code == QLatin1String("over_70")
        ? tr("L'âge n'est pas connu : il décide du parcours.")
        : tr("Le niveau n'est pas connu : il décide du parcours.");
}

} // namespace

QString QuestionnaireWords::level(RiskLevel level)
{
    switch (level) {
    case RiskLevel::Low: return tr("Risque faible");
    case RiskLevel::Moderate: return tr("Risque modéré");
    case RiskLevel::High: return tr("Risque élevé");
    }
    return {};
}

QString QuestionnaireWords::meaning(RiskLevel level)
{
    switch (level) {
    case RiskLevel::Low: return tr("Les réponses montrent peu de facteurs de risque. C'est une orientation, pas un diagnostic.");
    case RiskLevel::Moderate:
        return tr("Plusieurs facteurs de risque peuvent être réduits. C'est une orientation, pas un diagnostic.");
    case RiskLevel::High:
        return tr(
            "Les facteurs de risque sont nombreux, ou un accident a déjà eu lieu. C'est une orientation, pas un diagnostic : "
            "le médecin traitant reste l'interlocuteur.");
    }
    return {};
}

QString QuestionnaireWords::follows(const Protocol& protocol)
{
    int calls = 0;
    for (const ProtocolStep& step : protocol.steps) {
        calls += step.channel == StepChannel::Call ? step.times() : 0;
    }
    const QString head = calls == 0 ? tr("Parcours %1 : un accompagnement en ligne, sans appel.").arg(protocol.title)
        : calls == 1                ? tr("Parcours %1 : un entretien par téléphone.").arg(protocol.title)
                                    : tr("Parcours %1 : %2 entretiens par téléphone au plus.").arg(protocol.title).arg(calls);
    return protocol.step(u"second_questionnaire")
        ? head + u' ' + tr("Un second questionnaire suivra ; il pourra être laissé, puis repris.")
        : head;
}

QStringList QuestionnaireWords::whyNone(const PathwayChoice& choice)
{
    QStringList sentences;
    const auto add = [&](const QString& sentence) {
        if (!sentence.isEmpty() && !sentences.contains(sentence)) {
            sentences.append(sentence);
        }
    };
    for (const QString& code : choice.failed) {
        add(reason(code));
    }
    for (const QString& code : choice.unknown) {
        add(missing(code));
    }
    if (sentences.isEmpty()) {
        sentences.append(tr("Aucun parcours du programme n'est ouvert à cette personne."));
    }
    return sentences;
}

QString QuestionnaireWords::position(int at, int total)
{
    return tr("Question %1 sur %2").arg(at).arg(total);
}

QString QuestionnaireWords::duration(std::chrono::seconds span)
{
    const auto count = static_cast<int>(span.count());
    if (count < 60) {
        return tr("%1 s").arg(count).replace(u' ', QChar::Nbsp);
    }
    const QString minutes = QString::number(count / 60) + QChar::Nbsp + QStringLiteral("min");
    return count % 60 == 0
        ? minutes
        : minutes + QChar::Nbsp + QStringLiteral("%1").arg(count % 60, 2, 10, QChar(u'0')) + QChar::Nbsp + u's';
}

QString QuestionnaireWords::time(std::chrono::seconds elapsed, std::chrono::seconds target)
{
    return elapsed <= target ? tr("%1 sur %2").arg(duration(elapsed), duration(target))
                             : tr("%1, plus que les %2 prévues").arg(duration(elapsed), duration(target));
}

QString QuestionnaireWords::outOfBounds(const Question& question, QDate today)
{
    switch (question.type) {
    case Question::Type::Number: return tr("Donnez un nombre entier de %1 à %2.").arg(question.lowest).arg(question.highest);
    case Question::Type::Day:
        return tr("Donnez une date comme 15/03/2024, 03/2024 ou 2024, de %1 à aujourd'hui.")
            .arg(today.addYears(-question.yearsBack).year());
    case Question::Type::Choice:
    case Question::Type::Flag: break;
    }
    return tr("Choisissez une réponse.");
}

QString QuestionnaireWords::wording(const QString& version)
{
    return tr("Texte lu : version %1.").arg(version);
}

QString QuestionnaireWords::checkSummary()
{
    return tr("vérifie des fichiers de questionnaires");
}

QString QuestionnaireWords::checkHelp()
{
    return tr(
        "relaisctl questionnaires check [FICHIER…]\n\n"
        "Dit ce qui ne va pas dans ces fichiers : une ligne par faute, avec le fichier, l'endroit et ce qui était attendu.\n"
        "Sans fichier : ceux que Relais contient. Code de retour : 0 tout est bon, 1 des fautes.\n");
}

} // namespace relais
