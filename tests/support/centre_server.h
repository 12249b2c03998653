#pragma once

#include "core/followups/read_agenda.h"
#include "core/outbox/change_feed.h"
#include "core/outbox/fact_json.h"
#include "core/outbox/server_api.h"
#include "core/outbox/upload_receipt.h"
#include "tests/support/test_centre.h"
#include "tests/support/test_loop.h"

namespace relais::test {

/// One desk's view of a TestCentre as its server: the rules of the centre over its real store, and a network that can be cut. What no sync
/// asks for is not there. Answers come through the loop.
class CentreServer final : public ServerApi {
public:
    CentreServer(TestCentre& centre, TestDesk& desk, TestLoop& loop) : m_centre(centre), m_desk(desk), m_loop(loop) {}

    bool reachable = true;
    bool signedIn = true; ///< false: the session is over, the desk's own credential is not
    int pulls = 0;
    int foundForgotten = 0; ///< uploads that showed a receipt the store did not know any more

    QString server() const override { return QStringLiteral("http://centre"); }
    void useDesk(const DeskEnrolment&) override {}
    void useToken(const QString&) override {}
    std::chrono::milliseconds retryAfter() const override { return {}; }

    void lease(const LeaseRequest& request, Then<LeaseAnswer> then) override
    {
        answer<LeaseAnswer>(then, [this, request] { return m_centre.lease(m_desk, request.max, request.busy); });
    }
    void renew(const LeaseIds& leases, Then<RenewAnswer> then) override
    {
        answer<RenewAnswer>(then, [this, leases] {
            return m_centre.inUnit(
                [&](CentralUnit& unit) { return renewLeases(unit, m_centre.rules, m_desk.id, leases, m_centre.clock.now()); });
        });
    }
    void upload(const std::vector<QJsonObject>& facts, const QString& receipt, Then<UploadAnswer> then) override
    {
        std::vector<Fact> read;
        for (const QJsonObject& json : facts) {
            read.push_back(factFromJson(json).value());
        }
        // Under the desk's credential: whoever is signed in.
        answer<UploadAnswer>(
            then,
            [this, read, receipt] {
                const bool forgotten = m_centre.inUnit([&](CentralUnit& unit) {
                    const bool found = hasForgotten(unit.feed, unit.facts, receipt);
                    if (found) {
                        unit.feed.renewEpoch(unit.ids.next());
                    }
                    return found;
                });
                foundForgotten += forgotten ? 1 : 0;
                UploadAnswer answer{m_centre.clock.now(), m_centre.upload(m_desk, read), {}, {}};
                return m_centre.inUnit([&](CentralUnit& unit) {
                    answer.epoch = unit.feed.epoch().text();
                    answer.receipt = receiptFor(unit.feed, answer.items);
                    return answer;
                });
            },
            true);
    }
    void changes(const QString& cursor, Then<ChangePage> then) override
    {
        answer<ChangePage>(then, [this, cursor] {
            ++pulls;
            return m_centre.inUnit([&](CentralUnit& unit) {
                if (hasForgotten(unit.feed, cursor)) {
                    unit.feed.renewEpoch(unit.ids.next());
                }
                return changesAfter(unit.feed, cursor, 1000);
            });
        });
    }
    void feedHead(Then<FeedHead> then) override
    {
        answer<FeedHead>(then, [this] {
            return m_centre.inUnit([](CentralUnit& unit) {
                return FeedHead{unit.feed.epoch().text(), relais::feedHead(unit.feed)};
            });
        });
    }
    void agenda(Then<AgendaPage> then) override
    {
        answer<AgendaPage>(then, [this] {
            return m_centre.inUnit(
                [&](CentralUnit& unit) { return readAgenda(unit, m_centre.rules, m_desk.agent, m_centre.clock.now()); });
        });
    }

    void enrolDesk(const DeskEnrolmentRequest&, Then<DeskEnrolment> then) override { absent(then); }
    void signIn(const SignInRequest&, Then<SignInAnswer> then) override { absent(then); }
    void signOut(Then<Done> then) override { absent(then); }
    void giveBack(const LeaseIds&, Then<RenewAnswer> then) override { absent(then); }
    void slotCapacities(QDate, Then<std::vector<SlotCapacity>> then) override { absent(then); }
    void programmes(Then<ProgrammeFiles> then) override { absent(then); }
    void alerts(Then<std::vector<WaitingAlert>> then) override { absent(then); }
    void conflicts(Then<std::vector<ListedConflict>> then) override { absent(then); }
    void search(const QString&, Then<std::vector<PersonFound>> then) override { absent(then); }
    void openFile(const PersonId&, const OpenFileRequest&, Then<OpenedFile> then) override { absent(then); }
    void revealNir(const PersonId&, Then<QString> then) override { absent(then); }
    void plannedCalls(Then<PlannedCalls> then) override { absent(then); }
    void phoneCohorts(Then<PhoneCohorts> then) override { absent(then); }
    void chooseCohort(const CohortRequest&, Then<CohortRun> then) override { absent(then); }

private:
    template <typename T>
    void answer(const Then<T>& then, const std::function<T()>& act, bool asDesk = false)
    {
        Result<T> result = failure(ErrorCode::Unreachable);
        if (reachable) {
            result = asDesk || signedIn ? Result<T>(act()) : Result<T>(failure(ErrorCode::NotSignedIn));
        }
        m_loop.post([then, result = std::move(result)] { then(result); });
    }
    template <typename T>
    void absent(const Then<T>& then)
    {
        m_loop.post([then] { then(failure(ErrorCode::NotFound)); });
    }

    TestCentre& m_centre;
    TestDesk& m_desk;
    TestLoop& m_loop;
};

} // namespace relais::test
