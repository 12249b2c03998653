#include "app/relais/french.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace relais {

using namespace Qt::StringLiterals;

void speakFrench(QCoreApplication& application)
{
    QLocale::setDefault(QLocale(QLocale::French, QLocale::France));
    auto* words = new QTranslator(&application);
    if (words->load(u"qtbase_fr"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(words);
    }
    // Plurals of our own sentences, when they are built in.
    auto* ours = new QTranslator(&application);
    if (ours->load(u":/relais/i18n/relais_fr.qm"_s)) {
        QCoreApplication::installTranslator(ours);
    }
}

} // namespace relais
