#pragma once

#include "app/server/http_admission.h"
#include "app/server/http_refusal.h"
#include "app/server/http_response.h"

#include <functional>

namespace relais {

/// What the engine serves. Called from several worker threads at once; may block, but for what is said here; must not throw (what it throws
/// is a 500).
class HttpApplication {
public:
    virtual ~HttpApplication() = default;
    /// Asked before a body of some size is read; `head` has none yet. Who may not ask at all is refused here.
    virtual HttpAdmission admit(const HttpRequest& head) = 0;
    /// Whether it is answered on the few threads for what takes long and much memory, so that it holds up nobody else. Cheap: asked
    /// on the I/O thread for each request.
    virtual bool isHeavy(const HttpRequest&) const { return false; }
    /// Whether answer() returns at once, whatever the answer waits for: then it is called on the I/O thread and no worker is woken. Cheap.
    virtual bool isPrompt(const HttpRequest&) const { return false; }
    /// Whether answer() has the answer when it returns, from memory alone: then it is called on the I/O thread, even when nobody else finds a
    /// place. For whoever asks whether a full server is alive. Cheap.
    virtual bool isAtOnce(const HttpRequest&) const { return false; }
    /// Calls `then` once, on any thread, now or later; the request stays until then. When `then` goes uncalled, that is a 500.
    using Then = std::function<void(HttpResponse)>;
    virtual void answer(const HttpRequest& request, Then then) = 0;
    /// The answer to something that is not a request, or cannot be taken now.
    virtual HttpResponse refuse(const HttpRefusal& refusal) = 0;
};

} // namespace relais
