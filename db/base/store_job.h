#pragma once

#include "db/base/connection.h"

#include <functional>
#include <optional>

namespace relais {

/// The value type that a piece of work answers with: T for a work that gives T or Result<T>.
template <typename T>
struct WorkValue {
    using Type = T;
};
template <typename T>
struct WorkValue<Result<T>> {
    using Type = T;
};
template <typename Work>
using WorkValueOf = typename WorkValue<std::invoke_result_t<Work, Connection&>>::Type;

/// Work waiting for a thread of the Database, with what to do with its answer. Made and kept by Database alone.
class StoreJob {
public:
    virtual ~StoreJob() = default;
    /// On a database thread. False: what it wrote must be undone.
    virtual bool perform(Connection& connection) = 0;
    /// Replaces the answer: the transaction around it failed.
    virtual void fail(const Error& error) = 0;
    /// Once, after the transaction has ended.
    virtual void answer() = 0;
};

template <typename T>
class StoreJobOf final : public StoreJob {
public:
    using Work = std::function<Result<T>(Connection&)>;
    using Deliver = std::function<void(Result<T>)>;

    StoreJobOf(Work work, Deliver deliver) : m_work(std::move(work)), m_deliver(std::move(deliver)) {}

    bool perform(Connection& connection) override
    {
        try {
            m_result.emplace(m_work(connection));
        } catch (const StoreFailure& caught) {
            m_result.emplace(failure(caught.error()));
        } catch (const std::exception&) {
            // Its text may quote data.
            m_result.emplace(failure(ErrorCode::Unexpected, QStringLiteral("exception in a store job")));
        }
        return m_result->has_value();
    }
    void fail(const Error& error) override
    {
        // A job that already failed keeps its own, nearer reason.
        if (!m_result || m_result->has_value()) {
            m_result.emplace(failure(error));
        }
    }
    void answer() override { m_deliver(std::move(*m_result)); }

private:
    Work m_work;
    Deliver m_deliver;
    std::optional<Result<T>> m_result;
};

} // namespace relais
