#include "db/campaigns/listing.h"

#include <algorithm>
#include <bit>

namespace relais {

namespace {

void putDigits(char* to, unsigned value, int digits)
{
    for (int i = digits - 1; i >= 0; --i) {
        to[i] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
}

void putDate(char* to, const CivilDate& date)
{
    putDigits(to, static_cast<unsigned>(static_cast<int>(date.year())), 4);
    to[4] = '-';
    putDigits(to + 5, static_cast<unsigned>(date.month()), 2);
    to[7] = '-';
    putDigits(to + 8, static_cast<unsigned>(date.day()), 2);
}

/// Mixes bytes eight at a time. Its result is stored: never change it.
class Mixer {
public:
    void add(std::string_view text)
    {
        add(static_cast<std::int64_t>(text.size()));
        while (!text.empty()) {
            const std::size_t size = std::min<std::size_t>(8, text.size());
            std::uint64_t word = 0;
            for (std::size_t i = 0; i < size; ++i) {
                word |= std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * i);
            }
            add(static_cast<std::int64_t>(word));
            text.remove_prefix(size);
        }
    }
    void add(std::int64_t number)
    {
        m_state = (std::rotl(m_state, 29) ^ static_cast<std::uint64_t>(number)) * 0x9e3779b97f4a7c15ULL;
        m_state ^= m_state >> 32;
    }
    std::int64_t result() const { return static_cast<std::int64_t>(m_state * 0xd6e8feb86659fd93ULL); }

private:
    std::uint64_t m_state = 0x52656c616973ULL;
};

} // namespace

Listing::Listing(const TargetRow& row, IneligibleReasons reasons, const TargetCriteria& criteria, const CivilDate& referenceDate)
{
    const TargetPerson& person = row.criteria;
    m_texts[BirthName] = row.birthName;
    m_texts[UsedName] = row.usedName;
    m_texts[FirstName] = row.firstName;
    m_texts[BirthDate] = dateText(person.birthDate, m_dates[0]);
    m_texts[Landline] = row.landline ? row.landline->view() : std::string_view();
    m_texts[Mobile] = row.mobile ? row.mobile->view() : std::string_view();
    m_texts[Email] = row.email;
    m_texts[Address] = row.address;
    m_texts[PostalCode] = row.postalCode;
    m_texts[Town] = row.town;
    if (person.scheme >= 0) {
        putDigits(m_scheme, static_cast<unsigned>(person.scheme), 2);
        m_texts[Scheme] = {m_scheme, 2};
    }
    m_texts[LongTermConditions] = row.longTermConditions;
    m_texts[TreatingDoctor] = row.treatingDoctor;
    const auto exam = [&](ExamKind kind, Text text, DateText& place) {
        if (const auto& date = person.lastExam[static_cast<std::size_t>(kind)]) {
            m_texts[text] = dateText(*date, place);
        }
    };
    exam(ExamKind::Dental, Dental, m_dates[1]);
    exam(ExamKind::Renal, Renal, m_dates[2]);
    exam(ExamKind::EyeFundus, EyeFundus, m_dates[3]);
    if (!reasons.isEmpty()) {
        m_ineligible = reasons.codes().join(u',').toStdString();
        m_texts[Ineligible] = m_ineligible;
    }
    m_numbers = {static_cast<std::int64_t>(row.sex), person.deliveries, person.letters, person.enrolled, person.refused,
        person.deceased, criteria.careGap && !reasons.has(IneligibleReason::NoCareGap),
        careGapYears(person, criteria, referenceDate)};
}

std::string_view Listing::dateText(const CivilDate& date, DateText& place)
{
    putDate(place.text, date);
    return {place.text, sizeof place.text};
}

std::int64_t Listing::contentHash(const std::string& campaign) const
{
    Mixer mixer;
    mixer.add(campaign);
    for (const std::string_view text : m_texts) {
        mixer.add(text);
    }
    for (const std::int64_t number : m_numbers) {
        mixer.add(number);
    }
    return mixer.result();
}

std::string isoDate(const CivilDate& date)
{
    std::string text(10, ' ');
    putDate(text.data(), date);
    return text;
}

} // namespace relais
