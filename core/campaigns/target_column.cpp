#include "core/campaigns/target_column.h"

#include <algorithm>

namespace relais {

namespace {

constexpr std::array<std::string_view, targetColumnCount> headers{"NIR", "CLE", "NOM_NAISSANCE", "NOM_USAGE", "PRENOM",
    "DATE_NAISSANCE", "SEXE", "TEL_FIXE", "TEL_MOBILE", "COURRIEL", "ADRESSE", "CODE_POSTAL", "COMMUNE", "REGIME", "ALD",
    "MT_RPPS", "NB_DELIVRANCES_12M", "DERNIER_BILAN_DENTAIRE", "DERNIER_BILAN_RENAL", "DERNIER_FOND_OEIL", "NB_COURRIERS",
    "DEJA_ADHERENT", "REFUS_ANTERIEUR", "DATE_DECES", "LIGNE", "COLONNE", "MOTIF_REJET"};

char upper(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

} // namespace

std::string_view headerOf(TargetColumn column)
{
    return headers[static_cast<std::size_t>(column)];
}

std::optional<TargetColumn> targetColumnFromHeader(std::string_view header)
{
    for (std::size_t i = 0; i < headers.size(); ++i) {
        if (std::equal(header.begin(), header.end(), headers[i].begin(), headers[i].end(),
                [](char a, char b) { return upper(a) == b; })) {
            return static_cast<TargetColumn>(i);
        }
    }
    return std::nullopt;
}

} // namespace relais
