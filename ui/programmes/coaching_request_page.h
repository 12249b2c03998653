#pragma once

#include "ui/base/card.h"
#include "ui/programmes/coaching_request_view_model.h"

class QComboBox;
class QVBoxLayout;

namespace relais {

class Announcer;
class KeyButton;
class TextField;
class TextLabel;

/// "Demandes des médecins": one request of a treating physician is brought in, and what it opened is said. Enter looks for the person,
/// Ctrl+Enter sends from anywhere in the form. Interface thread.
class CoachingRequestPage final : public Card {
    Q_OBJECT
public:
    CoachingRequestPage(CallDesk& desk, CoachingDesk& requests, ProgrammesInForce programmes, const Clock& clock, TimeWords time,
        QWidget* parent = nullptr);

    CoachingRequestViewModel& model() { return m_model; }

private:
    void buildPerson(QVBoxLayout* form);
    void buildRest(QVBoxLayout* form);
    TextLabel* addField(QVBoxLayout* form, const QString& name, QWidget* input, int width);
    void refresh();
    void listFound();
    void listThemes();
    void send();

    CoachingRequestViewModel m_model;
    Announcer* m_announcer;
    TextLabel* m_message;
    TextField* m_person = nullptr;
    TextLabel* m_chosen = nullptr;
    TextLabel* m_personMessage = nullptr;
    QWidget* m_foundHolder = nullptr;
    QVBoxLayout* m_foundColumn = nullptr;
    std::vector<CoachingRequestViewModel::Found> m_listed;
    QComboBox* m_theme = nullptr;
    TextField* m_askedOn = nullptr;
    TextField* m_physician = nullptr;
    TextLabel* m_personProblem = nullptr;
    TextLabel* m_themeProblem = nullptr;
    TextLabel* m_askedOnProblem = nullptr;
    TextLabel* m_physicianProblem = nullptr;
    TextLabel* m_plan = nullptr;
    KeyButton* m_send = nullptr;
    QString m_said;
};

} // namespace relais
