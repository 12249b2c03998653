#pragma once

#include "core/people/person_store.h"

#include <QStringList>

namespace relais {

/// The keys under which somebody is found: "n" + name keys in both orders, "b" + birth date, "t" + each number's digits backwards.
QStringList searchKeys(const PersonIdentity& identity, const QStringList& numbers);

/// People by what was typed: a birth date (dd/mm/yyyy), a number or its last digits (four at least), or the beginning of a name,
/// family name or first name first, without regard to accents. At most 50, by key; fewer than two characters find nobody.
std::vector<PersonHit> searchPeople(PersonStore& people, const QString& typed);

} // namespace relais
