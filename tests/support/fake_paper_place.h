#pragma once

#include "core/correspondence/paper_place.h"

#include <vector>

namespace relais::test {

/// Where the papers of a test go: a folder, and a printer that can fail. Answers at once.
struct FakePaperPlace final : PaperPlace {
    void ask(const QString& fileName, Answer answer) override
    {
        answer(folder.isEmpty() ? std::nullopt : std::optional(folder + u'/' + fileName));
    }
    void print(const Document& document, Printed answer) override
    {
        if (prints && *prints) {
            printed.push_back(document);
        }
        answer(prints);
    }

    QString folder; ///< empty: she changes her mind
    Result<bool> prints = true;
    std::vector<Document> printed;
};

} // namespace relais::test
