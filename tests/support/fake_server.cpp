#include "tests/support/fake_server.h"

#include "core/outbox/fact_json.h"
#include "core/queue/hand_out_order.h"
#include "tests/support/sample_people.h"

#include <algorithm>

namespace relais::test {

template <typename T>
void FakeServer::answer(Then<T> then, const std::function<Result<T>()>& act)
{
    ++requests;
    if (silent) {
        return;
    }
    Result<T> result = failure(ErrorCode::Unreachable, QStringLiteral("no network"));
    if (reachable) {
        result = refusesAll ? Result<T>(failure(*refusesAll)) : act();
        if (losesAnswers) {
            result = failure(ErrorCode::Unreachable, QStringLiteral("connection lost"));
        }
    }
    auto kept = std::make_shared<Result<T>>(std::move(result));
    const auto tell = [kept, then = std::move(then)] { then(std::move(*kept)); };
    if (slow) {
        m_late.push_back(tell);
    } else {
        m_loop.post(tell);
    }
}

void FakeServer::answerAll()
{
    slow = false;
    for (auto& tell : std::exchange(m_late, {})) {
        m_loop.post(std::move(tell));
    }
}

void FakeServer::obtain(Then<DeskEnrolment> then)
{
    m_loop.post([then = std::move(then), id = desk.isNull() ? sampleId<DeskId>(2) : desk] {
        then(DeskEnrolment{id, QStringLiteral("credential"), {QStringLiteral("albi")}});
    });
}

void FakeServer::enrolDesk(const DeskEnrolmentRequest&, Then<DeskEnrolment> then)
{
    obtain(std::move(then));
}

void FakeServer::signIn(const SignInRequest& request, Then<SignInAnswer> then)
{
    answer<SignInAnswer>(std::move(then), [this, request]() -> Result<SignInAnswer> {
        const auto known = passwords.find(request.login);
        if (known == passwords.end() || known->second != request.password) {
            return failure(ErrorCode::WrongPassword);
        }
        SignInAnswer given = session;
        given.token = QStringLiteral("token");
        given.serverTime = now();
        given.expiresAt = now() + std::chrono::hours(12);
        if (given.agent.isNull()) {
            given.agent = sampleId<AgentId>(3);
            given.centre = {QStringLiteral("albi")};
            given.centreName = QStringLiteral("Albi");
            given.displayName = QStringLiteral("Marie L.");
            given.role = Role::NurseAdviser;
        }
        given.epoch = epoch;
        return given;
    });
}

void FakeServer::signOut(Then<Done> then)
{
    answer<Done>(std::move(then), [] { return Result<Done>(Done{}); });
}

void FakeServer::lease(const LeaseRequest& request, Then<LeaseAnswer> then)
{
    answer<LeaseAnswer>(std::move(then), [this, request]() -> Result<LeaseAnswer> {
        ++leaseRequests;
        if (m_token.isEmpty()) {
            return failure(ErrorCode::NotSignedIn);
        }
        while (static_cast<int>(lent.size()) < request.max) {
            const auto next = std::find_if(queue.begin(), queue.end(),
                [&](const LeasedContact& one) { return !request.busy || one.rank != commonPromiseRank; });
            if (next == queue.end()) {
                break;
            }
            LeasedContact contact = *next;
            queue.erase(next);
            contact.expiresAt = now() + leaseTime;
            lent.emplace(contact.lease, contact);
        }
        LeaseAnswer given{now(), {}, std::nullopt};
        for (const auto& [id, contact] : lent) {
            given.contacts.push_back(contact);
        }
        if (given.contacts.empty()) {
            given.none = nobody;
        }
        return given;
    });
}

void FakeServer::renew(const LeaseIds& leases, Then<RenewAnswer> then)
{
    answer<RenewAnswer>(std::move(then), [this, leases]() -> Result<RenewAnswer> {
        RenewAnswer given{now(), {}};
        for (const LeaseId& lease : leases.leases) {
            const auto held = lent.find(lease);
            if (held == lent.end()) {
                given.items.push_back({lease, false, std::nullopt});
            } else {
                held->second.expiresAt = now() + leaseTime;
                given.items.push_back({lease, true, held->second.expiresAt});
            }
        }
        return given;
    });
}

void FakeServer::giveBack(const LeaseIds& leases, Then<RenewAnswer> then)
{
    answer<RenewAnswer>(std::move(then), [this, leases]() -> Result<RenewAnswer> {
        RenewAnswer given{now(), {}};
        for (const LeaseId& lease : leases.leases) {
            lent.erase(lease);
            given.items.push_back({lease, false, std::nullopt});
        }
        return given;
    });
}

FactAnswer FakeServer::take(const QJsonObject& json)
{
    const auto fact = factFromJson(json);
    if (!fact) {
        return {FactId(), FactVerdict::Refused, QStringLiteral("malformed")};
    }
    if (const auto known = m_known.find(fact->id); known != m_known.end()) {
        ++sameAgain;
        return known->second == json ? FactAnswer{fact->id, FactVerdict::AlreadyHave, {}}
                                     : FactAnswer{fact->id, FactVerdict::Refused, QStringLiteral("other_content")};
    }
    FactAnswer verdict{fact->id, FactVerdict::Accepted, {}};
    if (judge) {
        verdict = judge(*fact).value_or(verdict);
    }
    if (verdict.verdict == FactVerdict::Accepted || verdict.verdict == FactVerdict::AcceptedConflict) {
        m_known.emplace(fact->id, json);
        facts.push_back(*fact);
        if (std::holds_alternative<AttemptClosed>(fact->body)) {
            std::erase_if(lent, [&](const auto& item) { return item.second.person.id == fact->person; });
        }
    }
    return verdict;
}

UploadAnswer FakeServer::takeAll(const std::vector<QJsonObject>& batch)
{
    UploadAnswer given{now(), {}, epoch, QStringLiteral("receipt-%1").arg(uploads)};
    for (const QJsonObject& json : batch) {
        given.items.push_back(take(json));
    }
    return given;
}

void FakeServer::upload(const std::vector<QJsonObject>& batch, const QString& receipt, Then<UploadAnswer> then)
{
    answer<UploadAnswer>(std::move(then), [this, batch, receipt]() -> Result<UploadAnswer> {
        ++uploads;
        receipts.push_back(receipt);
        const bool holdsTooLarge = tooLarge && std::any_of(batch.begin(), batch.end(), tooLarge);
        if (static_cast<int>(batch.size()) > largestUpload || holdsTooLarge) {
            return failure(ErrorCode::ServerRefused, QStringLiteral("too_large"));
        }
        if (stumbles && std::any_of(batch.begin(), batch.end(), stumbles)) {
            return failure(stumble);
        }
        if (refusesReceipts && !receipt.isEmpty()) {
            return failure(ErrorCode::ServerRefused, QStringLiteral("schema_violation"));
        }
        return takeAll(batch);
    });
}

void FakeServer::changes(const QString& cursor, Then<ChangePage> then)
{
    answer<ChangePage>(std::move(then), [this, cursor]() -> Result<ChangePage> {
        ++pulls;
        cursors.push_back(cursor);
        if (!showsChanges) {
            return failure(ErrorCode::NotPermitted);
        }
        const bool known = cursor.section(u'.', 0, 0) == epoch;
        const auto from = static_cast<std::size_t>(known ? cursor.section(u'.', 1).toLongLong() : 0);
        const auto until = std::min(feed.size(), from + static_cast<std::size_t>(pageSize));
        ChangePage page;
        page.epoch = epoch;
        page.changes.assign(feed.begin() + static_cast<std::ptrdiff_t>(std::min(from, feed.size())),
            feed.begin() + static_cast<std::ptrdiff_t>(until));
        page.nextCursor = epoch + u'.' + QString::number(until);
        page.more = until < feed.size();
        if (afterPull) {
            m_loop.post(afterPull);
        }
        return page;
    });
}

void FakeServer::feedHead(Then<FeedHead> then)
{
    answer<FeedHead>(std::move(then), [this] {
        if (m_token.isEmpty()) {
            return Result<FeedHead>(failure(ErrorCode::NotSignedIn));
        }
        if (!showsChanges) {
            return Result<FeedHead>(failure(ErrorCode::NotPermitted));
        }
        return Result<FeedHead>(FeedHead{epoch, epoch + u'.' + QString::number(feed.size())});
    });
}

void FakeServer::agenda(Then<AgendaPage> then)
{
    answer<AgendaPage>(std::move(then), [this] { return Result<AgendaPage>(AgendaPage{now(), promises}); });
}

void FakeServer::slotCapacities(QDate, Then<std::vector<SlotCapacity>> then)
{
    answer<std::vector<SlotCapacity>>(std::move(then), [this] {
        return Result<std::vector<SlotCapacity>>(
            std::vector<SlotCapacity>{{QStringLiteral("14-17"), QTime(14, 0), QTime(17, 0), 6, takenPromises}});
    });
}

void FakeServer::programmes(Then<ProgrammeFiles> then)
{
    answer<ProgrammeFiles>(std::move(then), [this] { return Result<ProgrammeFiles>(programmesInForce); });
}

void FakeServer::alerts(Then<std::vector<WaitingAlert>> then)
{
    answer<std::vector<WaitingAlert>>(std::move(then), [this] { return Result<std::vector<WaitingAlert>>(alertsWaiting); });
}

void FakeServer::conflicts(Then<std::vector<ListedConflict>> then)
{
    answer<std::vector<ListedConflict>>(std::move(then), [this] { return Result<std::vector<ListedConflict>>(conflictsListed); });
}

void FakeServer::plannedCalls(Then<PlannedCalls> then)
{
    answer<PlannedCalls>(std::move(then), [this] { return Result<PlannedCalls>(planned); });
}

void FakeServer::phoneCohorts(Then<PhoneCohorts> then)
{
    answer<PhoneCohorts>(std::move(then), [this] { return Result<PhoneCohorts>(cohorts); });
}

void FakeServer::chooseCohort(const CohortRequest& request, Then<CohortRun> then)
{
    answer<CohortRun>(std::move(then), [this, request] {
        cohortsAsked.push_back(request);
        CohortRun run;
        run.id = request.id;
        run.pathway = request.pathway;
        run.cause = CohortRun::Cause::Agent;
        run.said = {request.nurseHundredths, request.everyDays};
        return Result<CohortRun>(run);
    });
}

void FakeServer::search(const QString& text, Then<std::vector<PersonFound>> then)
{
    answer<std::vector<PersonFound>>(std::move(then), [this, text] {
        std::vector<PersonFound> found;
        std::copy_if(directory.begin(), directory.end(), std::back_inserter(found),
            [&](const PersonFound& person) { return person.displayName.contains(text, Qt::CaseInsensitive); });
        return Result<std::vector<PersonFound>>(std::move(found));
    });
}

void FakeServer::openFile(const PersonId& person, const OpenFileRequest& request, Then<OpenedFile> then)
{
    answer<OpenedFile>(std::move(then), [this, person, request]() -> Result<OpenedFile> {
        const auto found =
            std::find_if(files.begin(), files.end(), [&](const OpenedFile& file) { return file.person.id == person; });
        if (found == files.end()) {
            return failure(ErrorCode::NotFound, QStringLiteral("not_found"));
        }
        openedFor.push_back(request.purpose);
        return *found;
    });
}

void FakeServer::revealNir(const PersonId&, Then<QString> then)
{
    answer<QString>(std::move(then), [] { return Result<QString>(QStringLiteral("264097512345678")); });
}

} // namespace relais::test
