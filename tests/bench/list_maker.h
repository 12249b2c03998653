#pragma once

#include "core/base/id_maker.h"
#include "core/people/nir.h"

#include <QFile>
#include <QString>

#include <array>
#include <string>

namespace relais::bench {

/// Writes a target list of invented people, like those an office sends: Windows-1252, CRLF, every kind of number, some dirt.
/// The same seed and size give the same file. About 160 bytes a row.
inline bool writeList(const QString& path, std::int64_t rows, std::uint64_t seed)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return false;
    }
    SeededRandom random(seed);
    const auto pick = [&](std::uint64_t n) { return random.next() % n; };
    const auto padded = [](std::uint64_t value, std::size_t width) {
        std::string text = std::to_string(value);
        return text.size() < width ? std::string(width - text.size(), '0') + text : text;
    };
    static constexpr std::array<const char*, 12> names{"D'Aubign\xE9", "MOREAU", "LEF\xC8VRE", "Perrin", "N'GUYEN", "FRAN\xC7OIS",
        "Dubois", "Gautier", "PETIT", "Fontaine", "Robert", "SIMON"};
    static constexpr std::array<const char*, 8> firstNames{"Marguerite", "Ga\xEBl", "Nicole", "Andr\xE9", "Jeanne-Jacqueline",
        "Zo\xE9",
        "Lo\xEF"
        "c",
        "Roger"};
    static constexpr std::array<const char*, 6> towns{
        "Nantes", "Rez\xE9", "Vertou", "Orvault", "Saint-Nazaire", "Ch\xE2teaubriant"};
    static constexpr std::array<const char*, 6> ranges{"019900", "026191", "035301", "046571", "053649", "063998"};
    std::string out =
        "NIR;CLE;NOM_NAISSANCE;NOM_USAGE;PRENOM;DATE_NAISSANCE;SEXE;TEL_FIXE;TEL_MOBILE;COURRIEL;ADRESSE;CODE_POSTAL;COMMUNE;"
        "REGIME;ALD;MT_RPPS;NB_DELIVRANCES_12M;DERNIER_BILAN_DENTAIRE;DERNIER_BILAN_RENAL;DERNIER_FOND_OEIL;NB_COURRIERS;"
        "DEJA_ADHERENT;REFUS_ANTERIEUR;DATE_DECES\r\n";
    const auto phone = [&]() -> std::string {
        const std::string number = std::string(ranges[pick(6)]) + padded(pick(10'000), 4);
        switch (pick(5)) {
        case 0: return "";
        case 1: return "+33" + number.substr(1);
        case 2:
            return number.substr(0, 2) + "." + number.substr(2, 2) + "." + number.substr(4, 2) + "." + number.substr(6, 2) + "."
                + number.substr(8);
        case 3:
            return number.substr(0, 2) + " " + number.substr(2, 2) + " " + number.substr(4, 2) + " " + number.substr(6, 2) + " "
                + number.substr(8);
        default: return number;
        }
    };
    const auto exam = [&]() -> std::string {
        return pick(3) != 0 ? "" : padded(1 + pick(28), 2) + "/" + padded(1 + pick(12), 2) + "/" + std::to_string(2021 + pick(6));
    };
    for (std::int64_t row = 0; row < rows; ++row) {
        const std::uint64_t sex = 1 + pick(2);
        const std::uint64_t year = 1945 + pick(60);
        const std::uint64_t month = 1 + pick(12);
        const std::string nir = std::to_string(sex) + padded(year % 100, 2) + padded(month, 2) + padded(1 + pick(95), 2)
            + padded(1 + pick(990), 3) + padded(pick(1000), 3);
        const auto parsed = Nir::fromText(std::string_view(nir));
        out += nir + ";"
            + padded(static_cast<std::uint64_t>(pick(200) == 0 ? 0
                             : parsed                          ? parsed->key()
                                                               : 0),
                2)
            + ";" + names[pick(12)] + ";" + (pick(4) == 0 ? names[pick(12)] : "") + ";" + firstNames[pick(8)] + ";"
            + padded(1 + pick(28), 2) + "/" + padded(month, 2) + "/" + std::to_string(year) + ";" + (sex == 1 ? "M" : "F") + ";"
            + phone() + ";" + phone() + ";" + (pick(2) == 0 ? "essai@exemple.fr" : "") + ";" + std::to_string(1 + pick(200))
            + " rue de l'\xC9glise;" + (pick(30) == 0 ? "974" : "44") + padded(pick(100), pick(30) == 0 ? 2 : 3) + ";"
            + towns[pick(6)] + ";01;" + (pick(20) == 0 ? "" : "8") + ";" + (pick(30) == 0 ? "" : "99700218896") + ";"
            + std::to_string(pick(13)) + ";" + exam() + ";" + exam() + ";" + exam() + ";"
            + std::to_string(pick(10) == 0 ? pick(3) : 3) + ";" + (pick(25) == 0 ? "O" : "N") + ";" + (pick(20) == 0 ? "O" : "N")
            + ";" + (pick(100) == 0 ? "01/02/2026" : "") + "\r\n";
        if (out.size() > 1'000'000) {
            file.write(out.data(), static_cast<qint64>(out.size()));
            out.clear();
        }
    }
    return file.write(out.data(), static_cast<qint64>(out.size())) == static_cast<qint64>(out.size());
}

} // namespace relais::bench
