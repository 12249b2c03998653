#pragma once

#include "core/programmes/programme_book.h"

#include <memory>

namespace relais {

/// The programmes that a desk plans by right now, asked for each time they are needed: a sign-in may bring those of the server. Either one book
/// for good, or whichever one stands in a place that outlives this. A value; interface thread.
class ProgrammesInForce {
public:
    ProgrammesInForce() = default;
    ProgrammesInForce(std::nullptr_t) {} // NOLINT(google-explicit-constructor)
    ProgrammesInForce(std::shared_ptr<const ProgrammeBook> book)
        : m_book(std::move(book)) {} // NOLINT(google-explicit-constructor)
    static ProgrammesInForce following(const std::shared_ptr<const ProgrammeBook>& place)
    {
        ProgrammesInForce made;
        made.m_place = &place;
        return made;
    }

    const std::shared_ptr<const ProgrammeBook>& book() const { return m_place ? *m_place : m_book; }
    explicit operator bool() const { return book() != nullptr; }
    const ProgrammeBook& operator*() const { return *book(); }
    const ProgrammeBook* operator->() const { return book().get(); }

private:
    std::shared_ptr<const ProgrammeBook> m_book;
    const std::shared_ptr<const ProgrammeBook>* m_place = nullptr;
};

} // namespace relais
