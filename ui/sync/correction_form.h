#pragma once

#include "core/calls/call_desk.h"
#include "core/calls/outcome_catalogue.h"
#include "ui/words/time_words.h"

#include <QWidget>

class QComboBox;
class QDateEdit;
class QRadioButton;
class QTimeEdit;

namespace relais {

class Chip;
class TextField;

/// What the server refused, opened for correction: any outcome of its campaign, with what that outcome asks for; a promise with its
/// moment; anything else goes again as it is. Filled in with what was said before. Interface thread.
class CorrectionForm final : public QWidget {
    Q_OBJECT
public:
    CorrectionForm(
        const RefusedFact& fact, const OutcomeCatalogue& outcomes, const TimeWords& time, Instant now, QWidget* parent);

    CloseRequest request() const;
    QString note() const;
    void takeFocus();

Q_SIGNALS:
    void send();

private:
    QWidget* makeOutcome();
    QWidget* makeReport();
    QWidget* makeMoment(Instant now);
    QWidget* makeUntil(Instant now);
    QWidget* makeHelp();
    OutcomeQuestion question() const;
    void refresh();

    RefusedFact m_fact;
    const OutcomeCatalogue& m_outcomes;
    TimeWords m_time;
    QComboBox* m_outcome = nullptr;
    QWidget* m_report = nullptr;
    std::vector<std::pair<QString, Chip*>> m_themes;
    QWidget* m_moment = nullptr;
    QDateEdit* m_date = nullptr;
    QTimeEdit* m_from = nullptr;
    QRadioButton* m_mine = nullptr;
    QWidget* m_untilRow = nullptr;
    QDateEdit* m_until = nullptr;
    TextField* m_help = nullptr;
    TextField* m_note = nullptr;
};

} // namespace relais
