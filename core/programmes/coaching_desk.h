#pragma once

#include "core/programmes/coaching_request.h"

#include <QFuture>

#include <functional>

namespace relais {

/// Port: a place where requests of treating physicians are brought in. Interface thread; answers later, never blocks.
class CoachingDesk {
public:
    virtual ~CoachingDesk() = default;
    /// The id is this desk's to give. Asked again after an answer that did not come, the same request is the same to the server.
    /// Fails with NotSignedIn, NotPermitted, NotFound (nobody of that id or number is known), or as the server cannot be reached.
    virtual QFuture<Result<CoachingAnswer>> bring(const CoachingRequest& request) = 0;
};

/// Port: the server that takes them. Answers on the interface thread, exactly once; fails as ServerApi does.
class CoachingApi {
public:
    virtual ~CoachingApi() = default;
    virtual void requestCoaching(const CoachingRequest& request, std::function<void(Result<CoachingAnswer>)> then) = 0;
};

} // namespace relais
