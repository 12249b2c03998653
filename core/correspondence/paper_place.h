#pragma once

#include <QString>

#include <functional>
#include <optional>

namespace relais {

/// Port: where a paper is saved. Given by the composition root. Interface thread.
class PaperPlace {
public:
    /// The whole path of the file; nothing: she changed her mind.
    using Answer = std::function<void(std::optional<QString> path)>;

    virtual ~PaperPlace() = default;
    /// Asks where a file of this name shall stand. Answers later or at once, at most once; never blocks.
    virtual void ask(const QString& fileName, Answer answer) = 0;
};

} // namespace relais
