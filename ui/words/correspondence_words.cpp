#include "ui/words/correspondence_words.h"

#include "ui/words/error_words.h"
#include "ui/words/people_words.h"
#include "ui/words/time_words.h"
#include "ui/words/typography.h"

#include <algorithm>

namespace relais {

namespace {

/// A list as it is read: "tabac, activité physique".
QString joined(const QStringList& parts)
{
    return parts.join(QStringLiteral(", "));
}

QStringList fromLines(const CentreContact& centre)
{
    return QStringList{centre.name} + centre.address;
}

/// With its full stop, but for a text that was cut.
QString ended(const QString& text)
{
    return text.endsWith(QChar(0x2026)) ? text : text + u'.';
}

Document typed(Document document)
{
    const auto set = [](QString& text) { text = typographic(text); };
    set(document.subtitle);
    for (DocumentBlock& block : document.blocks) {
        if (auto* paragraph = std::get_if<DocumentParagraph>(&block)) {
            set(paragraph->text);
        } else if (auto* list = std::get_if<DocumentList>(&block)) {
            std::for_each(list->items.begin(), list->items.end(), set);
        } else if (auto* small = std::get_if<DocumentSmallPrint>(&block)) {
            small->text = typographic(small->text);
        }
    }
    return document;
}

} // namespace

Document CorrespondenceWords::physicianSheet(const PhysicianSheet& sheet)
{
    Document document;
    document.kind = QStringLiteral("fiche-medecin");
    document.title = tr("Fiche de suivi pour le médecin traitant");
    document.subtitle = displayName(sheet.person) + QStringLiteral(", ") + bornWords(sheet.person);
    document.from = fromLines(sheet.centre);
    document.to = {sheet.physician};
    document.dated = TimeWords::full(sheet.calledOn);
    auto& blocks = document.blocks;

    QString programme = sheet.programme;
    if (!sheet.themeAsked.isEmpty()) {
        programme += tr(" ; vous aviez demandé : %1").arg(sheet.themeAsked);
    }
    blocks.push_back(DocumentParagraph{
        sheet.calls == 0 ? tr("Notre appel") : tr("Appel %1 sur %2").arg(sheet.call).arg(sheet.calls), ended(programme)});

    QStringList call{ended(tr("Thèmes abordés : %1").arg(joined(sheet.themes)))};
    if (sheet.tobacco) {
        call << tr("Tabac : %1.").arg(words(*sheet.tobacco, sheet.person.sex));
    }
    call << (sheet.treatmentDifficulty ? tr("Traitement : des difficultés sont signalées.")
                                       : tr("Traitement : aucune difficulté signalée."));
    if (!sheet.booklets.isEmpty()) {
        call << ended(tr("Livrets envoyés : %1").arg(joined(sheet.booklets)));
    }
    if (!sheet.promised.isEmpty()) {
        call << ended(tr("Convenu : %1").arg(sheet.promised));
    }
    if (!sheet.freeText.isEmpty()) {
        call << tr("Message du centre : %1").arg(sheet.freeText);
    }
    blocks.push_back(DocumentList{tr("Ce qui a été dit"), call});

    if (!sheet.goals.empty()) {
        DocumentTable goals{tr("Objectifs"), {tr("Famille"), tr("Objectif"), tr("Où il en est")}, {}};
        for (const Goal& goal : sheet.goals) {
            goals.rows.push_back({words(goal.family), typographic(goal.wording), words(goal.progress)});
        }
        blocks.push_back(goals);
    }
    if (!sheet.exams.empty()) {
        DocumentTable exams{tr("Examens"), {tr("Examen"), tr("Dernière date"), tr("Source")}, {}};
        for (const Exam& exam : sheet.exams) {
            exams.rows.push_back({words(exam.kind), exam.date ? TimeWords::full(*exam.date) : tr("aucune date connue"),
                exam.date ? words(exam.source, sheet.person.sex) : QString()});
        }
        blocks.push_back(exams);
    }
    QStringList next;
    if (sheet.careGap) {
        next << (*sheet.careGap ? tr("Un examen recommandé manque encore ; merci d'en parler.")
                                : tr("Pas d'écart aux soins au sens du programme."));
    }
    if (sheet.nextFrom && sheet.nextUntil) {
        next << tr("Prochain appel entre le %1 et le %2.")
                    .arg(TimeWords::full(*sheet.nextFrom), TimeWords::full(*sheet.nextUntil));
    } else {
        next << (sheet.calls != 0 && sheet.call == sheet.calls ? tr("C'était le dernier appel prévu.")
                                                               : tr("Prochain appel : date à fixer."));
    }
    blocks.push_back(DocumentList{tr("Et maintenant"), next});

    blocks.push_back(DocumentParagraph{tr("Nous répondre"),
        sheet.centre.secureMessaging.isEmpty()
            ? (sheet.centre.address.isEmpty() ? tr("Par courrier, au centre nommé ci-dessus.")
                                              : tr("Par courrier, à l'adresse ci-dessus."))
            : tr("Par messagerie sécurisée de santé : %1, ou par courrier.").arg(sheet.centre.secureMessaging)});
    QString foot = tr("Envoyée avec l'accord de la personne. Ce n'est pas un avis médical.");
    if (sheet.shortened) {
        foot += tr(" Abrégée : voir le dossier.");
    }
    blocks.push_back(DocumentSmallPrint{foot});
    return typed(std::move(document));
}

Document CorrespondenceWords::vaccinationRecord(const PersonIdentity& person, const std::vector<VaccinationRow>& rows,
    const QString& scheduleVersion, const CentreContact& centre, QDate today)
{
    const auto source = [](DoseSource one) {
        switch (one) {
        case DoseSource::DeclaredByPerson: return tr("dit par vous");
        case DoseSource::Data: return tr("remboursements");
        case DoseSource::Professional: return tr("professionnel");
        }
        return QString();
    };
    const auto next = [&](const VaccinationRow& row) {
        if (!row.next) {
            return tr("rien de prévu");
        }
        return row.next->late ? tr("à rattraper")
            : row.next->open  ? tr("à faire maintenant")
                              : tr("à partir du %1").arg(TimeWords::full(row.next->from));
    };
    Document document;
    document.kind = QStringLiteral("carnet-vaccination");
    document.title = tr("Carnet de vaccination");
    document.subtitle = displayName(person).left(90) + QStringLiteral(", ") + bornWords(person);
    document.from = fromLines(centre).mid(0, 5);
    document.dated = TimeWords::full(today);
    DocumentTable table{QString(), {tr("Vaccin"), tr("Doses connues"), tr("Prochaine dose")}, {}};
    bool shortened = false;
    for (const VaccinationRow& row : rows) {
        QStringList doses;
        const std::size_t first = row.doses.size() > 3 ? row.doses.size() - 3 : 0;
        shortened = shortened || first > 0;
        for (std::size_t i = first; i < row.doses.size(); ++i) {
            doses << tr("%1 (%2)").arg(TimeWords::full(row.doses[i].day), source(row.doses[i].source));
        }
        table.rows.push_back({row.title, doses.isEmpty() ? tr("aucune dose connue") : doses.join(u'\n'), next(row)});
    }
    document.blocks.push_back(table);
    document.blocks.push_back(DocumentParagraph{tr("À quoi sert ce carnet"),
        tr("Montrez-le à votre médecin, à votre pharmacien ou à votre infirmier : il dira ce qui vous convient. Une dose qui "
           "manque ici "
           "a pu être faite : dites-le-nous, et vous ne serez plus relancé.")});
    QString foot =
        tr("Établi d'après ce que vous nous avez dit et les données de l'Assurance maladie, version « %1 ». Il ne remplace ni "
           "votre carnet de santé ni un avis médical.")
            .arg(scheduleVersion);
    if (shortened) {
        foot += tr(" Les trois dernières doses de chaque vaccin sont imprimées.");
    }
    document.blocks.push_back(DocumentSmallPrint{foot});
    return typed(std::move(document));
}

QString CorrespondenceWords::refusal(const Error& error)
{
    if (error.code == ErrorCode::NotPermitted && error.detail == QLatin1String("consent_to_share")) {
        return typographic(
            tr("Cette personne n'a pas accepté le partage avec son médecin. Rien n'a été écrit ni envoyé. Demandez-lui "
               "son accord au prochain appel."));
    }
    if (error.code == ErrorCode::InvalidInput && error.detail == QLatin1String("physician")) {
        return typographic(tr("Le nom du médecin traitant manque au dossier. Rien n'a été écrit ni envoyé. Signalez-le au "
                              "responsable de campagne : la fiche se fera ensuite d'ici."));
    }
    if (error.code == ErrorCode::ReportMissing) {
        return nothingYet();
    }
    if (error.code == ErrorCode::IdentityMissing) {
        return typographic(
            tr("Aucun papier ne se montre avant que l'identité soit confirmée. Vérifiez deux éléments, confirmez par F8, puis "
               "rouvrez cette page."));
    }
    if (error.code == ErrorCode::FileUnwritable && error.detail == QLatin1String("printer")) {
        return typographic(
            tr("L'imprimante n'a pas pris la page. Rien n'est perdu : elle reste à l'écran. Vérifiez l'imprimante, ou "
               "enregistrez en PDF."));
    }
    if (error.code == ErrorCode::NotFound && error.detail == QLatin1String("vaccinations")) {
        return typographic(tr("Cette personne ne suit aucun calendrier vaccinal ici : il n'y a pas de carnet à montrer."));
    }
    return errorWords(error.code).sentence();
}

namespace {

/// A sheet goes to a professional, a record to the person herself: neither by ordinary e-mail.
QString wayOut(const Document& document)
{
    return document.kind == QLatin1String("fiche-medecin")
        ? CorrespondenceWords::tr("Envoyez-la par messagerie sécurisée de santé ou par courrier, jamais par courriel.")
        : CorrespondenceWords::tr("Envoyez-le à la personne par courrier ou par son espace personnel, jamais par courriel.");
}

} // namespace

QString CorrespondenceWords::saved(const Document& document, const QString& fileName)
{
    return typographic(tr("C'est enregistré sous le nom %1. ").arg(fileName) + wayOut(document));
}

QString CorrespondenceWords::saving()
{
    return typographic(tr("Choisissez où enregistrer le papier."));
}

QString CorrespondenceWords::printed(const Document& document)
{
    return typographic(tr("La page est partie à l'imprimante. ") + wayOut(document));
}

QString CorrespondenceWords::printing()
{
    return typographic(tr("Choisissez l'imprimante."));
}

QString CorrespondenceWords::nothingYet()
{
    return typographic(tr("Aucune fiche à montrer : elle se prépare après un appel dont le compte-rendu est enregistré."));
}

} // namespace relais
