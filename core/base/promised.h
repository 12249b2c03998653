#pragma once

#include "core/base/result.h"

#include <QFuture>
#include <QPromise>

#include <memory>

namespace relais {

/// The two ends of one answer: give the future away, finish it once. A value that callbacks copy; interface thread.
template <typename T>
class Promised {
public:
    Promised() : m_promise(std::make_shared<QPromise<Result<T>>>()) { m_promise->start(); }
    QFuture<Result<T>> future() const { return m_promise->future(); }
    void finish(Result<T> result) const
    {
        m_promise->addResult(std::move(result));
        m_promise->finish();
    }

private:
    std::shared_ptr<QPromise<Result<T>>> m_promise;
};

/// A future that is over already.
template <typename T>
QFuture<Result<T>> answered(Result<T> result)
{
    Promised<T> promised;
    promised.finish(std::move(result));
    return promised.future();
}

} // namespace relais
