#include "db/people/person_repository.h"

#include "core/people/search_people.h"

namespace relais {

namespace {

QStringList partsOf(const QString& text, QChar separator)
{
    return text.isEmpty() ? QStringList() : text.split(separator, Qt::SkipEmptyParts);
}

void addNumber(std::vector<ContactPoint>& points, const std::optional<QString>& e164, ContactPointKind kind)
{
    if (e164 && !e164->isEmpty()) {
        points.push_back({PhoneNumber{*e164}, kind, true});
    }
}

PersonFile fileOf(Row row)
{
    PersonFile file;
    file.version = row.next<std::int64_t>();
    file.fence = row.next<std::int64_t>();
    file.leasedUntil = row.next<std::optional<Instant>>();
    if (const auto packed = row.next<std::optional<std::uint64_t>>()) {
        file.nir = Nir::fromPacked(*packed);
    }
    file.territory = row.next<QString>();
    file.isMember = row.next<bool>();
    file.withdrawn = row.next<bool>();
    file.objected = row.next<bool>();
    file.deceased = row.next<bool>();
    file.identity = {row.next<QString>(), row.next<QString>(), row.next<QString>(), row.next<QDate>(), row.next<Sex>()};
    const auto landline = row.next<std::optional<QString>>();
    const auto mobile = row.next<std::optional<QString>>();
    addNumber(file.contactPoints, mobile, ContactPointKind::Mobile);
    addNumber(file.contactPoints, landline, ContactPointKind::Landline);
    file.addressLine = row.next<QString>();
    file.postalCode = row.next<QString>();
    file.town = row.next<QString>();
    file.listedEnrolled = row.next<bool>();
    file.listedRefused = row.next<bool>();
    file.listedDeceased = row.next<bool>();
    file.careGap = row.next<bool>();
    file.longTermConditions = partsOf(row.next<QString>(), u',');
    file.treatingPhysicianDeclared = !row.next<QString>().isEmpty();
    file.dataAsOf = row.next<std::optional<QDate>>();
    for (const auto kind : {ExamKind::EyeFundus, ExamKind::Renal, ExamKind::Dental}) {
        file.exams.push_back({kind, row.next<std::optional<QDate>>(), ExamSource::Data, file.dataAsOf});
    }
    file.memberSince = row.next<std::optional<QDate>>();
    file.treatingPhysicianName = row.next<QString>();
    file.sharesWithPhysician = row.next<bool>();
    file.preferredTime = row.next<QString>();
    for (const QString& line : partsOf(row.next<QString>(), u'\n')) {
        file.pinned.push_back({line});
    }
    file.deathListedAt = row.next<std::optional<Instant>>();
    return file;
}

} // namespace

bool PersonRepository::knows(const PersonId& person)
{
    return m_connection.statement("people/person.knows").bindAll(m_centre, person).value<int>().has_value();
}

std::optional<PersonFile> PersonRepository::find(const PersonId& person)
{
    std::optional<PersonFile> file;
    if (auto expected = m_expected.take(person)) {
        file = expected->empty() ? std::nullopt : std::optional(std::move(expected->front()));
    } else {
        file = m_connection.statement("people/person.find").bindAll(m_centre, person).one(fileOf);
    }
    if (file) {
        file->id = person;
        m_versions[person] = file->version;
    }
    return file;
}

void PersonRepository::expect(const std::vector<PersonId>& people)
{
    m_expected.ask(m_connection, m_centre, "people/person.find", ":id", people, fileOf);
}

std::optional<PersonId> PersonRepository::withNir(const Nir& nir)
{
    return m_connection.statement("people/person.with_nir").bindAll(m_centre, nir.packed()).value<PersonId>();
}

std::int64_t PersonRepository::setFlags(const PersonId& person, const Flags& flags)
{
    m_expected.forget(person);
    if (const auto known = m_versions.find(person); known != m_versions.end()) {
        m_connection.writeSoon("people/person.set_flags", person.bytes(), flags.isMember, flags.withdrawn, flags.objected,
            flags.deceased, m_centre, person);
        return ++known->second;
    }
    return m_connection.statement("people/person.set_flags")
        .bindAll(flags.isMember, flags.withdrawn, flags.objected, flags.deceased, m_centre, person)
        .value<std::int64_t>()
        .value_or(0);
}

std::vector<PersonHit> PersonRepository::withKey(const QString& prefix, int limit)
{
    // One person has up to four keys that begin alike.
    return m_connection.statement("people/person.with_key")
        .bind(":centre", m_centre)
        .bind(":prefix", prefix)
        .bind(":end", prefix + QChar(0xffff))
        .bind(":scan", limit * 4)
        .bind(":limit", limit)
        .all([](Row row) {
            return PersonHit{row.next<PersonId>(),
                {row.next<QString>(), row.next<QString>(), row.next<QString>(), row.next<QDate>(), row.next<Sex>()},
                row.next<QString>()};
        });
}

void PersonRepository::indexKeysOf(const PersonId& person)
{
    const auto file = find(person);
    if (!file) {
        return;
    }
    QStringList numbers;
    for (const ContactPoint& point : file->contactPoints) {
        numbers << point.number.e164;
    }
    auto insert = m_connection.statement("people/person.insert_key");
    for (const QString& key : searchKeys(file->identity, numbers)) {
        insert.bindAll(m_centre, key, person).send();
    }
}

int PersonRepository::indexKeys(int limit)
{
    struct Found {
        PersonId id;
        QStringList keys;
    };
    const auto found = m_connection.statement("people/person.without_keys").bindAll(m_centre, limit).all([](Row row) {
        Found one;
        one.id = row.next<PersonId>();
        const PersonIdentity identity{
            row.next<QString>(), row.next<QString>(), row.next<QString>(), row.next<QDate>(), Sex::Unknown};
        QStringList numbers{row.next<QString>(), row.next<QString>()};
        numbers.removeAll(QString());
        one.keys = searchKeys(identity, numbers);
        return one;
    });
    auto insert = m_connection.statement("people/person.insert_key");
    auto done = m_connection.statement("people/person.has_keys");
    for (const Found& one : found) {
        for (const QString& key : one.keys) {
            insert.bindAll(m_centre, key, one.id).send();
        }
        done.bindAll(m_centre, one.id).send();
    }
    return static_cast<int>(found.size());
}

} // namespace relais
