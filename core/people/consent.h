#pragma once

#include "core/base/json_reader.h"
#include "core/base/json_text.h"

#include <QJsonObject>
#include <QString>

namespace relais {

/// A consent that was given or taken back: the body of a fact. Each is a flag of its own, with the version of the words that were read;
/// the codes are those of the programme files ("programme", "electronic_messages", "evaluation", "physician_sharing").
struct ConsentSaid {
    QString consent;
    QString programme; ///< code of the programme it is about; empty: all of them
    bool given = false;
    QString channel; ///< how it was said: "phone", "online", "letter", "bedside"
    QString wording; ///< version of the words
    bool operator==(const ConsentSaid&) const = default;
};

/// {"consent","programme","given","channel","wording"}
JsonText toJson(const ConsentSaid& body);
ConsentSaid readConsentSaid(JsonReader& in);

/// How a consent stands: the newest word on it, and when it was said.
struct ConsentStanding {
    ConsentSaid said;
    Instant at;
    bool operator==(const ConsentStanding&) const = default;
};

/// Lets a word stand in place of the older one on the same consent of the same programme.
void stand(const ConsentSaid& said, Instant at, std::vector<ConsentStanding>& consents);

/// {"said","at"}
JsonText toJson(const ConsentStanding& standing);
ConsentStanding readConsentStanding(JsonReader& in);

} // namespace relais
