#pragma once

#include <QString>

namespace relais {

/// From now on what Qt and its plugins say goes to the error stream without long numbers: a desktop without a telephone tells the whole
/// address that it could not open, and a session keeps its error stream. Any thread.
void installQuietMessages();

/// The text with every run of four digits and more, written in whatever groups, as "…".
QString withoutNumbers(const QString& text);

} // namespace relais
