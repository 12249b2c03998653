#pragma once

#include "core/queue/leased_contact.h"
#include "core/queue/queue_reason.h"
#include "ui/words/time_words.h"

namespace relais {

/// How much a sentence may say: a role without health data hears of no exam and no care gap.
enum class HealthWords { Shown, Hidden };

/// One reason as a part of a sentence: "rappel promis pour 14 h par Paul D."; empty when it says too much for this role.
QString reasonWords(const QueueReason& reason, const TimeWords& time, Instant now, HealthWords health);
/// "rappel promis pour 14 h par Paul D., mardi ; le fond d’œil manque depuis 2023"
QString whyWords(const std::vector<QueueReason>& reasons, const TimeWords& time, Instant now, HealthWords health);
/// The first reason in a few words, for the left column: "rappel promis".
QString shortReason(const std::vector<QueueReason>& reasons, const TimeWords& time, Instant now, HealthWords health);

/// Nobody to call: what is so, and what can be done meanwhile.
struct NoContactWords {
    QString title;
    QString text;
};
NoContactWords noContactWords(const NoContact& none, const TimeWords& time, Instant now);

} // namespace relais
