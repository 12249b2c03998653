#pragma once

class QCoreApplication;

namespace relais {

/// Dates, numbers and Qt's own words in French, whatever the system's language; Qt's words stay English where its
/// translations are not installed. Once, before the first window.
void speakFrench(QCoreApplication& application);

} // namespace relais
