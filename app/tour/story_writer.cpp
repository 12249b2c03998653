#include "app/tour/story_writer.h"

namespace relais {

StoryWriter& StoryWriter::then(
    const QString& picture, std::function<void()> act, const QStringList& wanted, const QStringList& unwanted)
{
    m_steps.push_back({.picture = picture, .act = std::move(act), .missing = [eye = &m_stage.eye, wanted, unwanted] {
                           const auto missing = eye->misses(wanted);
                           return missing.isEmpty() ? eye->stillShows(unwanted) : missing;
                       }});
    return *this;
}

StoryWriter& StoryWriter::press(
    const QString& picture, const QString& keys, const QStringList& wanted, const QStringList& unwanted)
{
    return then(
        picture, [hand = &m_stage.hand, keys] { hand->press(QKeySequence(keys)); }, wanted, unwanted);
}

StoryWriter& StoryWriter::click(
    const QString& picture, const QString& name, const QStringList& wanted, const QStringList& unwanted)
{
    // A control that is not there shows in what is missing afterwards, unless nothing is wanted: then it must be told here.
    auto pressed = std::make_shared<bool>(false);
    then(
        picture, [hand = &m_stage.hand, name, pressed] { *pressed = hand->click(name); }, wanted, unwanted);
    m_steps.back().missing = [before = std::move(m_steps.back().missing), pressed, name] {
        return *pressed ? before() : QStringLiteral("no control « %1 »").arg(name);
    };
    return *this;
}

StoryWriter& StoryWriter::wait(const QString& picture, const QStringList& wanted, const QStringList& unwanted)
{
    return then(picture, {}, wanted, unwanted);
}

} // namespace relais
