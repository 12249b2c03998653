#include "tests/support/member_story.h"

#include <stdexcept>

namespace relais::test {

namespace {

template <typename T>
const T& loaded(const Result<T>& value)
{
    if (!value) {
        throw std::runtime_error(value.error().detail.toStdString());
    }
    return *value;
}

} // namespace

const ProgrammeBook& MemberStory::book()
{
    static const auto book = ProgrammeBook::shipped();
    return loaded(book);
}

const OutcomeCatalogue& MemberStory::outcomes()
{
    static const auto outcomes = OutcomeCatalogue::shipped();
    return loaded(outcomes);
}

const Calendar& MemberStory::calendar()
{
    static const auto calendar = Calendar::shipped(QStringLiteral("france"));
    return loaded(calendar);
}

MemberStory::MemberStory(const char* pathway, const char* territory)
    : protocol(book().joinedOn(QString::fromLatin1(pathway), QDate(2026, 11, 22)))
{
    if (!protocol) {
        throw std::runtime_error("no such pathway");
    }
    member.territory = QString::fromLatin1(territory);
    member.centre = {QStringLiteral("albi")};
    member.numbers = {{QStringLiteral("+33639980001")}};
    member.facts.push_back({Instant(), {}, 0, AttributeSaid{QStringLiteral("electronic_messages"), true}});
}

Instant MemberStory::at(const char* text) const
{
    const QStringList parts = QString::fromLatin1(text).split(u' ');
    const QTime time = parts.size() > 1 ? QTime::fromString(parts[1], QStringLiteral("HH:mm")) : QTime(12, 0);
    return calendar().instantOf({QDate::fromString(parts[0], Qt::ISODate), time}, member.territory);
}

QString MemberStory::text(Instant at) const
{
    const LocalTime local = calendar().localTime(at, member.territory);
    return local.date.toString(Qt::ISODate) + u' ' + local.time.toString(QStringLiteral("HH:mm"));
}

MemberFact& MemberStory::add(Instant at)
{
    MemberFact fact;
    fact.occurredAt = at;
    fact.deskSeq = ++m_seq;
    member.facts.push_back(fact);
    return member.facts.back();
}

void MemberStory::anchor(AnchorKind kind, const char* when, bool confirmed)
{
    add(at(when)).body = AnchorSaid{kind, at(when), confirmed};
}

AttemptRecord& MemberStory::call(const char* step, const char* when, OutcomeCode outcome, int occurrence)
{
    StepCalled called{QString::fromLatin1(step), occurrence, {}};
    called.attempt.startedAt = at(when);
    called.attempt.closedAt = at(when) + std::chrono::minutes(2);
    called.attempt.outcome = outcome;
    called.attempt.number = member.numbers.front();
    MemberFact& fact = add(at(when));
    fact.body = called;
    return std::get<StepCalled>(fact.body).attempt;
}

void MemberStory::noted(const char* step, StepNoted::What what, const char* when, int occurrence)
{
    add(at(when)).body = StepNoted{QString::fromLatin1(step), occurrence, what, at(when)};
}

void MemberStory::asked(const char* step, const char* from, const char* until, int occurrence)
{
    add(at(from) - std::chrono::days(1)).body = StepAsked{QString::fromLatin1(step), occurrence, {at(from), at(until)}};
}

void MemberStory::stopped(ExitCause cause, const char* when, bool over)
{
    add(at(when)).body = PathwayStopped{cause, over};
}

void MemberStory::said(const char* attribute, AttributeValue value)
{
    add(at("2020-01-01")).body = AttributeSaid{QString::fromLatin1(attribute), std::move(value)};
}

std::vector<PlannedStep> MemberStory::steps(const char* now) const
{
    return nextSteps(*protocol, outcomes(), calendar(), member, at(now));
}

QString MemberStory::told(const char* step, const char* now, int occurrence) const
{
    for (const PlannedStep& one : steps(now)) {
        if (protocol->steps[one.step].code != QLatin1String(step) || one.occurrence != occurrence) {
            continue;
        }
        const QString state = codeOf(one.state);
        if (one.doneAt) {
            return state + u' ' + text(*one.doneAt).left(10);
        }
        if (one.state == StepState::Dropped || one.state == StepState::Waiting || !one.why.isEmpty()) {
            return (state + u' ' + one.why).trimmed();
        }
        return state + u' ' + text(one.due.from) + u'-' + text(one.due.until).mid(11);
    }
    return {};
}

} // namespace relais::test
