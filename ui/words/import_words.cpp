#include "ui/words/import_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace relais {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("imports", text);
}

QString number(std::int64_t value)
{
    return QLocale(QLocale::French, QLocale::France).toString(static_cast<qlonglong>(value));
}

QString header(TargetColumn column)
{
    const auto name = headerOf(column);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

QStringList headers(const TargetColumns& columns)
{
    QStringList names;
    for (std::size_t i = 0; i < targetColumnCount; ++i) {
        if (const auto column = static_cast<TargetColumn>(i); columns.has(column)) {
            names.append(header(column));
        }
    }
    return names;
}

QString columnProblem(const ListProblem& problem)
{
    const QStringList names = headers(problem.columns);
    const QString list = names.join(QStringLiteral(", "));
    if (problem.code == ListProblemCode::MissingColumn) {
        return (names.size() == 1 ? tr("Il manque à cette liste la colonne %1 : rien n'a été importé.")
                                  : tr("Il manque à cette liste les colonnes %1 : rien n'a été importé."))
            .arg(list);
    }
    return (names.size() == 1 ? tr("La colonne %1 figure deux fois dans cette liste : rien n'a été importé.")
                              : tr("Les colonnes %1 figurent deux fois dans cette liste : rien n'a été importé."))
        .arg(list);
}

template <typename Reason, std::size_t N>
QString byReason(const std::array<std::int64_t, N>& counts)
{
    QString lines;
    for (std::size_t i = 0; i < N; ++i) {
        if (counts[i] > 0) {
            lines += QStringLiteral("    %1  %2\n").arg(number(counts[i]), 9).arg(words(static_cast<Reason>(i)));
        }
    }
    return lines;
}

} // namespace

QString words(const ListProblem& problem)
{
    switch (problem.code) {
    case ListProblemCode::Empty: return tr("Ce fichier est vide : rien n'a été importé.");
    case ListProblemCode::Utf16:
        return tr("Ce fichier est en UTF-16 : enregistrez-le en CSV (UTF-8 ou Windows-1252) ; rien n'a été importé.");
    case ListProblemCode::NulByte:
        return tr(
            "Ce fichier n'est pas un texte (il contient des octets nuls) : enregistrez la liste en CSV ; rien n'a été importé.");
    case ListProblemCode::OldMacLineEnds:
        return tr("Les lignes de ce fichier se terminent par CR seul : enregistrez-le avec des fins de ligne CRLF ou LF ; rien "
                  "n'a été importé.");
    case ListProblemCode::BrokenUtf8:
        return tr("Ce fichier s'annonce en UTF-8 mais n'en est pas : enregistrez-le de nouveau ; rien n'a été importé.");
    case ListProblemCode::LineTooLong:
        return tr("La ligne %1 dépasse 1 Mo : ce n'est pas une liste, ou un guillemet n'y est pas fermé ; rien n'a été importé.")
            .arg(problem.line);
    case ListProblemCode::OtherSeparator:
        return tr("Les colonnes de ce fichier ne sont pas séparées par des points-virgules : enregistrez-le avec « ; » ; rien "
                  "n'a été importé.");
    case ListProblemCode::NotAList:
        return tr("Ce fichier n'est pas une liste : sa première ligne ne contient aucune colonne connue ; rien n'a été importé.");
    case ListProblemCode::MissingColumn:
    case ListProblemCode::RepeatedColumn: return columnProblem(problem);
    case ListProblemCode::NoRows: return tr("Cette liste n'a que sa ligne d'en-tête : rien n'a été importé.");
    case ListProblemCode::CutRow:
        return tr("Ce fichier est coupé au milieu d'une ligne (ligne %1) : demandez-le de nouveau ; rien n'a été importé.")
            .arg(problem.line);
    case ListProblemCode::Unreadable: return tr("Ce fichier ne peut pas être lu : rien n'a été importé.");
    case ListProblemCode::Changed:
        return tr("Ce fichier a changé pendant la lecture : relancez l'import ; rien n'a été importé.");
    case ListProblemCode::Cancelled: return tr("Import interrompu : rien n'a été importé.");
    }
    return {};
}

QString words(const ListNotice& notice)
{
    switch (notice.kind) {
    case ListNotice::Kind::UnknownColumn: return tr("La colonne n° %1 est inconnue : elle est ignorée.").arg(notice.position);
    case ListNotice::Kind::NotYesNo:
        return tr("%1 : ni O ni N sur %2 lignes (la première : %3), compté comme N.")
            .arg(notice.column ? header(*notice.column) : QString(), number(notice.count), QString::number(notice.firstLine));
    case ListNotice::Kind::StrangeBirthMonth:
        return tr("NIR : mois de naissance hors de 01 à 12 sur %1 lignes (la première : %2), accepté.")
            .arg(number(notice.count), QString::number(notice.firstLine));
    }
    return {};
}

QString words(RejectReason reason)
{
    switch (reason) {
    case RejectReason::FieldCount: return tr("le nombre de champs n'est pas celui de l'en-tête");
    case RejectReason::NirForm: return tr("ce n'est pas la forme d'un NIR");
    case RejectReason::NirKey: return tr("la clé ne correspond pas au NIR");
    case RejectReason::BirthDate: return tr("ce n'est pas une date jj/mm/aaaa");
    case RejectReason::BirthDateFuture: return tr("date de naissance après la date de référence");
    case RejectReason::MissingName: return tr("ni nom de naissance ni nom d'usage");
    case RejectReason::NirConflict: return tr("même NIR qu'une autre ligne, avec un autre nom ou une autre date de naissance");
    }
    return {};
}

QString words(IneligibleReason reason)
{
    switch (reason) {
    case IneligibleReason::Minor: return tr("moins de 18 ans");
    case IneligibleReason::Age75OrOver: return tr("75 ans ou plus");
    case IneligibleReason::OtherScheme: return tr("autre régime");
    case IneligibleReason::NoLongTermCondition: return tr("aucune ALD");
    case IneligibleReason::NoTreatingDoctor: return tr("aucun médecin traitant déclaré");
    case IneligibleReason::FewerThan3Deliveries: return tr("moins de 3 délivrances en 12 mois");
    case IneligibleReason::FewerThan3Letters: return tr("moins de 3 courriers envoyés");
    case IneligibleReason::AlreadyEnrolled: return tr("déjà adhérent");
    case IneligibleReason::RefusedBefore: return tr("a déjà refusé");
    case IneligibleReason::Deceased: return tr("décédé");
    case IneligibleReason::NoCareGap: return tr("pas d'écart aux soins");
    case IneligibleReason::NotOfProgramme: return tr("hors des critères du programme");
    }
    return {};
}

QString rejectedWords(std::int64_t line, const RowRejected& rejected)
{
    const auto column = columnOf(rejected.reason);
    const QString reason = words(rejected.reason);
    QString text = column ? tr("Ligne %1, %2 : %3").arg(QString::number(line), header(*column), reason)
                          : tr("Ligne %1 : %2").arg(QString::number(line), reason);
    if (rejected.ofLine > 0) {
        text += tr(" (voir la ligne %1)").arg(rejected.ofLine);
    }
    return text + QStringLiteral(" [") + codeOf(rejected.reason) + u']';
}

QString duplicateWords(std::int64_t line, const RowDuplicate& duplicate)
{
    return tr("Ligne %1 : doublon de la ligne %2").arg(line).arg(duplicate.ofLine);
}

QString summaryWords(const ImportSummary& summary)
{
    const auto line = [](std::int64_t value, const QString& text) {
        return QStringLiteral("%1  %2\n").arg(number(value), 9).arg(text);
    };
    return line(summary.rows, tr("lignes")) + line(summary.accepted, tr("acceptées")) + line(summary.rejected, tr("rejetées"))
        + byReason<RejectReason>(summary.rejectedByReason) + line(summary.duplicate, tr("doublons"))
        + line(summary.eligible, tr("personnes éligibles")) + line(summary.callable, tr("à appeler"))
        + line(summary.eligible - summary.callable, tr("par courrier, faute de numéro"))
        + line(summary.accepted - summary.eligible, tr("non éligibles (une personne peut avoir plusieurs motifs)"))
        + byReason<IneligibleReason>(summary.ineligibleByReason)
        + tr("Date de référence : %1").arg(isoText(summary.referenceDate)) + u'\n';
}

} // namespace relais
