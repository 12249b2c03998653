#pragma once

#include <memory>
#include <mutex>
#include <typeindex>
#include <unordered_map>

namespace relais {

/// What the connections of one process to one store remember together: one object of a type, made when first asked for. Its objects look
/// after their own threads. Owned by all of these connections; any thread.
class SharedMemory {
public:
    template <typename T>
    T& of()
    {
        const std::scoped_lock lock(m_mutex);
        auto& slot = m_objects[std::type_index(typeid(T))];
        if (!slot) {
            slot = std::make_shared<T>();
        }
        return *static_cast<T*>(slot.get());
    }

private:
    std::mutex m_mutex;
    std::unordered_map<std::type_index, std::shared_ptr<void>> m_objects;
};

} // namespace relais
