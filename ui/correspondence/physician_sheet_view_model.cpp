#include "ui/correspondence/physician_sheet_view_model.h"

#include "ui/words/correspondence_words.h"

namespace relais {

PhysicianSheetViewModel::PhysicianSheetViewModel(PaperPlace& place, Write write, QObject* parent)
    : QObject(parent), m_place(place), m_write(std::move(write)), m_message(CorrespondenceWords::nothingYet())
{}

void PhysicianSheetViewModel::show(const PhysicianSheetInput& input, const QString& token)
{
    m_alive.cut();
    m_token = token;
    m_document.reset();
    const auto sheet = physicianSheet(input);
    if (!sheet) {
        become(State::Refused, CorrespondenceWords::refusal(sheet.error()));
        return;
    }
    m_document = CorrespondenceWords::physicianSheet(*sheet);
    become(State::Ready, {});
}

void PhysicianSheetViewModel::clear()
{
    m_alive.cut();
    m_document.reset();
    m_token.clear();
    become(State::Empty, CorrespondenceWords::nothingYet());
}

void PhysicianSheetViewModel::save()
{
    if (!canSave()) {
        return;
    }
    const QString name = fileNameOf(*m_document, m_token);
    become(State::Asking, CorrespondenceWords::saving());
    m_place.ask(name, m_alive.guard([this](const std::optional<QString>& path) {
        if (!path) {
            become(State::Ready, {});
            return;
        }
        const auto written = m_write(*m_document, *path);
        const QString fileName = path->section(u'/', -1);
        become(written ? State::Saved : State::Failed,
            written ? CorrespondenceWords::saved(fileName) : CorrespondenceWords::refusal(written.error()));
    }));
}

void PhysicianSheetViewModel::become(State state, const QString& message)
{
    m_state = state;
    m_message = message;
    Q_EMIT changed();
}

} // namespace relais
