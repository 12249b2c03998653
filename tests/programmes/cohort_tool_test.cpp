// relaisctl programmes cohort, on a real store: from a list to the desk that is handed the person, killed in the middle too.
#include "tests/programmes/reminder_people.h"

#include "app/relaisctl/verbs.h"
#include "core/people/person_state.h"
#include "core/programmes/cohort_candidate.h"
#include "core/queue/keep_queue.h"
#include "core/queue/lease_contacts.h"
#include "db/accounts/account_repository.h"
#include "tests/support/program.h"

#include <sstream>

using namespace relais;
using namespace relais::test;
using namespace Qt::StringLiterals;

namespace {

struct Told {
    int code = 0;
    QString out;
    QString err;
};

Told tool(const QStringList& arguments)
{
    std::ostringstream out;
    std::ostringstream err;
    const int code = runTool(QStringList{u"programmes"_s, u"cohort"_s} + arguments, ToolStreams{out, err, false});
    QString said = QString::fromStdString(out.str());
    said.replace(QChar::Nbsp, u' ').replace(QChar(0x202f), u' ');
    return {code, said, QString::fromStdString(err.str())};
}

/// People of a list who joined Sophia diabetes forty days ago on the real clock: their first call is due.
class Members : public ReminderPeople {
public:
    explicit Members(int count)
    {
        AccountRepository(*connection).putCentre({centre, u"Essai"_s, u"demo"_s});
        clock.setWall(SystemClock().now() - std::chrono::days(40));
        std::vector<ListLine> list;
        list.reserve(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i) {
            list.push_back(ListLine().person(i).set("NOM_NAISSANCE", "Canari"));
        }
        import(listOf(list));
        for (int i = 0; i < count; ++i) {
            join(person(i), "sophia-diabetes", "2026-11", clock.now());
        }
    }
    QStringList arguments(const QStringList& more) const
    {
        return QStringList{u"sophia-diabetes"_s, u"--database"_s, path} + more;
    }
    std::int64_t said(bool in)
    {
        return count(std::string("count(*) FROM fact_pathway_said WHERE body LIKE '%in_phone_cohort%' AND body LIKE '%")
            + (in ? "true" : "false") + "%'");
    }
    static Instant later() { return SystemClock().now() + std::chrono::days(14); }
    /// Calls that may be handed out, once the week before the first one has gone by.
    int ready()
    {
        Transaction transaction(*connection);
        NoDirectory nobody;
        CentralStores stores(*connection, centre, nobody, ids);
        while (keepQueue(stores.unit(), rules, later()).more) {}
        stores.finish();
        transaction.commit();
        return static_cast<int>(count("count(*) FROM queue_entry WHERE state = 1 AND campaign = 'sophia-diabete'"));
    }
};

} // namespace

TEST_CASE("from a list to a call: whoever enrols enters the cohort and is handed to a desk", "[programmes][cohort]")
{
    Members store(5);
    CHECK(store.ready() == 0); // enrolled, and called by nobody

    const Told dry = tool(store.arguments({u"--fte"_s, u"2"_s}));
    INFO(dry.err.toStdString());
    CHECK(dry.code == ExitDone);
    CHECK(dry.out.contains(u"un appel tous les 60 jours, 2 infirmiers"_s));
    CHECK(dry.out.contains(u"Entrent : 5. Sortent : 0."_s));
    CHECK(dry.out.contains(u"Avant : 0 personne"_s));
    CHECK(dry.out.contains(u"Rien n"_s));
    CHECK_FALSE(dry.out.contains(u"Canari"_s));
    CHECK(store.said(true) == 0);
    CHECK(store.count("count(*) FROM cohort_run") == 0);

    const Told done = tool(store.arguments({u"--fte"_s, u"2"_s, u"--commit"_s}));
    INFO(done.err.toStdString());
    CHECK(done.code == ExitDone);
    CHECK(done.out.contains(u"5 entrées, 0 sortie"_s));
    CHECK(store.said(true) == 5);
    CHECK(store.ready() == 5);
    CHECK(store.count("count(*) FROM audit_event WHERE reason LIKE 'operator %'") == 5);

    // A desk takes the next contact: one of them.
    Transaction transaction(*store.connection);
    ReminderPeople::OneNurse nurses;
    CentralStores stores(*store.connection, store.centre, nurses, store.ids);
    const AgentProfile nurse{store.agent, store.centre, {}, Role::NurseAdviser, {u"sophia-diabete"_s}};
    const auto answer = leaseContacts(stores.unit(), store.rules, {store.desk, nurse}, {1, false}, Members::later());
    REQUIRE(answer.contacts.size() == 1);
    CHECK(answer.contacts.front().campaign.code == u"sophia-diabete");
    stores.finish();
    transaction.commit();

    // What was said holds; nobody phones any more: who is called no longer is not handed out.
    const Told again = tool(store.arguments({u"--commit"_s}));
    CHECK(again.out.contains(u"2 infirmiers"_s));
    CHECK(again.out.contains(u"0 entrée, 0 sortie"_s));
    const Told none = tool(store.arguments({u"--fte"_s, u"0"_s, u"--commit"_s}));
    CHECK(none.code == ExitDone);
    CHECK(none.out.contains(u"5 sorties"_s));
    CHECK(store.ready() == 0);
    const Told forgotten = tool(store.arguments({u"--from-accounts"_s}));
    CHECK(forgotten.out.contains(u"0 infirmiers"_s)); // this centre has no account
}

TEST_CASE("a cohort that must be called beyond the capacity is called, and that is said", "[programmes][cohort]")
{
    Members store(2);
    const Instant soon = SystemClock().now() + std::chrono::hours(48);
    store.told(store.person(0),
        PathwaySaid{u"sophia-diabetes"_s, StepAsked{u"first_call"_s, 1, {soon, soon + std::chrono::hours(1)}}},
        store.clock.now());
    const Told told = tool(store.arguments({u"--fte"_s, u"0"_s, u"--commit"_s}));
    CHECK(told.code == ExitDone);
    CHECK(told.out.contains(u"Entrent : 1."_s));
    CHECK(told.out.contains(u"aucune capacité"_s));
    CHECK(told.err.contains(u"Attention"_s));
    CHECK(store.said(true) == 1);
}

TEST_CASE("a cohort asked for wrongly is refused in one sentence, and nothing is written", "[programmes][cohort]")
{
    Members store(1);
    const QStringList rows[] = {{}, {u"sophia-diabetes"_s}, {u"sophia-diabetes"_s, u"--database"_s, u"/nowhere/none.db"_s},
        {u"sophia-asthma"_s, u"--database"_s, store.path}, store.arguments({u"--fte"_s, u"beaucoup"_s}),
        store.arguments({u"--fte"_s, u"-1"_s}), store.arguments({u"--frequency"_s, u"0"_s}),
        store.arguments({u"--frequency"_s, u"P60D"_s}), store.arguments({u"--commit"_s, u"--dry-run"_s}),
        store.arguments({u"--encore"_s}), store.arguments({u"--centre"_s, u"ailleurs"_s})};
    for (const QStringList& row : rows) {
        const Told told = tool(row);
        INFO(row.join(u' ').toStdString());
        CHECK(told.code == ExitUsage);
        CHECK(told.err.count(u'\n') == 1);
        CHECK(told.out.isEmpty());
    }
    CHECK(store.said(true) == 0);
    CHECK(store.count("count(*) FROM cohort_run") == 0);
    CHECK(tool({u"--help"_s}).out.contains(u"--commit"_s));
}

TEST_CASE("a run of the tool that is killed and started again moves everybody once", "[programmes][cohort][process]")
{
    constexpr int members = 600;
    Members store(members);
    const QStringList commit = store.arguments({u"--fte"_s, u"50"_s, u"--commit"_s});
    Program first(u"relaisctl"_s);
    REQUIRE(first.start(QStringList{u"programmes"_s, u"cohort"_s} + commit));
    while (first.running() && store.said(true) == 0) {
        first.readLine(std::chrono::milliseconds(2));
    }
    first.killNow();
    const auto moved = store.said(true);
    CHECK(moved > 0);
    CHECK(moved < members);
    const Told again = tool(commit);
    INFO(again.err.toStdString());
    CHECK(again.code == ExitDone);
    CHECK(store.said(true) == members);
    CHECK(store.count("count(DISTINCT person_id) FROM fact WHERE id IN (SELECT fact_id FROM fact_pathway_said WHERE body LIKE "
                      "'%in_phone_cohort%')")
        == members);
    CHECK(store.count("count(*) FROM cohort_run WHERE state = 2") == 1); // what the dead one began
    CHECK(store.count("count(*) FROM cohort_run WHERE state = 1") == 1);
    CHECK(store.count("count(*) FROM audit_event WHERE reason LIKE 'operator %'") == members);
}
