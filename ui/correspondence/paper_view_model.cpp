#include "ui/correspondence/paper_view_model.h"

#include "ui/words/correspondence_words.h"

namespace relais {

PaperViewModel::PaperViewModel(PaperPlace& place, Write write, QObject* parent)
    : QObject(parent), m_place(place), m_write(std::move(write)), m_message(CorrespondenceWords::nothingYet())
{}

void PaperViewModel::show(const Result<Document>& made, const QString& token)
{
    m_alive.cut();
    m_token = token;
    m_document.reset();
    if (!made) {
        become(State::Refused, CorrespondenceWords::refusal(made.error()));
        return;
    }
    m_document = *made;
    become(State::Ready, {});
}

void PaperViewModel::clear()
{
    m_alive.cut();
    m_document.reset();
    m_token.clear();
    become(State::Empty, CorrespondenceWords::nothingYet());
}

void PaperViewModel::save()
{
    if (!canLeave()) {
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
        if (!written) {
            become(State::Failed, CorrespondenceWords::refusal(written.error()));
            return;
        }
        become(State::Saved, CorrespondenceWords::saved(*m_document, path->section(u'/', -1)));
        Q_EMIT kept();
    }));
}

void PaperViewModel::print()
{
    if (!canLeave()) {
        return;
    }
    become(State::Asking, CorrespondenceWords::printing());
    m_place.print(*m_document, m_alive.guard([this](const Result<bool>& printed) {
        if (!printed) {
            become(State::Failed, CorrespondenceWords::refusal(printed.error()));
        } else if (!*printed) {
            become(State::Ready, {});
        } else {
            become(State::Printed, CorrespondenceWords::printed(*m_document));
            Q_EMIT kept();
        }
    }));
}

void PaperViewModel::become(State state, const QString& message)
{
    m_state = state;
    m_message = message;
    Q_EMIT changed();
}

} // namespace relais
