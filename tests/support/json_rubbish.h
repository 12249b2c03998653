#pragma once

#include <QJsonObject>

#include <functional>
#include <vector>

namespace relais::test {

/// Every way to spoil one place of a JSON value: a key more, a key less where it is needed is left to the caller, a value of
/// another type, text too long, null. Each result differs from `good` in one place, objects in lists included.
std::vector<QJsonObject> spoiled(const QJsonObject& good);

} // namespace relais::test
