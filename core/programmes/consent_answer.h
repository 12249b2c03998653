#pragma once

#include <QString>

namespace relais {

/// What somebody said to one consent of a pathway: a flag of its own, with the version of the wording that was read to her.
struct ConsentAnswer {
    QString code;
    QString wording;
    bool given = false;
    bool operator==(const ConsentAnswer&) const = default;
};

} // namespace relais
