#pragma once

#include "core/accounts/role.h"

#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace relais {

/// One page of the office, as the composition registers it. `make` is called when the page is first shown, anew for each agent who
/// signs in, with the page's parent; what it borrows must outlive the window.
struct OfficeEntry {
    QString id;    ///< stable, never shown
    QString title; ///< French, as it stands in the list: "Charge des appels"
    std::vector<Role> roles;
    std::function<QWidget*(QWidget*)> make;
};

} // namespace relais
