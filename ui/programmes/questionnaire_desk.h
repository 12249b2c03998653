#pragma once

#include "core/calls/call_desk.h"
#include "core/programmes/questionnaire_facts.h"
#include "ui/programmes/pathway_sources_view_model.h"

#include <QWidget>

namespace relais {

class KeyButton;
class QuestionnairePage;
class TextLabel;

/// The questionnaire of whoever is on screen: the one that gives the level, or for a member of Impulsion and Envol the second one, taken up
/// where it was left. Folded as long as the identity is not confirmed: nothing is asked, shown or kept. It is dropped, and its answers
/// overwritten, when another person comes. Interface thread.
class QuestionnaireDesk final : public QWidget {
    Q_OBJECT
public:
    QuestionnaireDesk(CallDesk& desk, const PathwaySources& sources, const Clock& clock, QWidget* parent = nullptr);
    ~QuestionnaireDesk() override;

    /// For the person on screen; goes on with what is open for her.
    void open();

Q_SIGNALS:
    void closed();

private:
    QString obstacle() const; ///< why nothing may be asked now; empty: it may
    void fold(const QString& why);
    void unfold();
    void sayInstead(const QString& text);
    void takeFocus();
    void build();
    void drop();
    void leave();
    void save();
    void refuse(const std::vector<ConsentAnswer>& consents, const Protocol& protocol);
    void refresh();

    CallDesk& m_desk;
    PathwaySources m_sources;
    const Clock& m_clock;
    QWidget* m_instead; ///< of the page: a sentence and what can be done
    TextLabel* m_message;
    KeyButton* m_again;
    KeyButton* m_back;
    QuestionnairePage* m_page = nullptr;
    std::shared_ptr<const ProgrammeBook> m_book; ///< of the page
    std::optional<Questionnaire> m_questionnaire;
    PersonId m_person;
    std::vector<FactBody> m_unsaved; ///< finished, and not in the store yet
    QString m_failure;               ///< why it is not
    bool m_folded = false;
};

} // namespace relais
