#pragma once

#include "core/base/result.h"
#include "core/correspondence/document.h"

#include <functional>
#include <optional>

namespace relais {

/// Port: where a paper goes: to a file or to a printer. Given by the composition root. Interface thread.
class PaperPlace {
public:
    /// The whole path of the file; nothing: she changed her mind.
    using Answer = std::function<void(std::optional<QString> path)>;
    /// Whether it was given to a printer; false: she changed her mind. Fails with FileUnwritable, detail "printer".
    using Printed = std::function<void(Result<bool> printed)>;

    virtual ~PaperPlace() = default;
    /// Asks where a file of this name shall stand. Answers later or at once, at most once; never blocks.
    virtual void ask(const QString& fileName, Answer answer) = 0;
    /// Asks which printer, and prints the one page there; the print job is named after the sort of paper and nobody. Answers likewise.
    virtual void print(const Document& document, Printed answer) = 0;
};

} // namespace relais
