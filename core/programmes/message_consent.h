#pragma once

#include "core/programmes/attributes.h"

namespace relais {

/// The consent that SMS and e-mails need, by its code in the programme files: "electronic_messages". A pathway's engine reads it as the flag of
/// this name; without her word there is none, which means no.
QString electronicMessages();
/// The name under which a history carries the consent that was said of one programme: "electronic_messages_sophia". That of all programmes is
/// electronicMessages() itself.
QString electronicMessagesOf(const QString& programme);

/// The same of the consent to take part in a programme: "programme_sophia". Said no, it ends every pathway of the programme.
QString programmeConsentOf(const QString& programme);

/// Whether SMS and e-mails may be planned. Pure.
bool agreesToMessages(const Attributes& attributes);

} // namespace relais
