#include "core/campaigns/seen_nirs.h"

namespace relais {

SeenNirs::SeenNirs(std::size_t expected)
{
    grow(expected + expected / 3 + 64);
}

SeenNir& SeenNirs::place(std::uint64_t nir)
{
    // A strong mix, then scaled to the table by its high bits: any size will do, so growth need not double.
    std::uint64_t hash = nir * 0x9e3779b97f4a7c15ULL;
    hash = (hash ^ (hash >> 32)) * 0xd6e8feb86659fd93ULL;
    hash ^= hash >> 32;
    std::size_t at = static_cast<std::size_t>((hash >> 32) * m_places.size() >> 32);
    while (m_places[at].nir != 0 && m_places[at].nir != nir) {
        at = at + 1 == m_places.size() ? 0 : at + 1;
    }
    return m_places[at];
}

const SeenNir* SeenNirs::findOrAdd(const SeenNir& seen)
{
    SeenNir* found = &place(seen.nir);
    if (found->nir != 0) {
        return found;
    }
    if ((m_used + 1) * 5 > m_places.size() * 4) {
        grow(m_places.size() + m_places.size() / 2);
        found = &place(seen.nir);
    }
    *found = seen;
    ++m_used;
    return nullptr;
}

void SeenNirs::grow(std::size_t places)
{
    std::vector<SeenNir> old(places);
    old.swap(m_places);
    for (const SeenNir& seen : old) {
        if (seen.nir != 0) {
            place(seen.nir) = seen;
        }
    }
}

} // namespace relais
