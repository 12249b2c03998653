#pragma once

#include <QString>

namespace relais {

/// An invented agent that the sign-in page offers, so that the demo needs no password typed.
struct DemoSignIn {
    QString login;
    QString password;
    QString name;        ///< "Marie L."
    QString description; ///< "ICS, Albi : accompagnement"
};

} // namespace relais
